//! The validator: every rule of the spec that a value breaks, each with its place, its limit and what was found.
//!
//! Beyond the rules of the table it knows what no message can carry: a number that is not finite, a value that is not
//! of its kind, and a text that would leave its place in the message.

mod path;
mod place;
#[cfg(test)]
pub(crate) mod sample;
mod scalar;
#[cfg(test)]
mod tests;

use crate::error::{Violation, Violations};
use crate::format::Limits;
use crate::table::{Field, Item, Kind, Place};
use crate::value::{Record, Value};

use path::{Path, Step};
pub(crate) use place::broken;

/// So many violations are listed; the rest would not help.
const MOST_VIOLATIONS: usize = 1000;

/// Whether a structure keeps all the rules of its table, in all its places.
pub fn validate(record: &dyn Record) -> Result<(), Violations> {
    let mut validator = Validator::default();
    validator.record(record, false, &Path::ROOT);
    validator.finish()
}

/// Whether a value that is a whole body keeps the rules of its item.
pub fn validate_item(value: &Value<'_>, item: &Item) -> Result<(), Violations> {
    let mut validator = Validator::default();
    validator.item(value, Target { item, place: Place::Payload, secret: false }, &Path::ROOT);
    validator.finish()
}

/// What a value is held against.
#[derive(Clone, Copy)]
struct Target<'t> {
    item: &'t Item,
    place: Place,
    secret: bool,
}

#[derive(Default)]
struct Validator {
    violations: Vec<Violation>,
    /// The text of the value at hand, kept for its room.
    text: String,
}

impl Validator {
    fn finish(self) -> Result<(), Violations> {
        if self.violations.is_empty() { Ok(()) } else { Err(Violations(self.violations)) }
    }

    fn is_full(&self) -> bool {
        self.violations.len() >= MOST_VIOLATIONS
    }

    fn violation(&mut self, path: &Path<'_>, rule: &'static str, limit: &str, actual: String) {
        if !self.is_full() {
            let pointer = path.pointer();
            self.violations.push(Violation { pointer, rule, limit: limit.to_owned(), actual });
        }
    }

    fn record(&mut self, record: &dyn Record, secret: bool, path: &Path<'_>) {
        if !self.may_open(path) {
            return;
        }
        for (index, field) in record.shape().fields.iter().enumerate() {
            if self.is_full() {
                return;
            }
            self.field(&record.get(index), field, secret, &path.to(Step::Member(field.name)));
        }
    }

    fn field(&mut self, value: &Value<'_>, field: &Field, secret: bool, path: &Path<'_>) {
        let nullable = field.item.nullable || field.empty_is_null;
        match value {
            // An `Option` that must be present has no other way to hold null.
            Value::Absent if field.required && !nullable => {
                self.violation(path, "required", "a value", "nothing".to_owned());
            }
            Value::Absent => {}
            Value::Null if nullable => {}
            value => {
                let secret = secret || field.secret;
                self.item(value, Target { item: &field.item, place: field.place, secret }, path);
            }
        }
    }

    fn item(&mut self, value: &Value<'_>, target: Target<'_>, path: &Path<'_>) {
        let within = |item| Target { item, ..target };
        match (value, &target.item.kind) {
            (Value::Absent | Value::Null, _) if target.item.nullable => {}
            (Value::Absent | Value::Null, _) => {
                self.violation(path, "nullable", "a value", "null".to_owned());
            }
            (Value::Scalar(scalar), Kind::Scalar(_) | Kind::Enum(_)) => {
                if self.scalar(scalar, target, path) {
                    self.rules(value, target, path);
                }
            }
            (Value::Record(record), Kind::Struct(_)) => {
                self.rules(value, target, path);
                self.record(*record, target.secret, path);
            }
            (Value::List(list), Kind::List(item)) => {
                self.rules(value, target, path);
                let items = (0..list.len()).map(|index| (Step::Index(index), list.get(index)));
                self.items(items, within(item), path);
            }
            (Value::Map(map), Kind::Map(item)) => {
                self.rules(value, target, path);
                let items = map.entries().map(|(key, value)| (Step::Member(key), value));
                self.items(items, within(item), path);
            }
            (_, kind) => self.violation(path, "type", expected(kind), called(value).to_owned()),
        }
    }

    fn items<'v>(
        &mut self,
        items: impl Iterator<Item = (Step<'v>, Value<'v>)>,
        target: Target<'_>,
        path: &Path<'_>,
    ) {
        if !self.may_open(path) {
            return;
        }
        for (step, value) in items {
            if self.is_full() {
                return;
            }
            self.item(&value, target, &path.to(step));
        }
    }

    /// Whether a structure, list or map may open here; a violation when it is too deep to be written and read.
    fn may_open(&mut self, path: &Path<'_>) -> bool {
        let most = Limits::default().depth;
        let may = path.depth() < most;
        if !may {
            self.violation(path, "depth", &format!("at most {most} levels"), "more".to_owned());
        }
        may
    }

    fn rules(&mut self, value: &Value<'_>, target: Target<'_>, path: &Path<'_>) {
        for rule in target.item.rules {
            if !rule.constraint.holds(value, rule.limit) {
                let actual = if target.secret { secret() } else { rule.constraint.actual(value) };
                self.violation(path, rule.constraint.word(), &rule.limit.to_string(), actual);
            }
        }
    }
}

/// What is shown of a secret.
fn secret() -> String {
    "(secret)".to_owned()
}

fn expected(kind: &Kind) -> &'static str {
    match kind {
        Kind::Scalar(_) | Kind::Enum(_) => "a single value",
        Kind::Struct(_) => "a structure",
        Kind::List(_) => "a list",
        Kind::Map(_) => "a map",
    }
}

fn called(value: &Value<'_>) -> &'static str {
    match value {
        Value::Absent => "nothing",
        Value::Null => "null",
        Value::Scalar(_) => "a single value",
        Value::Record(_) => "a structure",
        Value::List(_) => "a list",
        Value::Map(_) => "a map",
    }
}
