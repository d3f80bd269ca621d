//! Decoding of members that the table does not describe.

use super::decode::Decoder;
use super::pair::{SlotKind, slot_of_kind};
use super::source::{At, Source, Stop};
use crate::table::Field;
use crate::value::Slot;

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    /// Reads a member that the table does not describe.
    #[cold]
    pub(super) fn additional(
        &mut self,
        place: S::Pending,
        name: &str,
        at: &At<'_>,
        (slot, field): (Slot<'_>, &'static Field),
        depth: usize,
    ) -> Result<(), Stop> {
        // Names of additional members of a secret are part of it.
        let path = if field.node().is_secret() { at.path.hidden() } else { *at.path };
        match slot_of_kind(slot, field.node().kind()) {
            SlotKind::Map(map, entry) => self.entry(place, name, &path, (map, entry), depth),
            SlotKind::Scalar(_)
            | SlotKind::Record(_)
            | SlotKind::List(..)
            | SlotKind::Union(_)
            | SlotKind::Json(_)
            | SlotKind::Mismatch => self.mismatch(place, at, "a map", depth),
        }
    }
}
