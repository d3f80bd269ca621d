//! The formats that have a member.

use super::Format;

/// The formats that have a member, and whether it is required in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldFormats {
    formats: &'static [Format],
    required: bool,
}

impl FieldFormats {
    /// Creates a list of formats in which the member is optional.
    pub const fn new(formats: &'static [Format]) -> Self {
        Self { formats, required: false }
    }

    /// Makes the member required in these formats. A value need not have it, since there are other formats.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Returns the formats.
    pub const fn formats(self) -> &'static [Format] {
        self.formats
    }

    /// Returns whether the member is required in these formats.
    pub const fn is_required(self) -> bool {
        self.required
    }
}
