//! What a codec does to read: the walk pulls, and the codec knows the syntax and matches names.

use std::borrow::Cow;

use super::members::Members;
use super::path::Path;
use super::reader::Reader;
use crate::table::{Field, Format, Node, Shape};

pub(crate) use super::stop::{Offset, Position, Stop, Syntax};
pub(crate) use super::token::{Token, shown};

/// A codec that is pulled from. Offsets are those of the text that the reader knows.
pub(crate) trait Source<'b>: Sized {
    /// Where one value stands, with what has been read of it.
    type Pending;
    /// A structure, a list or a map that is being read.
    type Frame;

    /// The format.
    const FORMAT: Format;
    /// Whether one name may stand several times in a structure, so that a walk that looks for a name tries each.
    const REPEATS_NAMES: bool = false;

    /// Where the whole value stands; nothing, with a problem, where something else stands there. `shape` is its table where it is a
    /// structure.
    fn root(
        &mut self,
        reader: &mut Reader<'_>,
        node: &Node,
        shape: Option<&'static Shape>,
    ) -> Result<Option<Self::Pending>, Stop>;

    /// What stands in a place.
    fn value(&mut self, reader: &mut Reader<'_>, place: Self::Pending, at: &At<'_>) -> Read<'b, Self>;

    /// What stands in a place of which no table says anything.
    fn undeclared(&mut self, place: Self::Pending) -> Read<'b, Self>;

    /// Begins a structure.
    fn open_record(&mut self, place: Self::Pending, shape: &'static Shape) -> Result<Self::Frame, Stop>;
    /// Begins a list of these items.
    fn open_list(
        &mut self,
        place: Self::Pending,
        node: &Node,
        item: &'static Node,
    ) -> Result<Self::Frame, Stop>;
    /// Begins a map.
    fn open_map(&mut self, place: Self::Pending, node: &Node) -> Result<Self::Frame, Stop>;

    /// The next member of a structure.
    fn next_member(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Self::Frame,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Result<Member<'b, Self::Pending>, Stop>;
    /// The next item of a list.
    fn next_item(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Self::Frame,
        path: &Path<'_>,
        item: &Node,
    ) -> Result<Option<Self::Pending>, Stop>;
    /// The next entry of a map.
    fn next_entry(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Self::Frame,
        path: &Path<'_>,
    ) -> Result<Option<Entry<'b, Self::Pending>>, Stop>;

    /// Passes over a value, at most so many levels deep; [`Stop::Deep`] where there are more.
    fn skip(&mut self, place: Self::Pending, levels: usize) -> Result<(), Stop>;

    /// Where a value stands in the input, if that is one place.
    fn offset(&self, place: &Self::Pending) -> Offset;

    /// The name of a field in this format.
    fn name_of(field: &Field) -> &'static str {
        field.name()
    }

    /// What an unknown member is called, with its name: `member "x"`.
    #[cold]
    fn described(&self, name: &str) -> String {
        format!("member {}", shown(name))
    }

    /// Whether each occurrence of the field is an item of its list, so that it may come again.
    fn is_repeated(_field: &Field) -> bool {
        false
    }

    /// What it means that a member which must be there is not.
    fn absence(_frame: &Self::Frame, _field: &Field) -> Absence {
        Absence::Missing
    }

    /// Whether something in a structure could not be told to be a member, so that it may be the one that seems to be missing.
    fn has_unreadable_names(_frame: &Self::Frame) -> bool {
        false
    }
}

/// What it means that a member which must be there is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// It is missing.
    Missing,
    /// It is null, which is written as nothing.
    Null,
    /// It is a list without items.
    Empty,
}

/// An entry of a map: its key and where its value stands.
pub(crate) type Entry<'b, P> = (Cow<'b, str>, P);

/// What stands in a place, or why nothing more can be read.
pub(crate) type Read<'b, S> = Result<Incoming<'b, <S as Source<'b>>::Pending>, Stop>;

/// What stands in a place.
pub(crate) enum Incoming<'b, P> {
    /// Nothing that counts as a value.
    Absent,
    /// Null.
    Null(Offset),
    /// A single value.
    Scalar(Token<'b>, Offset),
    /// A structure or a map.
    Object(P),
    /// A list.
    Array(P),
    /// One item of a list whose items stand in the structure itself.
    Item(P),
}

/// A member of a structure.
pub(crate) enum Member<'b, P> {
    /// The field at this position of the table.
    Field(usize, P),
    /// One that no table names, by its name.
    Unknown(Cow<'b, str>, P),
    /// There are no more.
    End,
}

/// What is known of the place where a value stands.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    /// What stands there.
    pub(crate) node: &'a Node,
    /// The field, where the value is a member itself and not an item of one.
    pub(crate) field: Option<&'static Field>,
    /// The way there, which knows whether the value, or one around it, is a secret.
    pub(crate) path: &'a Path<'a>,
}
