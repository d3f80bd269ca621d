//! Credentials in a body that is decoded: they are no fields, and not unknown either.

use super::path::escape;
use crate::table::{Carrier, Envelope, Format, Scheme};

/// The credentials that a body may have.
#[derive(Clone, Copy, Debug)]
pub struct Granted {
    schemes: &'static [Scheme],
    taken: &'static [usize],
    envelope: Option<&'static Envelope>,
}

/// What stands where a credential leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grant {
    /// The credential.
    Credential,
    /// A structure that has one.
    Structure,
}

impl Granted {
    /// Creates the credentials of the schemes at these positions. Those that are members of the message are in its envelope.
    pub const fn new(
        schemes: &'static [Scheme],
        taken: &'static [usize],
        envelope: Option<&'static Envelope>,
    ) -> Self {
        Self { schemes, taken, envelope }
    }

    /// Returns what an unknown member is, if a credential leads there. `parent` is the place of its structure.
    #[cold]
    pub(super) fn at(self, parent: &str, name: &str, format: Format) -> Option<Grant> {
        let parts = self.taken.iter().filter_map(|scheme| self.schemes.get(*scheme)).flat_map(Scheme::parts);
        let parts = parts.filter(|part| part.is_sent_with(Some(format)));
        let mut found = None;
        for path in parts.filter_map(|part| self.path(part.carrier())) {
            for (index, step) in path.iter().enumerate() {
                let (outside, inside) = path.split_at(index);
                if !leads_to(outside, parent, format) {
                    continue;
                }
                // Members of the outermost structure of a form have their whole names.
                let joined = [inside.join("."), bracketed(inside)];
                if format.family() == Format::Form
                    && parent.is_empty()
                    && joined.iter().any(|whole| whole == name)
                {
                    return Some(Grant::Credential);
                }
                let local = step.split_once(':').map_or(*step, |(_, local)| local);
                if *step == name || (format == Format::Xml && local == name) {
                    if inside.len() == 1 {
                        return Some(Grant::Credential);
                    }
                    found = Some(Grant::Structure);
                }
            }
        }
        found
    }

    /// Returns the wire names that lead to a credential, if it is in the body.
    fn path(self, carrier: Carrier) -> Option<Vec<&'static str>> {
        match carrier {
            Carrier::Body { name } => {
                Some(self.envelope.into_iter().flat_map(Envelope::steps).chain([name]).collect())
            }
            Carrier::Member { path } => {
                let inside = self.envelope.map_or(Some(path), |envelope| envelope.inside(path));
                inside.map(<[&str]>::to_vec)
            }
            Carrier::Basic { .. }
            | Carrier::Bearer
            | Carrier::Header { .. }
            | Carrier::Query { .. }
            | Carrier::Cookie { .. } => None,
        }
    }
}

/// Returns whether steps lead to a place. In XML, a name can have a prefix, or have lost it.
fn leads_to(steps: &[&str], place: &str, format: Format) -> bool {
    let local = |name: &str| match name.split_once(':') {
        Some((_, local)) if format == Format::Xml => local.to_owned(),
        Some(_) | None => name.to_owned(),
    };
    let names = place.split('/').skip(1).map(local);
    names.eq(steps.iter().map(|step| local(&escape(step))))
}

/// Returns the name of a form for these steps, in brackets after the first.
fn bracketed(steps: &[&str]) -> String {
    let mut steps = steps.iter();
    let first = steps.next().copied().unwrap_or_default();
    std::iter::once(first.to_owned()).chain(steps.map(|step| format!("[{step}]"))).collect()
}
