//! The pairs that belong to one value.

use crate::walk::{Path, Reader};

/// A pair on its way to its value.
#[derive(Clone, Copy)]
pub(in crate::format) struct Pair<'p> {
    /// What is left of its name: at the outermost level all of it.
    pub(super) rest: &'p str,
    pub(super) text: &'p str,
}

/// The pairs of one value.
pub(in crate::format) struct Group<'p> {
    pub(super) first: Option<Pair<'p>>,
    pub(super) others: Vec<Pair<'p>>,
    pub(super) is_outermost: bool,
}

impl<'p> Group<'p> {
    pub(super) fn of(pair: Pair<'p>) -> Self {
        Self { first: Some(pair), others: Vec::new(), is_outermost: false }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Pair<'p>> {
        self.first.iter().chain(&self.others).copied()
    }

    pub(super) fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.others.len()
    }

    /// The text of a pair whose name ends here.
    pub(super) fn bare(&self) -> Option<&'p str> {
        self.iter().find(|pair| pair.rest.is_empty()).map(|pair| pair.text)
    }

    /// The text, where it is the only one and its name ends here.
    pub(super) fn only(&self) -> Option<&'p str> {
        self.first.filter(|first| self.others.is_empty() && first.rest.is_empty()).map(|first| first.text)
    }
}

/// Items by their index, whatever their order: there must be no gap.
pub(super) fn by_index<'p>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    mut indexed: Vec<(usize, Pair<'p>)>,
) -> Vec<Group<'p>> {
    indexed.sort_by_key(|(index, _)| *index);
    let mut items: Vec<Group<'p>> = Vec::new();
    for (index, pair) in indexed {
        if index + 1 == items.len() {
            if let Some(last) = items.last_mut() {
                last.others.push(pair);
            }
        } else if index == items.len() {
            items.push(Group::of(pair));
        } else {
            let next = items.len();
            reader.problem(path, None, format!("there is an item {index}, but no item {next}"));
            break;
        }
    }
    items
}
