//! Values as trees of plain JSON, with or without their secrets: what libraries for other formats are given.

use super::{Format, encode};
use crate::error::{EncodeError, HIDDEN, MessagePart};
use crate::json::{Json, JsonObject};
use crate::table::{Field, Node};
use crate::value::{Record, Scalar, Value};
use crate::walk::{EncodeOptions, FieldFilter, Limits, Shown, ValueKind, of_kind, union_shown};

/// What a tree has of values that the spec marks as secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrets {
    /// The text `(secret)` in place of each.
    Masked,
    /// The values themselves.
    Shown,
    /// The values themselves, none of which may be the text that is in place of a masked one.
    Unmasked,
}

/// Returns a value as a tree of plain JSON, as `encode` writes it with [`EncodeOptions::VALUES`]. Members without a value are
/// omitted.
///
/// # Errors
///
/// Returns an error if a value has no JSON representation, such as a number that is not finite; if values are nested too
/// deeply; or if a secret is masked and must not be.
pub fn tree(value: Value<'_>, secrets: Secrets) -> Result<Json, EncodeError> {
    let tree = Tree { secrets };
    match value {
        Value::Absent | Value::Null => Ok(Json::Null),
        Value::Scalar(scalar) => Ok(alone(scalar)),
        Value::Record(record) => tree.record(record, None, 0).map(Json::Object),
        Value::List(list) => (0..list.len()).map(|index| self::tree(list.get(index), secrets)).collect(),
        Value::Map(map) => {
            let entries = map.entries().map(|(key, value)| Ok((key.to_owned(), self::tree(value, secrets)?)));
            entries.collect::<Result<JsonObject, _>>().map(Json::Object)
        }
        Value::Union(_) => tree.union(&value, 0),
        Value::Json(json) => Ok(json.clone()),
    }
}

/// Returns a single value of which no node is known: that of an enumeration is a text.
fn alone(scalar: Scalar<'_>) -> Json {
    match (scalar.string(), scalar.boolean(), scalar.integer(), scalar.unsigned()) {
        (Some(text), ..) => text.into(),
        (_, Some(value), ..) => value.into(),
        (_, _, Some(value), _) => value.into(),
        (.., Some(value)) => value.into(),
        (None, None, None, None) => scalar.to_string().into(),
    }
}

/// How trees are made.
struct Tree {
    secrets: Secrets,
}

impl Tree {
    fn value(&self, value: &Value<'_>, node: &Node, depth: usize) -> Result<Json, EncodeError> {
        if node.is_secret() && self.secrets == Secrets::Masked {
            return Ok(HIDDEN.into());
        }
        let json = self.plain(value, node, depth)?;
        if node.is_secret() && self.secrets == Secrets::Unmasked && json.as_str() == Some(HIDDEN) {
            return Err(error("the secret was masked when the value was written"));
        }
        Ok(json)
    }

    fn plain(&self, value: &Value<'_>, node: &Node, depth: usize) -> Result<Json, EncodeError> {
        let deeper = || {
            if depth < Limits::USUAL.depth {
                Ok(depth + 1)
            } else {
                Err(error("values are nested too deeply"))
            }
        };
        match of_kind(value, node.kind()) {
            ValueKind::Absent | ValueKind::Null => Ok(Json::Null),
            ValueKind::Scalar(_) => scalar(*value, node),
            ValueKind::Record(record) => self.record(record, None, deeper()?).map(Json::Object),
            ValueKind::List(list, item) => {
                let depth = deeper()?;
                (0..list.len()).map(|index| self.value(&list.get(index), item, depth)).collect()
            }
            ValueKind::Map(map, entry) => {
                let depth = deeper()?;
                let entries =
                    map.entries().map(|(key, value)| Ok((key.to_owned(), self.value(&value, entry, depth)?)));
                entries.collect::<Result<JsonObject, _>>().map(Json::Object)
            }
            ValueKind::Union(_) => self.union(value, deeper()?),
            ValueKind::Json(json) if json.is_deeper_than(Limits::USUAL.depth.saturating_sub(depth)) => {
                Err(error("values are nested too deeply"))
            }
            ValueKind::Json(json) => Ok(json.clone()),
            ValueKind::Mismatch => Err(error("the value is not of the type of its table")),
        }
    }

    fn union(&self, value: &Value<'_>, depth: usize) -> Result<Json, EncodeError> {
        let Some(variant) = value.union() else { return Ok(Json::Null) };
        match union_shown(variant) {
            Shown::Bare(value, node) => self.value(&value, node, depth),
            Shown::Tagged(tag, value, node) => {
                let tag_value = scalar(Value::Scalar(tag.scalar()), tag.field.node())?;
                match value.record().filter(|_| !node.is_secret()) {
                    Some(record) => {
                        self.record(record, Some((tag.field.name(), tag_value)), depth).map(Json::Object)
                    }
                    None => self.value(&value, node, depth),
                }
            }
            Shown::Around(view) => self.record(&view, None, depth).map(Json::Object),
            Shown::Nothing => Ok(Json::Null),
        }
    }

    /// Returns the members of a structure, after a tag.
    fn record(
        &self,
        record: &dyn Record,
        tag: Option<(&str, Json)>,
        depth: usize,
    ) -> Result<JsonObject, EncodeError> {
        let shape = record.shape();
        let mut members: JsonObject = tag.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        for (index, field) in shape.fields().iter().enumerate() {
            // A constant is no value that somebody gives.
            if field.constant().is_some() || !FieldFilter::All.admits(field) {
                continue;
            }
            let value = record.get(index);
            if !value.is_absent() {
                let json = self.value(&value, field.node(), depth).map_err(|error| under(field, error))?;
                members.insert(field.name(), json);
            }
        }
        if let Some((index, field)) = shape.additional()
            && let Some(additional) = record.get(index).map()
        {
            let secret = field.node().is_secret() && self.secrets == Secrets::Masked;
            for (name, value) in additional.entries() {
                let json = match field.node().kind().entry() {
                    Some(entry) if !secret => self.value(&value, entry, depth)?,
                    Some(_) | None => HIDDEN.into(),
                };
                members.insert(name, json);
            }
        }
        Ok(members)
    }
}

/// Returns a single value in its plain JSON spelling.
fn scalar(value: Value<'_>, node: &Node) -> Result<Json, EncodeError> {
    let bytes = encode(Format::Json, value, node, &EncodeOptions::VALUES)?;
    let text = String::from_utf8(bytes).map_err(|_| error("the text is not UTF-8"))?;
    text.parse().map_err(|_| error("the value has no JSON representation"))
}

fn error(what: &str) -> EncodeError {
    EncodeError { part: MessagePart::Body(Format::Json), pointer: String::new(), what: what.to_owned() }
}

fn under(field: &Field, error: EncodeError) -> EncodeError {
    EncodeError { pointer: format!("/{}{}", field.name(), error.pointer), ..error }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dynamic::DynRecord;
    use crate::format::{DecodeOptions, RECORD, decode};
    use crate::table::{Shape, Tagging, Union};
    use crate::value::Slot;

    static KEY: Node = Node::record(|| &KEYS);
    static KEYS: Shape = Shape::new("Key", &[Field::new(",\"pin\":", "pin", Node::INTEGER.secret())]);
    static EITHER: Union = Union::inside(
        "Either",
        &[Field::new(",\"kind\":", "kind", Node::STRING)],
        &[
            Field::new(",\"key\":", "key", Node::record(|| &KEYS)),
            Field::new(",\"no\":", "no", Node::record(|| &KEYS)),
        ],
    );
    static SAMPLE: Shape = Shape::new(
        "Sample",
        &[
            Field::new(",\"name\":", "name", Node::STRING),
            Field::new(",\"when\":", "when", Node::DATETIME),
            Field::new(",\"price\":", "price", Node::DECIMAL),
            Field::new(",\"token\":", "token", Node::STRING.secret()),
            Field::new(",\"keys\":", "keys", Node::list(&KEY)),
            Field::new(",\"by\":", "by", Node::map(&KEY)),
            Field::new(",\"either\":", "either", Node::union(|| &EITHER)),
            Field::new(",\"any\":", "any", Node::ANY.secret()),
        ],
    );

    const TEXT: &str = r#"{"name":"a","when":"2024-04-18T04:22:49Z","price":0.10,"token":"t","keys":[{"pin":1},{}],"by":{"k":{"pin":2}},"either":{"kind":"key","pin":3},"any":{"b":[null]}}"#;

    fn sample(text: &str) -> DynRecord {
        let mut record = DynRecord::new(&SAMPLE);
        decode(Format::Json, text.as_bytes(), &RECORD, Slot::Record(&mut record), &DecodeOptions::VALUES)
            .unwrap();
        record
    }

    fn text(values: &str, secrets: Secrets) -> String {
        tree(Value::Record(&sample(values)), secrets).unwrap().to_string()
    }

    #[test]
    fn tree_is_what_is_written_as_plain_json() {
        assert_eq!(EITHER.tagging(), Tagging::Inside);
        assert_eq!(text(TEXT, Secrets::Shown), TEXT);
        assert_eq!(text(TEXT, Secrets::Unmasked), TEXT);
    }

    #[test]
    fn secrets_are_masked_wherever_they_are() {
        let masked = r#"{"name":"a","when":"2024-04-18T04:22:49Z","price":0.10,"token":"(secret)","keys":[{"pin":"(secret)"},{}],"by":{"k":{"pin":"(secret)"}},"either":{"kind":"key","pin":"(secret)"},"any":"(secret)"}"#;
        assert_eq!(text(TEXT, Secrets::Masked), masked);
    }

    #[test]
    fn masked_secrets_are_told_from_secrets() {
        let error = tree(Value::Record(&sample(r#"{"token":"(secret)"}"#)), Secrets::Unmasked).unwrap_err();
        assert!(error.pointer == "/token" && error.what.contains("masked"), "{error}");
        assert!(tree(Value::Record(&sample(r#"{"name":"(secret)"}"#)), Secrets::Unmasked).is_ok());
    }
}
