//! Unions: values that are one of several variants.

use super::{Field, FormShape, Node, Openness, Shape, XmlShape};
use crate::domain::Domain;
use crate::equality::same_text;

/// A union.
#[derive(Clone, Copy, Debug)]
pub struct Union {
    name: &'static str,
    doc: &'static str,
    tagging: Tagging,
    variants: &'static [Field],
    /// The members by which the variant is found: the tag, or the variants themselves.
    members: Shape,
    /// With a tag beside the variant, the members of each variant: the tag and the content. Without a tag,
    /// the names of the members of each variant that is a structure.
    outlines: &'static [Shape],
    openness: Openness,
}

/// How the variant of a value is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tagging {
    /// A member of the variant's own structure is the tag.
    Inside,
    /// The value is a structure of the tag and the content.
    Beside,
    /// The value is a structure of one member, whose name is that of the variant.
    Key,
    /// The value alone determines the variant.
    Shape,
    /// Another member of the enclosing structure is the tag.
    Sibling,
}

impl Union {
    /// A union without a name and without variants.
    pub const EMPTY: Self = Self::new("", Tagging::Shape, &[], &[]);

    const fn new(
        name: &'static str,
        tagging: Tagging,
        members: &'static [Field],
        variants: &'static [Field],
    ) -> Self {
        let members = Shape::new(name, members);
        Self { name, doc: "", tagging, variants, members, outlines: &[], openness: Openness::Tolerant }
    }

    /// Creates a union whose tag is a member of the variant's own structure. The name of a variant is the
    /// value of its tag. `tag` is this one member.
    pub const fn inside(name: &'static str, tag: &'static [Field], variants: &'static [Field]) -> Self {
        Self::new(name, Tagging::Inside, tag, variants)
    }

    /// Creates a union whose values are structures of a tag and a content. `tag` is the tag alone, and
    /// `outlines` has for each variant the structure of both members.
    pub const fn beside(
        name: &'static str,
        tag: &'static [Field],
        outlines: &'static [Shape],
        variants: &'static [Field],
    ) -> Self {
        Self { outlines, ..Self::new(name, Tagging::Beside, tag, variants) }
    }

    /// Creates a union whose values are structures of one member, whose name is that of the variant.
    pub const fn by_key(name: &'static str, variants: &'static [Field]) -> Self {
        Self::new(name, Tagging::Key, variants, variants)
    }

    /// Creates a union without a tag.
    pub const fn by_shape(name: &'static str, variants: &'static [Field]) -> Self {
        Self::new(name, Tagging::Shape, &[], variants)
    }

    /// Creates a union whose tag is another member of the enclosing structure, which
    /// [`Node::by_sibling`](super::Node::by_sibling) names.
    pub const fn by_sibling(name: &'static str, variants: &'static [Field]) -> Self {
        Self::new(name, Tagging::Sibling, &[], variants)
    }

    /// Sets the documentation text.
    pub const fn with_doc(mut self, text: &'static str) -> Self {
        self.doc = text;
        self
    }

    /// Sets the names of the members of each variant, where several are structures and there is no tag.
    pub const fn with_outlines(mut self, outlines: &'static [Shape]) -> Self {
        self.outlines = outlines;
        self
    }

    /// Sets the treatment of unknown variants.
    pub const fn with_openness(mut self, openness: Openness) -> Self {
        self.openness = openness;
        self
    }

    /// Sets the representation in XML.
    pub const fn with_xml(mut self, xml: XmlShape) -> Self {
        self.members = self.members.with_xml(xml);
        self
    }

    /// Sets the representation in forms and queries.
    pub const fn with_form(mut self, form: FormShape) -> Self {
        self.members = self.members.with_form(form);
        self
    }

    /// Returns the name of the type in the spec.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the documentation text.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns how the variant of a value is found.
    #[inline]
    pub const fn tagging(&self) -> Tagging {
        self.tagging
    }

    /// Returns the variants, in the order of the documentation.
    #[inline]
    pub const fn variants(&self) -> &'static [Field] {
        self.variants
    }

    /// Returns the members by which the variant is found: the tag, or the variants themselves.
    #[inline]
    pub const fn members(&self) -> &Shape {
        &self.members
    }

    /// Returns the tag, if it is a member of the value.
    #[inline]
    pub fn tag(&self) -> Option<&'static Field> {
        match self.tagging {
            Tagging::Inside | Tagging::Beside => self.members.fields().first(),
            Tagging::Key | Tagging::Shape | Tagging::Sibling => None,
        }
    }

    /// Returns the members of each variant: see [`Union::beside`] and [`Union::with_outlines`].
    pub const fn outlines(&self) -> &'static [Shape] {
        self.outlines
    }

    /// Returns the treatment of unknown variants.
    pub const fn openness(&self) -> Openness {
        self.openness
    }

    /// Returns whether a variant that is not among these is kept, as a JSON value. Its position is after
    /// theirs. Without a tag, every value is of a variant or of none.
    pub const fn keeps_unknown(&self) -> bool {
        match (self.openness, self.tagging) {
            (Openness::Closed, _) | (_, Tagging::Shape) => false,
            (
                Openness::Tolerant | Openness::Open,
                Tagging::Inside | Tagging::Beside | Tagging::Key | Tagging::Sibling,
            ) => true,
        }
    }

    /// Returns the node of the variant at a position, which may be that of an unknown one.
    pub fn node(&self, position: usize) -> Option<&'static Node> {
        static UNKNOWN: Node = Node::ANY;
        static SECRET: Node = Node::ANY.secret();

        match self.variants.get(position) {
            Some(variant) => Some(variant.node()),
            None if position == self.variants.len() && self.keeps_unknown() => {
                // What is secret in a known variant may be secret in another.
                let is_secret = |variant: &Field| {
                    let members = variant.node().kind().shape().map_or(&[][..], Shape::fields);
                    variant.node().is_secret() || members.iter().any(|member| member.node().is_secret())
                };
                Some(if self.variants.iter().any(is_secret) { &SECRET } else { &UNKNOWN })
            }
            None => None,
        }
    }

    /// Returns the position of the variant that a tag of this domain names.
    pub fn tagged(&self, domain: Domain, tag: &str) -> Option<usize> {
        let exact = self.variants.iter().position(|variant| variant.answers_to(tag));
        exact.or_else(|| {
            let same = |variant: &Field| domain != Domain::String && same_text(domain, variant.name(), tag);
            self.variants.iter().position(same)
        })
    }

    /// Returns the names of the variants, for use after "expected one of".
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.variants.iter().map(Field::name).collect();
        names.join(", ")
    }
}
