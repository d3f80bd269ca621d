//! The representation of structures, lists and maps in forms and queries.

use super::Node;

/// How a structure is encoded as `application/x-www-form-urlencoded` or as a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormShape {
    objects: FormObjects,
    lists: FormList,
    maps: FormMap,
    empty_lists: bool,
}

impl FormShape {
    /// Repeated keys for lists, brackets for nested structures.
    pub const DEFAULT: Self = Self::new(FormLists::Repeat, FormObjects::Brackets);

    /// Creates a representation from those of lists and of nested structures.
    pub const fn new(lists: FormLists, objects: FormObjects) -> Self {
        Self { objects, lists: FormList::new(lists), maps: FormMap::Members, empty_lists: false }
    }

    /// Sets how the items of lists are named.
    pub const fn with_lists(mut self, lists: FormList) -> Self {
        self.lists = lists;
        self
    }

    /// Sets how the entries of maps are named.
    pub const fn with_maps(mut self, maps: FormMap) -> Self {
        self.maps = maps;
        self
    }

    /// Writes an empty list as a pair with an empty text, `a=`, where it would have no pairs.
    pub const fn with_empty_lists(mut self) -> Self {
        self.empty_lists = true;
        self
    }

    /// Returns how members of nested structures are named.
    pub const fn objects(self) -> FormObjects {
        self.objects
    }

    /// Returns how the items of lists are named.
    pub const fn lists(self) -> FormList {
        self.lists
    }

    /// Returns how the entries of maps are named.
    pub const fn maps(self) -> FormMap {
        self.maps
    }

    /// Returns whether an empty list is written as a pair with an empty text.
    pub const fn has_empty_lists(self) -> bool {
        self.empty_lists
    }

    /// Returns this representation with what a value specifies for itself.
    pub(crate) const fn of(mut self, node: &Node) -> Self {
        if let Some(own) = node.hints().form_layout() {
            if let Some(lists) = own.lists {
                self.lists = lists;
            }
            if let Some(maps) = own.maps {
                self.maps = maps;
            }
            if let Some(empty_lists) = own.empty_lists {
                self.empty_lists = empty_lists;
            }
        }
        self
    }
}

/// What the representation of a single value, list or map differs in from that of others of its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormNode {
    lists: Option<FormList>,
    maps: Option<FormMap>,
    empty_lists: Option<bool>,
    bare: bool,
    part: Option<PartNode>,
}

impl FormNode {
    /// No differences.
    pub const DEFAULT: Self = Self { lists: None, maps: None, empty_lists: None, bare: false, part: None };

    /// Makes an empty text be written as the name alone. A boolean is then `true` where its name is, and `false` where
    /// it is not.
    pub const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Returns whether an empty text is written as the name alone.
    pub const fn is_bare(&self) -> bool {
        self.bare
    }

    /// Sets how the items are named.
    pub const fn with_lists(mut self, lists: FormList) -> Self {
        self.lists = Some(lists);
        self
    }

    /// Sets how the entries are named.
    pub const fn with_maps(mut self, maps: FormMap) -> Self {
        self.maps = Some(maps);
        self
    }

    /// Sets whether an empty list is written as a pair with an empty text.
    pub const fn with_empty_lists(mut self, empty_lists: bool) -> Self {
        self.empty_lists = Some(empty_lists);
        self
    }

    /// Sets what a part of a multipart body has in addition to its name.
    pub const fn with_part(mut self, part: PartNode) -> Self {
        self.part = Some(part);
        self
    }

    /// Returns what a part of a multipart body has in addition to its name, if that is specified.
    pub const fn part(&self) -> Option<PartNode> {
        self.part
    }

    /// Returns how the items are named, if that is specified.
    pub const fn lists(&self) -> Option<FormList> {
        self.lists
    }

    /// Returns how the entries are named, if that is specified.
    pub const fn maps(&self) -> Option<FormMap> {
        self.maps
    }

    /// Returns whether an empty list is written as a pair with an empty text, if that is specified.
    pub const fn empty_lists(&self) -> Option<bool> {
        self.empty_lists
    }
}

/// What the part of a value in a multipart body has in addition to its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartNode {
    content_type: Option<&'static str>,
    file_name: Option<&'static str>,
}

impl PartNode {
    /// Nothing.
    pub const DEFAULT: Self = Self { content_type: None, file_name: None };

    /// Sets the media type. An empty text means none, also for a part that contains JSON.
    pub const fn with_content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = Some(media_type);
        self
    }

    /// Sets the name of the file.
    pub const fn with_file_name(mut self, name: &'static str) -> Self {
        self.file_name = Some(name);
        self
    }

    /// Returns the media type.
    pub const fn content_type(self) -> Option<&'static str> {
        self.content_type
    }

    /// Returns the name of the file.
    pub const fn file_name(self) -> Option<&'static str> {
        self.file_name
    }
}

/// How the items of a list are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormList {
    style: FormLists,
    member: &'static str,
    first: u8,
}

impl FormList {
    /// Creates the representation of a style. Numbers start at 1.
    pub const fn new(style: FormLists) -> Self {
        Self { style, member: "", first: 1 }
    }

    /// Sets the name between the name of the list and the number: `a.member.1=1`.
    pub const fn with_member(mut self, name: &'static str) -> Self {
        self.member = name;
        self
    }

    /// Sets the number of the first item, if items are numbered.
    pub const fn with_first(mut self, number: u8) -> Self {
        self.first = number;
        self
    }

    /// Returns the style.
    pub const fn style(self) -> FormLists {
        self.style
    }

    /// Returns the name between the name of the list and the number. Empty for none.
    pub const fn member(self) -> &'static str {
        self.member
    }

    /// Returns the number of the first item, if items are numbered.
    pub const fn first(self) -> u8 {
        self.first
    }
}

/// How the entries of a map are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormMap {
    /// Like members of a structure: `a[key]=value`.
    Members,
    /// As numbered pairs of a key and a value: `a.1.key=…&a.1.value=…`.
    Entries(FormEntries),
}

/// The names of the parts of numbered entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormEntries {
    entry: &'static str,
    key: &'static str,
    value: &'static str,
    first: u8,
}

impl FormEntries {
    /// Creates a representation from the names of the key and the value. Numbers start at 1.
    pub const fn new(key: &'static str, value: &'static str) -> Self {
        Self { entry: "", key, value, first: 1 }
    }

    /// Sets the name between the name of the map and the number: `a.entry.1.key=…`.
    pub const fn with_entry(mut self, name: &'static str) -> Self {
        self.entry = name;
        self
    }

    /// Sets the number of the first entry.
    pub const fn with_first(mut self, number: u8) -> Self {
        self.first = number;
        self
    }

    /// Returns the name between the name of the map and the number. Empty for none.
    pub const fn entry(self) -> &'static str {
        self.entry
    }

    /// Returns the name of the key.
    pub const fn key(self) -> &'static str {
        self.key
    }

    /// Returns the name of the value.
    pub const fn value(self) -> &'static str {
        self.value
    }

    /// Returns the number of the first entry.
    pub const fn first(self) -> u8 {
        self.first
    }
}

/// How a list is encoded in a form or a query. Decoders accept the first three for each other; commas and
/// numbers are accepted only where they are specified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormLists {
    /// `a=1&a=2`
    Repeat,
    /// `a[]=1&a[]=2`
    Brackets,
    /// `a[0]=1&a[1]=2`
    Indexed,
    /// `a=1,2`
    Comma,
    /// `a.1=1&a.2=2`, or `a[1]=1&a[2]=2`: the items are like members of a structure that are named by numbers.
    Numbered,
}

impl FormLists {
    /// All variants.
    pub const ALL: [Self; 5] = [Self::Repeat, Self::Brackets, Self::Indexed, Self::Comma, Self::Numbered];

    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Repeat => "repeat",
            Self::Brackets => "brackets",
            Self::Indexed => "indexed",
            Self::Comma => "comma",
            Self::Numbered => "numbered",
        }
    }
}

/// How members of nested structures are named in a form or a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormObjects {
    /// `a[b]=1`
    Brackets,
    /// `a.b=1`
    Dots,
}

impl FormObjects {
    /// All variants.
    pub const ALL: [Self; 2] = [Self::Brackets, Self::Dots];

    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brackets => "brackets",
            Self::Dots => "dots",
        }
    }
}
