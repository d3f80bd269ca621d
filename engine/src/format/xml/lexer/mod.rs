//! The tokens of XML 1.0: what a tag, a text or a reference is made of, and where each ends. What belongs together
//! is for [`Pieces`](super::pieces::Pieces) to say.

use std::borrow::Cow;

use super::characters::is_ncname;
use crate::bytes::starts_with;

mod scan;
mod text;

/// A place in a text of which every character is one that XML has.
#[derive(Clone, Copy)]
pub(super) struct Lexer<'b> {
    text: &'b str,
    at: usize,
}

/// What starts at a place.
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

/// A name that may have a prefix.
#[derive(Clone, Copy)]
pub(super) struct Name<'b> {
    /// All of it.
    pub(super) qualified: &'b str,
    /// The prefix; empty: none.
    pub(super) prefix: &'b str,
    /// The name without the prefix.
    pub(super) local: &'b str,
}

/// What is wrong, and at which offset.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) what: &'static str,
}

pub(super) const NOT_A_NAME: &str = "a tag or an attribute whose name is not a name";
pub(super) const TAG_NOT_CLOSED: &str = "tag not closed: `>` not found before end of input";
pub(super) const NOT_AN_ATTRIBUTE: &str = "an attribute is not a name, =, and a value in quotes";

impl<'b> Lexer<'b> {
    /// The start of a text.
    pub(super) fn new(text: &'b str) -> Self {
        Self { text, at: 0 }
    }

    /// The offset of the place.
    #[inline]
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What comes before the place.
    pub(super) fn before(&self) -> &'b str {
        self.slice(0, self.at)
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'b str {
        self.text
    }

    /// Passes over so many bytes.
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

    /// The byte at the place.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Whether these bytes come next; if so, passes over them.
    #[inline]
    pub(super) fn takes(&mut self, bytes: &[u8]) -> bool {
        let is_next = self.rest().starts_with(bytes);
        if is_next {
            self.at += bytes.len();
        }
        is_next
    }

    /// Passes over white space, and says whether there was any.
    #[inline]
    pub(super) fn blanks(&mut self) -> bool {
        let passed = scan::blanks(self.rest());
        self.at += passed;
        passed > 0
    }

    /// What starts here.
    #[inline]
    pub(super) fn mark(&self) -> Mark {
        match self.rest() {
            [] => Mark::End,
            [b'<', b'/', ..] => Mark::EndTag,
            [b'<', b'?', ..] => Mark::Instruction,
            [b'<', b'!', rest @ ..] => match rest {
                [b'-', b'-', ..] => Mark::Comment,
                _ if rest.starts_with(b"[CDATA[") => Mark::Section,
                // Pages in HTML, whose readers do not tell small letters from capitals, are found here too.
                _ if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"DOCTYPE")) => {
                    Mark::DocumentType
                }
                _ => Mark::Unknown,
            },
            [b'<', ..] => Mark::StartTag,
            _ => Mark::Text,
        }
    }

    /// The name here; nothing, if what stands here is none.
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

    /// The name in the start tag here, if that holds nothing but this name, which is one without a colon.
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

    /// The element here, if it is one with this name, which is one without a colon, that holds nothing but text and has no
    /// attributes.
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
                let text = self.characters().ok()?;
                self.end_tag(name).then_some(text)
            }
            Some(b'/') => self.takes(b"/>").then_some(Cow::Borrowed("")),
            _ => None,
        }
    }

    /// Whether the end tag of this name is here; if so, passes over it.
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

    /// What is called the name in an end tag, whatever it is; nothing, if the tag has no end.
    pub(super) fn name_of_end_tag(&self) -> Option<&'b str> {
        let within = self.slice(self.at + "</".len(), self.text.len());
        within.split_once('>').map(|(name, _)| name)
    }

    /// An attribute.
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

    /// Passes over a comment.
    pub(super) fn comment(&mut self) -> Result<(), Fault> {
        let what = "comment not closed: `-->` not found before end of input";
        self.up_to("<!--", "--", what)?;
        if self.takes(b">") {
            Ok(())
        } else {
            Err(Fault { offset: self.at - "--".len(), what: "-- stands in a comment" })
        }
    }

    /// Passes over a processing instruction. Gives what stands within it if it is the XML declaration.
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
            _ => Err(Fault { offset, what: "a processing instruction whose name is not a name" }),
        }
    }

    /// Passes over what starts and ends so, and gives what is between.
    fn up_to(&mut self, start: &str, end: &str, what: &'static str) -> Result<&'b str, Fault> {
        let from = self.at + start.len();
        let length = self.slice(from, self.text.len()).find(end);
        let length = length.ok_or(Fault { offset: self.at, what })?;
        self.at = from + length + end.len();
        Ok(self.slice(from, from + length))
    }
}

/// A name with a prefix, or with letters beyond ASCII.
#[inline(never)]
fn uncommon_name(qualified: &str) -> Option<Name<'_>> {
    let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
    let is_name = is_ncname(local) && (is_ncname(prefix) || local.len() == qualified.len());
    is_name.then_some(Name { qualified, prefix, local })
}
