//! The representation of values in XML.

use crate::spelling::Spelling;

/// The representation of a value in XML.
#[derive(Clone, Copy, Debug)]
pub struct XmlNode {
    name: &'static str,
    namespace: Option<&'static str>,
    form: XmlForm,
    spelling: Option<&'static dyn Spelling>,
    attributes: &'static [(&'static str, &'static str)],
    content: XmlContent,
    map: Option<XmlMap>,
    has_bare_content: bool,
}

impl XmlNode {
    /// An element with the wire name of the field. A list is a sequence of such elements.
    pub const ELEMENT: Self = Self {
        name: "",
        namespace: None,
        form: XmlForm::Element,
        spelling: None,
        attributes: &[],
        content: XmlContent::Text,
        map: None,
        has_bare_content: false,
    };

    /// Sets the local name. The default is the wire name.
    pub const fn with_name(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// Sets the namespace, where empty means none. By default an element has the namespace of its
    /// structure, list or map, and an attribute has none.
    pub const fn with_namespace(mut self, uri: &'static str) -> Self {
        self.namespace = Some(uri);
        self
    }

    /// Sets the form of the field.
    pub const fn with_form(mut self, form: XmlForm) -> Self {
        self.form = form;
        self
    }

    /// Sets the spelling of a single value in XML.
    pub const fn with_spelling(mut self, spelling: &'static dyn Spelling) -> Self {
        self.spelling = Some(spelling);
        self
    }

    /// Sets the constant attributes of the element, as pairs of a qualified name and a value.
    pub const fn with_attributes(mut self, attributes: &'static [(&'static str, &'static str)]) -> Self {
        self.attributes = attributes;
        self
    }

    /// Sets how a single value is written in its element.
    pub const fn with_content(mut self, content: XmlContent) -> Self {
        self.content = content;
        self
    }

    /// Sets the elements of the entries of a map. By default, an entry is an element that the key names.
    pub const fn with_map(mut self, map: XmlMap) -> Self {
        self.map = Some(map);
        self
    }

    /// Sets that a structure which specifies no namespace has its members in none, as within an element that has a
    /// prefix. By default, they are in the namespace of the element.
    pub const fn with_bare_content(mut self) -> Self {
        self.has_bare_content = true;
        self
    }

    /// Returns the local name. Empty for the wire name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the namespace if it is specified, where empty means none. By default an element has the
    /// namespace of its structure, and an attribute has none.
    pub const fn namespace(&self) -> Option<&'static str> {
        self.namespace
    }

    /// Returns the form of the field.
    pub const fn form(&self) -> XmlForm {
        self.form
    }

    /// Returns the spelling of a single value in XML, if it differs from that in other formats.
    pub const fn spelling(&self) -> Option<&'static dyn Spelling> {
        self.spelling
    }

    /// Returns the constant attributes of the element.
    pub const fn attributes(&self) -> &'static [(&'static str, &'static str)] {
        self.attributes
    }

    /// Returns how a single value is written in its element.
    #[inline]
    pub const fn content(&self) -> XmlContent {
        self.content
    }

    /// Returns the elements of the entries of a map, if its keys do not name them.
    pub const fn map(&self) -> Option<XmlMap> {
        self.map
    }

    /// Returns whether a structure which specifies no namespace has its members in none.
    pub const fn has_bare_content(&self) -> bool {
        self.has_bare_content
    }

    /// Returns whether it is a map without an element around its entries.
    #[inline]
    pub(crate) const fn is_flat_map(&self) -> bool {
        matches!(self.map, Some(map) if map.entry.is_empty())
    }
}

/// How a single value is written in its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlContent {
    /// As text.
    Text,
    /// As an attribute of this name; the element is empty.
    Attribute(&'static str),
    /// The text is the markup within the element: it is written and read as it is.
    Markup,
    /// As text in CDATA sections.
    Cdata,
}

/// The elements of the entries of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlMap {
    entry: &'static str,
    key: &'static str,
    key_is_attribute: bool,
    value: &'static str,
    key_namespace: Option<&'static str>,
    entry_namespace: Option<&'static str>,
}

impl XmlMap {
    /// Entries with an element for the key and one for the value. Without [`XmlMap::with_entry`], each entry
    /// is an element with the name of the map.
    pub const fn new(key: &'static str, value: &'static str) -> Self {
        Self { entry: "", key, key_is_attribute: false, value, key_namespace: None, entry_namespace: None }
    }

    /// Entries that have the key as an attribute. The value has an element of this name, or is that of the
    /// entry itself if the name is empty.
    pub const fn with_key_attribute(key: &'static str, value: &'static str) -> Self {
        Self { key_is_attribute: true, ..Self::new(key, value) }
    }

    /// Sets the name of the entries, which are enclosed in the element of the map.
    pub const fn with_entry(mut self, name: &'static str) -> Self {
        self.entry = name;
        self
    }

    /// Sets the namespace of the key, where empty means none. By default, an element has that of the map, and an
    /// attribute has none.
    pub const fn with_key_namespace(mut self, uri: &'static str) -> Self {
        self.key_namespace = Some(uri);
        self
    }

    /// Sets the namespace of the entries, where empty means none. By default, it is that of the map.
    pub const fn with_entry_namespace(mut self, uri: &'static str) -> Self {
        self.entry_namespace = Some(uri);
        self
    }

    /// Returns the name of the entries. Empty if each is an element with the name of the map.
    pub const fn entry(self) -> &'static str {
        self.entry
    }

    /// Returns the name of the key.
    pub const fn key(self) -> &'static str {
        self.key
    }

    /// Returns whether the key is an attribute of the entry.
    pub const fn key_is_attribute(self) -> bool {
        self.key_is_attribute
    }

    /// Returns the namespace of the key, if it is specified, where empty means none.
    pub const fn key_namespace(self) -> Option<&'static str> {
        self.key_namespace
    }

    /// Returns the namespace of the entries, if it is specified, where empty means none.
    pub const fn entry_namespace(self) -> Option<&'static str> {
        self.entry_namespace
    }

    /// Returns the name of the value. Empty if the entry itself is the value.
    pub const fn value(self) -> &'static str {
        self.value
    }
}

/// The form of a field in XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlForm {
    /// A child element. A list has one child element for each item, without an enclosing element.
    Element,
    /// An enclosing element with one child element of this name for each item of a list.
    Wrapped(&'static str),
    /// An attribute.
    Attribute,
    /// The text content of the structure's element.
    Text,
}
