//! Decoding of lists and maps.

use super::decode::Decoder;
use super::pair::{SlotKind, slot_of_kind};
use super::path::{Path, Step};
use super::source::{At, Incoming, Source, Stop};
use crate::table::Node;
use crate::value::{List, Map, Slot};

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    pub(super) fn map(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        (map, entry): (&mut dyn Map, &'static Node),
        depth: usize,
    ) -> Result<(), Stop> {
        let mut frame = self.source.open_map(place, at.node)?;
        loop {
            let next = self.source.next_entry(self.reader, &mut frame, at.path);
            let Some((key, place)) = next.map_err(|stop| stop.within(at.path))? else { return Ok(()) };
            self.entry(place, &key, at.path, (map, entry), depth)?;
        }
    }

    pub(super) fn entry(
        &mut self,
        place: S::Pending,
        key: &str,
        path: &Path<'_>,
        (map, entry): (&mut dyn Map, &'static Node),
        depth: usize,
    ) -> Result<(), Stop> {
        self.reader.count_item(path, self.source.offset(&place))?;
        let path = path.descend(Step::Given(key), entry);
        let within = At { node: entry, field: None, path: &path };
        let before = map.len();
        if self.may_pass_over_null(entry) && !map.has(key) {
            return match self.incoming(place, &within)? {
                Incoming::Null(_) => Ok(()),
                incoming => self.received(incoming, &within, map.entry(key), depth + 1),
            };
        }
        map.entry(key);
        if map.len() == before {
            return self.twice(place, &path, depth);
        }
        self.value(place, &within, map.entry(key), depth + 1)
    }

    /// Returns whether an entry of a map that is null is equivalent to an absent one. As for a member, this is the
    /// case in a reply, if a value of the map is never null.
    fn may_pass_over_null(&self, entry: &Node) -> bool {
        let kind = entry.kind();
        let is_plain = !(kind.is_union() || kind.is_any()) && self.packing(entry).is_none();
        is_plain && self.reader.options.ignores_null && !entry.admits_null()
    }

    pub(super) fn list(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        (list, item): (&mut dyn List, &'static Node),
        depth: usize,
    ) -> Result<(), Stop> {
        let opened = self.source.offset(&place);
        let mut frame = self.source.open_list(place, at.node, item)?;
        loop {
            let next = self.source.next_item(self.reader, &mut frame, at.path, item);
            let Some(place) = next.map_err(|stop| stop.within(at.path))? else { break };
            self.item(place, at, (list, item), depth)?;
        }
        if list.is_empty() && depth < self.reader.options.layers {
            self.no_item(at.path, item, opened);
        }
        Ok(())
    }

    fn item(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        (list, item): (&mut dyn List, &'static Node),
        depth: usize,
    ) -> Result<(), Stop> {
        if !list.is_empty() && depth < self.reader.options.layers {
            return self.further(place, at, depth);
        }
        self.reader.count_item(at.path, self.source.offset(&place))?;
        let path = at.path.descend(Step::Index(list.len()), item);
        let within = At { node: item, field: None, path: &path };
        self.value(place, &within, list.push(), depth + 1)
    }

    pub(super) fn one_item(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        depth: usize,
    ) -> Result<(), Stop> {
        match slot_of_kind(slot, at.node.kind()) {
            SlotKind::List(list, item) => {
                self.reader.check_depth(at.path, depth, self.source.offset(&place))?;
                self.item(place, at, (list, item), depth)
            }
            SlotKind::Scalar(_)
            | SlotKind::Record(_)
            | SlotKind::Map(..)
            | SlotKind::Union(_)
            | SlotKind::Json(_)
            | SlotKind::Mismatch => self.mismatch(place, at, "a list", depth),
        }
    }
}
