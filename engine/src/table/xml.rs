//! How structures and their members stand in XML.

use crate::spelling::Spelling;

/// How a structure is written as XML.
#[derive(Clone, Copy, Debug)]
pub struct XmlShape {
    root: &'static str,
    namespace: &'static str,
    declare: &'static [(&'static str, &'static str)],
    attributes: &'static [(&'static str, &'static str)],
    order: &'static [usize],
    declaration: bool,
    nil: Nil,
}

impl XmlShape {
    /// An element without namespaces whose name is that of the structure, its members in the table's order.
    pub const DEFAULT: Self = Self {
        root: "",
        namespace: "",
        declare: &[],
        attributes: &[],
        order: &[],
        declaration: false,
        nil: Nil::Empty,
    };

    /// The local name of its element where it is the root, other than the name of the structure.
    pub const fn with_root(mut self, name: &'static str) -> Self {
        self.root = name;
        self
    }

    /// The namespace of its element where it is the root, and of its members that name none.
    pub const fn with_namespace(mut self, uri: &'static str) -> Self {
        self.namespace = uri;
        self
    }

    /// The namespaces declared on its element: prefix (empty for the default namespace) and URI.
    pub const fn with_declarations(mut self, namespaces: &'static [(&'static str, &'static str)]) -> Self {
        self.declare = namespaces;
        self
    }

    /// The constant attributes of its element where it is the root: qualified name and value.
    pub const fn with_attributes(mut self, attributes: &'static [(&'static str, &'static str)]) -> Self {
        self.attributes = attributes;
        self
    }

    /// The positions of its fields in the order in which they are written, attributes before all others. Those that are left
    /// out follow, in the table's order.
    pub const fn with_order(mut self, positions: &'static [usize]) -> Self {
        self.order = positions;
        self
    }

    /// The document starts with an XML declaration.
    pub const fn with_xml_declaration(mut self) -> Self {
        self.declaration = true;
        self
    }

    /// How a null member is written.
    pub const fn with_nil(mut self, nil: Nil) -> Self {
        self.nil = nil;
        self
    }

    /// The local name of its element where it is the root; empty: the name of the structure.
    pub const fn root(&self) -> &'static str {
        self.root
    }

    /// The namespace of its element and of its members; empty: none.
    pub const fn namespace(&self) -> &'static str {
        self.namespace
    }

    /// The namespaces declared on its element.
    pub const fn declarations(&self) -> &'static [(&'static str, &'static str)] {
        self.declare
    }

    /// The constant attributes of its element.
    pub const fn attributes(&self) -> &'static [(&'static str, &'static str)] {
        self.attributes
    }

    /// The positions of its fields as they are written; empty: the table's order.
    pub const fn order(&self) -> &'static [usize] {
        self.order
    }

    /// Whether the document starts with an XML declaration.
    pub const fn has_xml_declaration(&self) -> bool {
        self.declaration
    }

    /// How a null member is written.
    pub const fn nil(&self) -> Nil {
        self.nil
    }
}

/// How null is written as XML. All three forms are understood on input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nil {
    /// The element is left out.
    Omit,
    /// The element is empty.
    Empty,
    /// The element is empty and carries `xsi:nil="true"`.
    Xsi,
}

impl Nil {
    /// Its name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Omit => "omit",
            Self::Empty => "empty",
            Self::Xsi => "xsi",
        }
    }

    /// How a null item of a list or entry of a map is written: its element is there even when it holds nothing, or there would be
    /// one fewer.
    pub const fn within(self) -> Self {
        match self {
            Self::Omit | Self::Empty => Self::Empty,
            Self::Xsi => Self::Xsi,
        }
    }

    /// The way of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Omit, Self::Empty, Self::Xsi].into_iter().find(|nil| nil.name() == name)
    }
}

/// How a value stands in XML.
#[derive(Clone, Copy, Debug)]
pub struct XmlNode {
    name: &'static str,
    namespace: Option<&'static str>,
    form: XmlForm,
    spelling: Option<&'static dyn Spelling>,
}

impl XmlNode {
    /// An element with the wire name of its field; a list is a repeated element.
    pub const ELEMENT: Self = Self { name: "", namespace: None, form: XmlForm::Element, spelling: None };

    /// Its local name, other than the wire name.
    pub const fn with_name(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// Its namespace, other than that of its structure; the empty one is none. An attribute is in none by itself.
    pub const fn with_namespace(mut self, uri: &'static str) -> Self {
        self.namespace = Some(uri);
        self
    }

    /// What it is.
    pub const fn with_form(mut self, form: XmlForm) -> Self {
        self.form = form;
        self
    }

    /// How a single value is spelt in XML, other than elsewhere.
    pub const fn with_spelling(mut self, spelling: &'static dyn Spelling) -> Self {
        self.spelling = Some(spelling);
        self
    }

    /// Its local name; empty: the wire name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its namespace, where it is stated; the empty one is none. Otherwise an element is in that of its structure, and an
    /// attribute in none.
    pub const fn namespace(&self) -> Option<&'static str> {
        self.namespace
    }

    /// What it is.
    pub const fn form(&self) -> XmlForm {
        self.form
    }

    /// How a single value is spelt in XML, other than elsewhere.
    pub const fn spelling(&self) -> Option<&'static dyn Spelling> {
        self.spelling
    }
}

/// What a field is in XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlForm {
    /// A child element; for a list, one child element an item, with no element around them.
    Element,
    /// An element around one child element an item; the children have this name.
    Wrapped(&'static str),
    /// An attribute.
    Attribute,
    /// The text of the structure's element.
    Text,
}
