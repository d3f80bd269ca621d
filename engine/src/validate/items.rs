//! Validation of what lists, maps and additional members hold.

use super::{Target, Validator, scalar};
use crate::error::HIDDEN;
use crate::rule::Keys;
use crate::table::{Field, Node, Shape};
use crate::value::{List, Map, Value};
use crate::walk::{Path, Step, ValueKind, of_kind};

impl Validator {
    pub(super) fn items(
        &mut self,
        (list, item): (&dyn List, &'static Node),
        target: Target<'_>,
        path: &Path<'_>,
        depth: usize,
    ) {
        let within = Target { node: item, ..target };
        // Most items that are no single values are structures with rules of their members only.
        let is_plain =
            item.kind().is_record() && item.rules().is_empty() && item.hints().packings().is_none();
        for index in 0..list.len() {
            let value = list.get(index);
            if scalar::is_sound(&value, item, within.location) {
                continue;
            }
            if self.is_full() {
                return;
            }
            let path = path.descend(Step::Index(index), item);
            match value.record().filter(|_| is_plain) {
                Some(record) => self.record(record, &path, depth + 1),
                None => self.value(&value, within, &path, depth + 1),
            }
        }
    }

    pub(super) fn entries(
        &mut self,
        (map, entry): (&dyn Map, &'static Node),
        target: Target<'_>,
        path: &Path<'_>,
        depth: usize,
    ) {
        for (key, value) in map.entries() {
            if self.is_full() {
                return;
            }
            let path = path.descend(Step::Given(key), entry);
            self.value(&value, Target { node: entry, ..target }, &path, depth + 1);
        }
    }

    /// Checks the members that the table does not describe.
    #[cold]
    pub(super) fn additional(
        &mut self,
        value: Value<'_>,
        shape: &Shape,
        field: &Field,
        path: &Path<'_>,
        depth: usize,
    ) {
        let node = field.node();
        let path = if node.is_secret() { path.hidden() } else { *path };
        let target = Target { node, location: field.location() };
        match of_kind(&value, node.kind()) {
            ValueKind::Map(map, entry) => {
                self.rules(&value, target, &path);
                for (key, _) in map.entries().filter(|(key, _)| shape.describes(key)) {
                    let path = path.to(Step::Given(key));
                    self.violation(&path, "additional", "the name of no described member", path.shown(key));
                }
                self.entries((map, entry), target, &path, depth);
            }
            ValueKind::Absent => {}
            ValueKind::Null
            | ValueKind::Scalar(_)
            | ValueKind::Record(_)
            | ValueKind::List(..)
            | ValueKind::Union(_)
            | ValueKind::Json(_)
            | ValueKind::Mismatch => self.value(&value, target, &path, depth),
        }
    }

    /// Checks the keys of a map, each at its place.
    pub(super) fn keys(&mut self, map: &dyn Map, keys: &Keys, path: &Path<'_>) {
        for (key, _) in map.entries() {
            let Some(fault) = keys.fault(key) else { continue };
            let path = path.to(Step::Given(key));
            let actual = if path.is_secret() { HIDDEN.to_owned() } else { fault.actual };
            self.violation(&path, fault.rule, &fault.limit, actual);
        }
    }
}
