//! Types: structures, enumerations, their fields and what those hold.

use groupwright_engine::domain::{Class, Domain, JsonType};
use groupwright_engine::rule::Rule;
use groupwright_engine::table::{FormNode, FormShape, Openness, PartNode, TextPiece, XmlNode};

use super::member_rule::MemberRule;
use super::spelled::Spelled;
use super::{ConstantMember, EndpointId, Field, Located, Provenance, Said, TypeId, Union, XmlType};
use crate::syntax::NodePath;

/// A named type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Its id.
    pub id: TypeId,
    /// The endpoint that it belongs to; none: the API, whose endpoints share it.
    pub owner: Option<EndpointId>,
    /// Its name in the spec.
    pub name: Located<String>,
    /// Its name in Rust.
    pub rust: String,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
    /// What it is.
    pub body: TypeBody,
    /// Whether the generator made it of a part of the spec that has no name.
    pub inline: bool,
    /// Where its name in Rust is given.
    pub renamed: Option<NodePath>,
}

impl Type {
    /// What it is, where it is a structure.
    pub fn structure(&self) -> Option<&Struct> {
        match &self.body {
            TypeBody::Struct(structure) => Some(structure),
            TypeBody::Enum(_) | TypeBody::Union(_) => None,
        }
    }

    /// What it is, where it is an enumeration.
    pub fn enumeration(&self) -> Option<&Enum> {
        match &self.body {
            TypeBody::Struct(_) | TypeBody::Union(_) => None,
            TypeBody::Enum(enumeration) => Some(enumeration),
        }
    }

    /// What it is, where it is a union.
    pub fn union(&self) -> Option<&Union> {
        match &self.body {
            TypeBody::Struct(_) | TypeBody::Enum(_) => None,
            TypeBody::Union(union) => Some(union),
        }
    }

    /// Its fields; none where it is no structure.
    pub fn fields(&self) -> &[Field] {
        self.structure().map_or(&[], |structure| &structure.fields)
    }

    /// What its fields or its variants hold, in their order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let variants = self.union().map_or(&[][..], |union| &union.variants);
        let variants = variants.iter().map(|variant| &variant.item);
        self.fields().iter().map(|field| &field.item).chain(variants)
    }

    /// The types that its fields or its variants hold, within lists and maps or not, in their order.
    pub fn children(&self) -> impl Iterator<Item = TypeId> {
        self.items().filter_map(Item::held)
    }
}

/// What a type is.
#[derive(Clone, Debug)]
pub enum TypeBody {
    /// A structure.
    Struct(Struct),
    /// An enumeration.
    Enum(Enum),
    /// A union.
    Union(Box<Union>),
}

/// A structure.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its fields, in the page's order.
    pub fields: Vec<Field>,
    /// Members that are always the same, which are no fields.
    pub constants: Vec<ConstantMember>,
    /// Whether members that it does not name are passed over in a request.
    pub open: bool,
    /// The rules across its members.
    pub rules: Vec<MemberRule>,
    /// How it is written as XML.
    pub xml: Box<XmlType>,
    /// How it is written as a form.
    pub form: Located<Option<FormShape>>,
    /// How it is written as plain text.
    pub template: Option<Box<Located<Vec<TextPiece>>>>,
}

impl Struct {
    /// Returns one without fields.
    pub fn empty(place: &NodePath) -> Self {
        Self {
            fields: Vec::new(),
            constants: Vec::new(),
            open: false,
            rules: Vec::new(),
            xml: Box::default(),
            form: Located::new(None, place),
            template: None,
        }
    }
}

/// An enumeration.
#[derive(Clone, Debug)]
pub struct Enum {
    /// What its values are on the wire.
    pub domain: Domain,
    /// Its values.
    pub values: Vec<EnumValue>,
    /// What is to be thought of others.
    pub openness: Openness,
}

/// A value of an enumeration.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// Its text on the wire.
    pub text: Located<String>,
    /// Its JSON type, where the values have several; none: that of the domain.
    pub json: Option<JsonType>,
    /// Its variant in Rust.
    pub rust: Located<String>,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
    /// Facts that have no effect on the bytes: key, text, how it is known.
    pub facts: Said,
}

/// What a field, an item of a list or a value of a map holds.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its kind.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
    /// The rules that it has to keep.
    pub rules: Vec<Located<Rule>>,
    /// How it is spelt, where not as usual.
    pub spelled: Spelled,
    /// Whether it must not be shown, where a list or a map holds it. Of a field, the field says it.
    pub secret: bool,
    /// The name of its element, where it is the whole of a body or a list holds it.
    pub xml_name: Option<Located<String>>,
    /// What else its element is like, where a list or a map holds it.
    pub xml: Option<Located<XmlNode>>,
    /// How a list or a map is written in forms, where it differs from others.
    pub form: Option<Located<FormNode>>,
    /// What its part in a multipart body has in addition to its name.
    pub part: Option<Located<PartNode>>,
    /// What the page says of it, where a list or a map holds it.
    pub doc: String,
    /// How its keys are known, where a list or a map holds it.
    pub provenance: Provenance,
    /// Where it is said what it holds.
    pub place: NodePath,
}

impl Item {
    /// What is never null, has no rules and is spelt as usual.
    pub fn plain(kind: Kind, place: &NodePath) -> Self {
        Self {
            kind,
            nullable: false,
            rules: Vec::new(),
            spelled: Spelled::default(),
            secret: false,
            xml_name: None,
            xml: None,
            form: None,
            part: None,
            doc: String::new(),
            provenance: Provenance::default(),
            place: place.clone(),
        }
    }

    /// The name that no type has, where a value of it would be of that type.
    pub fn missing(&self) -> Option<&str> {
        match &self.kind {
            Kind::Missing(name) => Some(name),
            Kind::Scalar(_) | Kind::Named(_) | Kind::List(_) | Kind::Map(_) | Kind::Any | Kind::Unknown => {
                None
            }
        }
    }

    /// The type that a value of it is of.
    pub fn named(&self) -> Option<TypeId> {
        match self.kind {
            Kind::Named(id) => Some(id),
            Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => {
                None
            }
        }
    }

    /// What a list or a map holds of it.
    pub fn inner(&self) -> Option<&Self> {
        match &self.kind {
            Kind::List(inner) | Kind::Map(inner) => Some(inner),
            Kind::Scalar(_) | Kind::Named(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => None,
        }
    }

    /// What a list holds, where it is one.
    pub fn list_item(&self) -> Option<&Self> {
        match &self.kind {
            Kind::List(item) => Some(item),
            Kind::Map(_)
            | Kind::Scalar(_)
            | Kind::Named(_)
            | Kind::Any
            | Kind::Missing(_)
            | Kind::Unknown => None,
        }
    }

    /// What a map holds, where it is one.
    pub fn map_value(&self) -> Option<&Self> {
        match &self.kind {
            Kind::Map(value) => Some(value),
            Kind::List(_)
            | Kind::Scalar(_)
            | Kind::Named(_)
            | Kind::Any
            | Kind::Missing(_)
            | Kind::Unknown => None,
        }
    }

    /// It, what it is a list or a map of, what that is a list or a map of, and so on.
    pub fn levels(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |item| item.inner())
    }

    /// The type that a value of it is of, or that lists and maps of it hold in the end.
    pub fn held(&self) -> Option<TypeId> {
        self.levels().find_map(Self::named)
    }
}

/// The kind of a value.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A single value.
    Scalar(Domain),
    /// A structure or an enumeration.
    Named(TypeId),
    /// A list.
    List(Box<Item>),
    /// A map from text.
    Map(Box<Item>),
    /// A JSON value of any kind.
    Any,
    /// A name that no type has.
    Missing(String),
    /// What the spec says is no kind; it has been reported.
    Unknown,
}

impl Kind {
    /// What its values are, where they are single ones.
    pub fn scalar(&self) -> Option<Domain> {
        match self {
            Self::Scalar(domain) => Some(*domain),
            Self::Named(_) | Self::List(_) | Self::Map(_) | Self::Any | Self::Missing(_) | Self::Unknown => {
                None
            }
        }
    }

    /// Whether it is a JSON value of any kind.
    pub fn is_any(&self) -> bool {
        match self {
            Self::Any => true,
            Self::Scalar(_)
            | Self::Named(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Missing(_)
            | Self::Unknown => false,
        }
    }

    /// What rules fit it, where that is known.
    pub fn class(&self) -> Option<Class> {
        match self {
            Self::Scalar(domain) => Some(domain.class()),
            Self::List(_) => Some(Class::List),
            Self::Map(_) => Some(Class::Map),
            Self::Named(_) | Self::Any => Some(Class::Other),
            Self::Missing(_) | Self::Unknown => None,
        }
    }
}
