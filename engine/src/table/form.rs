//! The representation of structures in forms and queries.

/// How a structure is encoded as `application/x-www-form-urlencoded` or as a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormShape {
    lists: FormLists,
    objects: FormObjects,
}

impl FormShape {
    /// Repeated keys for lists, brackets for nested structures.
    pub const DEFAULT: Self = Self::new(FormLists::Repeat, FormObjects::Brackets);

    /// Creates a representation from those of lists and of nested structures.
    pub const fn new(lists: FormLists, objects: FormObjects) -> Self {
        Self { lists, objects }
    }

    /// Returns how a list is encoded.
    pub const fn lists(self) -> FormLists {
        self.lists
    }

    /// Returns how members of nested structures are named.
    pub const fn objects(self) -> FormObjects {
        self.objects
    }
}

/// How a list is encoded in a form or a query. Decoders accept all four, but the comma only where it is
/// specified.
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
}

impl FormLists {
    /// All variants.
    pub const ALL: [Self; 4] = [Self::Repeat, Self::Brackets, Self::Indexed, Self::Comma];

    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Repeat => "repeat",
            Self::Brackets => "brackets",
            Self::Indexed => "indexed",
            Self::Comma => "comma",
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
