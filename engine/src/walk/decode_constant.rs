//! Decoding of constant members, which are compared with the table.

use super::constants::{Constants, difference};
use super::decode::{Decoder, missing};
use super::members::Members;
use super::options::DecodeOptions;
use super::path::{Path, Step};
use super::source::{Absence, At, Source, Stop};
use super::stop::Offset;
use crate::dynamic::DynValue;
use crate::table::ConstantValue;

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    /// Reads a constant member, which no record has. In a response it is skipped.
    pub(super) fn constant(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        index: usize,
        constants: &mut Constants,
        depth: usize,
    ) -> Result<(), Stop> {
        let DecodeOptions { strict, canonical, .. } = *self.reader.options;
        let offset = self.source.offset(&place);
        if canonical {
            self.reader.problem(at.path, offset, "the member is a constant, which is not given");
        }
        let Some(field) = at.field.filter(|_| strict && !canonical) else {
            return self.skip(place, at.path, depth);
        };
        let before = self.reader.count();
        self.value(place, at, constants.slot(index, field, offset), depth)?;
        if self.reader.count() > before {
            constants.spoil(index);
        }
        Ok(())
    }

    /// Reports every constant member that is missing or has another value.
    pub(super) fn differing(
        &mut self,
        frame: &S::Frame,
        members: &Members,
        constants: &Constants,
        path: &Path<'_>,
        opened: Offset,
    ) {
        for (index, field, value) in members.constants() {
            let absent = || match S::absence(frame, field) {
                Absence::Missing => None,
                Absence::Null => Some(DynValue::constant(field.node(), &ConstantValue::Null)),
                Absence::Empty => Some(DynValue::constant(field.node(), &ConstantValue::List(&[]))),
            };
            let (what, offset) = match constants.get(index) {
                Some(read) => (read.difference(S::FORMAT, field, value), read.offset()),
                None => match absent() {
                    Some(found) => (difference(&found, field, value), opened),
                    None => (Some(missing(field)), opened),
                },
            };
            if let Some(what) = what {
                self.reader.problem(&path.to(Step::Member(field.name())), offset, what);
            }
        }
    }
}
