//! What a search can take: an upper bound for the work that a pattern causes, by the length of the text.
//!
//! The crate that backtracks counts its steps back, and nothing else: what happens between two of them can take
//! time in proportion to a power of the text's length, if a lookaround is repeated, or to the product of counts.
//! So the steps that a search may take are fewer the more there can be between them.

/// The greatest power of the text's length that is told apart from more.
const POWERS: usize = 4;

/// An amount of work that depends on the length of a text: the factor of each power of the length, from the
/// power 0.
#[derive(Clone, Copy, Debug, Default)]
struct Work([u64; POWERS]);

impl Work {
    const ONE: Self = Self([1, 0, 0, 0]);
    const LENGTH: Self = Self([0, 1, 0, 0]);

    fn plus(self, other: Self) -> Self {
        let mut factors = self.0;
        for (factor, other) in factors.iter_mut().zip(other.0) {
            *factor = factor.saturating_add(other);
        }
        Self(factors)
    }

    fn most(self, other: Self) -> Self {
        let mut factors = self.0;
        for (factor, other) in factors.iter_mut().zip(other.0) {
            *factor = (*factor).max(other);
        }
        Self(factors)
    }

    fn times(self, count: u64) -> Self {
        Self(self.0.map(|factor| factor.saturating_mul(count)))
    }

    /// The work for each letter, if it is done for each letter of a text.
    fn for_each_letter(self) -> Self {
        let [constant, linear, square, cube] = self.0;
        // What is more than the greatest power is without bound.
        let rest = if cube > 0 { u64::MAX } else { 0 };
        Self([0, constant, linear, square.max(rest)])
    }

    fn at(self, length: u64) -> u64 {
        let next = |sum: u64, factor: &u64| sum.saturating_mul(length).saturating_add(*factor);
        self.0.iter().rev().fold(0, next)
    }
}

/// What a part of a pattern can cost between two steps back.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    /// The work of one visit, in addition to that for the letters that it takes.
    visit: Work,
    /// The work for each letter that it takes.
    letter: Work,
    /// The number of its elements, with what is counted written out.
    size: u64,
    /// Whether it is one character of a set, whose repetition looks at nothing but what it takes.
    is_set: bool,
    /// Whether it can look at any number of letters, and not only as many as it has elements.
    is_unbounded: bool,
    /// Whether it is matched with backtracking, and not in one go.
    backtracks: bool,
}

impl Cost {
    /// A character, or an assertion about a position.
    pub(super) fn element(is_set: bool) -> Self {
        Self { visit: Work::ONE, size: 1, is_set, ..Self::default() }
    }

    /// The text that a group has matched: it is compared with what is taken.
    pub(super) fn reference() -> Self {
        Self { letter: Work::ONE, is_unbounded: true, backtracks: true, ..Self::element(false) }
    }

    /// What stands beside something else, or is an alternative to it.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            visit: self.visit.plus(other.visit),
            letter: self.letter.most(other.letter),
            size: self.size.saturating_add(other.size),
            is_set: false,
            is_unbounded: self.is_unbounded || other.is_unbounded,
            backtracks: self.backtracks || other.backtracks,
        }
    }

    /// A group. What is matched in one go can look at more than it takes: `(?:a*b|a)`.
    pub(super) fn group(self) -> Self {
        let ahead = if self.is_unbounded && !self.backtracks { Work::LENGTH } else { Work::ONE };
        Self { visit: self.visit.plus(ahead), is_set: false, ..self }
    }

    /// A lookaround. One that looks behind has to find its start.
    pub(super) fn look(self) -> Self {
        let start = if self.is_unbounded { Work::LENGTH } else { Work::ONE };
        Self {
            visit: self.all().plus(start),
            letter: Work::default(),
            is_set: false,
            backtracks: true,
            ..self
        }
    }

    /// A repetition.
    pub(super) fn repeated(self, least: u32, most: Option<u32>) -> Self {
        let count = u64::from(most.unwrap_or(least)).max(1);
        let size = self.size.saturating_mul(count);
        let is_unbounded = self.is_unbounded || most.is_none();
        let letter = if self.backtracks { self.letter.plus(self.visit) } else { Work::ONE };
        let visit = match (self.is_set, self.backtracks, self.is_unbounded) {
            (true, _, _) => Work::ONE,
            // Each repetition beyond these takes a letter, or is the last.
            (false, true, _) => self.visit.plus(Work::ONE).times(count.saturating_add(1)),
            (false, false, true) => Work::LENGTH,
            (false, false, false) => Work::ONE.times(size),
        };
        Self { visit, letter, size, is_set: false, is_unbounded, ..self }
    }

    /// The work of a visit that takes a whole text.
    fn all(self) -> Work {
        self.visit.plus(self.letter.for_each_letter())
    }

    /// Returns what can be done between two steps back in a text of this length in bytes.
    pub(super) fn between_steps(self, length: usize) -> u64 {
        // The next place where a match can start is looked for in the whole text.
        let work = self.all().plus(Work::ONE).plus(Work::LENGTH);
        work.at(length_of(length)).saturating_mul(1 + self.size / ELEMENTS_AT_ONCE)
    }

    /// Returns what can be done by a search in one go, for which many states are followed at once.
    pub(super) fn in_one_go(self, length: usize) -> u64 {
        let states = if self.size <= 2 * ELEMENTS_AT_ONCE { 1 } else { self.size.saturating_mul(2) };
        length_of(length).saturating_mul(states)
    }
}

/// The number of elements of a pattern that are followed at once with the usual work.
const ELEMENTS_AT_ONCE: u64 = 32;

fn length_of(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX).max(1)
}
