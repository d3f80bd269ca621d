//! The pairs that belong to a value.

use super::part::Part;

/// A pair, with the part of its name that has not been resolved.
#[derive(Clone, Copy)]
pub(in crate::format) struct Pair<'p> {
    /// The rest of the name. At the outermost level this is the whole name.
    pub(super) rest: &'p str,
    pub(super) text: &'p str,
    /// The part that the text is of, in a multipart body.
    pub(super) part: Option<&'p Part<'p>>,
}

impl<'p> Pair<'p> {
    /// Creates a pair of a text whose name is fully resolved.
    pub(super) fn resolved(text: &'p str, part: Option<&'p Part<'p>>) -> Self {
        Self { rest: "", text, part }
    }
}

/// The pairs of a value.
#[derive(Clone)]
pub(in crate::format) enum Group<'p> {
    /// All pairs, for the outermost value.
    Outermost,
    /// A single pair, which is the common case.
    One(Pair<'p>),
    /// Several pairs.
    Many(Vec<Pair<'p>>),
}

impl<'p> Group<'p> {
    /// Returns the pairs. The pairs of the outermost value are not included.
    pub(super) fn pairs(&self) -> &[Pair<'p>] {
        match self {
            Self::Outermost => &[],
            Self::One(pair) => std::slice::from_ref(pair),
            Self::Many(pairs) => pairs,
        }
    }

    /// Adds a pair.
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

    /// Returns the part, if there is a single pair and its name is fully resolved.
    #[inline]
    pub(super) fn part(&self) -> Option<&'p Part<'p>> {
        match self {
            Self::One(pair) if pair.rest.is_empty() => pair.part,
            Self::One(_) | Self::Outermost | Self::Many(_) => None,
        }
    }

    /// Returns the text of a pair whose name is fully resolved.
    pub(super) fn bare(&self) -> Option<&'p str> {
        self.pairs().iter().find(|pair| pair.rest.is_empty()).map(|pair| pair.text)
    }

    /// Returns the text if there is a single pair and its name is fully resolved.
    #[inline]
    pub(super) fn only(&self) -> Option<&'p str> {
        match self {
            Self::One(pair) if pair.rest.is_empty() => Some(pair.text),
            Self::One(_) | Self::Outermost | Self::Many(_) => None,
        }
    }
}
