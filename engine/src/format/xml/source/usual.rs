//! Members that need no more than a look: in the order of the table, elements without attributes, whose texts are single values of
//! common domains as they are usually written.

use super::null::is_tight;
use super::{Frame, XmlSource};
use crate::table::{Field, Usual};
use crate::value::Record;
use crate::walk::Members;
use crate::walk::usual::{next_field, put_text};

impl<'b> XmlSource<'b> {
    /// Reads members as long as they are the next of the table and usual values. The first that is otherwise, or that its slot does
    /// not take, is left as it is, with whatever problem it has.
    pub(super) fn read_usual(&mut self, frame: &Frame<'b>, members: &mut Members, record: &mut dyn Record) {
        if !frame.attributes.as_slice().is_empty() || !frame.has_plain_children() {
            return;
        }
        while let Some(mut lexer) = self.pieces.next_child() {
            let start = lexer.at();
            let takes = |field: &Field| {
                field.has_plain_name()
                    && !field.node().hints().has_xml()
                    && lexer.plain_tag(field.name()).is_some()
            };
            let Some((index, field)) = next_field(members, takes) else { return };
            // What is around a text can be a part of it or not. White space and an empty text can also stand for null.
            let node = field.node();
            if node.usual_value() == Usual::Other {
                return;
            }
            let text = lexer.rest_of_text_element(field.name()).filter(|text| is_tight(text));
            if !text.is_some_and(|text| put_text(record, (index, node), text)) || !members.mark(index) {
                return;
            }
            self.pieces.pass(lexer, start);
            members.expect(index + 1);
        }
    }
}
