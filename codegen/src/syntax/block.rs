//! Texts that stand in a file as they are, line for line: what is at a position in such a text has a place in the file.

use super::{NodePath, locate};

/// A text of a document, whose lines stand in the file.
pub struct Block<'t> {
    node: &'t NodePath,
    text: &'t str,
    /// The octet of the file at which the first line starts; after a quote, or with its indentation.
    start: usize,
}

impl<'t> Block<'t> {
    /// The text at a place; nothing where it is not written line for line, such as one that is folded.
    pub fn of(node: &'t NodePath, text: &'t str) -> Option<Self> {
        let file = node.source.text.as_str();
        let span = locate(node).span;
        let first = file.get(span.start..)?.chars().next()?;
        let start = match first {
            '|' => span.start + file.get(span.start..)?.find('\n')? + 1,
            '"' | '\'' => span.start + 1,
            _ => span.start,
        };
        Some(Self { node, text, start })
    }

    /// The place of a line and a column of the text, both from 1 and the column in octets; nothing where the file has another
    /// line there.
    pub fn place(&self, line: usize, column: usize) -> Option<NodePath> {
        let file = self.node.source.text.as_str();
        let own = self.text.split('\n').nth(line.checked_sub(1)?)?;
        let mut lines = file.get(self.start..)?.split_inclusive('\n');
        let before: usize = lines.by_ref().take(line - 1).map(str::len).sum();
        let written = lines.next()?;
        let indent = written.len() - written.trim_start_matches(' ').len();
        let indent = indent.checked_sub(own.len() - own.trim_start_matches(' ').len())?;
        written.get(indent..)?.starts_with(own).then_some(())?;
        let column = (column - 1).min(own.len());
        Some(NodePath::offset(&self.node.source, self.start + before + indent + column))
    }
}
