//! Members that need no more than a look: in the order of the table, and single values of common domains as they are usually written.

use super::lexer::Lexer;
use super::source::{Frame, JsonSource};
use crate::table::{Field, Usual};
use crate::value::{Record, Scalar};
use crate::walk::Members;
use crate::walk::usual::{next_field, put};

impl JsonSource<'_> {
    /// Reads members as long as they are the next of the table and usual values, without white space between tokens. The first
    /// that is otherwise, or that its slot does not take, is left as it is, with whatever problem it has.
    pub(super) fn read_usual(&mut self, frame: &mut Frame, members: &mut Members, record: &mut dyn Record) {
        loop {
            let start = self.lexer.offset();
            let Some((index, field)) = self.next_usual(frame, members) else {
                self.lexer.rewind(start);
                return;
            };
            let lexer = &mut self.lexer;
            let is_read = match field.node().usual_value() {
                Usual::Text => {
                    lexer.plain_string().is_some_and(|text| put(record, index, Scalar::String(text)))
                }
                Usual::Integer => {
                    lexer.plain_integer().is_some_and(|value| put(record, index, Scalar::Integer(value)))
                }
                Usual::Boolean => {
                    lexer.plain_boolean().is_some_and(|value| put(record, index, Scalar::Boolean(value)))
                }
                Usual::Sized | Usual::Number | Usual::Uuid | Usual::Other => false,
            };
            if !is_read || !members.mark(index) {
                self.lexer.rewind(start);
                return;
            }
            frame.is_first = false;
            members.expect(index + 1);
        }
    }

    /// Passes the name of the next member, if it is that of one of the next fields of the table.
    #[inline]
    fn next_usual(&mut self, frame: &Frame, members: &Members) -> Option<(usize, &'static Field)> {
        // The first member has no comma before it.
        let skipped = usize::from(frame.is_first);
        next_field(members, |field| self.lexer.takes_key(field.key().get(skipped..).unwrap_or_default()))
    }
}

impl<'b> Lexer<'b> {
    /// Reads the string that is next, if it has no escapes.
    #[inline]
    fn plain_string(&mut self) -> Option<&'b str> {
        self.is_at_quote().then(|| self.string_without_escapes())?
    }

    /// Reads the integer that is next, if it is one that fits.
    #[inline]
    fn plain_integer(&mut self) -> Option<i64> {
        self.number().ok()?.integer
    }

    /// Reads the boolean that is next.
    #[inline]
    fn plain_boolean(&mut self) -> Option<bool> {
        if self.takes_key("true") {
            return Some(true);
        }
        self.takes_key("false").then_some(false)
    }
}
