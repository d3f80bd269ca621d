//! The rule `pattern`: a regular expression in the syntax of ECMA-262 that some part of a text must match.
//!
//! A pattern is translated to the syntax of the crate that matches it, with the meaning that ECMA-262 gives
//! it: `\d` and `\w` are ASCII, `$` is the end of the text. Texts are sequences of Unicode characters, as
//! with the flag `u`. It is compiled when it is first needed.

#[cfg(feature = "pattern")]
mod class;
#[cfg(feature = "pattern")]
mod cost;
#[cfg(feature = "pattern")]
mod cursor;
#[cfg(not(feature = "pattern"))]
mod disabled;
mod error;
#[cfg(feature = "pattern")]
mod escape;
#[cfg(feature = "pattern")]
mod matcher;
#[cfg(feature = "pattern")]
mod outline;
#[cfg(feature = "pattern")]
mod sets;
#[cfg(all(test, feature = "pattern"))]
mod tests;
#[cfg(feature = "pattern")]
mod translate;

use std::fmt;
use std::sync::OnceLock;

#[cfg(not(feature = "pattern"))]
use disabled::Matcher;
#[cfg(feature = "pattern")]
use matcher::Matcher;

pub use error::PatternError;

use super::{Instance, Limit, Rule, RuleKind, describe};
use crate::excerpt::shown;

/// A regular expression in the syntax of ECMA-262, which is compiled when it is first needed.
pub struct Pattern {
    text: &'static str,
    matcher: OnceLock<Result<Matcher, PatternError>>,
}

impl Pattern {
    /// Creates a pattern. Whether the text is one is known when it is first needed; a text that is none
    /// matches nothing.
    pub const fn new(text: &'static str) -> Self {
        Self { text, matcher: OnceLock::new() }
    }

    /// Returns the text of the pattern.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// Compiles the pattern.
    ///
    /// # Errors
    ///
    /// Returns the reason if the text is no pattern, or if this crate is compiled without the feature
    /// `pattern`.
    pub fn compile(&self) -> Result<(), PatternError> {
        self.matcher().map(|_| ()).map_err(Clone::clone)
    }

    /// Returns whether some part of a text matches the pattern. A search that is given up has found nothing.
    pub fn is_match(&self, text: &str) -> bool {
        self.search(text) == Ok(true)
    }

    fn matcher(&self) -> Result<&Matcher, &PatternError> {
        self.matcher.get_or_init(|| Matcher::new(self.text)).as_ref()
    }

    fn search(&self, text: &str) -> Search {
        match self.matcher() {
            Ok(matcher) => matcher.search(text),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// Compares the texts.
impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pattern({:?})", self.text)
    }
}

/// Whether some part of a text matches a pattern; or why the search was given up: what the text is, with its article.
type Search = Result<bool, String>;

const fn pattern(limit: Limit) -> &'static Pattern {
    static ANY: Pattern = Pattern::new("");

    match limit.pattern() {
        Some(pattern) => pattern,
        None => &ANY,
    }
}

/// The rule `pattern`.
#[derive(Debug)]
pub(super) struct Matches;

impl RuleKind for Matches {
    describe!("pattern", Pattern, applies_to Text, upper None, limit => Rule::pattern(pattern(limit)),
        "A regular expression in the syntax of JavaScript (ECMA-262), without slashes and flags, that some part of the text \
         must match; `^` and `$` are the start and the end of the text.");

    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
        value.string().is_none_or(|text| pattern(limit).search(text) == Ok(true))
    }

    fn measured(&self, value: &Instance<'_>, limit: Limit) -> String {
        let Some(text) = value.string() else { return "a value that is no text".to_owned() };
        match pattern(limit).search(text) {
            Ok(_) => shown(text),
            Err(what) => what,
        }
    }
}
