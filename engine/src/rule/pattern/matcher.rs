//! Compiled patterns: in linear time where possible, and with backtracking for lookaround and back
//! references. What a search may take is bounded either way: see [`Cost`].

use std::sync::OnceLock;

use super::cost::Cost;
use super::translate::translate;
use super::{PatternError, Search};

/// The maximum size of a compiled pattern in bytes.
const MAX_SIZE: usize = 8 << 20;

/// The maximum number of instructions of a pattern that is matched with backtracking.
const MAX_INSTRUCTIONS: usize = 20_000;

/// The maximum work of one search: a fraction of a second.
const MAX_WORK: u64 = 100_000_000;

/// The maximum numbers of steps back of one search. The less can be done between two steps, the more there may be.
const MAX_STEPS: [usize; 4] = [50, 500, 5_000, 50_000];

/// The length of a text in bytes in which every pattern can be searched.
const SHORT_TEXT: usize = 100;

/// A compiled pattern, and what a search can cost.
#[derive(Debug)]
pub(super) struct Matcher {
    cost: Cost,
    compiled: Compiled,
}

#[derive(Debug)]
enum Compiled {
    /// Searches in time proportional to the text.
    Linear(regex::Regex),
    /// Searches with backtracking, up to each of the numbers of steps.
    Backtracking(Box<Backtracking>),
}

/// A pattern for each of [`MAX_STEPS`], compiled when it is first needed.
#[derive(Debug)]
struct Backtracking {
    source: String,
    compiled: [OnceLock<Option<fancy_regex::Regex>>; MAX_STEPS.len()],
}

impl Matcher {
    /// Compiles a pattern.
    pub(super) fn new(text: &str) -> Result<Self, PatternError> {
        let translated = translate(text)?;
        let most = MAX_WORK / translated.cost.between_steps(SHORT_TEXT);
        let [least, ..] = MAX_STEPS;
        let compiled = if translated.backtracks && u64::try_from(least).is_ok_and(|least| most < least) {
            return Err(PatternError {
                at: None,
                what: "a search can take too many steps even in a short text".to_owned(),
                help: "write it with fewer repetitions within lookaround, and fewer of lookaround and back references"
                    .to_owned(),
            });
        } else if translated.backtracks {
            Compiled::Backtracking(Box::new(Backtracking::new(translated.source)?))
        } else {
            let mut builder = regex::RegexBuilder::new(&translated.source);
            match builder.size_limit(MAX_SIZE).build() {
                Ok(regex) => Compiled::Linear(regex),
                Err(error) => {
                    return Err(refused(
                        matches!(error, regex::Error::CompiledTooBig(_)),
                        &error.to_string(),
                    ));
                }
            }
        };
        Ok(Self { cost: translated.cost, compiled })
    }

    /// Searches a text.
    pub(super) fn search(&self, text: &str) -> Search {
        match &self.compiled {
            Compiled::Linear(_) if self.cost.in_one_go(text.len()) > MAX_WORK => {
                Err(format!("a text of {} bytes, which is too long for a pattern of this size", text.len()))
            }
            Compiled::Linear(regex) => Ok(regex.is_match(text)),
            Compiled::Backtracking(regex) => {
                regex.search(text, MAX_WORK / self.cost.between_steps(text.len()))
            }
        }
    }
}

impl Backtracking {
    fn new(source: String) -> Result<Self, PatternError> {
        let this = Self { source, compiled: Default::default() };
        let [least, ..] = MAX_STEPS;
        let first = this.compile(least).map_err(|error| match error {
            fancy_regex::Error::CompileError(error) => refused(is_too_large(&error), &error.to_string()),
            error => refused(false, &error.to_string()),
        })?;
        if let Some(slot) = this.compiled.first() {
            slot.get_or_init(|| Some(first));
        }
        Ok(this)
    }

    fn compile(&self, steps: usize) -> fancy_regex::Result<fancy_regex::Regex> {
        let mut builder = fancy_regex::RegexBuilder::new(&self.source);
        builder.backtrack_limit(steps).delegate_size_limit(MAX_SIZE).max_prog_size(MAX_INSTRUCTIONS);
        builder.build()
    }

    /// Searches a text with at most this number of steps back.
    fn search(&self, text: &str, most: u64) -> Search {
        let allowed = MAX_STEPS.iter().zip(&self.compiled);
        let allowed = allowed.filter(|(steps, _)| u64::try_from(**steps).is_ok_and(|steps| steps <= most));
        let found = allowed.last().and_then(|(steps, slot)| {
            Some((steps, slot.get_or_init(|| self.compile(*steps).ok()).as_ref()?))
        });
        let Some((steps, regex)) = found else {
            return Err(format!(
                "a text of {} bytes, which is too long for this pattern with lookaround or back references",
                text.len()
            ));
        };
        regex.is_match(text).map_err(|_| {
            let length = text.len();
            format!("a text of {length} bytes for which the search takes more than {steps} steps")
        })
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
