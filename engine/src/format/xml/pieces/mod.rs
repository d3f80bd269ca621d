//! The content of a body as a sequence of start tags, texts and end tags, with resolved namespaces. Checks
//! that the body is well-formed.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::body::{self, Malformed};
use super::characters::is_blank;
use super::declaration;
use super::lexer::{Fault, Lexer, Mark, NOT_A_NAME, TAG_NOT_CLOSED};
use super::scopes::{Scopes, same};
use crate::lines::Lines;
use crate::walk::{Limits, shown};

mod attributes;
mod bookmark;
mod plain;

pub(super) use attributes::Attribute;
pub(in crate::format) use bookmark::Bookmark;

/// The initial capacity for open elements.
const USUAL_DEPTH: usize = 8;

/// The start of an element.
#[derive(Clone)]
pub(super) struct Element<'b> {
    /// The local name.
    pub(super) local: &'b str,
    /// The namespace URI, or an empty text for none.
    pub(super) namespace: Cow<'b, str>,
    /// The attributes, without namespace declarations.
    pub(super) attributes: Vec<Attribute<'b>>,
    /// The offset of the start tag.
    pub(super) start: usize,
}

/// A piece of a body. Consecutive text may be split into several pieces.
#[derive(Clone)]
pub(super) enum Piece<'b> {
    /// The start of an element.
    Open(Element<'b>),
    /// Text of the innermost open element.
    Text(Cow<'b, str>),
    /// The end of the innermost open element.
    Close,
    /// The end of the body.
    End,
}

/// The content of an element.
pub(super) struct Content<'b> {
    /// Its own text, joined.
    pub(super) text: Cow<'b, str>,
    /// Whether it has child elements.
    pub(super) elements: bool,
}

/// A parser that returns the pieces of a body.
#[derive(Clone)]
pub(in crate::format) struct Pieces<'b> {
    lexer: Lexer<'b>,
    scopes: Scopes<'b>,
    open: Vec<Open<'b>>,
    ahead: Option<Piece<'b>>,
    /// Whether the innermost open element is an empty-element tag, so that it ends here.
    closes: bool,
    seen_root: bool,
    /// The position of the start tag that was read last.
    start: usize,
    deepest: usize,
    strict: bool,
}

/// An open element.
#[derive(Clone)]
struct Open<'b> {
    /// The qualified name.
    name: &'b str,
    /// The number of namespace bindings outside of it.
    outside: usize,
}

impl<'b> Pieces<'b> {
    /// Creates a parser for a body.
    pub(in crate::format) fn new(text: &'b str, limits: &Limits, strict: bool) -> Result<Self, Malformed> {
        body::check(text, limits)?;
        Ok(Self {
            lexer: Lexer::new(text),
            scopes: Scopes::default(),
            open: Vec::with_capacity(USUAL_DEPTH),
            ahead: None,
            closes: false,
            seen_root: false,
            start: 0,
            // Single values of the innermost structure are elements too, so one more level is needed.
            deepest: limits.depth.saturating_add(1),
            strict,
        })
    }

    /// Returns the next piece. [`Piece::End`] is repeated at the end.
    pub(super) fn next(&mut self) -> Result<Piece<'b>, Malformed> {
        // There rarely is a piece, and `take` has a cost.
        if self.ahead.is_some() {
            return Ok(self.ahead.take().unwrap_or(Piece::End));
        }
        if self.closes {
            self.closes = false;
            self.leave();
            return Ok(Piece::Close);
        }
        loop {
            if self.open.is_empty() {
                self.lexer.blanks();
            }
            let mark = self.lexer.mark();
            if self.open.is_empty() && matches!(mark, Mark::Text | Mark::Section) {
                return Err(self.malformed(self.lexer.at(), "text outside the root element"));
            }
            match mark {
                Mark::StartTag => return self.element().map(Piece::Open),
                Mark::EndTag => return self.end_tag(),
                Mark::Text => {
                    let text = self.lexer.characters();
                    return text.map(Piece::Text).map_err(|fault| self.fault(&fault));
                }
                Mark::Section => {
                    let text = self.lexer.section();
                    return text.map(Piece::Text).map_err(|fault| self.fault(&fault));
                }
                Mark::Comment => self.lexer.comment().map_err(|fault| self.fault(&fault))?,
                Mark::Instruction => self.instruction()?,
                Mark::DocumentType => {
                    return Err(
                        self.malformed(self.lexer.at(), "a document type declaration is not accepted")
                    );
                }
                Mark::Unknown => {
                    let what = "a <! that starts neither a comment nor a CDATA section";
                    return Err(self.malformed(self.lexer.at(), what));
                }
                Mark::End => return self.end(),
            }
        }
    }

    /// Returns whether the innermost open element has no more content.
    pub(super) fn is_at_close(&mut self) -> Result<bool, Malformed> {
        if self.ahead.is_none() {
            match self.lexer.mark() {
                _ if self.closes => return Ok(true),
                // Errors in the tag are reported when it is read.
                Mark::EndTag => return Ok(true),
                Mark::StartTag => return Ok(false),
                _ => {
                    let piece = self.next()?;
                    self.ahead = Some(piece);
                }
            }
        }
        Ok(matches!(self.ahead, Some(Piece::Close)))
    }

    /// Reads to the end of the innermost open element.
    pub(super) fn content(&mut self) -> Result<Content<'b>, Malformed> {
        if let Some(text) = self.only_text() {
            return Ok(Content { text, elements: false });
        }
        let mut content = Content { text: Cow::Borrowed(""), elements: false };
        loop {
            match self.next()? {
                Piece::Text(text) => append(&mut content.text, text),
                Piece::Open(_) => {
                    content.elements = true;
                    self.skip()?;
                }
                Piece::Close | Piece::End => return Ok(content),
            }
        }
    }

    /// Reads to the end of the innermost open element, and returns its content as it is in the body, with
    /// normalized line ends. No piece may have been read ahead.
    pub(super) fn markup(&mut self) -> Result<String, Malformed> {
        if self.closes {
            self.next()?;
            return Ok(String::new());
        }
        let start = self.lexer.at();
        self.skip()?;
        let read = self.lexer.text().get(start..self.lexer.at()).unwrap_or_default();
        // The end tag comes last.
        let content = read.rfind("</").and_then(|end| read.get(..end)).unwrap_or_default();
        Ok(content.replace("\r\n", "\n").replace('\r', "\n"))
    }

    /// Skips the rest of the innermost open element.
    pub(super) fn skip(&mut self) -> Result<(), Malformed> {
        let mut within = 0_usize;
        loop {
            match self.next()? {
                Piece::Open(_) => within += 1,
                Piece::Close if within > 0 => within -= 1,
                Piece::Close | Piece::End => return Ok(()),
                Piece::Text(_) => {}
            }
        }
    }

    /// Returns the local names of elements in a namespace that follow the innermost open element, up to the
    /// end of its parent.
    pub(super) fn names_ahead(&self, namespace: &str) -> BTreeSet<&'b str> {
        let (mut pieces, mut names, mut within) = (self.clone(), BTreeSet::new(), 1_usize);
        loop {
            match pieces.next() {
                Ok(Piece::Open(element)) => {
                    if within == 0 && same(&element.namespace, namespace) {
                        names.insert(element.local);
                    }
                    within += 1;
                }
                Ok(Piece::Close) if within > 0 => within -= 1,
                Ok(Piece::Text(_)) => {}
                Ok(Piece::Close | Piece::End) | Err(_) => return names,
            }
        }
    }

    /// Returns the start of the last element without a namespace, as far as the body can be parsed, or 0 if
    /// there is none.
    pub(super) fn last_bare(&self) -> usize {
        let (mut pieces, mut last) = (self.clone(), 0);
        loop {
            match pieces.next() {
                Ok(Piece::Open(element)) if element.namespace.is_empty() => last = element.start,
                Ok(Piece::Open(_) | Piece::Text(_) | Piece::Close) => {}
                Ok(Piece::End) | Err(_) => return last,
            }
        }
    }

    #[inline]
    fn leave(&mut self) {
        let outside = self.open.pop().map_or(0, |open| open.outside);
        self.scopes.restore(outside);
    }

    #[inline]
    fn end_tag(&mut self) -> Result<Piece<'b>, Malformed> {
        if self.open.last().is_some_and(|open| self.lexer.end_tag(open.name)) {
            self.leave();
            Ok(Piece::Close)
        } else {
            Err(self.wrong_end_tag())
        }
    }

    #[cold]
    fn wrong_end_tag(&self) -> Malformed {
        let what = match (self.lexer.name_of_end_tag(), self.open.last()) {
            (None, _) => TAG_NOT_CLOSED.to_owned(),
            (Some(found), None) => format!("the end of an element {} that is not open", shown(found)),
            (Some(found), Some(open)) => {
                format!(
                    "expected the end of the element {}, found that of {}",
                    shown(open.name),
                    shown(found)
                )
            }
        };
        self.quoting(self.lexer.at(), &what)
    }

    fn instruction(&mut self) -> Result<(), Malformed> {
        let start = self.lexer.at();
        let before = self.lexer.before();
        let content = self.lexer.instruction().map_err(|fault| self.fault(&fault))?;
        let Some(content) = content else { return Ok(()) };
        // Some servers send an empty line before the declaration.
        if !(before.is_empty() || (!self.strict && is_blank(before))) {
            return Err(self.malformed(start, "the XML declaration is not at the start of the body"));
        }
        declaration::check(content, self.strict).map_err(|what| self.malformed(start, &what))
    }

    fn end(&self) -> Result<Piece<'b>, Malformed> {
        match (self.open.is_empty(), self.seen_root) {
            (true, true) => Ok(Piece::End),
            (true, false) => Err(self.malformed(self.lexer.at(), "there is no element")),
            (false, _) => Err(self.malformed(self.lexer.at(), "the body ends within an element")),
        }
    }

    /// Parses the start tag at the current position.
    #[inline]
    fn element(&mut self) -> Result<Element<'b>, Malformed> {
        let start = self.lexer.at();
        if self.open.is_empty() && self.seen_root {
            return Err(self.malformed(start, "a second root element"));
        }
        if self.open.len() >= self.deepest {
            let levels = self.deepest.saturating_sub(1);
            return Err(self.malformed(start, &format!("nested more than {levels} levels deep")));
        }
        self.seen_root = true;
        self.start = start;
        self.lexer.pass(1);
        let name = self.lexer.name();
        let outside = self.scopes.mark();
        let attributes = match (name, self.lexer.peek()) {
            (_, None) => return Err(self.malformed(start, TAG_NOT_CLOSED)),
            (Some(_), Some(b'>')) => {
                self.lexer.pass(1);
                Vec::new()
            }
            (Some(_), Some(b' ' | b'\t' | b'\r' | b'\n' | b'/')) => {
                self.attributes().map_err(|what| self.quoting(start, &what))?
            }
            _ => return Err(self.malformed(start, NOT_A_NAME)),
        };
        let Some(name) = name else { return Err(self.malformed(start, NOT_A_NAME)) };
        self.open.push(Open { name: name.qualified, outside });
        let namespace = if self.scopes.is_bare() && name.prefix.is_empty() {
            Cow::Borrowed("")
        } else {
            self.scopes.uri(name.prefix).ok_or_else(|| self.quoting(start, &undeclared(name.prefix)))?
        };
        Ok(Element { local: name.local, namespace, attributes, start })
    }

    #[cold]
    fn fault(&self, fault: &Fault) -> Malformed {
        self.malformed(fault.offset, fault.what)
    }

    /// Creates an error that quotes the body.
    #[cold]
    fn quoting(&self, offset: usize, what: &str) -> Malformed {
        Malformed { quotes: true, ..self.malformed(offset, what) }
    }

    #[cold]
    fn malformed(&self, offset: usize, what: &str) -> Malformed {
        let position = Some(Lines::new(self.lexer.text().as_bytes()).position(offset));
        Malformed::new(position, what)
    }
}

fn undeclared(prefix: &str) -> String {
    format!("the prefix {} is not declared", shown(prefix))
}

/// Appends a piece of text, without copying it if there is no text before it.
#[inline]
pub(super) fn append<'b>(text: &mut Cow<'b, str>, piece: Cow<'b, str>) {
    if text.is_empty() {
        *text = piece;
    } else {
        text.to_mut().push_str(&piece);
    }
}
