//! Values as trees of plain JSON, with or without their secrets: what libraries for other formats are given.

use super::{Format, encode};
use crate::error::{EncodeError, HIDDEN, MessagePart};
use crate::json::{Json, JsonObject};
use crate::table::Node;
use crate::value::{Record, Scalar, Value};
use crate::walk::{EncodeOptions, FieldFilter, Limits, Shown, ValueKind, escape, of_kind, union_shown};

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
    let tree = Tree { secrets, within: false };
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
    /// Whether a value around this one is secret, so that this one is.
    within: bool,
}

impl Tree {
    fn value(&self, value: &Value<'_>, node: &Node, depth: usize) -> Result<Json, EncodeError> {
        if node.is_secret() && self.secrets == Secrets::Masked {
            return Ok(HIDDEN.into());
        }
        let inner = self.under(node);
        let json = inner.plain(value, node, depth)?;
        // What is within a list, a map or a structure has been looked at on the way.
        if inner.within && self.secrets == Secrets::Unmasked && json.as_str() == Some(HIDDEN) {
            return Err(error(MASKED));
        }
        Ok(json)
    }

    /// Returns how trees are made within a node.
    fn under(&self, node: &Node) -> Self {
        Self { secrets: self.secrets, within: self.within || node.is_secret() }
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
                let item =
                    |index| self.value(&list.get(index), item, depth).map_err(|error| at(&index, error));
                (0..list.len()).map(item).collect()
            }
            ValueKind::Map(map, entry) => {
                let depth = deeper()?;
                let entries = map.entries().map(|(key, value)| {
                    let json = self.value(&value, entry, depth).map_err(|error| at(key, error))?;
                    Ok((key.to_owned(), json))
                });
                entries.collect::<Result<JsonObject, _>>().map(Json::Object)
            }
            ValueKind::Union(_) => self.union(value, deeper()?),
            ValueKind::Json(json) if json.is_deeper_than(Limits::USUAL.depth.saturating_sub(depth)) => {
                Err(error("values are nested too deeply"))
            }
            ValueKind::Json(json) if self.within && self.secrets == Secrets::Unmasked && has_mask(json) => {
                Err(error(MASKED))
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
                let json =
                    self.value(&value, field.node(), depth).map_err(|error| at(field.name(), error))?;
                members.insert(field.name(), json);
            }
        }
        if let Some((index, field)) = shape.additional()
            && let Some(additional) = record.get(index).map()
        {
            let secret = field.node().is_secret() && self.secrets == Secrets::Masked;
            let inner = self.under(field.node());
            for (name, value) in additional.entries() {
                let json = match field.node().kind().entry() {
                    Some(entry) if !secret => {
                        inner.value(&value, entry, depth).map_err(|error| at(name, error))?
                    }
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

/// Moves an error into the member of a structure or a map, or the item of a list.
fn at(place: &(impl ToString + ?Sized), error: EncodeError) -> EncodeError {
    EncodeError { pointer: format!("/{}{}", escape(&place.to_string()), error.pointer), ..error }
}

/// Returns whether a text within a JSON value is the mask of a secret.
fn has_mask(json: &Json) -> bool {
    match json {
        Json::String(text) => text == HIDDEN,
        Json::Array(items) => items.iter().any(has_mask),
        Json::Object(members) => members.iter().any(|(_, value)| has_mask(value)),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}

/// What is wrong with a mask in place of a secret.
const MASKED: &str = "it was masked when the value was written, as secrets are; write it with `WithSecrets`";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dynamic::DynRecord;
    use crate::format::{DecodeOptions, RECORD, decode};
    use crate::table::{Field, Shape, Tagging, Union};
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

    #[test]
    fn what_is_within_a_secret_is_secret() {
        static TEXT: Node = Node::STRING;
        static INNER: Shape = Shape::new(
            "Inner",
            &[
                Field::new(",\"pin\":", "pin", Node::STRING),
                Field::new(",\"pins\":", "pins", Node::list(&TEXT)),
                Field::new(",\"more\":", "more", Node::map(&TEXT)).holding_additional(),
            ],
        );
        static HIDDEN: Shape = Shape::new(
            "Hidden",
            &[
                Field::new(",\"list\":", "list", Node::list(&TEXT).secret()),
                Field::new(",\"map\":", "map", Node::map(&TEXT).secret()),
                Field::new(",\"inner\":", "inner", Node::record(|| &INNER).secret()),
                Field::new(",\"any\":", "any", Node::ANY.secret()),
                Field::new(",\"either\":", "either", Node::union(|| &EITHER).secret()),
                Field::new(",\"open\":", "open", Node::record(|| &INNER)),
            ],
        );
        let unmasked = |text: &str| {
            let mut record = DynRecord::new(&HIDDEN);
            let slot = Slot::Record(&mut record);
            decode(Format::Json, text.as_bytes(), &RECORD, slot, &DecodeOptions::VALUES).unwrap();
            tree(Value::Record(&record), Secrets::Unmasked)
        };
        for (text, expected) in [
            (r#"{"list":["a","(secret)"]}"#, "/list/1"),
            (r#"{"map":{"a/b":"(secret)"}}"#, "/map/a~1b"),
            (r#"{"inner":{"pin":"(secret)"}}"#, "/inner/pin"),
            (r#"{"inner":{"pins":["(secret)"]}}"#, "/inner/pins/0"),
            (r#"{"inner":{"other":"(secret)"}}"#, "/inner/other"),
            (r#"{"any":{"a":[null,"(secret)"]}}"#, "/any"),
        ] {
            let error = unmasked(text).unwrap_err();
            assert_eq!((error.pointer.as_str(), error.what.as_str()), (expected, MASKED), "{text}");
        }
        let allowed = r#"{"list":["secret"],"inner":{"pin":"(secret )"},"any":{"(secret)":1},"open":{"pin":"(secret)","pins":["(secret)"],"other":"(secret)"}}"#;
        assert_eq!(unmasked(allowed).unwrap().to_string(), allowed);
    }
}
