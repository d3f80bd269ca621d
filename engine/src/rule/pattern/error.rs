//! The error of a text that is no pattern.

use std::fmt;

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The position of the problem: the number of characters before it. `None` for the pattern as a whole.
    pub at: Option<usize>,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
    /// What to do, as a sentence without a full stop.
    pub help: String,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "character {}: {}", at + 1, self.what),
            None => f.write_str(&self.what),
        }
    }
}

impl std::error::Error for PatternError {}
