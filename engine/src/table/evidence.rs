//! How a fact is known.

/// How a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The page says so.
    Documented,
    /// An example on the page shows it.
    Example,
    /// The vendor's service, or code that talks to it, was seen to do it.
    Observed,
    /// Concluded by the author of the spec; no source says so.
    Assumed,
}

impl Evidence {
    /// All of them, the surest first.
    pub const ALL: [Self; 4] = [Self::Documented, Self::Example, Self::Observed, Self::Assumed];

    /// Its name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Example => "example",
            Self::Observed => "observed",
            Self::Assumed => "assumed",
        }
    }

    /// The evidence of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|evidence| evidence.name() == name)
    }
}
