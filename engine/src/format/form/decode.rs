//! Reads pairs of names and texts into a value.
//!
//! Pairs come in any order, so they are first sorted to the member they belong to, one level after the other.

use std::collections::BTreeMap;

use crate::error::DecodeError;
use crate::format::{Format, Members, Reader, Reading, Scope, Step, shown};
use crate::table::{Field, Form, FormLists, Item, Kind, Shape};
use crate::value::{List, Map, Record, Slot};

use super::key;

/// So many characters of a name that no field has are shown.
const MOST_SHOWN: usize = 80;

/// Reads the pairs of a body.
pub(super) fn body(
    pairs: &[(String, String)],
    item: &Item,
    slot: Slot<'_>,
    reading: &Reading,
) -> Result<(), DecodeError> {
    match (item.kind, slot.filled()) {
        (Kind::Struct(_), Slot::Record(record)) => fields(pairs, record, reading),
        (Kind::Map(item), Slot::Map(map)) => {
            let mut decoder = Decoder::new(Form::DEFAULT, reading);
            decoder.map(Target { item, field: None, secret: false }, map, &outermost(pairs), 0);
            decoder.reader.finish()
        }
        _ => {
            let mut reader = Reader::new(Format::Form, reading);
            reader.problem(None, "a form can be read as a structure or a map only");
            reader.finish()
        }
    }
}

/// Reads the pairs of the fields that the scope visits.
pub(super) fn fields(
    pairs: &[(String, String)],
    record: &mut dyn Record,
    reading: &Reading,
) -> Result<(), DecodeError> {
    let mut decoder = Decoder::new(record.shape().form, reading);
    decoder.record(record, &outermost(pairs), false, 0);
    decoder.reader.finish()
}

/// A pair on its way to its value.
#[derive(Clone, Copy)]
struct Pair<'p> {
    /// What is left of its name: at the outermost level all of it.
    rest: &'p str,
    text: &'p str,
}

fn outermost(pairs: &[(String, String)]) -> Vec<Pair<'_>> {
    pairs.iter().map(|(name, text)| Pair { rest: name, text }).collect()
}

/// What is read: an item, and the field that it belongs to directly.
#[derive(Clone, Copy)]
struct Target<'t> {
    item: &'t Item,
    field: Option<&'t Field>,
    secret: bool,
}

impl<'t> Target<'t> {
    /// An item of a list or a map that is the target.
    fn within(self, item: &'t Item) -> Self {
        Self { item, field: None, ..self }
    }
}

struct Decoder<'r> {
    reader: Reader<'r>,
    form: Form,
}

impl<'r> Decoder<'r> {
    fn new(form: Form, reading: &'r Reading) -> Self {
        Self { reader: Reader::new(Format::Form, reading), form }
    }

    fn record(&mut self, record: &mut dyn Record, pairs: &[Pair<'_>], secret: bool, depth: usize) {
        if !self.reader.may_open(depth, None) {
            return;
        }
        let shape = record.shape();
        let scope = self.reader.scope_here();
        let mut members = Members::new(shape);
        let mut by_field: BTreeMap<usize, Vec<Pair<'_>>> = BTreeMap::new();
        let mut broken = false;
        for pair in pairs {
            let found = if depth == 0 {
                outer_field(&mut members, shape, pair.rest, scope, self.form).ok_or(pair.rest)
            } else if let Some((name, rest)) = self.step(pair) {
                members.find(|field| field.answers_to(name)).map(|(index, _)| (index, rest)).ok_or(name)
            } else {
                broken = true;
                continue;
            };
            match found {
                Ok((index, rest)) => by_field.entry(index).or_default().push(Pair { rest, ..*pair }),
                Err(name) => self.unknown(shape, name),
            }
        }
        for (index, pairs) in by_field {
            let Some(field) = shape.fields.get(index) else { continue };
            members.mark(index);
            self.reader.enter(Step::Field(field.name));
            let target = Target { item: &field.item, field: Some(field), secret: secret || field.secret };
            self.value(target, record.slot(index), &pairs, depth + 1);
            self.reader.leave();
        }
        // A name that cannot be read may be the one that seems to be missing.
        if !broken {
            self.reader.missing(&members, None);
        }
    }

    fn unknown(&mut self, shape: &Shape, name: &str) {
        if self.reader.reading.strict && !shape.open {
            self.reader.enter(Step::Key(name.chars().take(MOST_SHOWN).collect()));
            self.reader.problem(None, "no such member is documented; leave it out or correct its name");
            self.reader.leave();
        }
    }

    /// The next step of a pair's name, or a problem.
    fn step<'p>(&mut self, pair: &Pair<'p>) -> Option<(&'p str, &'p str)> {
        let step = key::next(pair.rest, self.form.objects);
        if step.is_none() {
            let rest = shown(pair.rest);
            self.reader.problem(None, format!("the name goes on with {rest}, which cannot be taken apart"));
        }
        step
    }

    fn value(&mut self, target: Target<'_>, slot: Slot<'_>, pairs: &[Pair<'_>], depth: usize) {
        match self.meaning(target, pairs) {
            Meaning::Null => return self.reader.null(slot, target.field, true, None),
            Meaning::Absent => return,
            Meaning::Value => {}
        }
        let kind = &target.item.kind;
        if matches!(kind, Kind::Scalar(_) | Kind::Enum(_)) {
            return self.single(target, slot, pairs);
        }
        let bare = pairs.iter().find(|pair| pair.rest.is_empty());
        if let (Kind::Struct(_) | Kind::Map(_), Some(bare)) = (kind, bare) {
            // There is no slot for it: only what was expected instead is noted.
            return self.reader.scalar(kind, Slot::Nowhere, bare.text, target.secret, None);
        }
        match (kind, slot.filled()) {
            (Kind::Struct(_), Slot::Record(record)) => self.record(record, pairs, target.secret, depth),
            (Kind::List(item), Slot::List(list)) => self.list(target.within(item), list, pairs, depth),
            (Kind::Map(item), Slot::Map(map)) => self.map(target.within(item), map, pairs, depth),
            _ => self.reader.problem(None, "the Rust type cannot hold a value of this kind"),
        }
    }

    /// What pairs say: a lone empty text need not be a value.
    fn meaning(&self, target: Target<'_>, pairs: &[Pair<'_>]) -> Meaning {
        let [Pair { rest: "", text: "" }] = pairs else { return Meaning::Value };
        let kind = &target.item.kind;
        let holds_empty = match kind {
            Kind::List(_) if self.form.lists == FormLists::Comma => true,
            Kind::List(item) => reads_empty(&item.kind),
            kind => reads_empty(kind),
        };
        if target.field.is_some_and(|field| field.empty_is_null)
            || (target.item.nullable && !reads_empty(kind))
        {
            Meaning::Null
        } else if !holds_empty && !self.reader.reading.strict && target.field.is_some_and(|f| !f.required) {
            Meaning::Absent
        } else {
            Meaning::Value
        }
    }

    fn single(&mut self, target: Target<'_>, slot: Slot<'_>, pairs: &[Pair<'_>]) {
        if let Some(longer) = pairs.iter().find(|pair| !pair.rest.is_empty()) {
            let rest = shown(longer.rest);
            self.reader.problem(None, format!("expected a single value, but the name goes on with {rest}"));
        } else if let [only] = pairs {
            self.reader.scalar(&target.item.kind, slot, only.text, target.secret, None);
        } else {
            self.reader.problem(None, format!("given {} times; give it once", pairs.len()));
        }
    }

    fn map(&mut self, target: Target<'_>, map: &mut dyn Map, pairs: &[Pair<'_>], depth: usize) {
        if !self.reader.may_open(depth, None) {
            return;
        }
        let mut by_key: BTreeMap<&str, Vec<Pair<'_>>> = BTreeMap::new();
        for pair in pairs {
            let outer = (depth == 0).then(|| key::first(pair.rest, self.form.objects));
            match outer.or_else(|| self.step(pair)) {
                None => {}
                Some(("", _)) => {
                    self.reader.problem(None, "expected the key of an entry, found an empty one");
                }
                Some((key, rest)) => by_key.entry(key).or_default().push(Pair { rest, ..*pair }),
            }
        }
        for (key, pairs) in by_key {
            if !self.reader.count_item(None) {
                return;
            }
            self.reader.enter(Step::Key(key.to_owned()));
            self.value(target, map.entry(key), &pairs, depth + 1);
            self.reader.leave();
        }
    }

    fn list(&mut self, target: Target<'_>, list: &mut dyn List, pairs: &[Pair<'_>], depth: usize) {
        if !self.reader.may_open(depth, None) {
            return;
        }
        let mut plain: Vec<Pair<'_>> = Vec::new();
        let mut by_index: BTreeMap<usize, Vec<Pair<'_>>> = BTreeMap::new();
        for pair in pairs {
            if matches!(pair.rest, "" | "[]") {
                plain.push(*pair);
            } else if let Some((step, rest)) = self.step(pair) {
                match key::index(step) {
                    Some(index) => by_index.entry(index).or_default().push(Pair { rest, ..*pair }),
                    None => self.reader.problem(None, format!("expected an index, found {}", shown(step))),
                }
            }
        }
        if plain.is_empty() {
            self.indexed(target, list, &by_index, depth);
        } else if !by_index.is_empty() {
            self.reader.problem(None, "some items have an index and some have none; give all of them one");
        } else if matches!(target.item.kind, Kind::Scalar(_) | Kind::Enum(_)) {
            self.plain(target, list, &plain, depth);
        } else {
            self.reader.problem(None, "an item that is no single value needs an index, the first one [0]");
        }
    }

    /// Reads single values without an index, in their order.
    fn plain(&mut self, target: Target<'_>, list: &mut dyn List, pairs: &[Pair<'_>], depth: usize) {
        let comma = self.form.lists == FormLists::Comma;
        let mut index = 0;
        for pair in pairs {
            let joined = comma && pair.rest.is_empty();
            if joined && pair.text.is_empty() {
                continue;
            }
            // A text in which nothing separates items is one item.
            let texts = pair.text.split(|character| joined && character == ',');
            for text in texts {
                if !self.item(target, list, index, &[Pair { rest: "", text }], depth) {
                    return;
                }
                index += 1;
            }
        }
    }

    /// Reads items by their index, whatever their order: there must be no gap.
    fn indexed(
        &mut self,
        target: Target<'_>,
        list: &mut dyn List,
        by_index: &BTreeMap<usize, Vec<Pair<'_>>>,
        depth: usize,
    ) {
        for (next, (index, pairs)) in by_index.iter().enumerate() {
            if *index != next {
                self.reader.problem(None, format!("there is an item {index}, but no item {next}"));
                return;
            }
            if !self.item(target, list, next, pairs, depth) {
                return;
            }
        }
    }

    /// Reads an item of a list; false when there are too many.
    fn item(
        &mut self,
        target: Target<'_>,
        list: &mut dyn List,
        index: usize,
        pairs: &[Pair<'_>],
        depth: usize,
    ) -> bool {
        if !self.reader.count_item(None) {
            return false;
        }
        self.reader.enter(Step::Index(index));
        self.value(target, list.push(), pairs, depth + 1);
        self.reader.leave();
        true
    }
}

/// What pairs say.
enum Meaning {
    Null,
    Absent,
    Value,
}

/// Whether the empty text is a value of the kind.
fn reads_empty(kind: &Kind) -> bool {
    match kind {
        Kind::Scalar(kind) => kind.read("").is_some(),
        Kind::Enum(enumeration) => enumeration.values.contains(&""),
        Kind::Struct(_) | Kind::List(_) | Kind::Map(_) => false,
    }
}

/// The field of the outermost structure that a name leads to, and what follows the field's own name.
fn outer_field<'p>(
    members: &mut Members,
    shape: &Shape,
    name: &'p str,
    scope: Scope,
    form: Form,
) -> Option<(usize, &'p str)> {
    if let Some((index, _)) = members.find(|field| scope.visits(field) && field.answers_to(name)) {
        return Some((index, ""));
    }
    // A documented name may itself have brackets or dots, as in `page[size]`: the longest that fits is meant.
    let fields = shape.fields.iter().enumerate().filter(|(_, field)| scope.visits(field));
    let names = fields.flat_map(|(index, field)| {
        std::iter::once(&field.name).chain(field.aliases).map(move |own| (index, *own))
    });
    let rests = names.filter_map(|(index, own)| Some((index, name.strip_prefix(own)?)));
    let steps = rests.filter(|(_, rest)| key::starts_step(rest, form.objects));
    steps.min_by_key(|(_, rest)| rest.len())
}
