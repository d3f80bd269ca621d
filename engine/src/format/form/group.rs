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
pub(in crate::format) enum Group<'p> {
    /// All there are: the value is the outermost one.
    Outermost,
    /// One, as most values have.
    One(Pair<'p>),
    /// Several.
    Many(Vec<Pair<'p>>),
}

impl<'p> Group<'p> {
    /// The pairs, but for those of the outermost value.
    pub(super) fn pairs(&self) -> &[Pair<'p>] {
        match self {
            Self::Outermost => &[],
            Self::One(pair) => std::slice::from_ref(pair),
            Self::Many(pairs) => pairs,
        }
    }

    /// Adds a pair to those of the same value.
    pub(super) fn push(&mut self, pair: Pair<'p>) {
        match self {
            Self::Outermost => {}
            Self::One(first) => *self = Self::Many(vec![*first, pair]),
            Self::Many(pairs) => pairs.push(pair),
        }
    }

    #[inline]
    pub(super) fn is_outermost(&self) -> bool {
        matches!(self, Self::Outermost)
    }

    /// The text of a pair whose name ends here.
    pub(super) fn bare(&self) -> Option<&'p str> {
        self.pairs().iter().find(|pair| pair.rest.is_empty()).map(|pair| pair.text)
    }

    /// The text, where it is the only one and its name ends here.
    #[inline]
    pub(super) fn only(&self) -> Option<&'p str> {
        match self {
            Self::One(pair) if pair.rest.is_empty() => Some(pair.text),
            Self::One(_) | Self::Outermost | Self::Many(_) => None,
        }
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
        if index.checked_add(1) == Some(items.len()) {
            if let Some(last) = items.last_mut() {
                last.push(pair);
            }
        } else if index == items.len() {
            items.push(Group::One(pair));
        } else {
            let next = items.len();
            reader.problem(path, None, format!("there is an item {index}, but no item {next}"));
            break;
        }
    }
    items
}
