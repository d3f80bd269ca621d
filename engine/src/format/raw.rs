//! Bytes as they are: a whole body that is a single value of the type `bytes`.

use super::Format;
use crate::error::{DecodeError, EncodeError, MessagePart};
use crate::table::Node;
use crate::value::{Scalar, Slot, Value};
use crate::walk::{SlotKind, single, slot_of_kind};

const PART: MessagePart = MessagePart::Body(Format::Bytes);

/// Returns the bytes of a value.
pub(super) fn encode(value: Value<'_>, node: &Node) -> Result<Vec<u8>, EncodeError> {
    let bytes = single(value, node).and_then(Scalar::bytes);
    bytes.map(|bytes| bytes.bytes().into_owned()).ok_or_else(|| EncodeError {
        part: PART,
        pointer: String::new(),
        what: "only bytes can be written as they are".to_owned(),
    })
}

/// Stores a body in a slot.
pub(super) fn decode(body: &[u8], node: &Node, slot: Slot<'_>) -> Result<(), DecodeError> {
    let stored = match slot_of_kind(slot, node.kind()) {
        SlotKind::Scalar(slot) if node.kind().is_bytes() => slot.set(Scalar::Bytes(body)).is_ok(),
        SlotKind::Scalar(_)
        | SlotKind::Record(_)
        | SlotKind::List(..)
        | SlotKind::Map(..)
        | SlotKind::Union(_)
        | SlotKind::Json(_)
        | SlotKind::Mismatch => false,
    };
    if stored {
        Ok(())
    } else {
        Err(DecodeError::whole(PART, "expected a value of another kind than bytes".to_owned()))
    }
}

/// Returns the first difference of two bodies.
pub(super) fn difference(expected: &[u8], found: &[u8]) -> Option<String> {
    let at = expected.iter().zip(found).position(|(one, other)| one != other);
    match at {
        Some(at) => Some(format!("byte {}: other bytes", at + 1)),
        None if expected.len() == found.len() => None,
        None => Some(format!("expected {} bytes, found {}", expected.len(), found.len())),
    }
}

#[cfg(test)]
mod tests {
    use crate::format::{DecodeOptions, EncodeOptions, Format, decode, difference, encode};
    use crate::table::Node;
    use crate::value::{Slot, Value, Wire};

    #[test]
    fn bytes_are_written_and_read_as_they_are() {
        let given: Vec<u8> = [0xef, 0xbb, 0xbf, 0, 0xff, b'\r', b'\n'].to_vec();
        let body = encode(Format::Bytes, Wire::get(&given), &Node::BYTES, &EncodeOptions::BODY).unwrap();
        assert_eq!(body, given);
        for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
            let mut read: Vec<u8> = Vec::new();
            decode(Format::Bytes, &body, &Node::BYTES, Wire::slot(&mut read), &options).unwrap();
            assert_eq!(read, given);
        }
        assert_eq!(difference(Format::Bytes, &body, &given), None);
        assert!(
            difference(Format::Bytes, b"ab", b"ac").is_some()
                && difference(Format::Bytes, b"a", b"").is_some()
        );
    }

    #[test]
    fn other_values_and_long_bodies_are_refused() {
        let encoded = |value: Value<'_>, node: &Node| {
            encode(Format::Bytes, value, node, &EncodeOptions::BODY).map_err(|error| error.to_string())
        };
        assert!(encoded(Value::Null, &Node::BYTES).is_err());
        assert!(encoded(Wire::get(&"a".to_owned()), &Node::STRING).is_err());
        let mut text = String::new();
        let options = DecodeOptions::REQUEST;
        assert!(decode(Format::Bytes, b"a", &Node::STRING, Wire::slot(&mut text), &options).is_err());
        assert!(decode(Format::Bytes, b"a", &Node::BYTES, Slot::Unavailable, &options).is_err());
        let mut read: Vec<u8> = Vec::new();
        let long = vec![0; options.limits.bytes + 1];
        assert!(decode(Format::Bytes, &long, &Node::BYTES, Wire::slot(&mut read), &options).is_err());
        assert!(read.is_empty());
    }
}
