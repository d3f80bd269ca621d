//! Writing JSON.

use crate::error::EncodeError;
use crate::format::octets::{any_octet, escaped_in_json};
use crate::format::reader::escape;
use crate::format::{Format, Scope, Writing};
use crate::kind::{JsonType, ScalarKind};
use crate::table::{Field, Item, Kind, Member, Shape};
use crate::value::{List, Map, Record, Scalar, Value};

use super::{MOST_DEPTH, number};

/// So many octets are set aside for a document.
const USUAL_LENGTH: usize = 1024;

/// Writes a value as a JSON document without white space.
pub(crate) fn encode(value: &Value<'_>, item: &Item, writing: &Writing<'_>) -> Result<Vec<u8>, EncodeError> {
    let mut encoder = Encoder { writing, out: String::with_capacity(USUAL_LENGTH) };
    match encoder.document(value, item) {
        Ok(()) => Ok(encoder.out.into_bytes()),
        Err(refusal) => Err(refusal.into_error()),
    }
}

/// A value that cannot be written. It learns where it is on its way out, so that a walk that succeeds keeps no path.
struct Refusal {
    what: String,
    /// The steps to the value, the innermost first.
    steps: Vec<String>,
}

impl Refusal {
    fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), steps: Vec::new() }
    }

    /// The same refusal, seen from one level further out.
    fn under(mut self, step: &str) -> Self {
        self.steps.push(format!("/{}", escape(step)));
        self
    }

    fn into_error(self) -> EncodeError {
        let pointer = self.steps.into_iter().rev().collect();
        EncodeError { format: Format::Json, pointer, what: self.what }
    }
}

type Written = Result<(), Refusal>;

struct Encoder<'w> {
    writing: &'w Writing<'w>,
    out: String,
}

impl Encoder<'_> {
    fn document(&mut self, value: &Value<'_>, item: &Item) -> Written {
        match value {
            Value::Absent => Err(Refusal::new("there is no value")),
            Value::Record(_) => self.value(value, item, 0),
            _ if self.writing.extra.is_empty() => self.value(value, item, 0),
            _ => Err(Refusal::new("the credentials need an object to travel in")),
        }
    }

    fn value(&mut self, value: &Value<'_>, item: &Item, depth: usize) -> Written {
        match (value, &item.kind) {
            // An item that is absent within a list or map keeps its place.
            (Value::Null | Value::Absent, _) => {
                self.out.push_str("null");
                Ok(())
            }
            (Value::Scalar(scalar), Kind::Scalar(kind)) => {
                let kind = if self.writing.canonical { kind.canonical() } else { *kind };
                self.scalar(scalar, kind)
            }
            (Value::Scalar(scalar), Kind::Enum(enumeration)) => self.scalar(scalar, enumeration.kind),
            _ if depth >= MOST_DEPTH => {
                Err(Refusal::new(format!("nested more than {MOST_DEPTH} levels deep")))
            }
            (Value::Record(record), Kind::Struct(_)) => self.record(*record, depth),
            (Value::List(list), Kind::List(item)) => self.list(*list, item, depth),
            (Value::Map(map), Kind::Map(item)) => self.map(*map, item, depth),
            _ => Err(Refusal::new("the value is of another kind than its table says")),
        }
    }

    fn record(&mut self, record: &dyn Record, depth: usize) -> Written {
        let (shape, outermost) = (record.shape(), depth == 0);
        let scope = if outermost { self.writing.scope } else { Scope::Whole };
        self.out.push('{');
        for member in self.writing.extra.iter().filter(|_| outermost) {
            self.name(member.name);
            self.extra(member).map_err(|refusal| refusal.under(member.name))?;
        }
        for (index, field) in shape.fields.iter().enumerate().filter(|(_, field)| scope.visits(field)) {
            let value = record.get(index);
            if matches!(value, Value::Absent) {
                continue;
            }
            self.name(if self.writing.canonical { plain_name(shape, field) } else { field.name });
            if matches!(value, Value::Null) && field.empty_is_null && !self.writing.canonical {
                self.out.push_str("\"\"");
            } else {
                self.value(&value, &field.item, depth + 1).map_err(|refusal| refusal.under(field.name))?;
            }
        }
        self.out.push('}');
        Ok(())
    }

    fn extra(&mut self, member: &Member<'_>) -> Written {
        match member.json {
            JsonType::String => self.text(member.text),
            bare if is_sound(bare, member.text) => self.out.push_str(member.text),
            JsonType::Number => return Err(Refusal::new("the constant is not a number")),
            JsonType::Boolean => return Err(Refusal::new("the constant is not a boolean")),
        }
        Ok(())
    }

    fn list(&mut self, list: &dyn List, item: &Item, depth: usize) -> Written {
        self.out.push('[');
        for index in 0..list.len() {
            self.comma('[');
            self.value(&list.get(index), item, depth + 1)
                .map_err(|refusal| refusal.under(&index.to_string()))?;
        }
        self.out.push(']');
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, item: &Item, depth: usize) -> Written {
        self.out.push('{');
        for (key, value) in map.entries() {
            self.name(key);
            self.value(&value, item, depth + 1).map_err(|refusal| refusal.under(key))?;
        }
        self.out.push('}');
        Ok(())
    }

    fn scalar(&mut self, value: &Scalar<'_>, kind: &dyn ScalarKind) -> Written {
        let json = kind.json();
        if json == JsonType::String {
            self.out.push('"');
        }
        let start = self.out.len();
        kind.write(value, &mut self.out).map_err(Refusal::new)?;
        let written = self.out.get(start..).unwrap_or_default();
        let sound = match json {
            JsonType::String => {
                if any_octet(written, escaped_in_json) {
                    let raw = self.out.split_off(start);
                    push_escaped(&mut self.out, &raw);
                }
                self.out.push('"');
                true
            }
            bare => is_sound(bare, written),
        };
        if sound {
            Ok(())
        } else {
            Err(Refusal::new(format!("expected {}, found a value of another kind", kind.expects())))
        }
    }

    /// Writes the name of a member, with what stands before and after it.
    fn name(&mut self, name: &str) {
        self.comma('{');
        self.text(name);
        self.out.push(':');
    }

    /// Writes a comma, unless nothing has been written since the bracket. No value ends in an opening bracket.
    fn comma(&mut self, bracket: char) {
        if !self.out.ends_with(bracket) {
            self.out.push(',');
        }
    }

    fn text(&mut self, text: &str) {
        self.out.push('"');
        if any_octet(text, escaped_in_json) {
            push_escaped(&mut self.out, text);
        } else {
            self.out.push_str(text);
        }
        self.out.push('"');
    }
}

/// Whether a text is of its JSON type. What stands outside quotes could otherwise break out of its place.
fn is_sound(json: JsonType, text: &str) -> bool {
    match json {
        JsonType::String => true,
        JsonType::Number => number::is_number(text),
        JsonType::Boolean => matches!(text, "true" | "false"),
    }
}

/// The name of a member in plain JSON: the wire name, or the Rust name where two fields share a wire name.
fn plain_name(shape: &Shape, field: &Field) -> &'static str {
    match shape.fields.iter().filter(|other| other.name == field.name).nth(1) {
        Some(_) => field.rust,
        None => field.name,
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..'\x20' => {
                let code = u32::from(character);
                let digits = [code >> 4, code & 15].map(|digit| char::from_digit(digit, 16));
                out.push_str("\\u00");
                out.extend(digits.into_iter().flatten());
            }
            other => out.push(other),
        }
    }
}
