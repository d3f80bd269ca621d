//! Decoding of lists around a message, which have one item.

use super::decode::Decoder;
use super::path::{Path, Step};
use super::source::{At, Source, Stop};
use super::stop::Offset;
use crate::table::Node;

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    /// Skips an item after the first.
    #[cold]
    pub(super) fn further(&mut self, place: S::Pending, at: &At<'_>, depth: usize) -> Result<(), Stop> {
        if self.reader.options.strict {
            self.reader.problem(at.path, self.source.offset(&place), "expected one item, found more");
        }
        self.skip(place, at.path, depth + 1)
    }

    /// Reports that there is no item.
    #[cold]
    pub(super) fn no_item(&mut self, path: &Path<'_>, item: &Node, opened: Offset) {
        let path = path.descend(Step::Index(0), item);
        self.reader.problem(&path, opened, "the required item is missing");
    }
}
