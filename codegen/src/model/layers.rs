//! How whole values are written in place of the representation of their kind, and the formats that follow from it.

use std::collections::BTreeSet;

use groupwright_engine::format::Format;
use groupwright_engine::table::{Layer, Layers};

use super::{Item, Kind};

impl Item {
    /// How the whole value is written in each format. A single value has a spelling instead.
    pub fn own_layers(&self) -> Layers {
        match &self.kind {
            Kind::List(_) | Kind::Map(_) | Kind::Named(_) | Kind::Any => self.spelled.layers(),
            Kind::Scalar(_) | Kind::Missing(_) | Kind::Unknown => Layers::NONE,
        }
    }

    /// Whether the value is within a text in a format.
    pub fn is_text_in(&self, format: Format) -> bool {
        match self.own_layers().of(format) {
            Some(Layer::Json | Layer::Encoded(_) | Layer::Joined(_)) => true,
            Some(Layer::OneOrMany | Layer::Positional) | None => false,
        }
    }

    /// The formats in which what it holds is written, where it is itself written in these.
    pub fn formats_within(&self, formats: impl IntoIterator<Item = Format>) -> BTreeSet<Format> {
        let within = |format, item: &Self| match item.own_layers().of(format) {
            Some(Layer::Json | Layer::Encoded(_)) => Format::Json,
            Some(Layer::Joined(_) | Layer::OneOrMany | Layer::Positional) | None => format,
        };
        formats.into_iter().map(|format| self.layers().fold(format, within)).collect()
    }
}
