//! What stands for the matcher without the feature `pattern`: no text is known to match.

use super::{PatternError, Search};

/// The matcher that does not exist without the feature.
pub(super) enum Matcher {}

impl Matcher {
    /// Returns an error that names the feature.
    pub(super) fn new(_: &str) -> Result<Self, PatternError> {
        Err(PatternError {
            at: None,
            what: "a text that cannot be checked without the feature `pattern`".to_owned(),
            help: "enable the feature `pattern` of the crate `groupwright`".to_owned(),
        })
    }

    pub(super) fn search(&self, _: &str) -> Search {
        match *self {}
    }
}
