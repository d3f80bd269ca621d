//! Reading text.

use std::borrow::Cow;
use std::vec;

use crate::table::{Format, Node, Shape};
use crate::walk::source::{At, Incoming, Member, Read, Source, Stop, Token};
use crate::walk::{Members, Offset, Path, Reader};

/// A text, or the texts of the items of a list.
pub(crate) struct TextSource<'b> {
    texts: Vec<Cow<'b, str>>,
}

/// Where a value stands.
pub(crate) enum Place<'b> {
    /// All of the text.
    Whole,
    /// One of the texts.
    Item(Cow<'b, str>),
}

impl<'b> TextSource<'b> {
    /// A text that is a single value.
    pub(crate) fn single(text: impl Into<Cow<'b, str>>) -> Self {
        Self { texts: vec![text.into()] }
    }

    /// The texts of the items of a list.
    pub(crate) fn list(texts: Vec<Cow<'b, str>>) -> Self {
        Self { texts }
    }

    fn whole(&mut self) -> Incoming<'b, Place<'b>> {
        match self.texts.pop() {
            Some(text) => Incoming::Scalar(Token::untyped(text), Some(0)),
            None => Incoming::Absent,
        }
    }
}

impl<'b> Source<'b> for TextSource<'b> {
    type Place = Place<'b>;
    type Frame = vec::IntoIter<Cow<'b, str>>;

    const FORMAT: Format = Format::Text;

    fn root(
        &mut self,
        _: &mut Reader<'_>,
        _: &Node,
        _: Option<&'static Shape>,
    ) -> Result<Option<Place<'b>>, Stop> {
        Ok(Some(Place::Whole))
    }

    fn value(&mut self, _: &mut Reader<'_>, place: Place<'b>, at: &At<'_>) -> Read<'b, Self> {
        Ok(match place {
            Place::Item(text) => Incoming::Scalar(Token::untyped(text), None),
            Place::Whole if at.node.kind().item().is_some() => Incoming::Array(Place::Whole),
            Place::Whole => self.whole(),
        })
    }

    fn undeclared(&mut self, _: &mut Reader<'_>, _: Place<'b>) -> Read<'b, Self> {
        Ok(self.whole())
    }

    fn open_record(&mut self, _: Place<'b>, _: &'static Shape) -> Result<Self::Frame, Stop> {
        Ok(Vec::new().into_iter())
    }

    fn open_list(&mut self, _: Place<'b>, _: &Node, _: &'static Node) -> Result<Self::Frame, Stop> {
        Ok(std::mem::take(&mut self.texts).into_iter())
    }

    fn open_map(&mut self, _: Place<'b>, _: &Node) -> Result<Self::Frame, Stop> {
        Ok(Vec::new().into_iter())
    }

    fn next_member(
        &mut self,
        _: &mut Reader<'_>,
        _: &mut Self::Frame,
        _: &mut Members,
        _: &Path<'_>,
    ) -> Result<Member<'b, Place<'b>>, Stop> {
        Ok(Member::End)
    }

    fn next_item(
        &mut self,
        _: &mut Reader<'_>,
        frame: &mut Self::Frame,
        _: &Path<'_>,
        _: &Node,
    ) -> Result<Option<Place<'b>>, Stop> {
        Ok(frame.next().map(Place::Item))
    }

    fn next_entry(
        &mut self,
        _: &mut Reader<'_>,
        _: &mut Self::Frame,
        _: &Path<'_>,
    ) -> Result<Option<(Cow<'b, str>, Place<'b>)>, Stop> {
        Ok(None)
    }

    fn skip(&mut self, _: Place<'b>, _: usize) -> Result<(), Stop> {
        Ok(())
    }

    fn offset(&self, _: &Place<'b>) -> Offset {
        None
    }
}
