//! How a value is written and read, whatever its format.

use crate::table::{Charset, Constant, Field, ParameterLocation};

/// Which fields of the outermost structure a walk visits. Structures within it are visited whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldFilter {
    /// Those that lie in the body.
    Body,
    /// Those that lie in the query.
    Query,
    /// All of them: the values of a request as one object.
    All,
}

impl FieldFilter {
    /// Whether the field is visited.
    #[inline]
    pub fn admits(self, field: &Field) -> bool {
        match self {
            Self::Body => field.location() == ParameterLocation::Body,
            Self::Query => field.location() == ParameterLocation::Query,
            Self::All => true,
        }
    }
}

/// How much a decoder takes before it refuses a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of the body.
    pub bytes: usize,
    /// How deep structures, lists and maps may be nested. An encoder writes no deeper than the usual limit.
    pub depth: usize,
    /// The items of all lists and maps together.
    pub items: usize,
}

impl Limits {
    /// 16 MiB, 64 levels, a million items.
    pub const USUAL: Self = Self { bytes: 16 << 20, depth: 64, items: 1_000_000 };
}

impl Default for Limits {
    fn default() -> Self {
        Self::USUAL
    }
}

/// How a body is read.
#[derive(Clone, Copy, Debug)]
pub struct DecodeOptions {
    /// How much is taken.
    pub limits: Limits,
    /// Whether the body is held to the letter, as a server holds a request: unknown members (of a structure that is not
    /// open, or among values), other spellings and other JSON types than the spec's are problems. Otherwise they are passed
    /// over or converted.
    pub strict: bool,
    /// Which fields of the outermost structure are read.
    pub filter: FieldFilter,
    /// Whether scalars and nulls are spelt as in plain JSON rather than as the vendor spells them.
    pub canonical: bool,
    /// The charset that the message says the body is in; nothing where it says none.
    pub charset: Option<Charset>,
}

impl DecodeOptions {
    /// How a response is read: tolerantly.
    pub const RESPONSE: Self = Self {
        limits: Limits::USUAL,
        strict: false,
        filter: FieldFilter::Body,
        canonical: false,
        charset: None,
    };
    /// How a request is read: strictly.
    pub const REQUEST: Self = Self { strict: true, ..Self::RESPONSE };
    /// How the values of a request are read from a JSON object of all its fields.
    pub const VALUES: Self =
        Self { strict: true, filter: FieldFilter::All, canonical: true, ..Self::RESPONSE };
}

/// How a body is written.
#[derive(Clone, Copy, Debug)]
pub struct EncodeOptions<'w> {
    /// Which fields of the outermost structure are written.
    pub filter: FieldFilter,
    /// Whether scalars and nulls are spelt as in plain JSON rather than as the vendor spells them.
    pub canonical: bool,
    /// Whether required members that have no value are left out, rather than refused: it is no message.
    pub partial: bool,
    /// Members added to the outermost structure, before its own: constants, and credentials that travel in the body.
    pub extra: &'w [Constant<'w>],
}

impl EncodeOptions<'_> {
    /// How the body of a message is written.
    pub const BODY: Self = Self { filter: FieldFilter::Body, canonical: false, partial: false, extra: &[] };
    /// How all the fields of a structure are written as one plain JSON object.
    pub const VALUES: Self = Self { filter: FieldFilter::All, canonical: true, ..EncodeOptions::BODY };
}
