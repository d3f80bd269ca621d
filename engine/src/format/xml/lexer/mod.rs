//! An XML 1.0 tokenizer: tags, texts and references. [`Pieces`](super::pieces::Pieces) checks the structure
//! of the document.

use std::borrow::Cow;

use super::characters::is_ncname;
use crate::bytes::starts_with;

mod scan;
mod text;

/// A position in a text that contains only characters that XML allows.
#[derive(Clone, Copy)]
pub(in crate::format::xml) struct Lexer<'b> {
    text: &'b str,
    at: usize,
}

/// The kind of markup at a position.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    StartTag,
    EndTag,
    Text,
    Comment,
    Section,
    Instruction,
    DocumentType,
    Unknown,
    End,
}

/// A name, possibly with a prefix.
#[derive(Clone, Copy)]
pub(super) struct Name<'b> {
    /// The qualified name.
    pub(super) qualified: &'b str,
    /// The prefix, or an empty text for none.
    pub(super) prefix: &'b str,
    /// The local name.
    pub(super) local: &'b str,
}

/// What is wrong, and at which offset.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) what: &'static str,
}

pub(super) const NOT_A_NAME: &str = "a tag or an attribute with an invalid name";
pub(super) const TAG_NOT_CLOSED: &str = "tag not closed: `>` not found before end of input";
pub(super) const NOT_AN_ATTRIBUTE: &str = "an attribute is not a name, =, and a value in quotes";

impl<'b> Lexer<'b> {
    /// Creates a lexer at the start of a text.
    pub(super) fn new(text: &'b str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns the current offset.
    #[inline]
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Returns the text before the current position.
    pub(super) fn before(&self) -> &'b str {
        self.slice(0, self.at)
    }

    /// Returns the whole text.
    pub(super) fn text(&self) -> &'b str {
        self.text
    }

    /// Advances by a number of bytes.
    #[inline]
    pub(super) fn pass(&mut self, bytes: usize) {
        self.at += bytes;
    }

    #[inline]
    fn slice(&self, from: usize, to: usize) -> &'b str {
        self.text.get(from..to).unwrap_or_default()
    }

    #[inline]
    fn rest(&self) -> &'b [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Returns the byte at the current position.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips these bytes if they are next, and returns whether they were.
    #[inline]
    pub(super) fn takes(&mut self, bytes: &[u8]) -> bool {
        let is_next = self.rest().starts_with(bytes);
        if is_next {
            self.at += bytes.len();
        }
        is_next
    }

    /// Skips white space, and returns whether there was any.
    #[inline]
    pub(super) fn blanks(&mut self) -> bool {
        let passed = scan::blanks(self.rest());
        self.at += passed;
        passed > 0
    }

    /// Returns the kind of markup at the current position.
    #[inline]
    pub(super) fn mark(&self) -> Mark {
        match self.rest() {
            [] => Mark::End,
            [b'<', b'/', ..] => Mark::EndTag,
            [b'<', b'?', ..] => Mark::Instruction,
            [b'<', b'!', rest @ ..] => match rest {
                [b'-', b'-', ..] => Mark::Comment,
                _ if rest.starts_with(b"[CDATA[") => Mark::Section,
                // The comparison ignores case, to recognize HTML pages too.
                _ if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"DOCTYPE")) => {
                    Mark::DocumentType
                }
                _ => Mark::Unknown,
            },
            [b'<', ..] => Mark::StartTag,
            _ => Mark::Text,
        }
    }

    /// Reads a name, or returns `None` if there is none.
    #[inline]
    pub(super) fn name(&mut self) -> Option<Name<'b>> {
        let (length, is_plain) = scan::name(self.rest());
        let qualified = self.slice(self.at, self.at + length);
        self.at += length;
        if is_plain {
            Some(Name { qualified, prefix: "", local: qualified })
        } else {
            uncommon_name(qualified)
        }
    }

    /// Reads a start tag if it consists of exactly this name, which has no colon.
    #[inline]
    pub(super) fn plain_tag(&mut self, name: &str) -> Option<&'b str> {
        let within = self.rest().strip_prefix(b"<")?;
        if !starts_with(within, name.as_bytes()) || within.get(name.len()) != Some(&b'>') {
            return None;
        }
        let start = self.at + 1;
        self.at = start + name.len() + 1;
        Some(self.slice(start, start + name.len()))
    }

    /// Reads an element if it has this name, which has no colon, no attributes, and only text content.
    #[inline]
    pub(super) fn text_element(&mut self, name: &str) -> Option<Cow<'b, str>> {
        let within = self.rest().strip_prefix(b"<")?;
        if !starts_with(within, name.as_bytes()) {
            return None;
        }
        self.at += 1 + name.len();
        match self.peek() {
            Some(b'>') => {
                self.at += 1;
                self.rest_of_text_element(name)
            }
            Some(b'/') => self.takes(b"/>").then_some(Cow::Borrowed("")),
            _ => None,
        }
    }

    /// Reads the content and the end tag of an element of this name, if it has only text content.
    #[inline]
    pub(super) fn rest_of_text_element(&mut self, name: &str) -> Option<Cow<'b, str>> {
        let text = self.characters().ok()?;
        self.end_tag(name).then_some(text)
    }

    /// Skips the end tag of this name if it is next, and returns whether it was.
    #[inline]
    pub(super) fn end_tag(&mut self, name: &str) -> bool {
        let rest = self.rest().strip_prefix(b"</");
        let after = rest.filter(|rest| starts_with(rest, name.as_bytes()));
        let after = after.and_then(|rest| rest.get(name.len()..));
        let blanks = match after {
            Some([b'>', ..]) => 0,
            Some(after) => scan::blanks(after),
            None => return false,
        };
        let is_closed = after.and_then(|after| after.get(blanks)) == Some(&b'>');
        if is_closed {
            self.at += "</".len() + name.len() + blanks + ">".len();
        }
        is_closed
    }

    /// Returns the name in an end tag, which may be invalid, or `None` if the tag is not closed.
    pub(super) fn name_of_end_tag(&self) -> Option<&'b str> {
        let within = self.slice(self.at + "</".len(), self.text.len());
        within.split_once('>').map(|(name, _)| name)
    }

    /// Reads an attribute.
    pub(super) fn attribute(&mut self) -> Result<(Name<'b>, Cow<'b, str>), &'static str> {
        let start = self.at;
        let name = self.name();
        let Some(name) = name else {
            return Err(if self.at > start { NOT_A_NAME } else { NOT_AN_ATTRIBUTE });
        };
        self.blanks();
        let has_sign = self.takes(b"=");
        self.blanks();
        match self.peek() {
            None => Err(TAG_NOT_CLOSED),
            Some(quote @ (b'"' | b'\'')) if has_sign => {
                self.at += 1;
                Ok((name, self.value(quote)?))
            }
            Some(_) => Err(NOT_AN_ATTRIBUTE),
        }
    }

    /// Skips a comment.
    pub(super) fn comment(&mut self) -> Result<(), Fault> {
        let what = "comment not closed: `-->` not found before end of input";
        self.up_to("<!--", "--", what)?;
        if self.takes(b">") {
            Ok(())
        } else {
            Err(Fault { offset: self.at - "--".len(), what: "-- stands in a comment" })
        }
    }

    /// Skips a processing instruction. Returns its content if it is the XML declaration.
    pub(super) fn instruction(&mut self) -> Result<Option<&'b str>, Fault> {
        let offset = self.at;
        let what = "processing instruction not closed: `?>` not found before end of input";
        let content = self.up_to("<?", "?>", what)?;
        let length = content.bytes().position(|byte| scan::blanks(&[byte]) > 0);
        match content.get(..length.unwrap_or(content.len())).unwrap_or_default() {
            "xml" => Ok(Some(content)),
            target if target.eq_ignore_ascii_case("xml") => {
                Err(Fault { offset, what: "a processing instruction whose name is reserved: xml" })
            }
            target if is_ncname(target) => Ok(None),
            _ => Err(Fault { offset, what: "a processing instruction with an invalid name" }),
        }
    }

    /// Skips a construct with these delimiters, and returns its content.
    fn up_to(&mut self, start: &str, end: &str, what: &'static str) -> Result<&'b str, Fault> {
        let from = self.at + start.len();
        let length = self.slice(from, self.text.len()).find(end);
        let length = length.ok_or(Fault { offset: self.at, what })?;
        self.at = from + length + end.len();
        Ok(self.slice(from, from + length))
    }
}

/// Parses a name with a prefix, or with characters outside ASCII.
#[inline(never)]
fn uncommon_name(qualified: &str) -> Option<Name<'_>> {
    let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
    let is_name = is_ncname(local) && (is_ncname(prefix) || local.len() == qualified.len());
    is_name.then_some(Name { qualified, prefix, local })
}
