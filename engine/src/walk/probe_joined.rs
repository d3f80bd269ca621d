//! Looking at an item of a list that is one text.

use super::path::Step;
use super::probed::Probed;
use super::template;
use crate::table::{Format, Node, Packing};

/// Returns what a path leads to in a text that joins the items of a list.
pub(super) fn joined_item(
    text: &str,
    separator: &str,
    (list, format): (&'static Node, Format),
    path: &[Step<'_>],
) -> (Probed, Option<&'static Node>) {
    let (Some(item), [Step::Index(index)]) = (list.kind().item(), path) else {
        return (Probed::Nothing, None);
    };
    // An empty text has no items.
    let Some(part) = text.split(separator).nth(*index).filter(|_| !text.is_empty()) else {
        return (Probed::Nothing, None);
    };
    let found = match item.packing(format) {
        Some(Packing::Template(pieces)) => template::probed(pieces, part.into(), item),
        Some(
            Packing::Json
            | Packing::Encoded(_)
            | Packing::Joined(_)
            | Packing::OneOrMany
            | Packing::Entries(_)
            | Packing::Positional,
        )
        | None => Probed::Scalar(part.to_owned(), None),
    };
    (found, Some(item))
}
