//! The walks, as the engine is called.

use groupwright_engine::error::Violations;
use groupwright_engine::format::{DecodeOptions, EncodeOptions, Format, decode, encode};
use groupwright_engine::validate::validate;
use groupwright_engine::value::{Record, Wire};

use crate::record::Named;

/// Writes a body.
pub(crate) fn write<T: Wire + Named>(format: Format, value: &T) -> Vec<u8> {
    encode(format, value.get(), T::BODY, &EncodeOptions::BODY).expect("the sample can be written")
}

/// Reads a body.
pub(crate) fn read<T: Wire + Named>(format: Format, body: &[u8], options: &DecodeOptions) -> T {
    let mut value = T::placeholder();
    decode(format, body, T::BODY, value.slot(), options).expect("the sample can be read");
    value
}

/// The rules that a value breaks.
pub(crate) fn broken(value: &impl Record) -> Result<(), Violations> {
    validate(value)
}
