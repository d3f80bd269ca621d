//! The walks, as the engine is called: with a Rust type, or with values of a table alone.

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::format::{DecodeOptions, EncodeOptions, Format, RECORD, decode, encode};
use groupwright_engine::table::Shape;
use groupwright_engine::value::{Record, Slot, Value, Wire};

/// Writes a body.
pub(crate) fn write(format: Format, value: &dyn Record) -> Vec<u8> {
    encode(format, Value::Record(value), &RECORD, &EncodeOptions::BODY).expect("the sample can be written")
}

/// Reads a body into a Rust type.
pub(crate) fn read<T: Record + Wire>(format: Format, body: &[u8], options: &DecodeOptions) -> T {
    let mut value = T::placeholder();
    decode(format, body, &RECORD, Slot::Record(&mut value), options).expect("the sample can be read");
    value
}

/// Reads a body into values of a table.
pub(crate) fn read_dynamic(
    shape: &'static Shape,
    format: Format,
    body: &[u8],
    options: &DecodeOptions,
) -> DynRecord {
    let mut value = DynRecord::new(shape);
    decode(format, body, &RECORD, Slot::Record(&mut value), options).expect("the sample can be read");
    value
}
