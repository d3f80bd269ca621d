//! The evidence for a fact.

/// The evidence for a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The documentation states it.
    Documented,
    /// An example in the documentation shows it.
    Example,
    /// It was observed in the vendor's service or in code that uses it.
    Observed,
    /// The author of the spec assumes it; no source states it.
    Assumed,
}

impl Evidence {
    /// All variants, the strongest evidence first.
    pub const ALL: [Self; 4] = [Self::Documented, Self::Example, Self::Observed, Self::Assumed];

    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Example => "example",
            Self::Observed => "observed",
            Self::Assumed => "assumed",
        }
    }

    /// Returns the evidence with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|evidence| evidence.name() == name)
    }
}
