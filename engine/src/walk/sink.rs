//! The interface of encoders: the traversal calls, and the codec writes the syntax.

use super::options::Limits;
use super::path::Step;
use crate::charset::lacking;
use crate::dynamic::DynValue;
use crate::error::{EncodeError, HIDDEN, MessagePart};
use crate::json::Json;
use crate::table::{Charset, Constant, Field, Format, Node, Shape};
use crate::value::{Record, Scalar, Value};

/// The nodes of a structure that no table describes, as that of credentials.
pub(crate) static TEXT: Node = Node::STRING.secret();
pub(crate) static MADE: Node = Node::map(&TEXT);

/// An encoder of a format.
pub(crate) trait Sink: Sized {
    /// The place where a value will be written.
    type Pending<'p>: Copy;
    /// A structure, list or map that is being written.
    type Frame;

    /// An encoder of the JSON that a text contains.
    type Nested: Sink<Nested = Self::Nested>;

    /// The format.
    const FORMAT: Format;

    /// Creates an encoder of the JSON that a text contains.
    fn nested() -> Self::Nested;
    /// Returns what an encoder of JSON has written.
    fn nested_text(nested: Self::Nested) -> String;

    /// Returns a value of a structure, or the default that is written in its place, for which `default` is room.
    fn value_of<'v>(
        record: &'v dyn Record,
        field: (usize, &'static Field),
        default: &'v mut Option<DynValue>,
    ) -> Value<'v>;

    /// Returns the place of the root value. `shape` is its table if it is a structure.
    fn root(&mut self, node: &Node, shape: Option<&'static Shape>) -> Self::Pending<'static>;

    /// Returns the order in which the fields of a structure are written.
    #[inline]
    fn order(&self, _shape: &'static Shape) -> Order {
        Order::Declared
    }

    /// Returns whether the fields of a structure are written in the order of the table.
    #[inline]
    fn is_in_order(_shape: &'static Shape) -> bool {
        true
    }

    /// Returns whether a field must be written before the members that correspond to no field.
    #[inline]
    fn precedes_extra(_field: &Field) -> bool {
        false
    }

    /// Begins a structure.
    fn open_record(&mut self, place: Self::Pending<'_>, shape: &'static Shape) -> Written<Self::Frame>;
    /// Begins a list, given the node of its items.
    fn open_list(
        &mut self,
        place: Self::Pending<'_>,
        node: &Node,
        item: &'static Node,
    ) -> Written<Self::Frame>;
    /// Begins a map, given the node of its values.
    fn open_map(
        &mut self,
        place: Self::Pending<'_>,
        node: &Node,
        entry: &'static Node,
    ) -> Written<Self::Frame>;

    /// Writes a member that corresponds to no field.
    fn constant(&mut self, frame: &mut Self::Frame, constant: &Constant<'_>) -> Written<()>;
    /// Returns the place of a field's value.
    fn member(
        &mut self,
        frame: &mut Self::Frame,
        shape: &'static Shape,
        field: &'static Field,
    ) -> Written<Self::Pending<'static>>;
    /// Returns the place of an item of a list.
    fn item(&mut self, frame: &mut Self::Frame, index: usize) -> Written<Self::Pending<'static>>;
    /// Returns the place of an entry of a map.
    fn entry<'p>(&mut self, frame: &mut Self::Frame, key: &'p str) -> Written<Self::Pending<'p>>;

    /// Begins a structure that no table describes, as a member of another.
    fn made<'p>(&mut self, frame: &mut Self::Frame, name: &'p str) -> Written<Self::Pending<'p>> {
        self.entry(frame, name)
    }

    /// Begins the members of a structure that no table describes. In XML, they are in the namespace of those beside it.
    fn open_made(&mut self, _: &Self::Frame, place: Self::Pending<'_>) -> Written<Self::Frame> {
        self.open_map(place, &MADE, &TEXT)
    }

    /// Writes null.
    fn null(&mut self, place: Self::Pending<'_>, node: &Node) -> Written<()>;
    /// Writes a single value or a value of an enumeration.
    fn scalar(&mut self, place: Self::Pending<'_>, node: &Node, scalar: &Scalar<'_>) -> Written<()>;

    /// Writes a member with a single value at once, if it is one of the usual. Returns whether it has been written.
    #[inline]
    fn usual_member(
        &mut self,
        _frame: &mut Self::Frame,
        _field: &'static Field,
        _scalar: &Scalar<'_>,
    ) -> Written<bool> {
        Ok(false)
    }

    /// Writes a text that contains JSON.
    fn json(&mut self, place: Self::Pending<'_>, node: &Node, text: &str) -> Written<()> {
        self.scalar(place, node, &Scalar::String(text))
    }

    /// Writes a JSON value of any kind, which may be nested in this many levels. A format other than JSON
    /// cannot.
    #[cold]
    fn any(&mut self, _place: Self::Pending<'_>, _json: &Json, _levels: usize) -> Written<()> {
        Err(Refusal::new(ONLY_JSON))
    }

    /// Ends a member, an item or an entry. `needed` states that it must not be empty.
    #[inline]
    fn leave(&mut self, _frame: &mut Self::Frame, _needed: bool) -> Written<()> {
        Ok(())
    }

    /// Ends a structure, a list or a map.
    fn close(&mut self, frame: Self::Frame) -> Written<()>;
}

/// The reason why a value of any kind cannot be written or read.
pub(super) const ONLY_JSON: &str = "only JSON can represent a value of any kind";

/// The order in which the fields of a structure are written.
pub(crate) enum Order {
    /// The order of the table.
    Declared,
    /// The order of these positions.
    Listed(&'static [usize]),
    /// The order of these positions, which were computed.
    Made(Vec<usize>),
}

impl Order {
    /// Returns the position of the n-th field to write.
    #[inline]
    pub(crate) fn position(&self, n: usize) -> usize {
        match self {
            Self::Declared => n,
            Self::Listed(positions) => positions.get(n).copied().unwrap_or(usize::MAX),
            Self::Made(positions) => positions.get(n).copied().unwrap_or(usize::MAX),
        }
    }
}

/// The result of an encoding step.
pub(crate) type Written<T> = Result<T, Refusal>;

/// A value that cannot be encoded. Its location is added while the error is returned to the root, so that
/// successful encoding does not track a path.
pub(crate) struct Refusal(Box<Parts>);

struct Parts {
    what: String,
    /// What of the value is shown, after the sentence.
    shown: String,
    /// The steps to the value, the innermost first, with whether each is a name that is part of the value.
    steps: Vec<(String, bool)>,
}

impl Refusal {
    /// Creates an error from a sentence without a full stop.
    #[cold]
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(Box::new(Parts { what: what.into(), shown: String::new(), steps: Vec::new() }))
    }

    /// Creates the error of a member that is in other formats only.
    #[cold]
    pub(crate) fn elsewhere(field: &Field, format: Format) -> Self {
        let formats = Format::ALL.into_iter().filter(|format| field.is_in(Some(*format)));
        let formats: Vec<String> = formats.map(|format| format.to_string()).collect();
        Self::new(format!("this member is only in {}, and not in {format}", formats.join(" and ")))
    }

    /// Creates the error of a text with a character that a charset does not have.
    #[cold]
    fn unmappable(charset: Charset, character: char) -> Self {
        let mut refusal = Self::new(format!("{} does not have all its characters", charset.name()));
        refusal.0.shown = format!(", such as U+{:04X}", u32::from(character));
        refusal
    }

    /// Creates the error of a value that is nested too deeply.
    #[cold]
    pub(crate) fn too_deep() -> Self {
        Self::new(format!("nested more than {} levels deep", Limits::USUAL.depth))
    }

    /// Prepends a step to the location. `node` is the node of the value that the step starts from.
    #[cold]
    pub(crate) fn under(self, step: Step<'_>, node: &Node) -> Self {
        let mut refusal = self.of(node);
        refusal.0.steps.push((step.token(), matches!(step, Step::Given(_))));
        refusal
    }

    /// Masks the names in the location that are part of the value if the value of this node is secret.
    #[cold]
    pub(crate) fn of(mut self, node: &Node) -> Self {
        if node.is_secret() {
            self.0.shown.clear();
            for (token, _) in self.0.steps.iter_mut().filter(|(_, is_given)| *is_given) {
                HIDDEN.clone_into(token);
            }
        }
        self
    }

    /// Converts to the public error.
    #[cold]
    pub(crate) fn into_error(self, format: Format) -> EncodeError {
        let Parts { what, shown, steps } = *self.0;
        let pointer = steps.iter().rev().flat_map(|(token, _)| ["/", token]).collect();
        EncodeError { part: MessagePart::Body(format), pointer, what: what + &shown }
    }
}

/// Refuses a text that a charset does not have, in a format without escapes.
#[inline]
pub(crate) fn check_charset(charset: Charset, text: &str) -> Written<()> {
    match lacking(charset, text) {
        None => Ok(()),
        Some(character) => Err(Refusal::unmappable(charset, character)),
    }
}
