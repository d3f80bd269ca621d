//! Grouping of pairs by the items of a list and by the entries of a map.
//!
//! A name contains at most a few numbers, and items are sorted by them, so that a large number costs no more
//! than a small one. Numbers must have no gaps.

use super::group::{Group, Pair};
use super::key;
use super::output::Output;
use super::sink::items_of;
use super::source::PairsSource;
use crate::table::{FormEntries, FormLists, FormShape, Node};
use crate::walk::{Path, Reader};

impl<'p, O: Output> PairsSource<'p, O> {
    /// Returns the groups of the items of a list.
    pub(super) fn items(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        (group, form): (&Group<'p>, FormShape),
        item: &Node,
    ) -> Vec<Group<'p>> {
        if form.has_empty_lists() && group.only() == Some("") {
            return Vec::new();
        }
        let list = items_of::<O>(form, item);
        let is_numbered = list.style() == FormLists::Numbered;
        let (first, member) = if is_numbered { (usize::from(list.first()), list.member()) } else { (0, "") };
        let mut plain: Vec<Pair<'p>> = Vec::new();
        let mut numbered: Vec<(usize, Pair<'p>)> = Vec::new();
        for pair in group.pairs().iter().copied() {
            // Items with numbers are documented exactly, so only a tolerant reader accepts others.
            if matches!(pair.rest, "" | "[]") && !(is_numbered && reader.options.strict) {
                plain.push(pair);
            } else if let Some(pair) = self.within(reader, path, pair, member) {
                numbered.extend(self.number(reader, path, pair, (first, "an index")));
            }
        }
        if plain.is_empty() {
            return by_number(reader, path, numbered, (first, "item"))
                .into_iter()
                .map(|(_, group)| group)
                .collect();
        }
        if !numbered.is_empty() {
            let what = "some items have an index and others have none; use an index for all items";
            reader.problem(path, None, what);
        } else if item.kind_in(O::FORMAT).is_single() {
            let joins = form.lists().style() == FormLists::Comma;
            return in_order(&plain, joins, reader.options.limits.items);
        } else {
            let what = "an item that is no single value needs an index, the first one [0]";
            reader.problem(path, None, what);
        }
        Vec::new()
    }

    /// Returns the pairs of a map whose entries are like members of a structure, sorted by their keys.
    pub(super) fn members_of_map(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        group: &Group<'p>,
    ) -> Vec<(&'p str, Pair<'p>)> {
        let mut entries = Vec::new();
        for pair in self.pairs_of(group) {
            match self.outer_step(group, pair).or_else(|| self.step(reader, path, pair)) {
                None => {}
                Some(("", _)) => {
                    reader.problem(path, None, "expected the key of an entry, found an empty one");
                }
                Some((key, rest)) => entries.push((key, Pair { rest, ..pair })),
            }
        }
        entries.sort_by_key(|(key, _)| *key);
        entries
    }

    /// Returns the keys of numbered entries, and the groups of their values.
    pub(super) fn entries(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        group: &Group<'p>,
        form: FormEntries,
    ) -> Vec<(&'p str, Group<'p>)> {
        let first = usize::from(form.first());
        let mut numbered: Vec<(usize, Pair<'p>)> = Vec::new();
        for pair in self.pairs_of(group) {
            if let Some(pair) = self.within(reader, path, pair, form.entry()) {
                numbered.extend(self.number(reader, path, pair, (first, "the number of an entry")));
            }
        }
        let mut entries = Vec::new();
        for (number, group) in by_number(reader, path, numbered, (first, "entry")) {
            entries.extend(self.entry(reader, path, (number, &group), form));
        }
        entries
    }

    /// Returns the key of an entry and the group of its value, or adds a problem.
    fn entry(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        (number, group): (usize, &Group<'p>),
        form: FormEntries,
    ) -> Option<(&'p str, Group<'p>)> {
        let (mut keys, mut values) = (Vec::new(), Vec::new());
        for pair in group.pairs() {
            match self.step(reader, path, *pair)? {
                (step, "") if step == form.key() => keys.push(pair.text),
                (step, rest) if step == form.value() => values.push(Pair { rest, ..*pair }),
                (step, _) if reader.options.strict => {
                    let what = format!("entry {number}: unknown member {}", path.shown(step));
                    reader.problem(path, None, what);
                }
                _ => {}
            }
        }
        let mut values = values.into_iter();
        match (keys.as_slice(), values.next()) {
            ([key], Some(value)) => {
                let mut group = Group::One(value);
                values.for_each(|value| group.push(value));
                return Some((*key, group));
            }
            ([_], None) => reader.problem(path, None, format!("entry {number} has no {:?}", form.value())),
            ([], _) => reader.problem(path, None, format!("entry {number} has no {:?}", form.key())),
            ([..], _) => {
                reader.problem(path, None, format!("entry {number} has {:?} more than once", form.key()));
            }
        }
        None
    }

    /// Returns the first step of a pair of the outermost value, which has no separator.
    fn outer_step(&self, group: &Group<'p>, pair: Pair<'p>) -> Option<(&'p str, &'p str)> {
        group.is_outermost().then(|| key::first(pair.rest, self.form.objects()))
    }

    /// Returns a pair without the step of this name that its name must continue with, or adds a problem.
    fn within(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        pair: Pair<'p>,
        name: &str,
    ) -> Option<Pair<'p>> {
        if name.is_empty() {
            return Some(pair);
        }
        let (step, rest) = self.step(reader, path, pair)?;
        if step == name {
            return Some(Pair { rest, ..pair });
        }
        reader.problem(path, None, format!("expected {name:?}, found {}", path.shown(step)));
        None
    }

    /// Returns the number that the name of a pair continues with, and the pair without it, or adds a problem.
    fn number(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        pair: Pair<'p>,
        (first, expected): (usize, &str),
    ) -> Option<(usize, Pair<'p>)> {
        let (step, rest) = self.step(reader, path, pair)?;
        let number = key::index(step).filter(|number| *number >= first);
        if number.is_none() {
            reader.problem(path, None, format!("expected {expected}, found {}", path.shown(step)));
        }
        Some((number?, Pair { rest, ..pair }))
    }
}

/// Returns the groups of single values without an index, in their order. If there are more than the limit,
/// one excess item is returned, which causes the error when it is read.
fn in_order<'p>(plain: &[Pair<'p>], joins: bool, limit: usize) -> Vec<Group<'p>> {
    let mut items = Vec::with_capacity(plain.len());
    for pair in plain {
        let joined = joins && pair.rest.is_empty();
        if joined && pair.text.is_empty() {
            continue;
        }
        if !joined {
            items.push(Group::One(Pair { rest: "", ..*pair }));
            continue;
        }
        let texts = pair.text.split(',');
        let room = limit.saturating_add(1).saturating_sub(items.len());
        items.extend(texts.take(room).map(|text| Group::One(Pair::resolved(text, None))));
    }
    items
}

/// Sorts pairs by their number, and groups them by it. Adds a problem at the first gap.
fn by_number<'p>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    mut numbered: Vec<(usize, Pair<'p>)>,
    (first, noun): (usize, &str),
) -> Vec<(usize, Group<'p>)> {
    numbered.sort_by_key(|(number, _)| *number);
    let mut groups: Vec<(usize, Group<'p>)> = Vec::new();
    for (number, pair) in numbered {
        let next = groups.len().saturating_add(first);
        match groups.last_mut() {
            Some((last, group)) if *last == number => group.push(pair),
            _ if number == next => groups.push((number, Group::One(pair))),
            _ => {
                reader.problem(path, None, format!("there is an {noun} {number}, but no {noun} {next}"));
                break;
            }
        }
    }
    groups
}
