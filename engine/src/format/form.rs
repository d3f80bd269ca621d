//! form.

use crate::error::{DecodeError, EncodeError};
use crate::format::{Found, Limits, Reading, Writing};
use crate::table::Item;
use crate::value::{Slot, Value};

pub(super) fn encode(_: &Value<'_>, _: &Item, _: &Writing<'_>) -> Result<Vec<u8>, EncodeError> {
    Ok(Vec::new())
}
pub(super) fn decode(_: &[u8], _: &Item, _: Slot<'_>, _: &Reading) -> Result<(), DecodeError> {
    Ok(())
}
pub(super) fn probe(_: &[u8], _: &[&str], _: &Limits) -> Found {
    Found::Nothing
}
pub(super) fn difference(_: &[u8], _: &[u8]) -> Option<String> {
    None
}
/// Writes the fields of a structure as name and value pairs.
pub fn write_pairs(
    _: &dyn crate::value::Record,
    _: crate::format::Scope,
) -> Result<Vec<(String, String)>, EncodeError> {
    Ok(Vec::new())
}
/// Reads name and value pairs into a structure.
pub fn read_pairs(
    _: &[(String, String)],
    _: &mut dyn crate::value::Record,
    _: &Reading,
) -> Result<(), DecodeError> {
    Ok(())
}
