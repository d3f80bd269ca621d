//! Markers for what a spec says of a type where no Rust type says it. They are never made: each is a parameter of
//! [`Represents`](super::Represents).

/// A structure of the spec as it is sent: all required members are there. `SPEC` is the fingerprint of the structure.
#[derive(Debug)]
pub struct Outgoing<const SPEC: u64>;

/// A structure of the spec as it is received: members may be missing, and optional members need a type that can be
/// without a value. `SPEC` is the fingerprint of the structure.
#[derive(Debug)]
pub struct Incoming<const SPEC: u64>;

/// An enumeration of the spec. `SPEC` is its fingerprint.
#[derive(Debug)]
pub struct Enumeration<const SPEC: u64>;

/// An integer of the spec. `LOW` is the size in bits of the signed type that its least value needs, 0 where no value is
/// negative; `HIGH` is the number of bits that its greatest value needs.
#[derive(Debug)]
pub struct Integer<const LOW: u8, const HIGH: u8>;
