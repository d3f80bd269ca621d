//! How whole values are written in place of the representation of their kind, and the formats that follow from it.

use std::collections::BTreeSet;

use groupwright_engine::format::Format;
use groupwright_engine::table::{Packing, Packings};

use super::{Item, Kind};

impl Item {
    /// How the whole value is written in each format. A single value has a spelling instead, unless it is within a
    /// text.
    pub fn own_packings(&self) -> Packings {
        match &self.kind {
            Kind::List(_) | Kind::Map(_) | Kind::Named(_) | Kind::Any | Kind::Scalar(_) => {
                self.spelled.packings()
            }
            Kind::Missing(_) | Kind::Unknown => Packings::NONE,
        }
    }

    /// Whether the value is within a text in a format.
    pub fn is_text_in(&self, format: Format) -> bool {
        self.own_packings().of(format).is_some_and(Packing::is_text)
    }

    /// The formats in which what it holds is written, where it is itself written in these.
    pub fn formats_within(&self, formats: impl IntoIterator<Item = Format>) -> BTreeSet<Format> {
        let within =
            |format, item: &Self| item.own_packings().of(format).map_or(format, |own| own.within(format));
        formats.into_iter().map(|format| self.levels().fold(format, within)).collect()
    }
}
