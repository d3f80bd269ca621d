//! Decoding of credentials, which are read and forgotten: authentication is left to the server.

use super::decode::Decoder;
use super::granted::Grant;
use super::path::Step;
use super::source::{At, Source, Stop};
use crate::table::{Node, Shape};
use crate::value::Slot;

/// The node of a credential.
static CREDENTIAL: Node = Node::STRING.secret();

/// The node of a structure that has only credentials.
static STRUCTURE: Node = Node::record(|| &Shape::EMPTY).secret();

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    /// Returns what an unknown member of a structure is, if a credential leads there.
    #[cold]
    pub(super) fn grant(&self, name: &str, at: &At<'_>) -> Option<Grant> {
        self.reader.options.granted?.at(&at.path.pointer(), name, S::FORMAT)
    }

    /// Reads a credential, or a structure that has some and nothing else.
    pub(super) fn granted(
        &mut self,
        place: S::Pending,
        name: &str,
        at: &At<'_>,
        (grant, depth): (Grant, usize),
    ) -> Result<(), Stop> {
        let path = at.path.to(Step::Member(name));
        match grant {
            Grant::Credential => {
                let within = At { node: &CREDENTIAL, field: None, path: &path };
                self.value(place, &within, Slot::constant(), depth + 1)
            }
            Grant::Structure => {
                let within = At { node: &STRUCTURE, field: None, path: &path };
                self.value(place, &within, Slot::without_members(), depth + 1)
            }
        }
    }
}
