//! Options of encoding and decoding that apply to all formats.

use super::granted::Granted;
use crate::table::{Boundary, Charset, Constant, Field, Message, ParameterLocation};

/// The fields of the outermost structure that are included. Nested structures are always complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldFilter {
    /// Fields in the body.
    Body,
    /// Fields in the query.
    Query,
    /// All fields, for the values of a request as a single object.
    All,
}

impl FieldFilter {
    /// Returns whether members are included that no field describes.
    #[inline]
    pub(crate) fn admits_additional(self) -> bool {
        self != Self::Query
    }

    /// Returns whether the field is included. That of all other members of a structure has no name of its own,
    /// and is never found by one.
    #[inline]
    pub fn admits(self, field: &Field) -> bool {
        match self {
            Self::Body => field.location() == ParameterLocation::Body && !field.is_additional(),
            Self::Query => field.location() == ParameterLocation::Query,
            Self::All => !field.is_additional(),
        }
    }
}

/// Limits of a decoder, beyond which it rejects a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The maximum size of the body in bytes.
    pub bytes: usize,
    /// The maximum nesting depth of structures, lists and maps. Encoders always use the limit of
    /// [`Limits::USUAL`].
    pub depth: usize,
    /// The maximum total number of items in all lists and maps.
    pub items: usize,
    /// The maximum total number of fields that all structures have, given or not: what a value takes in memory.
    pub fields: usize,
}

impl Limits {
    /// The default limits: 16 MiB, 64 levels, one million items, four million fields.
    pub const USUAL: Self = Self { bytes: 16 << 20, depth: 64, items: 1_000_000, fields: 4_000_000 };
}

impl Default for Limits {
    fn default() -> Self {
        Self::USUAL
    }
}

/// Options of decoding.
#[derive(Clone, Copy, Debug)]
pub struct DecodeOptions {
    /// The limits.
    pub limits: Limits,
    /// Whether to report deviations from the spec: unknown members (except in a structure that is open),
    /// and spellings or JSON types other than the specified ones. Otherwise such members are ignored and
    /// such values are converted.
    pub strict: bool,
    /// Whether null is equivalent to absence for an optional member and for an entry of a map that are never null, even if
    /// deviations are reported.
    pub ignores_null: bool,
    /// The fields of the outermost structure that are decoded.
    pub filter: FieldFilter,
    /// Whether scalars and nulls have their plain JSON spelling instead of the vendor's spelling.
    pub canonical: bool,
    /// The charset of the body according to the message, if specified.
    pub charset: Option<Charset>,
    /// The boundary between the parts of a multipart body according to the message. By default, it is that of
    /// the first line.
    pub boundary: Option<Boundary>,
    /// The message that is decoded. Members that it does not have are unknown ones. Without it, all members of a
    /// structure are known, and those that only some messages have are optional.
    pub message: Option<Message>,
    /// The number of layers around the message, whose structure is the one that the filter is for.
    pub layers: usize,
    /// The credentials that the body of a request may have, if known.
    pub granted: Option<Granted>,
}

impl DecodeOptions {
    /// The options for responses: tolerant.
    pub const RESPONSE: Self = Self {
        limits: Limits::USUAL,
        strict: false,
        ignores_null: true,
        filter: FieldFilter::Body,
        canonical: false,
        charset: None,
        boundary: None,
        message: None,
        layers: 0,
        granted: None,
    };
    /// The options for requests: strict.
    pub const REQUEST: Self = Self { strict: true, ignores_null: false, ..Self::RESPONSE };
    /// The options for a JSON object with the values of all fields of a request.
    pub const VALUES: Self = Self { filter: FieldFilter::All, canonical: true, ..Self::REQUEST };
}

/// Options of encoding.
#[derive(Clone, Copy, Debug)]
pub struct EncodeOptions<'w> {
    /// The fields of the outermost structure that are encoded.
    pub filter: FieldFilter,
    /// Whether scalars and nulls have their plain JSON spelling instead of the vendor's spelling.
    pub canonical: bool,
    /// Whether to omit required members that have no value instead of returning an error. The result is not
    /// a valid message.
    pub partial: bool,
    /// Additional members of the outermost structure, written before its own: credentials in the body.
    pub extra: &'w [Constant<'w>],
    /// The message that is encoded. A value of a member that it does not have is an error.
    pub message: Option<Message>,
    /// The number of layers around the message, whose structure is the one that the filter is for.
    pub layers: usize,
    /// The charset that the body will be converted to. A text is an error if it has a character that neither the
    /// charset has nor an escape of the format stands for.
    pub charset: Charset,
}

impl EncodeOptions<'_> {
    /// The options for the body of a message.
    pub const BODY: Self = Self {
        filter: FieldFilter::Body,
        canonical: false,
        partial: false,
        extra: &[],
        message: None,
        layers: 0,
        charset: Charset::Utf8,
    };
    /// The options for writing all fields of a structure as one plain JSON object.
    pub const VALUES: Self = Self { filter: FieldFilter::All, canonical: true, ..EncodeOptions::BODY };
}
