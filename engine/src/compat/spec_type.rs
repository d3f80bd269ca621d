//! Markers for types of a spec that have no corresponding Rust type. They have no values, and are only used
//! as parameters of [`Represents`](super::Represents).

/// A structure of the spec when it is sent: all required members are present. `SPEC` is the fingerprint of
/// the structure.
#[derive(Debug)]
pub struct Outgoing<const SPEC: u64>;

/// A structure of the spec when it is received: members may be missing, and optional members need a type
/// that can be without a value. `SPEC` is the fingerprint of the structure.
#[derive(Debug)]
pub struct Incoming<const SPEC: u64>;

/// An enumeration of the spec. `SPEC` is its fingerprint.
#[derive(Debug)]
pub struct Enumeration<const SPEC: u64>;

/// A structure, an enumeration or a union of the spec, for a type that is only sent: every value of the type is one of the
/// spec, but not every value of the spec needs one of the type. `SPEC` is its fingerprint.
#[derive(Debug)]
pub struct Subset<const SPEC: u64>;

/// An integer of the spec. `LOW` is the size in bits of the signed type that its least value requires, or 0
/// if no value is negative. `HIGH` is the number of bits that its greatest value requires.
#[derive(Debug)]
pub struct Integer<const LOW: u8, const HIGH: u8>;
