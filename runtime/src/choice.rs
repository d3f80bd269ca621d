//! Enumerations of texts. What depends on the type is the position of a variant alone, which keeps compile times short.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use groupwright_engine::value::{Scalar, ScalarMismatch, ScalarSlot, Slot, Value};

/// An enumeration whose variants are known by their positions in a list of texts.
pub trait Choice: Sized {
    /// Returns the documented texts.
    fn texts() -> &'static [&'static str];
    /// Returns the position of the variant, or [`UNLISTED`] and the text of a value that is not documented.
    fn position(&self) -> (usize, &str);
    /// Creates the variant at a position, or the one of this text that is not documented. Returns `None` if there is no such
    /// variant.
    fn at(position: usize, text: &str) -> Option<Self>;
}

/// The position of all values that are not documented.
pub const UNLISTED: usize = usize::MAX;

/// Returns the text of a value on the wire.
pub fn text_of<T: Choice>(value: &T) -> &str {
    let (position, text) = value.position();
    T::texts().get(position).unwrap_or(&text)
}

/// Returns a view of a value.
pub fn value<T: Choice>(value: &T) -> Value<'_> {
    Value::Scalar(Scalar::String(text_of(value)))
}

/// Returns the slot of a value.
pub fn slot<T: ScalarSlot>(value: &mut T) -> Slot<'_> {
    Slot::Scalar(value)
}

/// Returns the value with this text on the wire, or `None` if no variant stands for it.
pub fn from_text<T: Choice>(text: &str) -> Option<T> {
    T::at(T::texts().iter().position(|listed| *listed == text).unwrap_or(UNLISTED), text)
}

/// Sets a value to that of a text on the wire.
///
/// # Errors
///
/// Returns an error if it is no text, or no variant stands for it.
pub fn set<T: Choice>(value: &mut T, scalar: Scalar<'_>) -> Result<(), ScalarMismatch> {
    *value = scalar.string().and_then(from_text).ok_or(ScalarMismatch)?;
    Ok(())
}

/// Returns whether two values are the same variant with the same text.
pub fn eq<T: Choice>(one: &T, other: &T) -> bool {
    one.position() == other.position()
}

/// Compares two values by their positions. Those that are not documented are the greatest, in the order of their texts.
pub fn cmp<T: Choice>(one: &T, other: &T) -> Ordering {
    one.position().cmp(&other.position())
}

/// Feeds a value to a hasher.
pub fn hash<T: Choice, H: Hasher>(value: &T, state: &mut H) {
    value.position().hash(state);
}

/// Writes the text of a value on the wire.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn display<T: Choice>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(text_of(value))
}
