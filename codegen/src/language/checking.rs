//! What the structure check keeps while it goes through a document.

use crate::report::Report;
use crate::syntax::Positions;

/// What is found in a document, which is read no more than once to know where something stands.
pub(super) struct Checking<'r> {
    pub(super) report: &'r mut Report,
    pub(super) positions: Positions,
}
