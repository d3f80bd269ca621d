//! Filling in what nobody has given: the values that the vendor uses for members that are absent.

use crate::error::{HIDDEN, Violation, Violations};
use crate::format::{DecodeOptions, Format, Limits, decode, default_json};
use crate::table::{Field, Message, Node};
use crate::value::{Record, Slot};

/// Sets each member that is absent to the default of its field: the documented value, or the value of the member
/// that it is taken from. Members of nested structures are set too; what is there, and null, is kept. What a
/// default says of a structure is all of it: it is not filled in further.
///
/// # Errors
///
/// Returns the defaults that a Rust type cannot hold. The others are set.
pub fn fill_defaults(record: &mut dyn Record) -> Result<(), Violations> {
    filled(record, None)
}

/// Sets each member that is absent and that the message has to the default of its field, as [`fill_defaults`] does.
///
/// # Errors
///
/// Returns the defaults that a Rust type cannot hold. The others are set.
pub fn fill_defaults_in(record: &mut dyn Record, message: Message) -> Result<(), Violations> {
    filled(record, Some(message))
}

/// Sets the members of a value of a message that are absent and that the message has, as [`fill_defaults_in`] does. A value
/// that is itself absent remains so.
///
/// # Errors
///
/// Returns the defaults that a Rust type cannot hold. The others are set.
pub fn fill_value_in(slot: Slot<'_>, node: &Node, message: Message) -> Result<(), Violations> {
    let mut filler = Filler::new(Some(message));
    filler.within(None, node, |filler| filler.value(slot, node, 0));
    filler.finish()
}

fn filled(record: &mut dyn Record, message: Option<Message>) -> Result<(), Violations> {
    let mut filler = Filler::new(message);
    filler.record(record, 0);
    filler.finish()
}

struct Filler {
    violations: Vec<Violation>,
    pointer: String,
    /// The message that the value is part of.
    message: Option<Message>,
    /// Whether the current value, or a value around it, is secret.
    is_secret: bool,
}

impl Filler {
    fn new(message: Option<Message>) -> Self {
        Self { violations: Vec::new(), is_secret: false, pointer: String::new(), message }
    }

    fn finish(self) -> Result<(), Violations> {
        if self.violations.is_empty() { Ok(()) } else { Err(Violations(self.violations)) }
    }

    fn record(&mut self, record: &mut dyn Record, depth: usize) {
        // What is deeper cannot be in a message.
        if depth >= Limits::USUAL.depth {
            return;
        }
        let (shape, message) = (record.shape(), self.message);
        let fields = shape.fields();
        for (index, field) in fields.iter().enumerate() {
            if !(field.constant().is_some() || record.get(index).is_empty()) {
                let slot = record.slot(index);
                let name = (!field.is_additional()).then(|| field.name());
                self.within(name, field.node(), |filler| filler.value(slot, field.node(), depth + 1));
            }
        }
        // What a field takes over from another is what is given, whatever the order of the fields is.
        let absent = fields.iter().enumerate().filter(|(index, field)| {
            field.constant().is_none()
                && !field.is_required()
                && shape.has_in(*index, message)
                && record.get(*index).is_absent()
        });
        let defaults: Vec<_> = absent
            .filter_map(|(index, field)| Some((index, field, default_json(&*record, field)?)))
            .collect();
        for (index, field, json) in defaults {
            self.within(Some(field.name()), field.node(), |filler| {
                filler.set(record.slot(index), field, &json);
            });
        }
    }

    /// Descends to a part of the current value.
    fn within(&mut self, name: Option<&str>, node: &Node, fill: impl FnOnce(&mut Self)) {
        let (length, was_secret) = (self.pointer.len(), self.is_secret);
        if let Some(name) = name {
            self.pointer.push('/');
            self.pointer.push_str(&crate::pointer::escape(name));
        }
        self.is_secret |= node.is_secret();
        fill(self);
        self.pointer.truncate(length);
        self.is_secret = was_secret;
    }

    fn set(&mut self, slot: Slot<'_>, field: &Field, json: &str) {
        if decode(Format::Json, json.as_bytes(), field.node(), slot, &DecodeOptions::VALUES).is_ok() {
            return;
        }
        let limit = "a default that the type can hold".to_owned();
        let actual = if self.is_secret { HIDDEN } else { json }.to_owned();
        let (pointer, members) = (self.pointer.clone(), Vec::new());
        self.violations.push(Violation { pointer, rule: "default", limit, actual, members });
    }

    fn value(&mut self, slot: Slot<'_>, node: &Node, depth: usize) {
        if depth >= Limits::USUAL.depth {
            return;
        }
        match slot.filled() {
            Slot::Record(record) => self.record(record, depth),
            Slot::List(list) => {
                let Some(item) = node.kind().item().filter(|item| may_hold(item)) else { return };
                for index in 0..list.len() {
                    if !list.get(index).is_empty() {
                        let slot = list.item(index);
                        let name = index.to_string();
                        self.within(Some(&name), item, |filler| filler.value(slot, item, depth + 1));
                    }
                }
            }
            Slot::Map(map) => {
                let Some(entry) = node.kind().entry().filter(|entry| may_hold(entry)) else { return };
                let given = map.entries().filter(|(_, value)| !value.is_empty());
                let keys: Vec<String> = given.map(|(key, _)| key.to_owned()).collect();
                for key in keys {
                    let slot = map.entry(&key);
                    let name = if self.is_secret { HIDDEN } else { &key };
                    self.within(Some(name), entry, |filler| filler.value(slot, entry, depth + 1));
                }
            }
            Slot::Union(variant) => {
                let node =
                    variant.position().and_then(|position| Some((position, variant.union().node(position)?)));
                if let Some((position, node)) = node
                    && !variant.get().is_empty()
                {
                    let slot = variant.choose(position);
                    self.within(None, node, |filler| filler.value(slot, node, depth));
                }
            }
            Slot::Scalar(_) | Slot::Json(_) | Slot::Optional(_) | Slot::Unavailable => {}
        }
    }
}

/// Whether a value may have members.
fn may_hold(node: &Node) -> bool {
    !(node.kind().is_single() || node.kind().is_any())
}
