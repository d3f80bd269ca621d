//! The interface of decoders: the traversal calls, and the codec reads the syntax and matches names.

use std::borrow::Cow;

use super::members::Members;
use super::path::Path;
use super::reader::Reader;
use super::sink::ONLY_JSON;
use crate::json::Json;
use crate::table::{Field, Format, Node, Shape};
use crate::types::File;
use crate::value::Record;

pub(crate) use super::stop::{Offset, Position, Stop, Syntax};
pub(crate) use super::token::Token;
pub(crate) use crate::excerpt::shown;

/// A decoder of a format. Offsets refer to the text that the reader was created with.
pub(crate) trait Source<'b>: Sized {
    /// The place of a value, with what has been read of it already.
    type Pending: Clone;
    /// A structure, list or map that is being read.
    type Frame;

    /// A position that the source can return to.
    type Mark;
    /// A decoder of the JSON that a text contains.
    type Nested<'n>: Source<'n>;

    /// The format.
    const FORMAT: Format;
    /// Whether the same name may occur several times in a structure, so that a lookup must try each
    /// occurrence.
    const REPEATS_NAMES: bool = false;

    /// Creates a decoder of the JSON that a text contains.
    fn nested(text: &str) -> Self::Nested<'_>;
    /// Checks that nothing follows the value of a text that contains JSON.
    fn end(&mut self) -> Result<(), Stop> {
        Ok(())
    }

    /// Returns the place of the root value, or `None` after adding a problem if something else was found.
    /// `shape` is its table if it is a structure.
    fn root(
        &mut self,
        reader: &mut Reader<'_>,
        node: &Node,
        shape: Option<&'static Shape>,
    ) -> Result<Option<Self::Pending>, Stop>;

    /// Reads the value at a place.
    fn value(&mut self, reader: &mut Reader<'_>, place: Self::Pending, at: &At<'_>) -> Read<'b, Self>;

    /// Reads a JSON value of any kind, at this depth. A format other than JSON adds a problem.
    #[cold]
    fn any(
        &mut self,
        reader: &mut Reader<'_>,
        place: Self::Pending,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Json, Stop> {
        reader.problem(path, self.offset(&place), ONLY_JSON);
        let levels = reader.options.limits.depth.saturating_sub(depth);
        self.skip(place, levels).map_err(|stop| match stop {
            Stop::Deep(offset) => reader.too_deep(path, offset),
            other @ (Stop::Syntax(_) | Stop::Limit) => other,
        })?;
        Ok(Json::Null)
    }

    /// Reads the value at a place that no table describes.
    fn undeclared(&mut self, place: Self::Pending) -> Read<'b, Self>;

    /// Begins a structure.
    fn open_record(&mut self, place: Self::Pending, shape: &'static Shape) -> Result<Self::Frame, Stop>;
    /// Begins a list, given the node of its items.
    fn open_list(
        &mut self,
        place: Self::Pending,
        node: &Node,
        item: &'static Node,
    ) -> Result<Self::Frame, Stop>;
    /// Begins a map.
    fn open_map(&mut self, place: Self::Pending, node: &Node) -> Result<Self::Frame, Stop>;

    /// Reads a list if it is empty, which in JSON can stand for an object without members. It is read in full, or not
    /// at all.
    fn empty_list(&mut self, _: &Self::Pending) -> Result<bool, Stop> {
        Ok(false)
    }

    /// Reads the next members of a structure into its slots, as long as they are such as most are. All others are left for
    /// [`Source::next_member`], also those that have problems. It is not called for plain JSON.
    #[inline]
    fn usual_members(&mut self, _: &mut Self::Frame, _: &mut Members, _: &mut dyn Record) {}

    /// Reads the next member of a structure.
    fn next_member(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Self::Frame,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Result<Member<'b, Self::Pending>, Stop>;
    /// Reads the next item of a list.
    fn next_item(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Self::Frame,
        path: &Path<'_>,
        item: &Node,
    ) -> Result<Option<Self::Pending>, Stop>;
    /// Reads the next entry of a map.
    fn next_entry(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Self::Frame,
        path: &Path<'_>,
    ) -> Result<Option<Entry<'b, Self::Pending>>, Stop>;

    /// Returns the position of a value that has not been read.
    fn mark(&self, place: &Self::Pending) -> Self::Mark;
    /// Returns to a position, after reading no further than to the end of its value.
    fn rewind(&mut self, mark: Self::Mark);

    /// Skips a value with at most `levels` levels of nesting, and returns [`Stop::Deep`] if there are more.
    fn skip(&mut self, place: Self::Pending, levels: usize) -> Result<(), Stop>;

    /// Returns the offset of a value in the input, if it has one.
    fn offset(&self, place: &Self::Pending) -> Offset;

    /// Returns the name of a field in this format, or in plain JSON if `canonical` is set.
    fn name_of(field: &Field, _canonical: bool) -> &'static str {
        field.name()
    }

    /// Returns a description of an unknown member: `member "x"`.
    #[cold]
    fn described(&self, name: &str) -> String {
        format!("member {}", shown(name))
    }

    /// Returns whether each occurrence of the field is an item of its list, so that it may be repeated.
    fn is_repeated(_field: &Field) -> bool {
        false
    }

    /// Whether a value without members can be a structure all the same: one of attributes.
    const HAS_ATTRIBUTES: bool = false;

    /// Returns whether nothing stands for the field if its value is empty.
    fn may_be_unseen(_field: &Field) -> bool {
        false
    }

    /// Returns what the absence of a required member means.
    fn absence(_frame: &Self::Frame, _field: &Field) -> Absence {
        Absence::Missing
    }

    /// Returns whether a part of a structure had a name that could not be read, so that it may be a member
    /// that seems to be missing.
    fn has_unreadable_names(_frame: &Self::Frame) -> bool {
        false
    }
}

/// The meaning of the absence of a required member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// The member is missing.
    Missing,
    /// The member is null, which the format represents by absence.
    Null,
    /// The member is an empty list.
    Empty,
}

/// An entry of a map: its key, and the place of its value.
pub(crate) type Entry<'b, P> = (Cow<'b, str>, P);

/// The value at a place, or the reason why decoding stops.
pub(crate) type Read<'b, S> = Result<Incoming<'b, <S as Source<'b>>::Pending>, Stop>;

/// The value at a place.
pub(crate) enum Incoming<'b, P> {
    /// No value.
    Absent,
    /// Null.
    Null(Offset),
    /// A single value.
    Scalar(Token<'b>, Offset),
    /// A structure or a map.
    Object(P),
    /// A list.
    Array(P),
    /// A single item of a list whose items are members of the enclosing structure.
    Item(P),
    /// A value that is no text: bytes as they are, or a file.
    Raw(Raw<'b>, Offset),
}

/// A single value that is no text.
pub(crate) enum Raw<'b> {
    /// Bytes as they are.
    Bytes(&'b [u8]),
    /// A file.
    File(Box<File>),
}

/// A member of a structure.
pub(crate) enum Member<'b, P> {
    /// The field at this position of the table.
    Field(usize, P),
    /// A member that the table does not contain, with its name.
    Unknown(Cow<'b, str>, P),
    /// There are no more members.
    End,
}

/// The description of a place.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    /// The node of the value.
    pub(crate) node: &'a Node,
    /// The field, if the value is the field's own and not an item of it.
    pub(crate) field: Option<&'static Field>,
    /// The path to the value, which also states whether the value, or a value that contains it, is secret.
    pub(crate) path: &'a Path<'a>,
}
