//! Writes a value as pairs of names and texts.

use crate::error::EncodeError;
use crate::format::{Format, Limits, Scope, Writing, escape};
use crate::table::{Form, FormLists, Item, Kind};
use crate::value::{List, Map, Record, Scalar, Value};

use super::key;

/// The pairs of a body.
pub(super) fn body(
    value: &Value<'_>,
    item: &Item,
    writing: &Writing<'_>,
) -> Result<Vec<(String, String)>, EncodeError> {
    match (value, item.kind) {
        (Value::Record(record), Kind::Struct(_)) => fields(*record, writing),
        (Value::Map(map), Kind::Map(item)) => {
            let mut writer = Writer::new(Form::DEFAULT, writing.canonical);
            writer.map(*map, item, 0)?;
            Ok(writer.pairs)
        }
        _ => Err(refused("a form consists of names and texts, so that its body is a structure or a map")),
    }
}

/// The pairs of the fields that the scope visits.
pub(super) fn fields(
    record: &dyn Record,
    writing: &Writing<'_>,
) -> Result<Vec<(String, String)>, EncodeError> {
    let mut writer = Writer::new(record.shape().form, writing.canonical);
    writer.record(record, writing.scope, 0)?;
    Ok(writer.pairs)
}

struct Writer {
    form: Form,
    canonical: bool,
    /// The name of the value being written, so far.
    name: String,
    pairs: Vec<(String, String)>,
}

fn refused(what: &str) -> EncodeError {
    EncodeError { format: Format::Form, pointer: String::new(), what: what.to_owned() }
}

/// Puts a step before the pointer of an error that comes from within.
fn within(step: &str) -> impl FnOnce(EncodeError) -> EncodeError {
    move |mut error| {
        error.pointer.insert_str(0, &format!("/{}", escape(step)));
        error
    }
}

fn may_open(depth: usize) -> Result<(), EncodeError> {
    let most = Limits::default().depth;
    if depth < most { Ok(()) } else { Err(refused(&format!("nested more than {most} levels deep"))) }
}

impl Writer {
    fn new(form: Form, canonical: bool) -> Self {
        Self { form, canonical, name: String::new(), pairs: Vec::new() }
    }

    fn record(&mut self, record: &dyn Record, scope: Scope, depth: usize) -> Result<(), EncodeError> {
        may_open(depth)?;
        let fields = record.shape().fields.iter().enumerate();
        for (index, field) in fields.filter(|(_, field)| scope.visits(field)) {
            let value = match record.get(index) {
                // An `Option` that must be present has no other way to hold null.
                Value::Absent if field.required && (field.item.nullable || field.empty_is_null) => {
                    Value::Null
                }
                Value::Absent => continue,
                value => value,
            };
            let (end, before) = (self.name.len(), self.pairs.len());
            let named = if depth == 0 {
                self.name.push_str(field.name);
                Ok(())
            } else {
                key::push_member(&mut self.name, field.name, self.form.objects).map_err(refused)
            };
            named.and_then(|()| self.value(&value, &field.item, depth + 1)).map_err(within(field.name))?;
            self.name.truncate(end);
            if field.required {
                self.left_something(before).map_err(within(field.name))?;
            }
        }
        Ok(())
    }

    fn value(&mut self, value: &Value<'_>, item: &Item, depth: usize) -> Result<(), EncodeError> {
        match (value, item.kind) {
            (Value::Absent | Value::Null, _) => {
                self.pair(String::new());
                Ok(())
            }
            (Value::Scalar(scalar), kind) => {
                let text = self.text(scalar, &kind)?;
                self.pair(text);
                Ok(())
            }
            (Value::Record(record), Kind::Struct(_)) => self.record(*record, Scope::Whole, depth),
            (Value::List(list), Kind::List(of)) => self.list(*list, of, item.nullable, depth),
            (Value::Map(map), Kind::Map(of)) => self.map(*map, of, depth),
            _ => Err(refused("the value is not of the kind that the table names")),
        }
    }

    fn map(&mut self, map: &dyn Map, item: &Item, depth: usize) -> Result<(), EncodeError> {
        may_open(depth)?;
        for (member, value) in map.entries() {
            let (end, before) = (self.name.len(), self.pairs.len());
            let named = key::push_member(&mut self.name, member, self.form.objects).map_err(refused);
            named
                .and_then(|()| self.value(&value, item, depth + 1))
                .and_then(|()| self.left_something(before))
                .map_err(within(member))?;
            self.name.truncate(end);
        }
        Ok(())
    }

    fn list(
        &mut self,
        list: &dyn List,
        item: &Item,
        nullable: bool,
        depth: usize,
    ) -> Result<(), EncodeError> {
        may_open(depth)?;
        let single = matches!(item.kind, Kind::Scalar(_) | Kind::Enum(_));
        let lists = if single { self.form.lists } else { FormLists::Indexed };
        if lists == FormLists::Comma {
            return self.joined(list, item);
        }
        let (end, before) = (self.name.len(), self.pairs.len());
        for index in 0..list.len() {
            let start = self.pairs.len();
            match lists {
                FormLists::Repeat | FormLists::Comma => {}
                FormLists::Brackets => self.name.push_str("[]"),
                FormLists::Indexed => key::push_index(&mut self.name, index),
            }
            self.value(&list.get(index), item, depth + 1)
                .and_then(|()| self.left_something(start))
                .map_err(within(&index.to_string()))?;
            self.name.truncate(end);
        }
        let alone =
            self.pairs.get(before..).is_some_and(|pairs| matches!(pairs, [(_, text)] if text.is_empty()));
        if alone && nullable && lists == FormLists::Repeat {
            return Err(refused("a list of one empty item would be read as null"));
        }
        Ok(())
    }

    /// Writes single values as one text with commas between them.
    fn joined(&mut self, list: &dyn List, item: &Item) -> Result<(), EncodeError> {
        let mut joined = String::new();
        for index in 0..list.len() {
            let text = match list.get(index) {
                Value::Absent | Value::Null => Ok(String::new()),
                Value::Scalar(scalar) => self.text(&scalar, &item.kind),
                _ => Err(refused("the value is not of the kind that the table names")),
            };
            let text = text.map_err(within(&index.to_string()))?;
            if text.contains(',') {
                let comma = refused("a comma in an item would be read as the end of the item");
                return Err(within(&index.to_string())(comma));
            }
            if index > 0 {
                joined.push(',');
            }
            joined.push_str(&text);
        }
        match list.len() {
            0 => Ok(()),
            1 if joined.is_empty() => Err(refused("a list of one empty item would be read as an empty list")),
            _ => {
                self.pair(joined);
                Ok(())
            }
        }
    }

    fn text(&self, scalar: &Scalar<'_>, kind: &Kind) -> Result<String, EncodeError> {
        let kind = match kind {
            Kind::Scalar(kind) => *kind,
            Kind::Enum(enumeration) => enumeration.kind,
            Kind::Struct(_) | Kind::List(_) | Kind::Map(_) => {
                return Err(refused("the value is not of the kind that the table names"));
            }
        };
        let kind = if self.canonical { kind.canonical() } else { kind };
        let mut text = String::new();
        kind.write(scalar, &mut text).map_err(refused)?;
        Ok(text)
    }

    fn pair(&mut self, text: String) {
        self.pairs.push((self.name.clone(), text));
    }

    /// Refuses a value that has to be there and left no pair.
    fn left_something(&self, before: usize) -> Result<(), EncodeError> {
        if self.pairs.len() > before {
            Ok(())
        } else {
            Err(refused("it has to be there and holds nothing, which a form cannot say"))
        }
    }
}
