//! What a codec does to write: the walk pushes, and the codec knows the syntax.

use super::path::Step;
use crate::error::{EncodeError, HIDDEN, MessagePart};
use crate::table::{Constant, Field, Format, Node, Shape};
use crate::value::Scalar;

/// A codec that is pushed values.
pub(crate) trait Sink: Sized {
    /// Where one value goes.
    type Pending<'p>: Copy;
    /// A structure, a list or a map that is being written.
    type Frame;

    /// The format.
    const FORMAT: Format;

    /// Where the whole value goes; `shape` is its table where it is a structure.
    fn root(&mut self, node: &Node, shape: Option<&'static Shape>) -> Self::Pending<'static>;

    /// The order in which the fields of a structure are written.
    #[inline]
    fn order(&self, _shape: &'static Shape) -> Order {
        Order::Declared
    }

    /// Whether a field has to be written before the constants.
    #[inline]
    fn precedes_constants(_field: &Field) -> bool {
        false
    }

    /// Begins a structure.
    fn open_record(&mut self, place: Self::Pending<'_>, shape: &'static Shape) -> Written<Self::Frame>;
    /// Begins a list of these items.
    fn open_list(
        &mut self,
        place: Self::Pending<'_>,
        node: &Node,
        item: &'static Node,
    ) -> Written<Self::Frame>;
    /// Begins a map.
    fn open_map(&mut self, place: Self::Pending<'_>) -> Written<Self::Frame>;

    /// Writes a member that stands for no field.
    fn constant(&mut self, frame: &mut Self::Frame, constant: &Constant<'_>) -> Written<()>;
    /// Goes to the value of a field.
    fn member(
        &mut self,
        frame: &mut Self::Frame,
        shape: &'static Shape,
        field: &'static Field,
    ) -> Written<Self::Pending<'static>>;
    /// Goes to an item of a list.
    fn item(&mut self, frame: &mut Self::Frame, index: usize) -> Written<Self::Pending<'static>>;
    /// Goes to an entry of a map.
    fn entry<'p>(&mut self, frame: &mut Self::Frame, key: &'p str) -> Written<Self::Pending<'p>>;

    /// Writes null.
    fn null(&mut self, place: Self::Pending<'_>, node: &Node) -> Written<()>;
    /// Writes a single value, or one of an enumeration.
    fn scalar(&mut self, place: Self::Pending<'_>, node: &Node, scalar: Scalar<'_>) -> Written<()>;

    /// Leaves a member, an item or an entry; `needed` says that it cannot be without anything written.
    #[inline]
    fn leave(&mut self, _frame: &mut Self::Frame, _needed: bool) -> Written<()> {
        Ok(())
    }

    /// Ends a structure, a list or a map.
    fn close(&mut self, frame: Self::Frame) -> Written<()>;
}

/// The order in which the fields of a structure are written.
pub(crate) enum Order {
    /// That of the table.
    Declared,
    /// That of these positions.
    Listed(&'static [usize]),
    /// The same, made for the occasion.
    Made(Vec<usize>),
}

impl Order {
    /// The position of the field that is the n-th to be written.
    #[inline]
    pub(crate) fn position(&self, n: usize) -> usize {
        match self {
            Self::Declared => n,
            Self::Listed(positions) => positions.get(n).copied().unwrap_or(usize::MAX),
            Self::Made(positions) => positions.get(n).copied().unwrap_or(usize::MAX),
        }
    }
}

/// What a part of the walk gives.
pub(crate) type Written<T> = Result<T, Refusal>;

/// A value that cannot be written. It learns where it is on its way out, so that a walk that succeeds keeps no path.
pub(crate) struct Refusal(Box<Parts>);

struct Parts {
    what: String,
    /// The steps to the value, the innermost first, and whether each is a name that is part of the value.
    steps: Vec<(String, bool)>,
}

impl Refusal {
    /// Why a value cannot be written, as a sentence without a full stop.
    #[cold]
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(Box::new(Parts { what: what.into(), steps: Vec::new() }))
    }

    /// Adds a step at the front of the path: the refusal of a value of this node, as it is seen from one level further out.
    #[cold]
    pub(crate) fn under(self, step: Step<'_>, node: &Node) -> Self {
        let mut refusal = self.of(node);
        refusal.0.steps.push((step.token(), matches!(step, Step::Given(_))));
        refusal
    }

    /// Makes it the refusal of a value of this node: the names that are part of a secret are removed.
    #[cold]
    pub(crate) fn of(mut self, node: &Node) -> Self {
        if node.is_secret() {
            for (token, _) in self.0.steps.iter_mut().filter(|(_, is_given)| *is_given) {
                HIDDEN.clone_into(token);
            }
        }
        self
    }

    /// The error of the whole.
    #[cold]
    pub(crate) fn into_error(self, format: Format) -> EncodeError {
        let Parts { what, steps } = *self.0;
        let pointer = steps.iter().rev().flat_map(|(token, _)| ["/", token]).collect();
        EncodeError { part: MessagePart::Body(format), pointer, what }
    }
}
