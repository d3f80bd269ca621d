//! Nodes: descriptions of the value of a field, an item of a list, an entry of a map, or a whole body.

use std::sync::OnceLock;

use super::null_text::null_text;
use super::usual::bounds;
use super::{
    Enumeration, FormNode, Format, Hints, NodeKind, Packing, Packings, ScalarNode, Shape, ShapeRef,
    SpellingHint, Text, Union, UnionRef, Usual, XmlNode,
};
use crate::domain::{Class, Domain, JsonType};
use crate::rule::{Bounds, Rule};
use crate::spelling::Spelling;

/// The description of a value: of a field, an item of a list, an entry of a map, or a whole body.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    kind: NodeKind,
    rules: &'static [Rule],
    /// The bounds that the rules are together.
    bounds: Bounds,
    hints: Hints,
    /// The wire name of the member of the enclosing structure that is the tag of a union.
    sibling: Option<&'static &'static str>,
}

impl Node {
    /// A JSON value of any kind, which may be null.
    pub const ANY: Self = Self::new(NodeKind::Any);

    /// A list of anything, without rules.
    const ANY_LIST: Self = Self::new(NodeKind::List(&Self::ANY));

    /// Creates the node of a value of this kind that is never null and has no rules.
    pub const fn new(kind: NodeKind) -> Self {
        Self { kind, rules: &[], bounds: bounds(&kind, &[]), hints: Hints::NONE, sibling: None }.known()
    }

    /// Notes what the value is, after a change of the kind or of the hints.
    const fn known(mut self) -> Self {
        self.hints.usual = Usual::of(&self.kind, &self.hints);
        self
    }

    /// Creates the node of a single value in its default spelling.
    pub const fn scalar(domain: Domain) -> Self {
        Self::new(NodeKind::Scalar(ScalarNode::new(domain)))
    }

    /// Creates the node of a single value in another spelling.
    pub const fn spelled(domain: Domain, spelling: &'static dyn Spelling) -> Self {
        Self::new(NodeKind::Scalar(ScalarNode::spelled(domain, spelling)))
    }

    /// Creates the node of a value of an enumeration.
    pub const fn one_of(enumeration: &'static Enumeration) -> Self {
        Self { kind: NodeKind::Enum(enumeration), ..Self::ANY }
    }

    /// Creates the node of a structure.
    pub const fn record(shape: fn() -> &'static Shape) -> Self {
        Self { kind: NodeKind::Record(ShapeRef::new(shape)), ..Self::ANY }
    }

    /// Creates the node of a structure whose table is constructed at run time, before any value is encoded
    /// or decoded.
    pub const fn late_record(shape: &'static OnceLock<&'static Shape>) -> Self {
        Self::new(NodeKind::Record(ShapeRef::late(shape)))
    }

    /// Creates the node of a list.
    pub const fn list(item: &'static Self) -> Self {
        Self { kind: NodeKind::List(item), ..Self::ANY_LIST }
    }

    /// Creates the node of a map from text to values.
    pub const fn map(value: &'static Self) -> Self {
        Self { kind: NodeKind::Map(value), ..Self::ANY }
    }

    /// Creates the node of a union.
    pub const fn union(union: fn() -> &'static Union) -> Self {
        Self { kind: NodeKind::Union(UnionRef::new(union)), ..Self::ANY }
    }

    /// Creates the node of a union whose table is constructed at run time, before any value is encoded or
    /// decoded.
    pub const fn late_union(union: &'static OnceLock<&'static Union>) -> Self {
        Self::new(NodeKind::Union(UnionRef::late(union)))
    }

    /// Sets the wire name of the member of the enclosing structure that is the tag of the union.
    pub const fn by_sibling(mut self, name: &'static &'static str) -> Self {
        self.sibling = Some(name);
        self
    }

    /// Returns the wire name of the member of the enclosing structure that is the tag of the union, if it is
    /// one.
    #[inline]
    pub const fn sibling(&self) -> Option<&'static str> {
        match self.sibling {
            Some(name) => Some(name),
            None => None,
        }
    }

    /// Allows null.
    pub const fn nullable(mut self) -> Self {
        self.hints.nullable = true;
        self
    }

    /// Marks the value and everything within it as secret, so that it is masked in errors and `Debug`
    /// output.
    pub const fn secret(mut self) -> Self {
        self.hints.secret = true;
        self
    }

    /// Sets the rules.
    pub const fn with_rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self.bounds = bounds(&self.kind, rules);
        self
    }

    /// Makes a single value represent null, both in requests and in replies.
    pub const fn null_as(mut self, text: &'static Text<'static>) -> Self {
        self.hints = self.hints.with_null_as(text);
        self.known()
    }

    /// Sets the spelling in JSON.
    pub const fn with_json(mut self, hint: &'static SpellingHint) -> Self {
        self.hints = self.hints.with_json(hint);
        self.known()
    }

    /// Sets the representation in XML.
    pub const fn with_xml(mut self, hint: &'static XmlNode) -> Self {
        self.hints = self.hints.with_xml(hint);
        self.known()
    }

    /// Sets the spelling in forms and queries.
    pub const fn with_form(mut self, hint: &'static SpellingHint) -> Self {
        self.hints = self.hints.with_form(hint);
        self.known()
    }

    /// Sets the representation of a list or a map in forms and queries, where it differs from that of others.
    pub const fn with_form_layout(mut self, layout: &'static FormNode) -> Self {
        self.hints = self.hints.with_form_layout(layout);
        self.known()
    }

    /// Sets how the value is written in place of its usual representation, in each format.
    pub const fn with_packings(mut self, packings: &'static Packings) -> Self {
        self.hints = self.hints.with_packings(Some(packings));
        self.known()
    }

    /// Returns the kind.
    #[inline]
    pub const fn kind(&self) -> &NodeKind {
        &self.kind
    }

    /// Returns the kind of what stands for the value in a format: its own, or that of the text that contains
    /// it.
    #[inline]
    pub(crate) fn kind_in(&self, format: Format) -> &NodeKind {
        self.packing(format).and_then(Packing::kind).unwrap_or(&self.kind)
    }

    /// Like [`Node::kind_in`], but of the value itself if `canonical` is set.
    #[inline]
    fn kind_as(&self, format: Format, canonical: bool) -> &NodeKind {
        if canonical { &self.kind } else { self.kind_in(format) }
    }

    /// Returns how the value is written in a format in place of its usual representation.
    #[inline]
    pub const fn packing(&self, format: Format) -> Option<Packing> {
        match self.hints.packings() {
            Some(packings) => packings.of(format),
            None => None,
        }
    }

    /// Returns the node of the value within its packing.
    pub(crate) const fn within_packing(&self) -> Self {
        Self { hints: self.hints.with_packings(None), ..*self }.known()
    }

    /// Returns the node of the value within the text of its packing. There, nothing stands for null: the whole text does.
    pub(crate) const fn within_text(&self) -> Self {
        Self { hints: self.hints.with_packings(None).without_null_as(), ..*self }.known()
    }

    /// Returns the node of what stands for the value in a format.
    pub(crate) fn around_packing(&self, format: Format) -> Self {
        Self { hints: self.within_packing().hints, ..Self::new(*self.kind_in(format)) }.known()
    }

    /// Returns the node of the single value that represents null, which is a text.
    pub(crate) const fn around_null(&self, json: JsonType) -> Self {
        let kind = NodeKind::Scalar(ScalarNode::spelled(Domain::String, null_text(json)));
        Self { hints: self.within_packing().hints, ..Self::new(kind) }.known()
    }

    /// Returns whether the value may be null.
    #[inline]
    pub const fn is_nullable(&self) -> bool {
        self.hints.nullable
    }

    /// Returns whether null can be represented, as null or as a single value.
    #[inline]
    pub const fn admits_null(&self) -> bool {
        self.hints.nullable || self.hints.null_as().is_some()
    }

    /// Returns whether the value is secret.
    #[inline]
    pub const fn is_secret(&self) -> bool {
        self.hints.secret
    }

    /// Whether it, or an item of it, must not be shown: what stands in the place of a list may be meant as an item.
    pub(crate) fn holds_secret(&self) -> bool {
        self.hints.secret
            || match &self.kind {
                NodeKind::List(inner) | NodeKind::Map(inner) => inner.holds_secret(),
                NodeKind::Union(union) => {
                    union.get().variants().iter().any(|variant| variant.node().is_secret())
                }
                NodeKind::Scalar(_) | NodeKind::Enum(_) | NodeKind::Record(_) | NodeKind::Any => false,
            }
    }

    /// Returns the rules.
    #[inline]
    pub const fn rules(&self) -> &'static [Rule] {
        self.rules
    }

    /// Returns the format-specific properties.
    #[inline]
    pub const fn hints(&self) -> &Hints {
        &self.hints
    }

    /// Returns the domain and spelling of a single value or of an enumeration's values in a format, or
    /// `None` for other kinds.
    #[inline]
    pub fn spelling(&self, format: Format) -> Option<ScalarNode> {
        self.spelling_of(self.kind_in(format), format)
    }

    fn spelling_of(&self, kind: &NodeKind, format: Format) -> Option<ScalarNode> {
        let scalar = match kind {
            NodeKind::Scalar(scalar) => *scalar,
            NodeKind::Enum(enumeration) => enumeration.scalar(),
            NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => return None,
        };
        let is_fixed = scalar.spelling().is_some_and(Spelling::is_of_every_format);
        Some(match self.hints.spelling(format).filter(|_| !is_fixed) {
            Some(spelling) => ScalarNode::spelled(scalar.domain(), spelling),
            None => scalar,
        })
    }

    /// Like [`Node::spelling`], but with the default spelling if `canonical` is set.
    #[inline]
    pub(crate) fn spelling_as(&self, format: Format, canonical: bool) -> Option<ScalarNode> {
        let spelling = self.spelling_of(self.kind_as(format, canonical), format)?;
        Some(if canonical { spelling.plain() } else { spelling })
    }

    /// Returns the domain and spelling of a single value in a format, or `None` for an enumeration, whose
    /// values are texts already, and for other kinds.
    #[inline]
    pub(crate) fn single_spelling(&self, format: Format, canonical: bool) -> Option<ScalarNode> {
        match self.kind_as(format, canonical) {
            NodeKind::Scalar(_) => self.spelling_as(format, canonical),
            NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => None,
        }
    }

    /// Returns the domain of a single value that has the default spelling in a format.
    #[inline]
    pub(crate) fn usual(&self, format: Format) -> Option<Domain> {
        // In plain JSON, no value is within a text.
        if self.hints.packings().is_some() {
            return None;
        }
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
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => None,
        }
    }

    /// Returns what the value is, if it is one of the usual.
    #[inline]
    pub(crate) const fn usual_value(&self) -> Usual {
        self.hints.usual
    }

    /// Returns the bounds that the rules and the domain are together. A value outside may keep the rules too.
    #[inline]
    pub(crate) const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Returns whether a text is valid in a format, or in plain JSON if `canonical` is set. For an
    /// enumeration the text must be listed.
    pub(crate) fn reads(&self, text: &str, format: Format, canonical: bool) -> bool {
        match self.kind_as(format, canonical) {
            NodeKind::Enum(enumeration) => enumeration.values().contains(&text),
            NodeKind::Scalar(_) => self
                .spelling_as(format, canonical)
                .is_some_and(|spelling| spelling.read(text, None).is_some()),
            NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => false,
        }
    }

    /// Returns whether it is a boolean that is true where its name is in a form or a query.
    #[inline]
    pub(crate) fn is_flag(&self) -> bool {
        self.hints.form_layout().is_some_and(FormNode::is_bare)
            && self.usual(Format::Form) == Some(Domain::Boolean)
    }

    /// Returns the class of the value, which determines the rules that apply.
    pub fn class(&self) -> Class {
        match &self.kind {
            NodeKind::Scalar(scalar) => scalar.domain().class(),
            NodeKind::Enum(_) | NodeKind::Record(_) | NodeKind::Union(_) | NodeKind::Any => Class::Other,
            NodeKind::List(_) => Class::List,
            NodeKind::Map(_) => Class::Map,
        }
    }
}
