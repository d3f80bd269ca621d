//! Requests and replies as plain JSON, for tools.
//!
//! The JSON is one object with all fields of a request or a reply, whether they belong to the path, the
//! query, the header or the body. Members have their wire names. Scalars and nulls have their JSON
//! spelling, whatever the vendor uses: `true` where the vendor writes `1`, `null` where the vendor writes
//! `""`.

use groupwright_engine::format::{DecodeOptions, EncodeOptions, RECORD, decode, encode};

use crate::error::MessagePart;
use crate::{DecodeError, EncodeError, Format, Record, Slot, Value, Wire};

/// Writes the values of a request or a reply as a JSON object. The output includes secrets, so it is not
/// suitable for logs.
///
/// # Errors
///
/// Returns an error if a value has no JSON representation, such as a number that is not finite.
pub fn write(record: &dyn Record) -> Result<String, EncodeError> {
    let bytes = encode(Format::Json, Value::Record(record), &RECORD, &EncodeOptions::VALUES)?;
    String::from_utf8(bytes).map_err(|_| EncodeError {
        part: MessagePart::Body(Format::Json),
        pointer: String::new(),
        what: "the text is not UTF-8".to_owned(),
    })
}

/// Reads the values of a request or a reply from a JSON object, without validating them.
///
/// # Errors
///
/// Returns an error if the text is not valid JSON, or if a member is missing, unknown or of the wrong type.
/// It lists all problems that were found.
pub fn read<T: Record + Wire>(text: &str) -> Result<T, DecodeError> {
    let mut value = T::placeholder();
    decode(Format::Json, text.as_bytes(), &RECORD, Slot::Record(&mut value), &DecodeOptions::VALUES)?;
    Ok(value)
}
