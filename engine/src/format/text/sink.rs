//! Encoding plain text.

use super::template;
use crate::dynamic::DynValue;
use crate::format::json::JsonSink;
use crate::format::value_or_default;
use crate::table::{Charset, Constant, Field, Format, Node, Shape};
use crate::value::{Record, Scalar, Value};
use crate::walk::sink::{Refusal, Sink, Written, check_charset};

/// The text of a single value, or the texts of the items of a list.
#[derive(Default)]
pub(crate) struct TextSink {
    texts: Vec<String>,
    is_list: bool,
    canonical: bool,
    charset: Charset,
    /// A structure with a template, and the texts of its members so far.
    record: Option<(&'static Shape, Vec<(&'static str, String)>)>,
    /// The member whose value is written next.
    member: &'static str,
}

impl TextSink {
    /// Creates an empty sink.
    pub(crate) fn new(canonical: bool) -> Self {
        Self { canonical, ..Self::default() }
    }

    /// Sets the charset that has to have all characters.
    pub(crate) fn in_charset(self, charset: Charset) -> Self {
        Self { charset, ..self }
    }

    /// Returns the texts, and whether they are the items of a list.
    pub(crate) fn into_texts(self) -> (Vec<String>, bool) {
        (self.texts, self.is_list)
    }

    fn push(&mut self, text: String) -> Written<()> {
        let Some((shape, members)) = &mut self.record else {
            self.texts.push(text);
            return Ok(());
        };
        if let Some(refusal) = template::refusal(shape.template(), self.member, &text) {
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

/// The reason why a structured value cannot be written as text.
const MANY: &str = "only a single value can be written as text";

impl Sink for TextSink {
    type Pending<'p> = ();
    type Frame = ();
    type Nested = JsonSink;

    const FORMAT: Format = Format::Text;

    fn nested() -> JsonSink {
        JsonSink::new(false)
    }

    fn nested_text(nested: JsonSink) -> String {
        nested.into_text()
    }

    fn value_of<'v>(
        record: &'v dyn Record,
        field: (usize, &'static Field),
        default: &'v mut Option<DynValue>,
    ) -> Value<'v> {
        value_or_default(record, field, default)
    }

    fn root(&mut self, _: &Node, _: Option<&'static Shape>) {}

    fn open_record(&mut self, (): (), shape: &'static Shape) -> Written<()> {
        if shape.template().is_empty() || self.is_list || self.record.is_some() {
            return Err(Refusal::new(MANY));
        }
        self.record = Some((shape, Vec::new()));
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

    fn scalar(&mut self, (): (), node: &Node, scalar: Scalar<'_>) -> Written<()> {
        let text = self.text(node, scalar).map_err(Refusal::new)?;
        check_charset(self.charset, &text)?;
        self.push(text)
    }

    fn close(&mut self, (): ()) -> Written<()> {
        if let Some((shape, members)) = self.record.take() {
            self.texts.push(template::rendered(shape.template(), &members));
        }
        Ok(())
    }
}
