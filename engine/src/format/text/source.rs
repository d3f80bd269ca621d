//! Decoding plain text.

use std::borrow::Cow;
use std::vec;

use super::template;
use crate::format::json::JsonSource;
use crate::table::{Format, Node, Shape};
use crate::walk::source::{At, Incoming, Member, Read, Source, Stop, Token};
use crate::walk::{Members, Offset, Path, Reader};

/// A single text, or the texts of the items of a list.
pub(crate) struct TextSource<'b> {
    texts: Vec<Cow<'b, str>>,
    is_list: bool,
    /// The offset of a single text in the body, if it is part of one.
    offset: Offset,
    /// The texts of the members of a structure with a template, by their positions in its table.
    captured: Vec<(usize, Cow<'b, str>)>,
}

/// The place of a value.
#[derive(Clone)]
pub(crate) enum Pending<'b> {
    /// The whole text.
    Whole,
    /// The text of an item.
    Item(Cow<'b, str>),
}

impl<'b> TextSource<'b> {
    /// Creates a source for a single value outside a body.
    pub(crate) fn single(text: impl Into<Cow<'b, str>>) -> Self {
        Self { texts: vec![text.into()], is_list: false, offset: None, captured: Vec::new() }
    }

    /// Creates a source for a whole body.
    pub(crate) fn body(text: &'b str) -> Self {
        Self { offset: Some(0), ..Self::single(text) }
    }

    /// Creates a source for the items of a list.
    pub(crate) fn list(texts: Vec<Cow<'b, str>>) -> Self {
        Self { texts, is_list: true, offset: None, captured: Vec::new() }
    }

    fn whole(&mut self) -> Incoming<'b, Pending<'b>> {
        match self.texts.pop() {
            Some(text) => Incoming::Scalar(Token::untyped(text), self.offset),
            None => Incoming::Absent,
        }
    }
}

impl<'b> Source<'b> for TextSource<'b> {
    type Pending = Pending<'b>;
    type Frame = vec::IntoIter<(usize, Cow<'b, str>)>;
    /// The texts that have not been read: of the whole, or none while items are read.
    type Mark = Vec<Cow<'b, str>>;
    type Nested<'n> = JsonSource<'n>;

    const FORMAT: Format = Format::Text;

    fn nested(text: &str) -> JsonSource<'_> {
        JsonSource::new(text)
    }

    fn root(
        &mut self,
        _: &mut Reader<'_>,
        _: &Node,
        _: Option<&'static Shape>,
    ) -> Result<Option<Pending<'b>>, Stop> {
        Ok(Some(Pending::Whole))
    }

    fn value(&mut self, reader: &mut Reader<'_>, place: Pending<'b>, at: &At<'_>) -> Read<'b, Self> {
        let shape = at.node.kind().shape().filter(|shape| !shape.template().is_empty() && !self.is_list);
        if let (Some(shape), Pending::Whole) = (shape, &place) {
            let Some(text) = self.texts.pop() else { return Ok(Incoming::Absent) };
            return Ok(match template::captured(shape, (text, !reader.options.strict)) {
                Ok(captured) => {
                    self.captured = captured;
                    Incoming::Object(place)
                }
                Err(expected) => {
                    reader.problem(at.path, self.offset, expected);
                    Incoming::Absent
                }
            });
        }
        Ok(match place {
            Pending::Item(text) => Incoming::Scalar(Token::untyped(text), None),
            Pending::Whole if self.is_list => Incoming::Array(Pending::Whole),
            Pending::Whole => self.whole(),
        })
    }

    fn undeclared(&mut self, place: Pending<'b>) -> Read<'b, Self> {
        Ok(match place {
            Pending::Item(text) => Incoming::Scalar(Token::untyped(text), None),
            Pending::Whole => self.whole(),
        })
    }

    fn open_record(&mut self, _: Pending<'b>, _: &'static Shape) -> Result<Self::Frame, Stop> {
        Ok(std::mem::take(&mut self.captured).into_iter())
    }

    fn open_list(&mut self, _: Pending<'b>, _: &Node, _: &'static Node) -> Result<Self::Frame, Stop> {
        Ok(std::mem::take(&mut self.texts).into_iter().map(|text| (0, text)).collect::<Vec<_>>().into_iter())
    }

    fn open_map(&mut self, _: Pending<'b>, _: &Node) -> Result<Self::Frame, Stop> {
        Ok(Vec::new().into_iter())
    }

    fn next_member(
        &mut self,
        _: &mut Reader<'_>,
        frame: &mut Self::Frame,
        _: &mut Members,
        _: &Path<'_>,
    ) -> Result<Member<'b, Pending<'b>>, Stop> {
        Ok(frame.next().map_or(Member::End, |(index, text)| Member::Field(index, Pending::Item(text))))
    }

    fn next_item(
        &mut self,
        _: &mut Reader<'_>,
        frame: &mut Self::Frame,
        _: &Path<'_>,
        _: &Node,
    ) -> Result<Option<Pending<'b>>, Stop> {
        Ok(frame.next().map(|(_, text)| Pending::Item(text)))
    }

    fn next_entry(
        &mut self,
        _: &mut Reader<'_>,
        _: &mut Self::Frame,
        _: &Path<'_>,
    ) -> Result<Option<(Cow<'b, str>, Pending<'b>)>, Stop> {
        Ok(None)
    }

    fn mark(&self, _: &Pending<'b>) -> Self::Mark {
        self.texts.clone()
    }

    fn rewind(&mut self, mark: Self::Mark) {
        self.texts = mark;
    }

    fn skip(&mut self, _: Pending<'b>, _: usize) -> Result<(), Stop> {
        Ok(())
    }

    fn offset(&self, _: &Pending<'b>) -> Offset {
        None
    }
}
