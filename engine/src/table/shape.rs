//! The table of a type: its fields, what each may hold, and the hints that a format needs.

use crate::kind::ScalarKind;
use crate::rule::Rule;

/// A structure: a request, a reply, or a type that either of them names.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The name of the type in the spec.
    pub name: &'static str,
    /// What the page says of it.
    pub doc: &'static str,
    /// The members, in the page's order.
    pub fields: &'static [Field],
    /// Whether members that the table does not name are passed over when a *request* is read.
    /// A response's unknown members are always passed over.
    pub open: bool,
    /// How the structure is written as XML.
    pub xml: XmlShape,
    /// How the structure is written as a form or a query.
    pub form: Form,
}

impl Shape {
    /// A structure of this name and these fields, with no hints.
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        Self { name, doc: "", fields, open: false, xml: XmlShape::new(name), form: Form::DEFAULT }
    }

    /// The field with this wire name, or else with this Rust name, and its position.
    ///
    /// Two fields of a request may share a wire name in different places (`{name}` in the path and `name` in
    /// the body); then only the Rust name tells them apart and the wire name finds nothing.
    pub fn find(&self, name: &str) -> Option<(usize, &Field)> {
        let mut named = self.fields.iter().enumerate().filter(|(_, f)| f.name == name);
        match (named.next(), named.next()) {
            (Some(only), None) => Some(only),
            _ => self.fields.iter().enumerate().find(|(_, f)| f.rust == name),
        }
    }
}

/// A member of a structure, or a parameter of a request.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact that the page states or not, apart from the others"
)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// The name in Rust, without `r#`.
    pub rust: &'static str,
    /// What the page says of it.
    pub doc: &'static str,
    /// Which part of the message carries it.
    pub place: Place,
    /// Whether it must be present.
    pub required: bool,
    /// What it holds.
    pub item: Item,
    /// Other names under which it is accepted on input.
    pub aliases: &'static [&'static str],
    /// What the vendor takes when it is absent.
    pub default: Default,
    /// Whether an empty string stands for null, in both directions.
    pub empty_is_null: bool,
    /// Whether its value must not be shown.
    pub secret: bool,
    /// Whether the vendor refuses a value that another object has.
    pub unique: bool,
    /// How it is known.
    pub evidence: Evidence,
    /// How it stands in XML.
    pub xml: XmlItem,
}

impl Field {
    /// An optional member of the body that holds a value of this kind, without hints.
    pub const fn new(name: &'static str, rust: &'static str, kind: Kind) -> Self {
        Self::of(name, rust, Item::new(kind))
    }

    /// An optional member of the body that holds this item, without hints.
    pub const fn of(name: &'static str, rust: &'static str, item: Item) -> Self {
        Self {
            name,
            rust,
            doc: "",
            place: Place::Body,
            required: false,
            item,
            aliases: &[],
            default: Default::None,
            empty_is_null: false,
            secret: false,
            unique: false,
            evidence: Evidence::Documented,
            xml: XmlItem::ELEMENT,
        }
    }

    /// Whether this name, read from a message, means this field.
    #[inline]
    pub fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}

/// Which part of a message carries a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A parameter of the path template.
    Path,
    /// A parameter of the query.
    Query,
    /// A header field.
    Header,
    /// A cookie.
    Cookie,
    /// A member of the body.
    Body,
    /// The whole body.
    Payload,
}

/// What a field, an element of a list or a value of a map holds.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Its kind.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
    /// The constraints on it.
    pub rules: &'static [Rule],
    /// The name of its element where it stands in an XML list or is the root; empty: not given.
    pub xml_name: &'static str,
}

impl Item {
    /// An item of this kind that is never null and has no rules.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, nullable: false, rules: &[], xml_name: "" }
    }
}

/// The kind of a value.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A value that is one text: see [`crate::kind`].
    Scalar(&'static dyn ScalarKind),
    /// One of a list of values.
    Enum(Enumeration),
    /// A structure, by the name of its [`Shape`].
    Struct(&'static str),
    /// A list of items.
    List(&'static Item),
    /// A map from text to items.
    Map(&'static Item),
}

/// The values of an enumeration.
#[derive(Clone, Copy, Debug)]
pub struct Enumeration {
    /// The name of the type in the spec.
    pub name: &'static str,
    /// The kind of its values, as they stand on the wire.
    pub kind: &'static dyn ScalarKind,
    /// The documented values, as text.
    pub values: &'static [&'static str],
    /// What is to be thought of other values.
    pub openness: Openness,
}

/// What is to be thought of a value that an enumeration does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// It cannot be read, and it cannot be sent.
    Closed,
    /// It can be read, since vendors add values, but a request that sends it breaks a rule.
    Tolerant,
    /// It can be read and sent: the page says that there are others.
    Open,
}

/// What the vendor takes when a field is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// Nothing is said.
    None,
    /// This value, written as JSON.
    Value(&'static str),
    /// The value of the field with this wire name.
    Field(&'static str),
}

/// How a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The page says so.
    Documented,
    /// An example on the page shows it.
    Example,
    /// The vendor's service, or code that talks to it, was seen to do it.
    Observed,
    /// Concluded by the author of the spec; no source says so.
    Assumed,
}

impl Evidence {
    /// All of them, the surest first.
    pub const ALL: [Self; 4] = [Self::Documented, Self::Example, Self::Observed, Self::Assumed];

    /// The word of the spec language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Example => "example",
            Self::Observed => "observed",
            Self::Assumed => "assumed",
        }
    }
}

/// How a structure is written as XML.
#[derive(Clone, Copy, Debug)]
pub struct XmlShape {
    /// The local name of its element where it is the root.
    pub root: &'static str,
    /// The namespace of its element where it is the root, and of its members that name none; empty: none.
    pub namespace: &'static str,
    /// The namespaces declared on its element: prefix (empty for the default namespace) and URI.
    pub declare: &'static [(&'static str, &'static str)],
    /// The constant attributes of its element where it is the root: qualified name and value.
    pub attributes: &'static [(&'static str, &'static str)],
    /// The positions of its fields in the order in which they are written; empty: the table's order.
    pub order: &'static [usize],
    /// Whether the document starts with an XML declaration.
    pub declaration: bool,
    /// How a null member is written.
    pub nil: Nil,
}

impl XmlShape {
    /// An element of this name without namespaces, in the table's order, with no declaration.
    pub const fn new(root: &'static str) -> Self {
        Self {
            root,
            namespace: "",
            declare: &[],
            attributes: &[],
            order: &[],
            declaration: false,
            nil: Nil::Empty,
        }
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

/// How a field stands in XML.
#[derive(Clone, Copy, Debug)]
pub struct XmlItem {
    /// Its name in XML; empty: the wire name.
    pub name: &'static str,
    /// Its namespace; empty: for an element that of its structure, for an attribute none.
    pub namespace: &'static str,
    /// What it is.
    pub form: XmlForm,
}

impl XmlItem {
    /// An element with the field's wire name; a list is a repeated element.
    pub const ELEMENT: Self = Self { name: "", namespace: "", form: XmlForm::Element };
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

/// How a structure is written as `application/x-www-form-urlencoded` or as a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// How a list is written.
    pub lists: FormLists,
    /// How a member of a nested structure is named.
    pub objects: FormObjects,
}

impl Form {
    /// Repeated keys, brackets for nesting.
    pub const DEFAULT: Self = Self { lists: FormLists::Repeat, objects: FormObjects::Brackets };
}

/// How a list is written in a form or a query. All four are understood on input, the comma only where it is stated.
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

/// How a member of a nested structure is named in a form or a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormObjects {
    /// `a[b]=1`
    Brackets,
    /// `a.b=1`
    Dots,
}
