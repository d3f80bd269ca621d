//! What every decoder shares: where it is, what it found wrong, how much it has taken, which members it has seen.

use super::lines::Lines;
use super::{Format, Reading, Scope};
use crate::error::{DecodeError, Problem};
use crate::kind::ScalarKind;
use crate::table::{Enumeration, Field, Kind, Openness, Shape};
use crate::value::{Scalar, Slot};

/// So many problems are listed; the rest would not help.
const MOST_PROBLEMS: usize = 100;
/// So many characters of a value are shown.
const MOST_SHOWN: usize = 40;

/// A step from a value to one within it.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// To a field.
    Field(&'static str),
    /// To a member that no table names, or an entry of a map.
    Key(String),
    /// To an item of a list.
    Index(usize),
}

/// The state of a decoder.
pub(crate) struct Reader<'r> {
    format: Format,
    lines: Lines<'r>,
    /// How the body is read.
    pub(crate) reading: &'r Reading,
    path: Vec<Step>,
    problems: Vec<Problem>,
    items: usize,
}

/// Where in the body a value is, if it is in one. Only a problem has its line and column looked for.
pub(crate) type Offset = Option<usize>;

impl<'r> Reader<'r> {
    /// A reader of values that have no position.
    pub(crate) fn new(format: Format, reading: &'r Reading) -> Self {
        Self::over(format, reading, &[])
    }

    /// A reader at the root of a body.
    pub(crate) fn over(format: Format, reading: &'r Reading, body: &'r [u8]) -> Self {
        Self { format, lines: Lines::new(body), reading, path: Vec::new(), problems: Vec::new(), items: 0 }
    }

    /// Notes that something is wrong here.
    pub(crate) fn problem(&mut self, offset: Offset, what: impl Into<String>) {
        let position = offset.map(|offset| self.lines.position(offset));
        self.problem_at(position, what);
    }

    /// Notes that something is wrong here, at this line and column.
    pub(crate) fn problem_at(&mut self, position: Option<(usize, usize)>, what: impl Into<String>) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { position, pointer: self.pointer(), what: what.into() });
        }
    }

    /// Goes one step inwards. Every `enter` has its `leave`.
    #[inline]
    pub(crate) fn enter(&mut self, step: Step) {
        self.path.push(step);
    }

    /// Goes one step outwards.
    #[inline]
    pub(crate) fn leave(&mut self) {
        self.path.pop();
    }

    /// Counts an item of a list or a map; false, with a problem, when there are more than the limit.
    #[inline]
    pub(crate) fn count_item(&mut self, offset: Offset) -> bool {
        self.items += 1;
        if self.items == self.reading.limits.items.saturating_add(1) {
            self.problem(offset, format!("more than {} items in all lists", self.reading.limits.items));
        }
        self.items <= self.reading.limits.items
    }

    /// Whether a structure, list or map may open here, `depth` levels inside; false, with a problem, when it is too deep.
    #[inline]
    pub(crate) fn may_open(&mut self, depth: usize, offset: Offset) -> bool {
        let may = depth < self.reading.limits.depth;
        if !may {
            self.problem(offset, format!("nested more than {} levels deep", self.reading.limits.depth));
        }
        may
    }

    /// Puts the value of a text into a slot, by the kind of the item.
    pub(crate) fn scalar(&mut self, kind: &Kind, slot: Slot<'_>, text: &str, secret: bool, offset: Offset) {
        let value = match kind {
            Kind::Scalar(kind) => self.spelt(*kind).read(text),
            Kind::Enum(enumeration) => enum_value(enumeration, text),
            Kind::Struct(_) | Kind::List(_) | Kind::Map(_) => None,
        };
        let slot = slot.filled();
        let expected = match value {
            None => expected(kind, text),
            Some(value) => match slot {
                Slot::Leaf(leaf) => match leaf.set(value) {
                    Ok(()) => return,
                    Err(_) => "a value that fits the Rust type".to_owned(),
                },
                _ => "a value of another kind".to_owned(),
            },
        };
        let found = if secret { "a secret of another form".to_owned() } else { shown(text) };
        self.problem(offset, format!("expected {expected}, found {found}"));
    }

    /// The kind as this reader's input spells it.
    #[inline]
    pub(crate) fn spelt(&self, kind: &'static dyn ScalarKind) -> &'static dyn ScalarKind {
        if self.reading.canonical { kind.canonical() } else { kind }
    }

    /// Makes a slot hold null, or notes that it cannot.
    pub(crate) fn null(&mut self, slot: Slot<'_>, field: Option<&Field>, nullable: bool, offset: Offset) {
        // A reply whose optional member is null says the same as one without it.
        let absent = !self.reading.strict && field.is_some_and(|field| !field.required);
        match slot {
            Slot::Maybe(maybe) if nullable => maybe.null(),
            Slot::Maybe(_) if absent => {}
            _ => self.problem(offset, "expected a value, found null"),
        }
    }

    /// Notes every member that must be there and is not, each at the place where it would be.
    pub(crate) fn missing(&mut self, members: &Members, offset: Offset) {
        for name in members.missing(self.scope_here()) {
            self.enter(Step::Field(name));
            self.problem(offset, format!("the required member {name:?} is missing"));
            self.leave();
        }
    }

    /// The outcome: an error if anything was found wrong.
    pub(crate) fn finish(self) -> Result<(), DecodeError> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(DecodeError { format: self.format, problems: self.problems })
        }
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Field(name) => pointer.push_str(&escape(name)),
                Step::Key(name) => pointer.push_str(&escape(name)),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }
}

/// The value of an enumeration's text.
fn enum_value<'v>(enumeration: &Enumeration, text: &'v str) -> Option<Scalar<'v>> {
    let known = enumeration.openness != Openness::Closed || enumeration.values.contains(&text);
    let of_kind = || enumeration.kind.read(text).is_some();
    (known && of_kind()).then(|| Scalar::Text(text.into()))
}

/// What was expected where a text has no value.
fn expected(kind: &Kind, text: &str) -> String {
    match kind {
        Kind::Scalar(kind) => kind.expects().to_owned(),
        Kind::Enum(enumeration) if enumeration.kind.read(text).is_none() => {
            enumeration.kind.expects().to_owned()
        }
        Kind::Enum(enumeration) => format!("one of {}", enumeration.values.join(", ")),
        Kind::Struct(_) => "an object".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Map(_) => "a map".to_owned(),
    }
}

/// A text, quoted, cut where it is long.
pub(crate) fn shown(text: &str) -> String {
    match text.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or_default()),
        None => format!("{text:?}"),
    }
}

/// A reference token of a JSON Pointer (RFC 6901 section 3).
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Which members of a structure have been seen. Members that come in the table's order are found at once.
pub(crate) struct Members {
    shape: &'static Shape,
    /// A bit for each of the first 64 fields, so that most structures need no allocation.
    seen: u64,
    /// The bits of the other fields.
    seen_beyond: Vec<u64>,
    next: usize,
}

impl Members {
    /// No member of this structure has been seen.
    pub(crate) fn new(shape: &'static Shape) -> Self {
        let words = shape.fields.len().div_ceil(64);
        Self { shape, seen: 0, seen_beyond: vec![0; words.saturating_sub(1)], next: 0 }
    }

    /// The field that `matches`, trying the one after the last found first.
    pub(crate) fn find(&mut self, matches: impl Fn(&Field) -> bool) -> Option<(usize, &'static Field)> {
        let (before, after) = self.shape.fields.split_at_checked(self.next)?;
        let later = after.iter().zip(self.next..);
        let (field, index) = later.chain(before.iter().zip(0..)).find(|(field, _)| matches(field))?;
        self.next = index + 1;
        if self.next >= self.shape.fields.len() {
            self.next = 0;
        }
        Some((index, field))
    }

    /// Marks a member as seen; false when it was seen before.
    #[inline]
    pub(crate) fn mark(&mut self, index: usize) -> bool {
        let word = match index / 64 {
            0 => &mut self.seen,
            beyond => match self.seen_beyond.get_mut(beyond - 1) {
                Some(word) => word,
                None => return false,
            },
        };
        let bit = 1_u64 << (index % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Whether the member was seen.
    #[inline]
    pub(crate) fn has(&self, index: usize) -> bool {
        let word = match index / 64 {
            0 => self.seen,
            beyond => self.seen_beyond.get(beyond - 1).copied().unwrap_or_default(),
        };
        word & (1_u64 << (index % 64)) != 0
    }

    /// The wire names of required members that were not seen, of those that the scope visits.
    fn missing(&self, scope: Scope) -> impl Iterator<Item = &'static str> {
        let fields = self.shape.fields.iter().enumerate();
        fields
            .filter(move |(i, field)| field.required && scope.visits(field) && !self.has(*i))
            .map(|(_, f)| f.name)
    }
}

impl Reader<'_> {
    /// The scope that holds for a structure at this place: the reading's own at the root, whole structures within.
    #[inline]
    pub(crate) fn scope_here(&self) -> Scope {
        if self.path.is_empty() { self.reading.scope } else { Scope::Whole }
    }
}
