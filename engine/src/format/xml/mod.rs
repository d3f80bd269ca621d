//! xml.

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
