//! Reading JSON.

use std::borrow::Cow;

use super::lexer::{Lexer, Peek, SyntaxError};
use super::{noun, number, syntax, text, without_mark};
use crate::error::DecodeError;
use crate::format::reader::shown;
use crate::format::{Format, Members, Reader, Reading, Scope, Step};
use crate::kind::{Class, JsonType, ScalarKind};
use crate::table::{Field, Item, Kind, Shape};
use crate::value::Slot;

/// Reads a JSON document into a slot.
pub(crate) fn decode(body: &[u8], item: &Item, slot: Slot<'_>, reading: &Reading) -> Result<(), DecodeError> {
    let document = if reading.strict { body } else { without_mark(body) };
    let mut reader = Reader::over(Format::Json, reading, document);
    if body.len() > reading.limits.bytes {
        reader.problem(None, format!("longer than {} octets", reading.limits.bytes));
        return reader.finish();
    }
    match text(document) {
        Ok(text) => {
            let mut decoder = Decoder { reader, lexer: Lexer::new(text) };
            decoder.document(item, slot);
            decoder.reader.finish()
        }
        Err(error) => {
            reader.problem(Some(error.offset), syntax(error));
            reader.finish()
        }
    }
}

/// Why the rest of a document is not read.
enum Stop {
    /// It is not JSON from here on.
    Syntax(SyntaxError),
    /// A limit is passed; the problem is noted.
    Limit,
}

impl From<SyntaxError> for Stop {
    fn from(error: SyntaxError) -> Self {
        Self::Syntax(error)
    }
}

type Read = Result<(), Stop>;

/// What is expected at a place.
#[derive(Clone, Copy)]
struct Target<'t> {
    item: &'t Item,
    /// The field, where the value is a member itself and not an item of one.
    field: Option<&'static Field>,
    /// Whether the value, or one around it, is a secret.
    secret: bool,
}

struct Decoder<'r, 'j> {
    reader: Reader<'r>,
    lexer: Lexer<'j>,
}

impl Decoder<'_, '_> {
    fn document(&mut self, item: &Item, slot: Slot<'_>) {
        let target = Target { item, field: None, secret: false };
        let read = self.next().and_then(|peek| self.value(peek, target, slot, 0));
        match read.and_then(|()| Ok(self.lexer.finish()?)) {
            Ok(()) | Err(Stop::Limit) => {}
            Err(Stop::Syntax(error)) => {
                self.reader.problem(Some(error.offset), syntax(error));
            }
        }
    }

    /// What comes next, with white space passed over.
    fn next(&mut self) -> Result<Peek, Stop> {
        Ok(self.lexer.peek()?)
    }

    /// The offset of what comes next.
    fn here(&self) -> usize {
        self.lexer.offset()
    }

    fn value(&mut self, peek: Peek, target: Target<'_>, slot: Slot<'_>, depth: usize) -> Read {
        match (peek, &target.item.kind) {
            (Peek::Null, _) => {
                let here = self.here();
                self.lexer.word(peek)?;
                self.reader.null(slot, target.field, target.item.nullable, Some(here));
                Ok(())
            }
            (Peek::Object, Kind::Struct(_)) => self.record(target.secret, slot, depth),
            (Peek::Object, Kind::Map(item)) => self.map(item, target.secret, slot, depth),
            (Peek::Array, Kind::List(item)) => self.list(item, target.secret, slot, depth),
            (Peek::Object | Peek::Array, kind) => {
                let here = self.here();
                self.reader.problem(Some(here), format!("expected {}, found {}", expects(kind), noun(peek)));
                self.skip(peek, depth)
            }
            _ => self.scalar(peek, target, slot),
        }
    }

    fn scalar(&mut self, peek: Peek, target: Target<'_>, slot: Slot<'_>) -> Read {
        let here = self.here();
        let (text, json) = match peek {
            Peek::String => (self.lexer.string()?, JsonType::String),
            Peek::True | Peek::False => {
                self.lexer.word(peek)?;
                (Cow::Borrowed(if peek == Peek::True { "true" } else { "false" }), JsonType::Boolean)
            }
            _ => (Cow::Borrowed(self.lexer.number()?.text), JsonType::Number),
        };
        let text = &*text;
        let reading = self.reader.reading;
        let empty_is_null = target.field.is_some_and(|field| field.empty_is_null) && !reading.canonical;
        if json == JsonType::String && text.is_empty() && empty_is_null {
            self.reader.null(slot, target.field, target.item.nullable, Some(here));
            return Ok(());
        }
        let kind = match &target.item.kind {
            Kind::Scalar(kind) => Some(self.reader.spelt(*kind)),
            Kind::Enum(enumeration) => Some(enumeration.kind),
            Kind::Struct(_) | Kind::List(_) | Kind::Map(_) => None,
        };
        if let Some(kind) = kind.filter(|kind| reading.strict && !carries(*kind, json)) {
            let found = match (target.secret, json) {
                (true, _) => noun(peek).to_owned(),
                (false, JsonType::String) => format!("the string {}", shown(text)),
                (false, JsonType::Number) => format!("the number {}", shown(text).replace('"', "")),
                (false, JsonType::Boolean) => text.to_owned(),
            };
            self.reader.problem(Some(here), format!("expected {}, found {found}", kind.expects()));
            return Ok(());
        }
        // A tolerant reader takes 1.0 and 1e3 for the integers that they are.
        let whole = match kind {
            Some(kind) if kind.class() == Class::Number && !reading.strict && kind.read(text).is_none() => {
                number::integral(text)
            }
            _ => None,
        };
        let text = whole.as_deref().unwrap_or(text);
        self.reader.scalar(&target.item.kind, slot, text, target.secret, Some(here));
        Ok(())
    }

    fn record(&mut self, secret: bool, slot: Slot<'_>, depth: usize) -> Read {
        let opened = self.open(depth)?;
        let Slot::Record(record) = slot.filled() else { return self.misplaced(Peek::Object, depth) };
        let shape = record.shape();
        let (scope, closed) = (self.reader.scope_here(), self.reader.reading.strict && !shape.open);
        let mut members = Members::new(shape);
        self.lexer.open();
        let mut first = true;
        while self.lexer.next_member(first)? {
            first = false;
            let known = &*self.lexer.key()?;
            if let Some((index, field)) = find(&self.reader, shape, &mut members, known) {
                self.reader.enter(Step::Field(field.name));
                let peek = self.next()?;
                let target = Target { item: &field.item, field: Some(field), secret: secret || field.secret };
                if members.mark(index) {
                    self.value(peek, target, record.slot(index), depth + 1)?;
                } else {
                    self.twice(peek, depth + 1)?;
                }
                self.reader.leave();
            } else {
                let refused = closed.then(|| (known.to_owned(), unknown(shape, scope, known)));
                let peek = self.next()?;
                let here = self.here();
                if let Some((name, what)) = refused {
                    self.reader.enter(Step::Key(name));
                    self.reader.problem(Some(here), what);
                    self.reader.leave();
                }
                self.skip(peek, depth + 1)?;
            }
        }
        self.reader.missing(&members, Some(opened));
        Ok(())
    }

    fn map(&mut self, item: &Item, secret: bool, slot: Slot<'_>, depth: usize) -> Read {
        self.open(depth)?;
        let Slot::Map(map) = slot.filled() else { return self.misplaced(Peek::Object, depth) };
        let target = Target { item, field: None, secret };
        self.lexer.open();
        let mut first = true;
        while self.lexer.next_member(first)? {
            first = false;
            let known = self.lexer.key()?.into_owned();
            let peek = self.next()?;
            self.count()?;
            let before = map.len();
            map.entry(&known);
            let is_new = map.len() > before;
            let slot = map.entry(&known);
            self.reader.enter(Step::Key(known));
            if is_new {
                self.value(peek, target, slot, depth + 1)?;
            } else {
                self.twice(peek, depth + 1)?;
            }
            self.reader.leave();
        }
        Ok(())
    }

    /// Passes over a member that was given before.
    fn twice(&mut self, peek: Peek, depth: usize) -> Read {
        let here = self.here();
        self.reader.problem(Some(here), "the member is given twice");
        self.skip(peek, depth)
    }

    fn list(&mut self, item: &Item, secret: bool, slot: Slot<'_>, depth: usize) -> Read {
        self.open(depth)?;
        let Slot::List(list) = slot.filled() else { return self.misplaced(Peek::Array, depth) };
        let target = Target { item, field: None, secret };
        self.lexer.open();
        let mut index = 0;
        while self.lexer.next_item(index == 0)? {
            let peek = self.next()?;
            self.count()?;
            self.reader.enter(Step::Index(index));
            self.value(peek, target, list.push(), depth + 1)?;
            self.reader.leave();
            index += 1;
        }
        Ok(())
    }

    /// Passes over a value, as deep as one may be read.
    fn skip(&mut self, peek: Peek, depth: usize) -> Read {
        if !matches!(peek, Peek::Object | Peek::Array) {
            return Ok(self.lexer.skip_scalar(peek)?);
        }
        self.open(depth)?;
        self.lexer.open();
        let mut first = true;
        while match peek {
            Peek::Object => self.lexer.next_member(first)?,
            _ => self.lexer.next_item(first)?,
        } {
            first = false;
            if peek == Peek::Object {
                self.lexer.skip_key()?;
            }
            let peek = self.next()?;
            self.skip(peek, depth + 1)?;
        }
        Ok(())
    }

    /// Checks that an object or a list may open here, and gives its offset.
    fn open(&mut self, depth: usize) -> Result<usize, Stop> {
        let here = self.here();
        if self.reader.may_open(depth, Some(here)) { Ok(here) } else { Err(Stop::Limit) }
    }

    fn count(&mut self) -> Read {
        let here = self.here();
        if self.reader.count_item(Some(here)) { Ok(()) } else { Err(Stop::Limit) }
    }

    /// Passes over a value whose slot is of another kind than its table says.
    fn misplaced(&mut self, peek: Peek, depth: usize) -> Read {
        let here = self.here();
        self.reader.problem(Some(here), format!("there is no place for {}", noun(peek)));
        self.skip(peek, depth)
    }
}

/// The field that a member's name means, of those that are read here.
fn find(
    reader: &Reader<'_>,
    shape: &'static Shape,
    members: &mut Members,
    name: &str,
) -> Option<(usize, &'static Field)> {
    let scope = reader.scope_here();
    if !reader.reading.canonical {
        return members.find(|field| field.answers_to(name) && scope.visits(field));
    }
    // Among the values of a request a wire name may stand for two fields, and then it means neither.
    let named = shape.find(name).filter(|(_, field)| scope.visits(field));
    named.or_else(|| members.find(|field| field.aliases.contains(&name) && scope.visits(field)))
}

/// What is wrong with a name that no field answers to, with the field that is spelt alike.
fn unknown(shape: &Shape, scope: Scope, name: &str) -> String {
    let mut named = shape.fields.iter().filter(|field| scope.visits(field));
    let near = named.find(|field| letters(field.name).eq(letters(name)));
    let hint = near.map(|field| format!("; did you mean {:?}?", field.name)).unwrap_or_default();
    format!("unknown member {}{hint}", shown(name))
}

/// The letters and digits of a name, without their case.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether a strict reader takes values of the kind from this JSON type. Either spelling of a boolean is understood.
fn carries(kind: &dyn ScalarKind, json: JsonType) -> bool {
    let boolean = kind.canonical().json() == JsonType::Boolean;
    kind.json() == json || (boolean && json != JsonType::String)
}

/// What a kind looks like in JSON, to follow "expected".
fn expects(kind: &Kind) -> &'static str {
    match kind {
        Kind::Scalar(kind) => kind.expects(),
        Kind::Enum(enumeration) => enumeration.kind.expects(),
        Kind::Struct(_) | Kind::Map(_) => "an object",
        Kind::List(_) => "a list",
    }
}
