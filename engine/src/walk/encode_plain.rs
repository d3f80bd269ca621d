//! The short path for structures whose members are in every message and every format, in the order of the table, and
//! nothing else: by far most. What such a structure cannot have is not looked for at each member.

use super::encode::{Encoder, MISSING};
use super::options::FieldFilter;
use super::path::Step;
use super::sink::{Refusal, Sink, Written};
use crate::table::{Field, Shape};
use crate::value::{Record, Value};

impl<S: Sink> Encoder<'_, S> {
    /// Returns whether a structure at this depth, which is no variant of a union, is written by [`Encoder::plain`].
    #[inline]
    pub(super) fn is_plain(&self, shape: &'static Shape, depth: usize) -> bool {
        let options = self.options;
        let is_whole = depth > options.layers
            || match options.filter {
                FieldFilter::All => true,
                FieldFilter::Body => shape.is_all_body(),
                FieldFilter::Query => false,
            };
        // In an envelope, what is around the message may have nothing in it.
        shape.is_plain()
            && is_whole
            && depth >= options.layers
            && !options.canonical
            && self.added.is_empty()
            && S::is_in_order(shape)
    }

    /// Encodes the members of such a structure, which has been begun, and ends it.
    pub(super) fn plain(
        &mut self,
        mut frame: S::Frame,
        (record, shape): (&dyn Record, &'static Shape),
        depth: usize,
    ) -> Written<()> {
        for (index, field) in shape.fields().iter().enumerate() {
            let value = record.get(index);
            let written = match value.as_scalar() {
                Some(scalar) => self.sink.usual_member(&mut frame, field, scalar),
                None => Ok(value.is_absent() && !field.is_required()),
            };
            if !matches!(written, Ok(true)) {
                self.plain_member(&mut frame, (shape, field), (written, &value), depth)?;
            }
        }
        self.sink.close(frame)
    }

    /// Encodes a member that has not been written yet.
    #[inline(never)]
    fn plain_member(
        &mut self,
        frame: &mut S::Frame,
        (shape, field): (&'static Shape, &'static Field),
        (refused, value): (Written<bool>, &Value<'_>),
        depth: usize,
    ) -> Written<()> {
        let written = refused.and_then(|_| {
            if !value.is_absent() {
                let place = self.sink.member(frame, shape, field)?;
                self.value(place, value, field.node(), depth + 1)?;
                return self.sink.leave(frame, field.is_required());
            }
            if self.options.partial { Ok(()) } else { Err(Refusal::new(MISSING)) }
        });
        written.map_err(|refusal| refusal.under(Step::Member(field.name()), field.node()))
    }
}
