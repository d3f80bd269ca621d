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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;
    use crate::source::Source;
    use crate::syntax::parse;

    #[track_caller]
    fn shown(file: &str, line: usize, column: usize) -> Option<String> {
        let node = parse(&Source::new("a.yaml", file), &mut Report::default()).unwrap();
        let value = node.get("a").unwrap();
        let place = Block::of(&value.place, value.text().unwrap())?.place(line, column)?;
        let at = locate(&place);
        Some(format!("{}:{} {}", at.line, at.column, &file[at.span]))
    }

    #[test]
    fn finds_lines_of_texts_in_the_file() {
        let is = |at: &str| Some(at.to_owned());
        assert_eq!(shown("a: |\n  {\n    x\n  }\n", 2, 3), is("3:5 x"));
        assert_eq!(shown("b: 1\na: |2-\n    x\n  y\n", 1, 3), is("3:5 x"));
        assert_eq!(shown("a: |\r\n  {\r\n  x\r\n", 2, 1), is("3:3 x"));
        assert_eq!(shown("a: 'xyz'\n", 1, 2), is("1:6 y"));
        assert_eq!(shown("a: \"xyz\"\n", 1, 3), is("1:7 z"));
        assert_eq!(shown("a: xyz\n", 1, 3), is("1:6 z"));
    }

    #[test]
    fn finds_nothing_where_the_file_says_it_otherwise() {
        assert_eq!(shown("a: >\n  x\n  y\n", 1, 3), None);
        assert_eq!(shown("a: \"x\\ny\"\n", 2, 1), None);
        assert_eq!(shown("a: 'it''s'\n", 1, 4), None);
        assert_eq!(shown("a: |\n  x\n", 9, 1), None);
    }
}
