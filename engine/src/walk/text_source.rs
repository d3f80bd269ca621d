//! Decoding plain text, also within another format.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::vec;

use super::members::Members;
use super::path::Path;
use super::reader::Reader;
use super::source::{At, Incoming, Member, Read, Source, Stop, Token};
use super::stop::Offset;
use super::template;
use crate::table::{Format, Node, NodeKind, Shape, TextPiece};

/// A single text, or the texts of the items of a list. `N` decodes the JSON that a text contains.
pub(crate) struct TextSource<'b, N> {
    texts: Vec<Cow<'b, str>>,
    is_list: bool,
    /// The offset of a single text in the body, if it is part of one.
    offset: Offset,
    /// The template of the value. Without it, a structure has its own.
    template: &'static [TextPiece],
    /// The texts of the members of a structure with a template, by their positions in its table.
    captured: Vec<(usize, Cow<'b, str>)>,
    nested: PhantomData<N>,
}

/// The place of a value.
#[derive(Clone)]
pub(crate) enum Pending<'b> {
    /// The whole text.
    Whole,
    /// The text of an item.
    Item(Cow<'b, str>),
}

impl<'b, N> TextSource<'b, N> {
    /// Creates a source for a single value outside a body.
    pub(crate) fn single(text: impl Into<Cow<'b, str>>) -> Self {
        Self::of(vec![text.into()])
    }

    /// Creates a source for a whole body.
    pub(crate) fn body(text: &'b str) -> Self {
        Self { offset: Some(0), ..Self::single(text) }
    }

    /// Creates a source for the items of a list.
    pub(crate) fn list(texts: Vec<Cow<'b, str>>) -> Self {
        Self { is_list: true, ..Self::of(texts) }
    }

    /// Creates a source for a value within a text.
    pub(crate) fn within(text: &'b str, template: &'static [TextPiece]) -> Self {
        Self { template, offset: Some(0), ..Self::single(text) }
    }

    fn of(texts: Vec<Cow<'b, str>>) -> Self {
        Self { texts, is_list: false, offset: None, template: &[], captured: Vec::new(), nested: PhantomData }
    }

    /// Reads the text by a template.
    fn templated(
        &mut self,
        reader: &mut Reader<'_>,
        template: &'static [TextPiece],
        at: &At<'_>,
    ) -> Incoming<'b, Pending<'b>> {
        let Some(text) = self.texts.pop() else { return Incoming::Absent };
        let is_tolerant = !reader.options.strict;
        let mut captured = match template::captured(template, text, is_tolerant) {
            Ok(captured) => captured,
            Err(expected) => {
                reader.problem(at.path, self.offset, expected);
                return Incoming::Absent;
            }
        };
        let own = |text, node: &Node| if is_tolerant { own_text(text, node) } else { text };
        let Some(shape) = at.node.kind().shape() else {
            return match captured.pop() {
                Some((_, text)) => Incoming::Scalar(Token::untyped(own(text, at.node)), self.offset),
                None => Incoming::Absent,
            };
        };
        let members = captured.into_iter().filter_map(|(name, text)| {
            let index = shape.fields().iter().position(|field| field.name() == name)?;
            let field = shape.fields().get(index)?;
            let text = own(text, field.node());
            // An empty text of an optional member is left out.
            (field.is_required() || !text.is_empty()).then_some((index, text))
        });
        self.captured = members.collect();
        Incoming::Object(Pending::Whole)
    }

    fn whole(&mut self) -> Incoming<'b, Pending<'b>> {
        match self.texts.pop() {
            Some(text) => Incoming::Scalar(Token::untyped(text), self.offset),
            None => Incoming::Absent,
        }
    }
}

impl<'b, N: Source<'b>> Source<'b> for TextSource<'b, N> {
    type Pending = Pending<'b>;
    type Frame = vec::IntoIter<(usize, Cow<'b, str>)>;
    /// The texts that have not been read: of the whole, or none while items are read.
    type Mark = Vec<Cow<'b, str>>;
    type Nested<'n> = N::Nested<'n>;

    const FORMAT: Format = Format::Text;

    fn nested(text: &str) -> N::Nested<'_> {
        N::nested(text)
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
        let of_shape = || at.node.kind().shape().map_or(&[][..], Shape::template);
        let template = if self.template.is_empty() { of_shape() } else { self.template };
        if let Pending::Whole = &place
            && !(template.is_empty() || self.is_list)
        {
            return Ok(self.templated(reader, template, at));
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

/// Removes surrounding white space, unless the node accepts any text.
fn own_text<'t>(text: Cow<'t, str>, node: &Node) -> Cow<'t, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(trimmed(text, node)),
        Cow::Owned(text) => Cow::Owned(trimmed(&text, node).to_owned()),
    }
}

/// Removes surrounding white space, unless the node accepts any text. A structure with a template and a list that is
/// one text have their own texts within it.
pub(crate) fn trimmed<'t>(text: &'t str, node: &Node) -> &'t str {
    if node.packing(Format::Text).is_some() {
        return text;
    }
    match node.kind() {
        NodeKind::Scalar(scalar) if scalar.read(text, None).is_some() => text,
        NodeKind::Record(_) if node.kind().shape().is_some_and(|shape| !shape.template().is_empty()) => text,
        NodeKind::Scalar(_)
        | NodeKind::Enum(_)
        | NodeKind::Record(_)
        | NodeKind::List(_)
        | NodeKind::Map(_)
        | NodeKind::Union(_)
        | NodeKind::Any => text.trim_ascii(),
    }
}
