//! Places to lines and columns.

mod lines;
mod marks;

#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::mark::unmarked;
use super::node::{NodePath, Part};
use super::token;
use crate::source::SourceRef;
use lines::Lines;
use marks::Marks;

/// A place as people and editors count it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column of the first character, from 1, in characters.
    pub column: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// The bytes of the token, all on one line; empty where a value is left out.
    pub span: Range<usize>,
}

/// Where a place is. Where many places of a file are asked for, [`Positions`] reads it once for all of them.
pub fn locate(place: &NodePath) -> LineColumn {
    Positions::default().locate(place)
}

/// Where places are. A file is read once, when the first of its places is asked for.
#[derive(Debug, Default)]
pub struct Positions {
    /// What is known of files, by their addresses.
    files: BTreeMap<usize, File>,
}

/// What is known of a file.
#[derive(Debug)]
struct File {
    /// Keeps the file where it is, since it is known by its address.
    source: SourceRef,
    lines: Lines,
    marks: OnceCell<Marks>,
    /// Whether a comment may follow something on its line.
    has_comments: OnceCell<bool>,
}

impl Positions {
    /// Where a place is.
    pub fn locate(&mut self, place: &NodePath) -> LineColumn {
        let file = self.file(&place.source);
        let span = file.span(place);
        let (line, column) = file.lines.position(&file.source.text, span.start);
        let width = file.source.text.get(span.clone()).unwrap_or_default().chars().count();
        LineColumn { line, column, end_column: column + width, span }
    }

    /// The byte at which a place starts: places are in the order of the text by it.
    pub(crate) fn start(&mut self, place: &NodePath) -> usize {
        self.file(&place.source).mark(place).0
    }

    /// The bytes of the lines of a span, and the number of the first of them.
    pub(crate) fn lines(&mut self, source: &SourceRef, span: &Range<usize>) -> (Range<usize>, usize) {
        let file = self.file(source);
        file.lines.around(&file.source.text, span)
    }

    /// Whether a comment may follow something on its line somewhere in a file, which is looked through once.
    pub(crate) fn has_comments(&mut self, source: &SourceRef) -> bool {
        *self.file(source).has_comments.get_or_init(|| source.text.contains(" #"))
    }

    fn file(&mut self, source: &SourceRef) -> &File {
        self.files.entry(Arc::as_ptr(source).addr()).or_insert_with(|| File {
            source: Arc::clone(source),
            lines: Lines::of(&source.text),
            marks: OnceCell::new(),
            has_comments: OnceCell::new(),
        })
    }
}

impl File {
    /// Where a place starts, and the text of the scalar there.
    fn mark(&self, place: &NodePath) -> (usize, Option<&str>) {
        match place.part {
            Part::Whole => (0, None),
            Part::Offset(offset) => (offset, None),
            Part::Key | Part::Value => {
                let text = self.source.text.as_str();
                let marks = self.marks.get_or_init(|| Marks::of(unmarked(text)));
                let (mark, scalar) = marks.find(&place.path, place.part == Part::Key);
                (self.lines.byte_offset(text, mark), scalar)
            }
        }
    }

    fn span(&self, place: &NodePath) -> Range<usize> {
        let text = self.source.text.as_str();
        let (start, scalar) = self.mark(place);
        match place.part {
            Part::Whole => 0..0,
            Part::Offset(_) => token::character(text, start),
            Part::Key | Part::Value => token::token(text, start, scalar),
        }
    }
}
