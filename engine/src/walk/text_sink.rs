//! Encoding plain text, also within another format.

use std::marker::PhantomData;

use super::path::Step;
use super::sink::{Refusal, Sink, Written, check_charset};
use super::template;
use crate::dynamic::DynValue;
use crate::table::{Charset, Constant, Field, Format, Node, Shape, TextPiece};
use crate::value::{Record, Scalar, Value};

/// The texts of members by their names.
type Texts = Vec<(&'static str, String)>;

/// The text of a single value, or the texts of the items of a list. `N` encodes the JSON that a text contains.
pub(crate) struct TextSink<N> {
    texts: Vec<String>,
    is_list: bool,
    canonical: bool,
    charset: Charset,
    /// The template of the value. Without it, a structure has its own.
    template: &'static [TextPiece],
    /// The template of a structure, and the texts of its members so far.
    record: Option<(&'static [TextPiece], Texts)>,
    /// The member whose value is written next.
    member: &'static str,
    /// Whether an empty text stands for the absence of this member.
    is_optional: bool,
    nested: PhantomData<N>,
}

impl<N> TextSink<N> {
    /// Creates an empty sink.
    pub(crate) fn new(canonical: bool) -> Self {
        Self {
            texts: Vec::new(),
            is_list: false,
            canonical,
            charset: Charset::default(),
            template: &[],
            record: None,
            member: "",
            is_optional: false,
            nested: PhantomData,
        }
    }

    /// Sets the charset that has to have all characters.
    pub(crate) fn in_charset(self, charset: Charset) -> Self {
        Self { charset, ..self }
    }

    /// Creates an empty sink for a value within a text.
    pub(crate) fn within(template: &'static [TextPiece]) -> Self {
        Self { template, ..Self::new(false) }
    }

    /// Returns the texts, and whether they are the items of a list.
    pub(crate) fn into_texts(self) -> (Vec<String>, bool) {
        (self.texts, self.is_list)
    }

    fn push(&mut self, text: String) -> Written<()> {
        let Some((template, members)) = &mut self.record else {
            let is_plain = self.template.is_empty();
            let text = if is_plain { Ok(text) } else { template::alone(self.template, text) };
            self.texts.push(text.map_err(Refusal::new)?);
            return Ok(());
        };
        if let Some(refusal) = template::refusal(template, self.member, &text) {
            return Err(Refusal::new(refusal));
        }
        members.push((self.member, text));
        Ok(())
    }

    fn text(&self, node: &Node, scalar: Scalar<'_>) -> Result<String, &'static str> {
        let mut text = String::new();
        match node.single_spelling(Format::Text, self.canonical) {
            Some(spelling) => {
                spelling.write(scalar, &mut text)?;
            }
            None => text.push_str(scalar.string().ok_or("the value of an enumeration must be a text")?),
        }
        Ok(text)
    }
}

static ANY: Node = Node::ANY;

/// The reason why an optional member of a template cannot have a value whose text is empty.
const EMPTY: &str = "an empty text, which would be read as a member that is left out";

/// The reason why a structured value cannot be written as text.
const MANY: &str = "only a single value can be written as text";

impl<N: Sink<Nested = N>> Sink for TextSink<N> {
    type Pending<'p> = ();
    type Frame = ();
    type Nested = N;

    const FORMAT: Format = Format::Text;

    fn nested() -> N {
        N::nested()
    }

    fn nested_text(nested: N) -> String {
        N::nested_text(nested)
    }

    fn value_of<'v>(
        record: &'v dyn Record,
        field: (usize, &'static Field),
        default: &'v mut Option<DynValue>,
    ) -> Value<'v> {
        N::value_of(record, field, default)
    }

    fn root(&mut self, _: &Node, _: Option<&'static Shape>) {}

    fn open_record(&mut self, (): (), shape: &'static Shape) -> Written<()> {
        let template = if self.template.is_empty() { shape.template() } else { self.template };
        if template.is_empty() || self.is_list || self.record.is_some() {
            return Err(Refusal::new(MANY));
        }
        self.record = Some((template, Vec::new()));
        Ok(())
    }

    fn open_list(&mut self, (): (), _: &Node, _: &'static Node) -> Written<()> {
        if self.is_list || self.record.is_some() {
            return Err(Refusal::new(MANY));
        }
        self.is_list = true;
        Ok(())
    }

    fn open_map(&mut self, (): (), _: &Node, _: &'static Node) -> Written<()> {
        Err(Refusal::new(MANY))
    }

    fn constant(&mut self, (): &mut (), _: &Constant<'_>) -> Written<()> {
        Err(Refusal::new(MANY))
    }

    fn member(&mut self, (): &mut (), _: &'static Shape, field: &'static Field) -> Written<()> {
        self.member = field.name();
        self.is_optional = !field.is_required();
        Ok(())
    }

    fn item(&mut self, (): &mut (), _: usize) -> Written<()> {
        Ok(())
    }

    fn entry(&mut self, (): &mut (), _: &str) -> Written<()> {
        Err(Refusal::new(MANY))
    }

    fn null(&mut self, (): (), node: &Node) -> Written<()> {
        if !node.hints().empty_is_null() {
            return Err(Refusal::new("null cannot be written as text"));
        }
        self.push(String::new())
    }

    fn scalar(&mut self, (): (), node: &Node, scalar: &Scalar<'_>) -> Written<()> {
        let text = self.text(node, *scalar).map_err(Refusal::new)?;
        check_charset(self.charset, &text)?;
        if text.is_empty() && self.is_optional && self.record.is_some() {
            return Err(Refusal::new(EMPTY));
        }
        self.push(text)
    }

    fn close(&mut self, (): ()) -> Written<()> {
        if let Some((template, members)) = self.record.take() {
            let text = template::rendered(template, &members);
            // The members have been left, so the node that the step leads to no longer matters.
            self.texts.push(text.map_err(|(name, what)| Refusal::new(what).under(Step::Member(name), &ANY))?);
        }
        Ok(())
    }
}
