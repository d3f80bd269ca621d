//! Grouping of pairs by the members of a structure.

use super::group::{Group, Pair};
use super::key;
use super::output::Output;
use super::source::{Frame, PairsSource, UNKNOWN};
use crate::table::Field;
use crate::walk::source::Member;
use crate::walk::{Members, Path, Reader};

impl<'p, O: Output> PairsSource<'p, O> {
    /// Returns the pairs of a value. The outermost value has all pairs.
    pub(super) fn pairs_of<'g>(
        &self,
        group: &'g Group<'p>,
    ) -> impl Iterator<Item = Pair<'p>> + use<'g, 'p, O> {
        let all = if group.is_outermost() { self.pairs.as_slice() } else { &[] };
        let parts = self.parts;
        let all = all.iter().enumerate();
        let all = all.map(|(index, (name, text))| Pair { rest: name, text, part: parts.get(index) });
        all.chain(group.pairs().iter().copied())
    }

    /// Returns whether each name is exactly that of a field, in the order of the table. This is the common
    /// case, and needs no grouping.
    pub(super) fn is_in_order(&self, members: &Members) -> bool {
        let mut fields = members.shape().fields().iter().enumerate();
        let mut last: Option<(usize, &Field)> = None;
        self.pairs.iter().all(|(name, _)| {
            let is_named =
                |(index, field): (usize, &Field)| field.form_name() == name && members.admits(index, field);
            if !last.is_some_and(is_named) {
                last = fields.find(|field| is_named(*field));
            }
            last.is_some()
        })
    }

    /// Returns the next of the members that are in the order of the table.
    #[inline]
    pub(super) fn next_in_order(&self, next: &mut usize, members: &mut Members) -> Member<'p, Group<'p>> {
        let Some((name, text)) = self.pairs.get(*next) else { return Member::End };
        let first = Pair::resolved(text, self.parts.get(*next));
        *next += 1;
        let found = match members.predicted() {
            Some((index, field)) if field.form_name() == name => {
                members.advance();
                Some(index)
            }
            _ => members.find(|field| field.form_name() == name).map(|(index, _)| index),
        };
        let mut group = Group::One(first);
        while let Some((_, text)) = self.pairs.get(*next).filter(|(other, _)| other == name) {
            group.push(Pair::resolved(text, self.parts.get(*next)));
            *next += 1;
        }
        found.map_or(Member::End, |index| Member::Field(index, group))
    }

    /// Groups the pairs of a structure by its fields.
    pub(super) fn sort(
        &self,
        reader: &mut Reader<'_>,
        group: &Group<'p>,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Frame<'p> {
        let count = if group.is_outermost() { self.pairs.len() } else { group.pairs().len() };
        let mut sorted = Vec::with_capacity(count);
        let (mut unreadable, mut is_sorted, mut last) = (false, true, 0);
        for pair in self.pairs_of(group) {
            let (index, name, rest) = if group.is_outermost() {
                match self.outer_field(members, pair.rest) {
                    Some((index, rest)) => (index, "", rest),
                    None if self.keeps_unknown(members) => {
                        let (name, rest) = key::first(pair.rest, self.form.objects());
                        (UNKNOWN, name, rest)
                    }
                    None => (UNKNOWN, without_secret(members, pair.rest), ""),
                }
            } else if let Some((name, rest)) = self.step(reader, path, pair) {
                let found = members.find(|field| answers_to(field, name));
                (found.map_or(UNKNOWN, |(index, _)| index), name, rest)
            } else {
                unreadable = true;
                continue;
            };
            // Unknown members are first, because they must be reported before values are decoded.
            let rank = index.wrapping_add(1);
            is_sorted &= last <= rank;
            last = rank;
            sorted.push((index, name, Pair { rest, ..pair }));
        }
        if self.keeps_unknown(members) {
            // Pairs that use different aliases of the same field are not grouped together.
            sorted.sort_by_key(|(index, name, _)| (index.wrapping_add(1), *name));
        } else if !is_sorted {
            sorted.sort_by_key(|(index, ..)| index.wrapping_add(1));
        }
        Frame::Members { sorted: sorted.into_iter().peekable(), unreadable }
    }

    /// Returns whether unknown members are wanted, so that the pairs of each are grouped.
    pub(super) fn keeps_unknown(&self, members: &Members) -> bool {
        self.probes || members.shape().additional().is_some()
    }

    /// Returns the field of the outermost structure that a name starts with, and the rest of the name.
    fn outer_field(&self, members: &mut Members, name: &'p str) -> Option<(usize, &'p str)> {
        if let Some((index, _)) = members.find(|field| answers_to(field, name)) {
            return Some((index, ""));
        }
        // A wire name may itself contain brackets or dots, as in `page[size]`. The longest matching name is
        // used.
        let fields = members.shape().fields().iter().enumerate();
        let fields = fields.filter(|(index, field)| members.admits(*index, field));
        let names = fields.flat_map(|(index, field)| {
            std::iter::once(field.form_name())
                .chain(field.aliases().iter().copied())
                .map(move |own| (index, own))
        });
        let rests = names.filter_map(|(index, own)| Some((index, name.strip_prefix(own)?)));
        let steps = rests.filter(|(_, rest)| key::starts_step(rest, self.form.objects()));
        steps.min_by_key(|(_, rest)| rest.len())
    }
}

/// Returns whether a name identifies the field in forms.
pub(super) fn answers_to(field: &Field, name: &str) -> bool {
    field.form_name() == name || field.aliases().contains(&name)
}

/// Returns an unknown name, truncated after the name of a secret that it starts with. The rest may be a key
/// in another spelling.
fn without_secret<'p>(members: &Members, name: &'p str) -> &'p str {
    let secrets = members.shape().fields().iter().filter(|field| field.node().is_secret());
    let mut ends = secrets.filter_map(|field| {
        let rest = name.strip_prefix(field.form_name())?;
        rest.starts_with(['.', '[']).then_some(field.form_name().len() + 1)
    });
    ends.next().and_then(|end| name.get(..end)).unwrap_or(name)
}
