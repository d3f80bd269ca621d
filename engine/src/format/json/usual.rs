//! Members that need no more than a look: in the order of the table, and single values of common domains as they are usually written.

use super::lexer::Lexer;
use super::source::{Frame, JsonSource};
use crate::table::Usual;
use crate::value::{Record, Scalar, Slot};
use crate::walk::Members;

/// How many members that are left out are passed over at once.
const GAP: usize = 4;

impl<'b> JsonSource<'b> {
    /// Reads members as long as they are the next of the table and usual values, without white space between tokens. The first
    /// that is otherwise, or that its slot does not take, is left as it is, with whatever problem it has.
    pub(super) fn read_usual(&mut self, frame: &mut Frame, members: &mut Members, record: &mut dyn Record) {
        loop {
            let start = self.lexer.offset();
            let Some((index, value)) = self.next_usual(frame, members) else {
                self.lexer.rewind(start);
                return;
            };
            let is_read = match value {
                Usual::Text => self
                    .lexer
                    .plain_string()
                    .is_some_and(|text| put(record.slot(index), Scalar::String(text))),
                Usual::Integer => self
                    .lexer
                    .plain_integer()
                    .is_some_and(|value| put(record.slot(index), Scalar::Integer(value))),
                Usual::Boolean => self
                    .lexer
                    .plain_boolean()
                    .is_some_and(|value| put(record.slot(index), Scalar::Boolean(value))),
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

    /// Passes the name of the next member, if it is one of the next of the table that has not been read. Returns the position of its
    /// field, and what its value is.
    fn next_usual(&mut self, frame: &Frame, members: &Members) -> Option<(usize, Usual)> {
        for (index, field) in members.rest().take(GAP) {
            let key = if frame.is_first { field.key().get(1..)? } else { field.key() };
            if members.admits(index, field) && self.lexer.takes_key(key) {
                let is_plain = field.constant().is_none() && !members.has(index);
                return is_plain.then(|| (index, field.node().usual_value()));
            }
        }
        None
    }
}

/// Stores a value, if the slot takes it.
fn put(slot: Slot<'_>, value: Scalar<'_>) -> bool {
    slot.filled().scalar().is_some_and(|slot| slot.set(value).is_ok())
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
