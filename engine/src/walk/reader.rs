//! What a walk that reads keeps: what is wrong, how much has been taken, how it is to be read.

use super::options::DecodeOptions;
use super::path::Path;
use super::stop::{Offset, Position, Stop};
use crate::error::{DecodeError, MessagePart, Problem};
use crate::lines::Lines;

/// So many problems are listed; the rest would not help.
const MAX_PROBLEMS: usize = 100;

/// The state of a walk that reads.
pub(crate) struct Reader<'r> {
    part: MessagePart,
    lines: Lines<'r>,
    /// How the body is read.
    pub(crate) options: &'r DecodeOptions,
    problems: Vec<Problem>,
    items: usize,
}

impl<'r> Reader<'r> {
    /// A reader of values that have no position.
    pub(crate) fn new(part: MessagePart, options: &'r DecodeOptions) -> Self {
        Self::over(part, options, &[])
    }

    /// A reader of a body.
    pub(crate) fn over(part: MessagePart, options: &'r DecodeOptions, body: &'r [u8]) -> Self {
        Self { part, lines: Lines::new(body), options, problems: Vec::new(), items: 0 }
    }

    /// Notes that something is wrong at a place.
    #[cold]
    pub(crate) fn problem(&mut self, path: &Path<'_>, offset: Offset, what: impl Into<String>) {
        // What is not kept has no line looked for: each costs a way through the body.
        if self.problems.len() < MAX_PROBLEMS {
            let position = offset.map(|offset| self.lines.position(offset));
            self.note(path.pointer(), position, what.into());
        }
    }

    fn note(&mut self, pointer: String, position: Option<(usize, usize)>, what: String) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { position, pointer, what, ends_reading: false });
        }
    }

    /// Notes what another reader noted.
    pub(crate) fn extend(&mut self, problems: Vec<Problem>) {
        let left = MAX_PROBLEMS.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(left));
    }

    /// Notes why the rest was not read.
    pub(crate) fn stopped(&mut self, stop: Stop) {
        match stop {
            Stop::Syntax(syntax) => {
                let position = match syntax.position {
                    Position::Offset(offset) => offset.map(|offset| self.lines.position(offset)),
                    Position::Known(position) => position,
                };
                self.note(syntax.pointer.unwrap_or_default(), position, syntax.what);
            }
            Stop::Deep(offset) => drop(self.too_deep(&Path::ROOT, offset)),
            Stop::Limit => {}
        }
        if let Some(last) = self.problems.last_mut() {
            last.ends_reading = true;
        }
    }

    /// Counts an item of a list or a map; an error, with a problem, when there are more than the limit.
    #[inline]
    pub(crate) fn count_item(&mut self, path: &Path<'_>, offset: Offset) -> Result<(), Stop> {
        self.items += 1;
        if self.items <= self.options.limits.items {
            return Ok(());
        }
        self.problem(path, offset, format!("more than {} items in all lists", self.options.limits.items));
        Err(Stop::Limit)
    }

    /// Checks that a structure, list or map may open here, `depth` levels inside; an error, with a problem, when it is too deep.
    #[inline]
    pub(crate) fn check_depth(&mut self, path: &Path<'_>, depth: usize, offset: Offset) -> Result<(), Stop> {
        if depth < self.options.limits.depth {
            return Ok(());
        }
        Err(self.too_deep(path, offset))
    }

    /// Notes that what stands here is nested too deep.
    #[cold]
    pub(crate) fn too_deep(&mut self, path: &Path<'_>, offset: Offset) -> Stop {
        self.problem(path, offset, format!("nested more than {} levels deep", self.options.limits.depth));
        Stop::Limit
    }

    /// The outcome: an error if anything was found wrong.
    pub(crate) fn finish(self) -> Result<(), DecodeError> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(DecodeError { part: self.part, problems: self.problems })
        }
    }
}
