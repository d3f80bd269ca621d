//! Compile-time checks of which Rust types can represent a type of a spec, as trait bounds.
//!
//! A type of a spec is written as the Rust type that generated code uses for it: [`String`] for text,
//! `Vec<Uuid>` for a list of UUIDs. Types that have no such Rust type are represented by the markers in
//! [`spec_type`].

pub mod spec_type;

use std::collections::BTreeMap;

use crate::types::{Patch, Url};
use crate::value::Wire;

/// Asserts that the type can represent every value of the spec type `M`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot represent the spec type `{M}`",
    label = "this type cannot hold every value of the spec type"
)]
pub trait Represents<M>: Wire {}

/// Asserts that the content of an `Option` or a container can represent every value of the spec type `M`.
/// This does not require [`Wire`], so that a missing implementation is reported only once, at its use.
pub trait Contains<M> {}

#[diagnostic::do_not_recommend]
impl<T: Represents<M>, M> Contains<M> for T {}

/// A type with a default value for fields that are not part of messages.
#[diagnostic::on_unimplemented(
    message = "GW0713: the field with `skip` is not part of messages, and `{Self}` has no default value",
    label = "this type has no `Default`",
    note = "help: derive `Default` for it, or set the value: `#[groupwright(skip, default = …)]`"
)]
pub trait Skipped: Sized {
    /// Returns the value.
    fn value() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> Skipped for T {
    fn value() -> Self {
        T::default()
    }
}

impl<const SPEC: u64> Represents<spec_type::Enumeration<SPEC>> for String {}
impl<const SPEC: u64> Represents<spec_type::Subset<SPEC>> for String {}
impl Represents<Url> for String {}

impl<T: Represents<M>, M> Represents<M> for Box<T> {}
impl<T: Represents<M>, M> Represents<Option<M>> for Option<T> {}
impl<T: Represents<M>, M> Represents<Patch<M>> for Patch<T> {}
// Null is decoded as `None`, and `None` is encoded as absent.
impl<T: Represents<M>, M> Represents<Patch<M>> for Option<T> {}
impl<T: Represents<M>, M> Represents<Vec<M>> for Vec<T> {}
impl<T: Represents<M>, M> Represents<BTreeMap<String, M>> for BTreeMap<String, T> {}

/// Asserts that the type can hold the least value of a signed integer type of `BITS` bits, or 0 if `BITS`
/// is 0.
pub trait ReachesMin<const BITS: u8> {}

/// Asserts that the type can hold the greatest unsigned value of `BITS` bits.
pub trait ReachesMax<const BITS: u8> {}

macro_rules! integers {
    ($($type:ty: [$($low:literal)+] [$($high:literal)+];)+) => {$(
        impl<const LOW: u8, const HIGH: u8> Represents<spec_type::Integer<LOW, HIGH>> for $type
        where
            Self: ReachesMin<LOW> + ReachesMax<HIGH>,
        {
        }
        $(impl ReachesMin<$low> for $type {})+
        $(impl ReachesMax<$high> for $type {})+
    )+};
}

integers! {
    u8: [0] [7 8];
    u16: [0] [7 8 15 16];
    u32: [0] [7 8 15 16 31 32];
    u64: [0] [7 8 15 16 31 32 63 64];
    i8: [0 8] [7];
    i16: [0 8 16] [7 8 15];
    i32: [0 8 16 32] [7 8 15 16 31];
    i64: [0 8 16 32 64] [7 8 15 16 31 32 63];
}

#[cfg(test)]
mod tests {
    use super::spec_type::{Enumeration, Integer};
    use super::*;
    use crate::types::{DateTime, LocalDateTime, Uuid};

    fn carries<T: Represents<M>, M>() {}

    #[test]
    fn integer_types_represent_the_ranges_they_contain() {
        // 0..=32767
        carries::<u16, Integer<0, 15>>();
        carries::<i16, Integer<0, 15>>();
        carries::<u64, Integer<0, 15>>();
        // -1..=127
        carries::<i8, Integer<8, 7>>();
        carries::<i64, Integer<8, 7>>();
        // 0..=u64::MAX, and everything that 64 bits hold
        carries::<u64, Integer<0, 64>>();
        carries::<i64, Integer<64, 63>>();
    }

    #[test]
    fn containers_represent_what_their_items_represent() {
        carries::<Vec<Option<Uuid>>, Vec<Option<Uuid>>>();
        carries::<BTreeMap<String, Vec<u8>>, BTreeMap<String, Vec<Integer<0, 8>>>>();
        carries::<Option<String>, Patch<Url>>();
        carries::<Patch<DateTime>, Patch<DateTime>>();
        carries::<LocalDateTime, LocalDateTime>();
        carries::<Option<String>, Option<Enumeration<7>>>();
        carries::<Box<u8>, Integer<0, 8>>();
    }
}
