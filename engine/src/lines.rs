//! Lines and columns of a body.

/// Converts offsets to lines and columns. For increasing offsets this takes a single pass over the body.
pub(crate) struct Lines<'b> {
    body: &'b [u8],
    at: usize,
    line: usize,
    start: usize,
}

impl<'b> Lines<'b> {
    /// Creates a converter for a body.
    pub(crate) fn new(body: &'b [u8]) -> Self {
        Self { body, at: 0, line: 1, start: 0 }
    }

    /// Returns the line and the column of an offset, both counted from 1, the column in bytes.
    pub(crate) fn position(&mut self, offset: usize) -> (usize, usize) {
        if offset < self.at {
            *self = Self::new(self.body);
        }
        let passed = self.body.get(self.at..offset).unwrap_or_default();
        if let Some(last) = passed.iter().rposition(|byte| *byte == b'\n') {
            self.start = self.at + last + 1;
            self.line += passed.iter().map(|byte| usize::from(*byte == b'\n')).sum::<usize>();
        }
        self.at += passed.len();
        (self.line, (offset - self.start) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_columns_from_one_in_any_order() {
        let mut lines = Lines::new(b"ab\ncd\n\nef");
        for (offset, position) in
            [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (8, (4, 2)), (9, (4, 3)), (4, (2, 2))]
        {
            assert_eq!(lines.position(offset), position, "{offset}");
        }
    }

    #[test]
    fn places_an_offset_past_the_end_on_the_last_known_line() {
        let mut lines = Lines::new(b"ab\ncd");
        assert_eq!(lines.position(4), (2, 2));
        assert_eq!(lines.position(100).0, 2);
    }
}
