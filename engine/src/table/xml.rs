//! The representation of structures in XML.

/// How a structure is encoded as XML.
#[derive(Clone, Copy, Debug)]
pub struct XmlShape {
    root: &'static str,
    namespace: Option<&'static str>,
    declare: &'static [(&'static str, &'static str)],
    attributes: &'static [(&'static str, &'static str)],
    order: &'static [usize],
    declaration: bool,
    unqualified: bool,
    nil: Nil,
}

impl XmlShape {
    /// An element named like the structure, with members in the order of the table. Members are in the namespace
    /// of the element, which has none if it is the root.
    pub const DEFAULT: Self = Self {
        root: "",
        namespace: None,
        declare: &[],
        attributes: &[],
        order: &[],
        declaration: false,
        unqualified: false,
        nil: Nil::Empty,
    };

    /// Sets the local name of the root element. The default is the name of the structure.
    pub const fn with_root(mut self, name: &'static str) -> Self {
        self.root = name;
        self
    }

    /// Sets the namespace of the root element, and of members that specify none, where empty means none. By
    /// default, the root has none, and members have that of the element that holds them.
    pub const fn with_namespace(mut self, uri: &'static str) -> Self {
        self.namespace = Some(uri);
        self
    }

    /// Sets the namespace declarations of the element, as pairs of a prefix and a URI. The prefix is empty
    /// for the default namespace.
    pub const fn with_declarations(mut self, namespaces: &'static [(&'static str, &'static str)]) -> Self {
        self.declare = namespaces;
        self
    }

    /// Sets the constant attributes of the root element, as pairs of a qualified name and a value.
    pub const fn with_attributes(mut self, attributes: &'static [(&'static str, &'static str)]) -> Self {
        self.attributes = attributes;
        self
    }

    /// Sets the order in which fields are written, as positions in the table. Attributes must precede all
    /// other fields. Omitted fields follow in the order of the table.
    pub const fn with_order(mut self, positions: &'static [usize]) -> Self {
        self.order = positions;
        self
    }

    /// Writes an XML declaration at the start of the document.
    pub const fn with_xml_declaration(mut self) -> Self {
        self.declaration = true;
        self
    }

    /// Places members that specify no namespace in none, where they would be in that of the root element
    /// (`elementFormDefault="unqualified"` of XML Schema).
    pub const fn with_unqualified_elements(mut self) -> Self {
        self.unqualified = true;
        self
    }

    /// Sets how a null member is written.
    pub const fn with_nil(mut self, nil: Nil) -> Self {
        self.nil = nil;
        self
    }

    /// Returns the local name of the root element. Empty for the name of the structure.
    pub const fn root(&self) -> &'static str {
        self.root
    }

    /// Returns the namespace of the root element and of members that specify none, if it is specified, where
    /// empty means none.
    pub const fn namespace(&self) -> Option<&'static str> {
        self.namespace
    }

    /// Returns whether members that specify no namespace are in none.
    pub const fn has_unqualified_elements(&self) -> bool {
        self.unqualified
    }

    /// Returns the namespace of members that specify none, in an element of this namespace. Empty for none.
    #[inline]
    pub const fn member_namespace(&self, around: &'static str) -> &'static str {
        match self.namespace {
            _ if self.unqualified => "",
            Some(own) => own,
            None => around,
        }
    }

    /// Returns the namespace declarations of the element.
    pub const fn declarations(&self) -> &'static [(&'static str, &'static str)] {
        self.declare
    }

    /// Returns the constant attributes of the element.
    pub const fn attributes(&self) -> &'static [(&'static str, &'static str)] {
        self.attributes
    }

    /// Returns the positions of the fields in the order in which they are written. Empty for the order of
    /// the table.
    pub const fn order(&self) -> &'static [usize] {
        self.order
    }

    /// Returns whether the document starts with an XML declaration.
    pub const fn has_xml_declaration(&self) -> bool {
        self.declaration
    }

    /// Returns how a null member is written.
    pub const fn nil(&self) -> Nil {
        self.nil
    }
}

/// How null is written as XML. Decoders accept all three forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nil {
    /// The element is omitted.
    Omit,
    /// The element is empty.
    Empty,
    /// The element is empty and has the attribute `xsi:nil="true"`.
    Xsi,
}

impl Nil {
    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Omit => "omit",
            Self::Empty => "empty",
            Self::Xsi => "xsi",
        }
    }

    /// Returns how a null item of a list or entry of a map is written. Its element cannot be omitted,
    /// because that would change the number of items.
    pub const fn within(self) -> Self {
        match self {
            Self::Omit | Self::Empty => Self::Empty,
            Self::Xsi => Self::Xsi,
        }
    }

    /// Returns the variant with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Omit, Self::Empty, Self::Xsi].into_iter().find(|nil| nil.name() == name)
    }
}
