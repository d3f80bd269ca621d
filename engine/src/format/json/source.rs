//! Decoding JSON.

use std::borrow::Cow;

use super::lexer::{Lexer, Peek, SyntaxError};
use crate::domain::JsonType;
use crate::json::Json;
use crate::table::{Field, Format, Node, Shape, Text};
use crate::value::Record;
use crate::walk::source::{At, Incoming, Member, Read, Source, Stop, Syntax, Token};
use crate::walk::{DecodeOptions, Members, Offset, Path, Reader};

/// The state of decoding a document.
pub(crate) struct JsonSource<'b> {
    pub(super) lexer: Lexer<'b>,
}

/// An object or an array that is being read.
pub(crate) struct Frame {
    pub(super) is_first: bool,
}

impl From<SyntaxError> for Stop {
    #[cold]
    fn from(error: SyntaxError) -> Self {
        Self::Syntax(Box::new(Syntax::at(Some(error.offset), error.sentence())))
    }
}

impl<'b> JsonSource<'b> {
    /// Creates a source for a document.
    pub(crate) fn new(text: &'b str) -> Self {
        Self { lexer: Lexer::new(text) }
    }

    /// Checks that nothing follows the document.
    pub(crate) fn finish(&mut self) -> Result<(), Stop> {
        Ok(self.lexer.finish()?)
    }

    #[inline]
    fn here(&self) -> usize {
        self.lexer.offset()
    }

    #[inline]
    fn next(&mut self) -> Read<'b, Self> {
        let peek = self.lexer.peek()?;
        let here = Some(self.here());
        Ok(match peek {
            Peek::String => {
                let text = self.lexer.string()?;
                Incoming::Scalar(Token { text, json: Some(JsonType::String), integer: None }, here)
            }
            Peek::Number => {
                let number = self.lexer.number()?;
                let text = Cow::Borrowed(number.text);
                Incoming::Scalar(Token { text, json: Some(JsonType::Number), integer: number.integer }, here)
            }
            Peek::True | Peek::False => {
                self.lexer.word(peek)?;
                let text = Cow::Borrowed(if peek == Peek::True { "true" } else { "false" });
                Incoming::Scalar(Token { text, json: Some(JsonType::Boolean), integer: None }, here)
            }
            Peek::Null => {
                self.lexer.word(peek)?;
                Incoming::Null(here)
            }
            Peek::Object => Incoming::Object(()),
            Peek::Array => Incoming::Array(()),
        })
    }

    /// Returns the field with a name. In plain JSON, a wire name that two fields share identifies neither
    /// of them.
    fn find(canonical: bool, members: &mut Members, name: &str) -> Option<usize> {
        if canonical {
            let admitted = |found: &(usize, &'static Field)| members.admits(found.0, found.1);
            if let Some((index, _)) = members.shape().find(name).filter(admitted) {
                return Some(index);
            }
            let find = |field: &Field| field.aliases().contains(&name);
            return members.find_or_tag(find, |tag| tag.answers_to(name));
        }
        let answers = |field: &Field| field.json_name() == name || field.aliases().contains(&name);
        members.find(answers).map(|(index, _)| index)
    }
}

/// Returns the value that represents null, if a strict reader must report `null` in its place.
fn null_spelling(options: &DecodeOptions, node: &Node) -> Option<&'static Text<'static>> {
    node.hints().null_as().filter(|_| options.strict && !options.canonical && !node.is_nullable())
}

impl<'b> Source<'b> for JsonSource<'b> {
    type Pending = ();
    type Frame = Frame;
    type Mark = usize;
    type Nested<'n> = JsonSource<'n>;

    const FORMAT: Format = Format::Json;

    fn nested(text: &str) -> JsonSource<'_> {
        JsonSource::new(text)
    }

    fn end(&mut self) -> Result<(), Stop> {
        self.finish()
    }

    fn root(&mut self, _: &mut Reader<'_>, _: &Node, _: Option<&'static Shape>) -> Result<Option<()>, Stop> {
        Ok(Some(()))
    }

    #[inline]
    fn value(&mut self, reader: &mut Reader<'_>, (): (), at: &At<'_>) -> Read<'b, Self> {
        let incoming = self.next()?;
        if let (Incoming::Null(offset), Some(null)) = (&incoming, null_spelling(reader.options, at.node)) {
            let expected = match null.text() {
                "" => "an empty string".to_owned(),
                text => format!("{text:?}"),
            };
            reader.problem(at.path, *offset, format!("expected {expected} for null, found null"));
            return Ok(Incoming::Absent);
        }
        Ok(incoming)
    }

    fn any(&mut self, reader: &mut Reader<'_>, (): (), path: &Path<'_>, depth: usize) -> Result<Json, Stop> {
        self.json(reader, path, depth)
    }

    fn undeclared(&mut self, (): ()) -> Read<'b, Self> {
        self.next()
    }

    #[inline]
    fn open_record(&mut self, (): (), _: &'static Shape) -> Result<Frame, Stop> {
        self.lexer.open();
        Ok(Frame { is_first: true })
    }

    #[inline]
    fn open_list(&mut self, (): (), _: &Node, _: &'static Node) -> Result<Frame, Stop> {
        self.lexer.open();
        Ok(Frame { is_first: true })
    }

    fn empty_list(&mut self, (): &()) -> Result<bool, Stop> {
        let mark = self.here();
        self.lexer.open();
        let is_empty = !self.lexer.next_item(true)?;
        if !is_empty {
            self.lexer.rewind(mark);
        }
        Ok(is_empty)
    }

    fn open_map(&mut self, (): (), _: &Node) -> Result<Frame, Stop> {
        self.lexer.open();
        Ok(Frame { is_first: true })
    }

    #[inline]
    fn usual_members(&mut self, frame: &mut Frame, members: &mut Members, record: &mut dyn Record) {
        self.read_usual(frame, members, record);
    }

    #[inline]
    fn next_member(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame,
        members: &mut Members,
        _: &Path<'_>,
    ) -> Result<Member<'b, ()>, Stop> {
        let canonical = reader.options.canonical;
        let predicted = if canonical { None } else { members.predicted() };
        let is_first = std::mem::take(&mut frame.is_first);
        if let Some((index, field)) = predicted
            && !is_first
            && self.lexer.takes_member(field.key())
        {
            members.advance();
            return Ok(Member::Field(index, ()));
        }
        if !self.lexer.next_member(is_first)? {
            return Ok(Member::End);
        }
        if let Some((index, field)) = predicted
            && self.lexer.takes_key(field.key().get(1..).unwrap_or_default())
        {
            members.advance();
            return Ok(Member::Field(index, ()));
        }
        let name = self.lexer.key()?;
        match Self::find(canonical, members, &name) {
            Some(index) => Ok(Member::Field(index, ())),
            None => {
                // An unknown member is reported at the position of its value.
                self.lexer.peek()?;
                Ok(Member::Unknown(name, ()))
            }
        }
    }

    #[inline]
    fn next_item(
        &mut self,
        _: &mut Reader<'_>,
        frame: &mut Frame,
        _: &Path<'_>,
        _: &Node,
    ) -> Result<Option<()>, Stop> {
        Ok(self.lexer.next_item(std::mem::take(&mut frame.is_first))?.then_some(()))
    }

    fn next_entry(
        &mut self,
        _: &mut Reader<'_>,
        frame: &mut Frame,
        _: &Path<'_>,
    ) -> Result<Option<(Cow<'b, str>, ())>, Stop> {
        if self.lexer.next_member(std::mem::take(&mut frame.is_first))? {
            Ok(Some((self.lexer.key()?, ())))
        } else {
            Ok(None)
        }
    }

    fn mark(&self, (): &()) -> usize {
        self.here()
    }

    fn rewind(&mut self, mark: usize) {
        self.lexer.rewind(mark);
        // A value may be opened next, without a look at it: its first character has to be the next one.
        self.lexer.skip_space();
    }

    fn skip(&mut self, (): (), levels: usize) -> Result<(), Stop> {
        // Whether each open bracket is that of an object.
        let mut open: Vec<bool> = Vec::new();
        let mut is_first;
        loop {
            match self.lexer.peek()? {
                peek @ (Peek::Object | Peek::Array) => {
                    if open.len() >= levels {
                        return Err(Stop::Deep(Some(self.here())));
                    }
                    self.lexer.open();
                    open.push(peek == Peek::Object);
                    is_first = true;
                }
                peek => {
                    self.lexer.skip_scalar(peek)?;
                    is_first = false;
                }
            }
            // Advances to the next value, past all brackets that close before it.
            loop {
                let Some(is_object) = open.last() else { return Ok(()) };
                let more = if *is_object {
                    let more = self.lexer.next_member(is_first)?;
                    if more {
                        self.lexer.skip_key()?;
                    }
                    more
                } else {
                    self.lexer.next_item(is_first)?
                };
                if more {
                    break;
                }
                open.pop();
                is_first = false;
            }
        }
    }

    fn name_of(field: &Field, canonical: bool) -> &'static str {
        if canonical { field.name() } else { field.json_name() }
    }

    #[inline]
    fn offset(&self, (): &()) -> Offset {
        Some(self.lexer.offset_behind_space())
    }
}
