//! Where the members of a request's body can be.

/// A place of the members of a request's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BodyPlace {
    /// The body.
    Body,
    /// The query, in the spelling of a form. The request then has no body.
    Query,
}

impl BodyPlace {
    /// All places.
    pub const ALL: [Self; 2] = [Self::Body, Self::Query];

    /// Returns the place in one word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Query => "query",
        }
    }

    /// Returns the place of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.name() == name)
    }
}
