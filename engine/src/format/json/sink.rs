//! Encoding JSON, without white space.

use crate::domain::{JsonType, push_integer};
use crate::dynamic::DynValue;
use crate::format::value_or_default;
use crate::json::{self, Json, push_string};
use crate::table::{Constant, Field, Format, Node, Shape, Usual};
use crate::value::{Record, Scalar, Value};
use crate::walk::sink::{Refusal, Sink, Written};

/// The initial capacity of a document, in bytes.
const USUAL_LENGTH: usize = 2048;

/// The state of encoding a document.
pub(crate) struct JsonSink {
    out: String,
    canonical: bool,
}

/// An object or an array that is being written.
pub(crate) struct Frame {
    close: char,
    is_empty: bool,
}

impl JsonSink {
    /// Creates an empty document, with plain JSON spellings if `canonical` is set and the vendor's
    /// otherwise.
    pub(crate) fn new(canonical: bool) -> Self {
        Self { out: String::with_capacity(USUAL_LENGTH), canonical }
    }

    /// Returns the document as a text.
    pub(crate) fn into_text(self) -> String {
        self.out
    }

    /// Returns the document.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    fn comma(&mut self, frame: &mut Frame) {
        if !std::mem::take(&mut frame.is_empty) {
            self.out.push(',');
        }
    }

    fn name(&mut self, frame: &mut Frame, name: &str) {
        self.comma(frame);
        push_string(&mut self.out, name);
        self.out.push(':');
    }

    /// Writes a text with a JSON type.
    fn bare(&mut self, text: &str, json: JsonType) -> Written<()> {
        if json == JsonType::String {
            push_string(&mut self.out, text);
            return Ok(());
        }
        // Text outside quotes could otherwise inject JSON syntax.
        if !json.admits(text) {
            let noun = if json == JsonType::Number { "a number" } else { "true or false" };
            return Err(Refusal::new(format!("expected {noun}, found a value of another kind")));
        }
        self.out.push_str(text);
        Ok(())
    }

    fn spelled(&mut self, node: &Node, scalar: Scalar<'_>) -> Written<()> {
        let Some(spelling) = node.spelling_as(Format::Json, self.canonical) else {
            return Err(Refusal::new("a single value is not allowed here"));
        };
        if let Some(enumeration) = node.kind().enumeration() {
            let text =
                scalar.string().ok_or_else(|| Refusal::new("the value of an enumeration must be a text"))?;
            return self.bare(text, enumeration.json(text));
        }
        let start = self.out.len();
        let refuse = |what: &str| Refusal::new(format!("expected {}, found {what}", spelling.expects()));
        match spelling.write(scalar, &mut self.out).map_err(refuse)? {
            JsonType::String => {
                let text = self.out.split_off(start);
                push_string(&mut self.out, &text);
            }
            // Spellings write valid numbers and literals, so this is a check against incorrect
            // implementations.
            json @ (JsonType::Number | JsonType::Boolean) => {
                if !self.out.get(start..).is_some_and(|text| json.admits(text)) {
                    return Err(refuse("a value of another kind"));
                }
            }
        }
        Ok(())
    }
}

impl Sink for JsonSink {
    type Pending<'p> = ();
    type Frame = Frame;
    type Nested = JsonSink;

    const FORMAT: Format = Format::Json;

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

    #[inline]
    fn root(&mut self, _: &Node, _: Option<&'static Shape>) {}

    #[inline]
    fn open_record(&mut self, (): (), _: &'static Shape) -> Written<Frame> {
        self.out.push('{');
        Ok(Frame { close: '}', is_empty: true })
    }

    #[inline]
    fn open_list(&mut self, (): (), _: &Node, _: &'static Node) -> Written<Frame> {
        self.out.push('[');
        Ok(Frame { close: ']', is_empty: true })
    }

    fn open_map(&mut self, (): (), _: &Node, _: &'static Node) -> Written<Frame> {
        self.out.push('{');
        Ok(Frame { close: '}', is_empty: true })
    }

    fn constant(&mut self, frame: &mut Frame, constant: &Constant<'_>) -> Written<()> {
        self.name(frame, constant.name());
        self.bare(constant.value().text(), constant.value().json())
    }

    #[inline]
    fn member(&mut self, frame: &mut Frame, shape: &'static Shape, field: &'static Field) -> Written<()> {
        if self.canonical {
            self.name(frame, plain_name(shape, field));
            return Ok(());
        }
        let key = field.key();
        self.out.push_str(if std::mem::take(&mut frame.is_empty) {
            key.get(1..).unwrap_or_default()
        } else {
            key
        });
        Ok(())
    }

    #[inline]
    fn item(&mut self, frame: &mut Frame, _: usize) -> Written<()> {
        self.comma(frame);
        Ok(())
    }

    fn entry(&mut self, frame: &mut Frame, key: &str) -> Written<()> {
        self.name(frame, key);
        Ok(())
    }

    #[inline]
    fn null(&mut self, (): (), node: &Node) -> Written<()> {
        let empty = node.hints().empty_is_null() && !self.canonical;
        self.out.push_str(if empty { "\"\"" } else { "null" });
        Ok(())
    }

    #[inline]
    fn scalar(&mut self, (): (), node: &Node, scalar: &Scalar<'_>) -> Written<()> {
        if usual(&mut self.out, "", node.usual_value(), scalar) {
            Ok(())
        } else {
            self.spelled(node, *scalar)
        }
    }

    #[inline]
    fn usual_member(
        &mut self,
        frame: &mut Frame,
        field: &'static Field,
        scalar: &Scalar<'_>,
    ) -> Written<bool> {
        // The first key has no comma before it.
        let key = field.key();
        let key = if frame.is_empty { key.get(1..).unwrap_or_default() } else { key };
        let is_written = usual(&mut self.out, key, field.node().usual_value(), scalar);
        frame.is_empty &= !is_written;
        Ok(is_written)
    }

    fn any(&mut self, (): (), json: &Json, levels: usize) -> Written<()> {
        if json.is_deeper_than(levels) {
            return Err(Refusal::too_deep());
        }
        json::write(json, &mut self.out);
        Ok(())
    }

    #[inline]
    fn close(&mut self, frame: Frame) -> Written<()> {
        self.out.push(frame.close);
        Ok(())
    }
}

/// Writes a value behind a key, if it is one of the usual. Returns whether it has been written.
#[inline]
fn usual(out: &mut String, key: &str, usual: Usual, scalar: &Scalar<'_>) -> bool {
    if usual == Usual::Text
        && let Some(text) = scalar.string()
    {
        out.reserve(key.len() + text.len() + 2);
        out.push_str(key);
        push_string(out, text);
        return true;
    }
    usual_literal(out, key, usual, scalar)
}

#[inline(never)]
fn usual_literal(out: &mut String, key: &str, usual: Usual, scalar: &Scalar<'_>) -> bool {
    match usual {
        Usual::Integer => {
            let Some(value) = scalar.integer() else { return false };
            out.push_str(key);
            push_integer(value, out);
        }
        Usual::Boolean => {
            let Some(value) = scalar.boolean() else { return false };
            out.push_str(key);
            out.push_str(if value { "true" } else { "false" });
        }
        Usual::Text | Usual::Sized | Usual::Number | Usual::Uuid | Usual::Other => return false,
    }
    true
}

/// Returns the name of a member in plain JSON: the wire name, or the Rust name if two fields share the wire
/// name.
fn plain_name(shape: &Shape, field: &Field) -> &'static str {
    match shape.fields().iter().filter(|other| other.name() == field.name()).nth(1) {
        Some(_) => field.rust(),
        None => field.name(),
    }
}
