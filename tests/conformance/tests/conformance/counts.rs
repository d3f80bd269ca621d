//! How many cases there are of a feature, by direction and format.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use groupwright::Format;

/// How a case is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Written,
    Read,
    Refused,
}

/// Numbers of cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) written: usize,
    pub(crate) read: usize,
    pub(crate) refused: usize,
}

impl AddAssign<Outcome> for Tally {
    fn add_assign(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Written => self.written += 1,
            Outcome::Read => self.read += 1,
            Outcome::Refused => self.refused += 1,
        }
    }
}

/// The column of a case: the format of the body, or nothing where there is none.
pub(crate) type Column = Option<Format>;

/// The cases of one feature.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) requests: BTreeMap<Column, Tally>,
    pub(crate) replies: BTreeMap<Column, Tally>,
}

impl Counts {
    /// What there is of a direction, in requests and replies together.
    pub(crate) fn total(&self, of: fn(&Tally) -> usize) -> usize {
        self.requests.values().chain(self.replies.values()).map(of).sum()
    }
}
