//! Values as one plain JSON object, for tools: all fields of a request or a reply, wherever a message carries them.
//!
//! The members have their wire names. Scalars and nulls are spelt as JSON spells them, whatever the vendor's
//! spelling: `true` where the vendor writes `1`, `null` where the vendor writes `""`.

use groupwright_engine::format::{DecodeOptions, EncodeOptions, RECORD, decode, encode};

use crate::error::MessagePart;
use crate::{DecodeError, EncodeError, Format, Record, Slot, Value, Wire};

/// Writes the values of a request or a reply. Secrets are written too: it is the value, not a view of it for logs.
pub fn write(record: &dyn Record) -> Result<String, EncodeError> {
    let bytes = encode(Format::Json, Value::Record(record), &RECORD, &EncodeOptions::VALUES)?;
    String::from_utf8(bytes).map_err(|_| EncodeError {
        part: MessagePart::Body(Format::Json),
        pointer: String::new(),
        what: "the text is not UTF-8".to_owned(),
    })
}

/// Reads the values of a request or a reply. They are not validated.
pub fn read<T: Record + Wire>(text: &str) -> Result<T, DecodeError> {
    let mut value = T::placeholder();
    decode(Format::Json, text.as_bytes(), &RECORD, Slot::Record(&mut value), &DecodeOptions::VALUES)?;
    Ok(value)
}
