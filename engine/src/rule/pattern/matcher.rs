//! Compiled patterns: in linear time where possible, and with backtracking for lookaround and back
//! references, up to a number of steps.

use super::translate::translate;
use super::{PatternError, Search};

/// The maximum size of a compiled pattern in bytes.
const MAX_SIZE: usize = 8 << 20;

/// The maximum number of instructions of a pattern that is matched with backtracking.
const MAX_INSTRUCTIONS: usize = 20_000;

/// The maximum number of steps back of one search.
const MAX_STEPS: usize = 50_000;

/// The maximum number of bytes of a text that is searched with backtracking, where a step can take time in
/// proportion to the text.
const MAX_TEXT: usize = 10_000;

/// A compiled pattern.
#[derive(Debug)]
pub(super) enum Matcher {
    /// Searches in time proportional to the text.
    Linear(regex::Regex),
    /// Searches with backtracking.
    Backtracking(Box<fancy_regex::Regex>),
}

impl Matcher {
    /// Compiles a pattern.
    pub(super) fn new(text: &str) -> Result<Self, PatternError> {
        let translated = translate(text)?;
        if translated.backtracks {
            let mut builder = fancy_regex::RegexBuilder::new(&translated.source);
            builder.backtrack_limit(MAX_STEPS).delegate_size_limit(MAX_SIZE).max_prog_size(MAX_INSTRUCTIONS);
            let compiled = builder.build();
            return compiled.map(|regex| Self::Backtracking(Box::new(regex))).map_err(|error| match error {
                fancy_regex::Error::CompileError(error) => refused(is_too_large(&error), &error.to_string()),
                error => refused(false, &error.to_string()),
            });
        }
        let mut builder = regex::RegexBuilder::new(&translated.source);
        match builder.size_limit(MAX_SIZE).build() {
            Ok(regex) => Ok(Self::Linear(regex)),
            Err(error) => Err(refused(matches!(error, regex::Error::CompiledTooBig(_)), &error.to_string())),
        }
    }

    /// Searches a text.
    pub(super) fn search(&self, text: &str) -> Search {
        match self {
            Self::Linear(regex) => {
                if regex.is_match(text) {
                    Search::Found
                } else {
                    Search::NotFound
                }
            }
            Self::Backtracking(_) if text.len() > MAX_TEXT => Search::Undecided(format!(
                "a text of {} bytes, which is too long for a pattern with lookaround or back references",
                text.len()
            )),
            Self::Backtracking(regex) => match regex.is_match(text) {
                Ok(true) => Search::Found,
                Ok(false) => Search::NotFound,
                Err(_) => Search::Undecided(format!(
                    "a text for which the search takes more than {MAX_STEPS} steps"
                )),
            },
        }
    }
}

fn is_too_large(error: &fancy_regex::CompileError) -> bool {
    use fancy_regex::CompileError::{InnerError, PatternTooComplex};

    match error {
        PatternTooComplex => true,
        InnerError(error) => error.size_limit().is_some(),
        _ => false,
    }
}

/// Returns the error of a pattern that is too large, or that the crate does not support.
fn refused(is_too_large: bool, error: &str) -> PatternError {
    let (what, help) = if is_too_large {
        (
            "the pattern is too large when it is compiled".to_owned(),
            "lower its counts, or write the length as `max_length`",
        )
    } else {
        // The last line of the crate's message states the reason; the others show the translation.
        let reason = error.lines().last().unwrap_or_default().trim();
        let reason = reason.strip_prefix("error: ").unwrap_or(reason);
        (
            format!("the pattern is not supported: {reason}"),
            "write it in another way, or describe it in `doc`",
        )
    };
    PatternError { at: None, what, help: help.to_owned() }
}
