//! The formats that have a member.

use super::Format;

/// The formats that have a member, and whether it is required in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldFormats {
    /// A bit for each format, so that a field stays small.
    formats: u8,
    required: bool,
}

impl FieldFormats {
    /// Creates a list of formats in which the member is optional.
    pub const fn new(formats: &[Format]) -> Self {
        let (mut bits, mut rest) = (0, formats);
        while let [format, others @ ..] = rest {
            bits |= 1 << *format as u8;
            rest = others;
        }
        Self { formats: bits, required: false }
    }

    /// Makes the member required in these formats. A value need not have it, since there are other formats.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Returns the formats.
    pub fn formats(self) -> impl Iterator<Item = Format> {
        Format::ALL.into_iter().filter(move |format| self.contains(*format))
    }

    /// Returns whether a format has the member.
    #[inline]
    pub const fn contains(self, format: Format) -> bool {
        self.formats & (1 << format as u8) != 0
    }

    /// Returns whether the member is required in these formats.
    pub const fn is_required(self) -> bool {
        self.required
    }
}
