//! Validation: reports every rule of the spec that a value violates, with the location, the limit and the
//! actual value.
//!
//! In addition to the rules in the tables, validation rejects values that no message can represent: a
//! number that is not finite, a value that its spelling cannot represent, and a text that is not safe at
//! its location, such as a path segment `..`.

mod clean;
mod deprecated;
mod items;
mod location;
mod members;
mod packing;
#[cfg(test)]
pub(crate) mod sample;
mod scalar;
#[cfg(test)]
mod tests;
mod union;

pub use deprecated::{Deprecated, deprecated};
pub(crate) use location::{broken, broken_name, is_of_the_message};
use members::MembersOf;

use crate::error::{EncodeError, HIDDEN, Violation, Violations};
use crate::format::{EncodeOptions, encode};
use crate::rule::{Instance, MemberRule};
use crate::table::{Field, Format, Message, Node, ParameterLocation, Shape};
use crate::value::{Map, Record, Value};
use crate::walk::{Limits, Path, Step, ValueKind, of_kind};

/// The maximum number of violations that are reported.
const MAX_VIOLATIONS: usize = 1000;

/// Checks a structure, including all nested values, against the rules of its table. It is part of no message,
/// and can have members that only some messages have.
///
/// # Errors
///
/// Returns all violations.
pub fn validate(record: &dyn Record) -> Result<(), Violations> {
    checked(record, None)
}

/// Checks a structure that is sent as a message, including all nested values, against the rules of its table. A
/// default that is sent counts as the value of its member.
///
/// # Errors
///
/// Returns all violations.
pub fn validate_in(record: &dyn Record, message: Message) -> Result<(), Violations> {
    checked(record, Some(message))
}

/// Checks a structure that was received as a message, including all nested values, against the rules of its table. What
/// was not received counts as absent.
///
/// # Errors
///
/// Returns all violations.
pub fn validate_received(record: &dyn Record, message: Message) -> Result<(), Violations> {
    if clean::is_clean(record, 0) {
        return Ok(());
    }
    let mut validator = Validator { message: Some(message), is_received: true, ..Validator::default() };
    validator.record(record, &Path::ROOT, 0);
    validator.finish()
}

fn checked(record: &dyn Record, message: Option<Message>) -> Result<(), Violations> {
    // Most values keep all rules, which is told without the places that violations have.
    if clean::is_clean(record, 0) {
        return Ok(());
    }
    let mut validator = Validator { message, ..Validator::default() };
    validator.record(record, &Path::ROOT, 0);
    validator.finish()
}

/// Checks the value of a whole body against the rules of its node, as a part of a message if there is one.
///
/// # Errors
///
/// Returns all violations.
pub fn validate_value(value: Value<'_>, node: &Node, message: Option<Message>) -> Result<(), Violations> {
    let mut validator = Validator { message, ..Validator::default() };
    let at = Target { node, location: ParameterLocation::Payload };
    validator.value(&value, at, Path::root(node), 0);
    validator.finish()
}

/// Checks a value against the rules of its node, and that it can be encoded in a format. A value that
/// passes can be encoded and decoded again.
///
/// # Errors
///
/// Returns all violations.
pub fn validate_for(value: Value<'_>, node: &Node, format: Format) -> Result<(), Violations> {
    match value.record() {
        Some(record) => validate(record)?,
        None => validate_value(value, node, None)?,
    }
    let Err(EncodeError { pointer, what, .. }) = encode(format, value, node, &EncodeOptions::BODY) else {
        return Ok(());
    };
    let limit = format!("a value that {format} can represent");
    Err(Violations(vec![Violation {
        pointer,
        rule: format.name(),
        limit,
        actual: what,
        members: Vec::new(),
    }]))
}

/// What a value is checked against.
#[derive(Clone, Copy)]
struct Target<'t> {
    node: &'t Node,
    location: ParameterLocation,
}

#[derive(Default)]
struct Validator {
    violations: Vec<Violation>,
    /// The message that the value is part of.
    message: Option<Message>,
    /// Whether the value was received, so that no default is sent.
    is_received: bool,
    /// A buffer for the text of the current value, reused to avoid allocations.
    text: String,
}

impl Validator {
    fn finish(self) -> Result<(), Violations> {
        if self.violations.is_empty() { Ok(()) } else { Err(Violations(self.violations)) }
    }

    fn is_full(&self) -> bool {
        self.violations.len() >= MAX_VIOLATIONS
    }

    #[cold]
    fn violation(&mut self, path: &Path<'_>, rule: &'static str, limit: &str, actual: String) {
        if !self.is_full() {
            let pointer = path.pointer();
            let (limit, members) = (limit.to_owned(), Vec::new());
            self.violations.push(Violation { pointer, rule, limit, actual, members });
        }
    }

    /// Checks the rules across the members of a structure.
    fn across(&mut self, members: &MembersOf<'_>, rules: &[MemberRule], path: &Path<'_>) {
        for rule in rules {
            let Some(broken) = rule.broken(members) else { continue };
            if self.is_full() {
                return;
            }
            let pointer = path.pointer();
            let members = broken.members.iter().map(|member| format!("{pointer}{member}")).collect();
            let (rule, limit, actual) = (rule.kind().name(), rule.to_string(), broken.actual);
            self.violations.push(Violation { pointer, rule, limit, actual, members });
        }
    }

    fn record(&mut self, record: &dyn Record, path: &Path<'_>, depth: usize) {
        if !self.may_open(path, depth) {
            return;
        }
        let shape = record.shape();
        // Where all messages have all members, and only those that somebody gives, most need only a look.
        let is_of_all = shape.messages().is_empty() && !shape.sends_defaults();
        let first = if is_of_all { scalar::passed(record, shape.fields(), 0) } else { 0 };
        if first < shape.fields().len() || !shape.rules().is_empty() {
            self.members_from(first, (record, shape, is_of_all), path, depth);
        }
    }

    /// Checks the members of a structure from a position on, and the rules across them.
    #[inline(never)]
    fn members_from(
        &mut self,
        first: usize,
        (record, shape, is_of_all): (&dyn Record, &'static Shape, bool),
        path: &Path<'_>,
        depth: usize,
    ) {
        let members = self.members(record);
        let mut index = first;
        loop {
            if is_of_all {
                index = scalar::passed(record, shape.fields(), index);
            }
            let Some(field) = shape.fields().get(index) else { break };
            let value = members.value(index);
            if !value.is_absent() || shape.requires_in((index, field), None, self.message) {
                if self.is_full() {
                    return;
                }
                self.member((&value, index, field), (shape, &members), path, depth);
            }
            index += 1;
        }
        self.across(&members, shape.rules(), path);
    }

    /// Checks a member that is there, or that must be.
    #[inline(never)]
    fn member(
        &mut self,
        (value, index, field): (&Value<'_>, usize, &'static Field),
        (shape, members): (&'static Shape, &MembersOf<'_>),
        path: &Path<'_>,
        depth: usize,
    ) {
        if field.is_additional() {
            return self.additional(*value, shape, field, path, depth);
        }
        let path = path.descend(Step::Member(field.name()), field.node());
        if !shape.has_in(index, self.message) && !value.is_absent() {
            return self.excluded(shape, index, &path);
        }
        if let Some(prefix) = field.prefix() {
            self.names((*value, field), prefix, &path);
        }
        self.field(value, field, &path, depth + 1);
        if let Some((tag, variant)) = field.node().sibling().zip(value.union()) {
            self.sibling((shape, members), tag, variant, &path);
        }
    }

    /// Returns the members of a structure as they are received or sent.
    fn members<'r>(&self, record: &'r dyn Record) -> MembersOf<'r> {
        if self.is_received { MembersOf::given(record) } else { MembersOf::sent(record, self.message) }
    }

    /// Returns a value as rules see it. The defaults that are sent are members too.
    fn instance<'v>(&self, value: Value<'v>) -> Instance<'v> {
        match (value.instance(), value.record()) {
            (Instance::Members(count), Some(record)) => {
                Instance::Members(count + self.members(record).added())
            }
            (instance, _) => instance,
        }
    }

    /// Checks the names of header fields, which the keys of a map continue.
    #[cold]
    fn names(&mut self, (value, field): (Value<'_>, &Field), prefix: &str, path: &Path<'_>) {
        for (key, _) in value.map().into_iter().flat_map(Map::entries) {
            if let Some((rule, allowed)) = broken_name(field.location(), &[prefix, key].concat()) {
                let path = path.to(Step::Given(key));
                let actual = path.shown(key);
                self.violation(&path, rule, allowed, actual);
            }
        }
    }

    /// Reports a value of a member that the message does not have.
    #[cold]
    fn excluded(&mut self, shape: &Shape, index: usize, path: &Path<'_>) {
        if let Some((rule, limit)) = shape.exclusion(index, self.message) {
            self.violation(path, rule, &limit, "one".to_owned());
        }
    }

    fn field(&mut self, value: &Value<'_>, field: &Field, path: &Path<'_>, depth: usize) {
        let node = field.node();
        match value {
            Value::Absent => self.violation(path, "required", "a value", "nothing".to_owned()),
            Value::Null if node.admits_null() => {}
            Value::Null
            | Value::Scalar(_)
            | Value::Record(_)
            | Value::List(_)
            | Value::Map(_)
            | Value::Union(_)
            | Value::Json(_) => {
                self.value(value, Target { node, location: field.location() }, path, depth);
            }
        }
    }

    fn value(&mut self, value: &Value<'_>, target: Target<'_>, path: &Path<'_>, depth: usize) {
        match target.node.hints().packings() {
            None => self.itself(value, target, path, depth),
            Some(packings) => self.packed((*value, target), packings, path, depth),
        }
    }

    fn itself(&mut self, value: &Value<'_>, target: Target<'_>, path: &Path<'_>, depth: usize) {
        match of_kind(value, target.node.kind()) {
            ValueKind::Absent | ValueKind::Null => {
                if !target.node.is_nullable() {
                    self.violation(path, "nullable", "a value", "null".to_owned());
                }
            }
            ValueKind::Scalar(scalar) => {
                if self.scalar(scalar, target, path) {
                    self.rules(&Value::Scalar(scalar), target, path);
                }
            }
            ValueKind::Record(record) => {
                self.rules(value, target, path);
                self.record(record, path, depth);
            }
            ValueKind::List(list, item) => {
                self.rules(value, target, path);
                if !self.may_open(path, depth) {
                    return;
                }
                self.items((list, item), target, path, depth);
            }
            ValueKind::Map(map, entry) => {
                self.rules(value, target, path);
                if self.may_open(path, depth) {
                    self.entries((map, entry), target, path, depth);
                }
            }
            ValueKind::Union(variant) => {
                self.rules(value, target, path);
                self.union(variant, target, path, depth);
            }
            ValueKind::Json(json) => {
                if json.is_deeper_than(Limits::USUAL.depth.saturating_sub(depth)) {
                    self.too_deep(path);
                }
            }
            ValueKind::Mismatch => {
                let expected = target.node.kind().noun();
                self.violation(path, "type", expected, value.noun().to_owned());
            }
        }
    }

    /// Returns whether a structure, list or map may begin at this depth. If it is nested too deeply to be
    /// encoded, adds a violation.
    fn may_open(&mut self, path: &Path<'_>, depth: usize) -> bool {
        let most = Limits::USUAL.depth;
        let may = depth < most;
        if !may {
            self.too_deep(path);
        }
        may
    }

    #[cold]
    fn too_deep(&mut self, path: &Path<'_>) {
        let limit = format!("at most {} levels", Limits::USUAL.depth);
        self.violation(path, "depth", &limit, "more".to_owned());
    }

    fn rules(&mut self, value: &Value<'_>, target: Target<'_>, path: &Path<'_>) {
        let is_within = || value.list().is_some_and(|list| target.node.bounds().admit_count(list.len()));
        if !(target.node.rules().is_empty() || is_within()) {
            self.each_rule(*value, target, path);
        }
    }

    fn each_rule(&mut self, value: Value<'_>, target: Target<'_>, path: &Path<'_>) {
        let instance = self.instance(value);
        for rule in target.node.rules() {
            if let Some((map, keys)) = value.map().zip(rule.limit().keys()) {
                self.keys(map, keys, path);
            } else if !rule.is_satisfied(&instance) {
                let actual = if path.is_secret() {
                    HIDDEN.to_owned()
                } else {
                    rule.kind().measured(&instance, rule.limit())
                };
                // The secret is one of the values that are forbidden.
                let is_told = path.is_secret() && rule.limit().values().is_some();
                let limit = if is_told { HIDDEN.to_owned() } else { rule.limit().to_string() };
                self.violation(path, rule.kind().name(), &limit, actual);
            }
        }
    }
}
