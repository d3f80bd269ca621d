//! The state of the decoding traversal: problems, limits and options.

use super::options::DecodeOptions;
use super::path::Path;
use super::stop::{Offset, Position, Stop, Syntax};
use crate::error::{DecodeError, MessagePart, Problem};
use crate::lines::Lines;
use crate::table::Shape;

/// The maximum number of problems that are reported.
const MAX_PROBLEMS: usize = 100;

/// The state of the decoding traversal.
pub(crate) struct Reader<'r> {
    part: MessagePart,
    lines: Lines<'r>,
    /// The options.
    pub(crate) options: &'r DecodeOptions,
    problems: Vec<Problem>,
    items: usize,
    fields: usize,
    /// The offset of the text whose content is being read, which is that of everything within it.
    text: Option<Offset>,
}

impl<'r> Reader<'r> {
    /// Creates a reader for values without positions.
    pub(crate) fn new(part: MessagePart, options: &'r DecodeOptions) -> Self {
        Self::over(part, options, &[])
    }

    /// Creates a reader for a body.
    pub(crate) fn over(part: MessagePart, options: &'r DecodeOptions, body: &'r [u8]) -> Self {
        Self { part, lines: Lines::new(body), options, problems: Vec::new(), items: 0, fields: 0, text: None }
    }

    /// Adds a problem at a location.
    #[cold]
    pub(crate) fn problem(&mut self, path: &Path<'_>, offset: Offset, what: impl Into<String>) {
        // Determining the line of a problem requires a pass over the body, so excess problems are dropped
        // first.
        if self.problems.len() < MAX_PROBLEMS {
            let position = self.text.unwrap_or(offset).map(|offset| self.lines.position(offset));
            self.note(path.pointer(), position, what.into());
        }
    }

    /// Begins reading the content of a text at this offset. Returns what [`Reader::leave`] needs afterwards.
    pub(crate) fn enter(&mut self, offset: Offset) -> Option<Offset> {
        let within = self.text.unwrap_or(offset);
        self.text.replace(within)
    }

    /// Ends reading the content of a text.
    pub(crate) fn leave(&mut self, before: Option<Offset>) {
        self.text = before;
    }

    /// Adds a problem in the syntax of a text at this offset.
    #[cold]
    pub(crate) fn malformed(&mut self, syntax: Syntax, path: &Path<'_>, offset: Offset, text: &str) {
        let place = match syntax.position {
            Position::Offset(place) => place.map(|place| Lines::new(text.as_bytes()).position(place)),
            Position::Known(place) => place,
        };
        let place = place.map(|(line, column)| format!("line {line}, column {column} of the text: "));
        if self.problems.len() < MAX_PROBLEMS {
            let position = self.text.unwrap_or(offset).map(|offset| self.lines.position(offset));
            let pointer = syntax.pointer.unwrap_or_else(|| path.pointer());
            self.note(pointer, position, place.unwrap_or_default() + &syntax.what);
        }
    }

    fn note(&mut self, pointer: String, position: Option<(usize, usize)>, what: String) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { position, pointer, what, ends_reading: false });
        }
    }

    /// Returns the number of problems so far.
    pub(crate) fn count(&self) -> usize {
        self.problems.len()
    }

    /// Adds the problems of another reader.
    pub(crate) fn extend(&mut self, problems: Vec<Problem>) {
        let left = MAX_PROBLEMS.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(left));
    }

    /// Adds a problem for the reason why decoding stopped.
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

    /// Counts an item of a list or a map. If the limit is exceeded, adds a problem and returns an error. Returns an error
    /// too if there are as many problems as are reported, since the value is of no use.
    #[inline]
    pub(crate) fn count_item(&mut self, path: &Path<'_>, offset: Offset) -> Result<(), Stop> {
        self.items += 1;
        if self.items <= self.options.limits.items && self.problems.len() < MAX_PROBLEMS {
            return Ok(());
        }
        self.too_many(path, offset)
    }

    #[cold]
    fn too_many(&mut self, path: &Path<'_>, offset: Offset) -> Result<(), Stop> {
        self.problem(path, offset, format!("more than {} items in all lists", self.options.limits.items));
        Err(Stop::Limit)
    }

    /// Counts the fields of a structure, which take memory whether they are given or not. If the limit is exceeded, adds a
    /// problem and returns an error.
    #[inline]
    pub(crate) fn count_fields(
        &mut self,
        path: &Path<'_>,
        offset: Offset,
        shape: &Shape,
    ) -> Result<(), Stop> {
        self.fields += shape.fields().len();
        if self.fields <= self.options.limits.fields {
            return Ok(());
        }
        self.problem(
            path,
            offset,
            format!("more than {} fields in all structures", self.options.limits.fields),
        );
        Err(Stop::Limit)
    }

    /// Checks that a structure, list or map may begin at this depth. If it is nested too deeply, adds a
    /// problem and returns an error.
    #[inline]
    pub(crate) fn check_depth(&mut self, path: &Path<'_>, depth: usize, offset: Offset) -> Result<(), Stop> {
        if depth < self.options.limits.depth {
            return Ok(());
        }
        Err(self.too_deep(path, offset))
    }

    /// Adds the problem of a value that is nested too deeply.
    #[cold]
    pub(crate) fn too_deep(&mut self, path: &Path<'_>, offset: Offset) -> Stop {
        self.problem(path, offset, format!("nested more than {} levels deep", self.options.limits.depth));
        Stop::Limit
    }

    /// Returns an error if there are problems.
    pub(crate) fn finish(self) -> Result<(), DecodeError> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(DecodeError { part: self.part, problems: self.problems })
        }
    }
}
