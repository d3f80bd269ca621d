//! How a request selects the format of the reply, if not by `Accept`.

use super::Format;

/// The part of a request whose value selects the format of the reply, and the value for each format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Select {
    place: SelectPlace,
    values: &'static [(Format, &'static str)],
    on_demand: bool,
}

impl Select {
    /// Nothing but `Accept`.
    pub const NOTHING: Self = Self::new(SelectPlace::Suffix, &[]);

    /// Creates the selection at a place. Formats without a value are selected by `Accept` only.
    pub const fn new(place: SelectPlace, values: &'static [(Format, &'static str)]) -> Self {
        Self { place, values, on_demand: false }
    }

    /// Omits the part where the caller does not ask for a format.
    pub(super) const fn on_demand(self) -> Self {
        Self { on_demand: true, ..self }
    }

    /// Returns whether the part is omitted where the caller does not ask for a format.
    pub const fn is_on_demand(&self) -> bool {
        self.on_demand
    }

    /// Returns the part of the request.
    pub const fn place(&self) -> SelectPlace {
        self.place
    }

    /// Returns the formats and their values.
    pub const fn values(&self) -> &'static [(Format, &'static str)] {
        self.values
    }

    /// Returns the value for a format.
    pub fn value(&self, format: Option<Format>) -> Option<&'static str> {
        self.values.iter().find(|(own, _)| Some(*own) == format).map(|(_, value)| *value)
    }

    /// Returns the format with this value.
    pub fn format(&self, value: &str) -> Option<Format> {
        self.values.iter().find(|(_, own)| *own == value).map(|(format, _)| *format)
    }

    /// Returns the suffixes of the path that are not empty.
    pub fn suffixes(&self) -> impl Iterator<Item = (Format, &'static str)> {
        let suffixes = if self.place == SelectPlace::Suffix { self.values } else { &[] };
        suffixes.iter().copied().filter(|(_, suffix)| !suffix.is_empty())
    }
}

/// A part of a request that selects the format of the reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectPlace {
    /// A text after the path.
    Suffix,
    /// The parameter of the path template with this name.
    Path(&'static str),
    /// The query parameter with this name.
    Query(&'static str),
    /// The header field with this name.
    Header(&'static str),
    /// The member of the body with this name, a string.
    Body(&'static str),
}

impl SelectPlace {
    /// Returns the name in the message, if it has one.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Suffix => None,
            Self::Path(name) | Self::Query(name) | Self::Header(name) | Self::Body(name) => Some(name),
        }
    }
}
