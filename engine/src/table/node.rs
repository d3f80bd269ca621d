//! What stands in one place: a field, an item of a list, a value of a map, a whole body.

use std::sync::OnceLock;

use super::{Enumeration, Format, Hints, ScalarNode, Shape, ShapeRef, SpellingHint, XmlNode};
use crate::domain::{Class, Domain};
use crate::rule::Rule;
use crate::spelling::Spelling;

/// What a field, an item of a list, a value of a map or a whole body holds.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    kind: NodeKind,
    nullable: bool,
    secret: bool,
    rules: &'static [Rule],
    hints: Hints,
}

/// The kind of a value.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum NodeKind {
    /// A single value.
    Scalar(ScalarNode),
    /// One of a list of values.
    Enum(&'static Enumeration),
    /// A structure.
    Record(ShapeRef),
    /// A list of these.
    List(&'static Node),
    /// A map from text to these.
    Map(&'static Node),
}

impl NodeKind {
    /// Whether it is one text: a single value or one of a list of values.
    pub const fn is_single(&self) -> bool {
        match self {
            Self::Scalar(_) | Self::Enum(_) => true,
            Self::Record(_) | Self::List(_) | Self::Map(_) => false,
        }
    }

    /// Whether it is a structure.
    #[inline]
    pub const fn is_record(&self) -> bool {
        match self {
            Self::Record(_) => true,
            Self::Scalar(_) | Self::Enum(_) | Self::List(_) | Self::Map(_) => false,
        }
    }

    /// The values, if it is an enumeration.
    #[inline]
    pub const fn enumeration(&self) -> Option<&'static Enumeration> {
        match self {
            Self::Enum(enumeration) => Some(enumeration),
            Self::Scalar(_) | Self::Record(_) | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The table of the structure, if it is one.
    pub fn shape(&self) -> Option<&'static Shape> {
        match self {
            Self::Record(shape) => Some(shape.get()),
            Self::Scalar(_) | Self::Enum(_) | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// What the items are, if it is a list.
    #[inline]
    pub const fn item(&self) -> Option<&'static Node> {
        match self {
            Self::List(item) => Some(item),
            Self::Scalar(_) | Self::Enum(_) | Self::Record(_) | Self::Map(_) => None,
        }
    }

    /// What the values are, if it is a map.
    #[inline]
    pub const fn entry(&self) -> Option<&'static Node> {
        match self {
            Self::Map(entry) => Some(entry),
            Self::Scalar(_) | Self::Enum(_) | Self::Record(_) | Self::List(_) => None,
        }
    }

    /// What it is, in words: `a list`.
    pub const fn noun(&self) -> &'static str {
        match self {
            Self::Scalar(_) | Self::Enum(_) => "a single value",
            Self::Record(_) => "a structure",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }

    /// What is expected where such a value stands: `an object`.
    pub fn expects(&self) -> String {
        match self {
            Self::Scalar(scalar) => scalar.expects(),
            Self::Enum(enumeration) => enumeration.scalar().expects(),
            Self::Record(_) | Self::Map(_) => "an object".to_owned(),
            Self::List(_) => "a list".to_owned(),
        }
    }
}

impl Node {
    /// Text.
    pub const STRING: Self = Self::scalar(Domain::String);
    /// An integer.
    pub const INTEGER: Self = Self::scalar(Domain::Integer);
    /// A floating-point number.
    pub const NUMBER: Self = Self::scalar(Domain::Number);
    /// True or false.
    pub const BOOLEAN: Self = Self::scalar(Domain::Boolean);
    /// A UUID.
    pub const UUID: Self = Self::scalar(Domain::Uuid);
    /// An absolute URL.
    pub const URL: Self = Self::scalar(Domain::Url);
    /// A date and time with an offset.
    pub const DATETIME: Self = Self::scalar(Domain::DateTime);
    /// A date and time without an offset.
    pub const LOCAL_DATETIME: Self = Self::scalar(Domain::LocalDateTime);

    /// A value of this kind that is never null and has no rules.
    pub const fn new(kind: NodeKind) -> Self {
        Self { kind, nullable: false, secret: false, rules: &[], hints: Hints::NONE }
    }

    /// A single value in its usual spelling.
    pub const fn scalar(domain: Domain) -> Self {
        Self::new(NodeKind::Scalar(ScalarNode::new(domain)))
    }

    /// A single value that is spelt so.
    pub const fn spelled(domain: Domain, spelling: &'static dyn Spelling) -> Self {
        Self::new(NodeKind::Scalar(ScalarNode::spelled(domain, spelling)))
    }

    /// One of a list of values.
    pub const fn one_of(enumeration: &'static Enumeration) -> Self {
        Self::new(NodeKind::Enum(enumeration))
    }

    /// A structure.
    pub const fn record(shape: fn() -> &'static Shape) -> Self {
        Self::new(NodeKind::Record(ShapeRef::new(shape)))
    }

    /// A structure whose table is made at run time, and is there when a value is.
    pub const fn late_record(shape: &'static OnceLock<&'static Shape>) -> Self {
        Self::new(NodeKind::Record(ShapeRef::late(shape)))
    }

    /// A list of these.
    pub const fn list(item: &'static Self) -> Self {
        Self::new(NodeKind::List(item))
    }

    /// A map from text to these.
    pub const fn map(value: &'static Self) -> Self {
        Self::new(NodeKind::Map(value))
    }

    /// It may be null.
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// It must not be shown, nor what lies within it.
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// It has to keep these rules.
    pub const fn with_rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// An empty text stands for null, in both directions.
    pub const fn empty_is_null(mut self) -> Self {
        self.hints = self.hints.with_empty_as_null();
        self
    }

    /// How it stands in JSON.
    pub const fn with_json(mut self, hint: &'static SpellingHint) -> Self {
        self.hints = self.hints.with_json(hint);
        self
    }

    /// How it stands in XML.
    pub const fn with_xml(mut self, hint: &'static XmlNode) -> Self {
        self.hints = self.hints.with_xml(hint);
        self
    }

    /// How it stands in a form or a query.
    pub const fn with_form(mut self, hint: &'static SpellingHint) -> Self {
        self.hints = self.hints.with_form(hint);
        self
    }

    /// Its kind.
    #[inline]
    pub const fn kind(&self) -> &NodeKind {
        &self.kind
    }

    /// Whether it may be null.
    #[inline]
    pub const fn is_nullable(&self) -> bool {
        self.nullable
    }

    /// Whether null can be said of it at all: as null, or as an empty text.
    #[inline]
    pub const fn admits_null(&self) -> bool {
        self.nullable || self.hints.empty_is_null()
    }

    /// Whether it must not be shown.
    #[inline]
    pub const fn is_secret(&self) -> bool {
        self.secret
    }

    /// Whether it, or an item of it, must not be shown: what stands in the place of a list may be meant as an item.
    pub(crate) fn holds_secret(&self) -> bool {
        self.secret
            || match &self.kind {
                NodeKind::List(inner) | NodeKind::Map(inner) => inner.holds_secret(),
                NodeKind::Scalar(_) | NodeKind::Enum(_) | NodeKind::Record(_) => false,
            }
    }

    /// The rules that it has to keep.
    #[inline]
    pub const fn rules(&self) -> &'static [Rule] {
        self.rules
    }

    /// How it stands in each format.
    #[inline]
    pub const fn hints(&self) -> &Hints {
        &self.hints
    }

    /// How a single value or the values of an enumeration are spelt in a format; nothing for any other kind.
    #[inline]
    pub fn spelling(&self, format: Format) -> Option<ScalarNode> {
        let scalar = match &self.kind {
            NodeKind::Scalar(scalar) => *scalar,
            NodeKind::Enum(enumeration) => enumeration.scalar(),
            NodeKind::Record(_) | NodeKind::List(_) | NodeKind::Map(_) => return None,
        };
        Some(match self.hints.spelling(format) {
            Some(spelling) => ScalarNode::spelled(scalar.domain(), spelling),
            None => scalar,
        })
    }

    /// How it is spelt in a format; as usual where plain JSON is asked for.
    #[inline]
    pub(crate) fn spelling_as(&self, format: Format, canonical: bool) -> Option<ScalarNode> {
        let spelling = self.spelling(format)?;
        Some(if canonical { spelling.plain() } else { spelling })
    }

    /// How a single value is spelt in a format; nothing for an enumeration, whose values are texts already, and for any other
    /// kind.
    #[inline]
    pub(crate) fn single_spelling(&self, format: Format, canonical: bool) -> Option<ScalarNode> {
        match &self.kind {
            NodeKind::Scalar(_) => self.spelling_as(format, canonical),
            NodeKind::Enum(_) | NodeKind::Record(_) | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// The domain of a single value that is spelt as usual in a format.
    #[inline]
    pub(crate) fn usual(&self, format: Format) -> Option<Domain> {
        match &self.kind {
            NodeKind::Scalar(scalar)
                if scalar.spelling().is_none() && self.hints.spelling(format).is_none() =>
            {
                Some(scalar.domain())
            }
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_) => None,
        }
    }

    /// The domain of a single value that is spelt as usual in every format.
    #[inline]
    pub(crate) const fn usual_everywhere(&self) -> Option<Domain> {
        match &self.kind {
            NodeKind::Scalar(scalar) if scalar.spelling().is_none() && !self.hints.has_spellings() => {
                Some(scalar.domain())
            }
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_) => None,
        }
    }

    /// Whether it has a value for this text in a format, or in plain JSON where that is asked for. An enumeration has one only if it
    /// lists it.
    pub(crate) fn reads(&self, text: &str, format: Format, canonical: bool) -> bool {
        match &self.kind {
            NodeKind::Enum(enumeration) => enumeration.values().contains(&text),
            NodeKind::Scalar(_) => self
                .spelling_as(format, canonical)
                .is_some_and(|spelling| spelling.read(text, None).is_some()),
            NodeKind::Record(_) | NodeKind::List(_) | NodeKind::Map(_) => false,
        }
    }

    /// What rules fit it.
    pub fn class(&self) -> Class {
        match &self.kind {
            NodeKind::Scalar(scalar) => scalar.domain().class(),
            NodeKind::Enum(_) | NodeKind::Record(_) => Class::Other,
            NodeKind::List(_) => Class::List,
            NodeKind::Map(_) => Class::Map,
        }
    }
}
