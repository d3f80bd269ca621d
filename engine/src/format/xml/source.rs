//! A body, piece by piece: the events of the parser with names resolved, text decoded, and everything refused that
//! the parser lets pass.

use std::borrow::Cow;
use std::collections::BTreeSet;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::{AttrError, Attributes};
use quick_xml::events::{BytesRef, BytesText};

use super::XSI;
use super::body::{Malformed, text_of};
use super::characters::{BLANKS, first_forbidden, is_blank, is_ncname};
use super::declaration;
use super::scopes::Scopes;
use super::tokens::{Token, Tokens};
use crate::format::{Limits, shown};

/// So many namespace declarations may be in scope at once: every prefix is looked up among them.
const MOST_BINDINGS: usize = 128;

/// The start of an element.
pub(super) struct Element<'b> {
    /// Its name without the prefix.
    pub(super) local: &'b str,
    /// The URI of its namespace; empty: none.
    pub(super) namespace: Cow<'b, str>,
    /// Its attributes, without declarations of namespaces.
    pub(super) attributes: Vec<Attribute<'b>>,
    /// The offset of its start tag.
    pub(super) start: usize,
}

/// An attribute.
pub(super) struct Attribute<'b> {
    /// Its name without the prefix.
    pub(super) local: &'b str,
    /// The URI of its namespace; empty: none.
    pub(super) namespace: Cow<'b, str>,
    /// Its value, normalised.
    pub(super) value: Cow<'b, str>,
}

impl Element<'_> {
    /// Whether it says `xsi:nil="true"`.
    #[inline]
    pub(super) fn is_nil(&self) -> bool {
        let nil = |attribute: &&Attribute<'_>| attribute.local == "nil" && attribute.namespace == XSI;
        let said = self.attributes.iter().find(nil);
        said.is_some_and(|nil| matches!(nil.value.trim_matches(BLANKS), "true" | "1"))
    }

    /// Whether it has no attribute that says something of its content.
    #[inline]
    pub(super) fn is_bare(&self) -> bool {
        self.attributes.iter().all(|attribute| attribute.namespace == XSI)
    }
}

/// A piece of a body. Text may come in several pieces, one after the other.
pub(super) enum Piece<'b> {
    /// An element starts.
    Open(Element<'b>),
    /// Text of the innermost open element.
    Text(Cow<'b, str>),
    /// The innermost open element ends.
    Close,
    /// The body ends.
    End,
}

/// An element that is open.
struct Open<'b> {
    /// Its name, as it stands in the start tag.
    name: &'b str,
    /// How many bindings there are outside it.
    outside: usize,
}

/// What an element holds.
pub(super) struct Content<'b> {
    /// Its own text, joined.
    pub(super) text: Cow<'b, str>,
    /// Whether there are elements in it.
    pub(super) elements: bool,
}

/// The pieces of a body.
pub(super) struct Source<'b> {
    body: &'b str,
    tokens: Tokens<'b>,
    scopes: Scopes<'b>,
    open: Vec<Open<'b>>,
    ahead: Option<Piece<'b>>,
    seen_root: bool,
    /// Whether the body has neither a carriage return nor `]]>`, so that its text is taken as it stands.
    is_plain: bool,
    deepest: usize,
    strict: bool,
}

impl<'b> Source<'b> {
    /// The pieces of this body.
    pub(super) fn new(body: &'b [u8], limits: &Limits, strict: bool) -> Result<Self, Malformed> {
        let body = text_of(body, limits)?;
        Ok(Self {
            body,
            tokens: Tokens::new(body),
            scopes: Scopes::default(),
            open: Vec::new(),
            ahead: None,
            seen_root: false,
            is_plain: !body.contains('\r') && !body.contains("]]>"),
            // The scalars of the innermost structure are elements too.
            deepest: limits.depth.saturating_add(1),
            strict,
        })
    }

    /// The next piece. After [`Piece::End`] there is nothing but [`Piece::End`].
    pub(super) fn next(&mut self) -> Result<Piece<'b>, Malformed> {
        // Nearly always there is none, and taking nothing is not free.
        if self.ahead.is_some() {
            return Ok(self.ahead.take().unwrap_or(Piece::End));
        }
        loop {
            let start = self.tokens.offset();
            match self.tokens.next()? {
                Token::Start(tag, is_empty) => {
                    let element = self.element(tag, start)?;
                    if is_empty {
                        self.ahead = Some(self.close());
                    }
                    return Ok(Piece::Open(element));
                }
                Token::End(name) => match self.open.last() {
                    Some(open) if open.name == name => return Ok(self.close()),
                    Some(open) => {
                        let (open, name) = (shown(open.name), shown(name));
                        let what = format!("expected the end of the element {open}, found that of {name}");
                        return Err(self.tokens.malformed(start, &what));
                    }
                    None => {
                        let what = format!("the end of an element {} that is not open", shown(name));
                        return Err(self.tokens.malformed(start, &what));
                    }
                },
                Token::Text(text) if self.open.is_empty() && is_blank(text) => {}
                Token::Text(text) if !self.is_plain && text.contains("]]>") => {
                    return Err(self.tokens.malformed(start, "]]> stands in text: write ]]&gt;"));
                }
                Token::Text(text) | Token::Section(text) => {
                    let text = if self.is_plain { Cow::Borrowed(text) } else { normal(text) };
                    return self.text(text, start);
                }
                Token::Reference(name) => {
                    let character = self.character(name, start)?;
                    return self.text(Cow::Owned(character.to_string()), start);
                }
                Token::Declaration(content) => self.declaration(content, start)?,
                Token::DocumentType => {
                    return Err(self.tokens.malformed(start, "a document type declaration is not accepted"));
                }
                Token::Passed => {}
                Token::Nothing => return self.end(start),
            }
        }
    }

    fn close(&mut self) -> Piece<'b> {
        if let Some(open) = self.open.pop() {
            self.scopes.restore(open.outside);
        }
        Piece::Close
    }

    /// Whether the innermost open element has nothing more in it.
    pub(super) fn is_at_close(&mut self) -> Result<bool, Malformed> {
        let piece = self.next()?;
        let at_close = matches!(piece, Piece::Close);
        self.ahead = Some(piece);
        Ok(at_close)
    }

    /// Reads to the end of the innermost open element.
    pub(super) fn content(&mut self) -> Result<Content<'b>, Malformed> {
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

    /// Passes over what is left of the innermost open element.
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

    fn text(&self, text: Cow<'b, str>, start: usize) -> Result<Piece<'b>, Malformed> {
        if self.open.is_empty() {
            return Err(self.tokens.malformed(start, "text outside the root element"));
        }
        Ok(Piece::Text(text))
    }

    fn character(&self, name: &str, start: usize) -> Result<char, Malformed> {
        let character = match BytesRef::new(name).resolve_char_ref() {
            Ok(None) => resolve_xml_entity(name).and_then(|text| text.chars().next()),
            Ok(Some(character)) => Some(character),
            Err(_) => None,
        };
        let allowed = character.filter(|c| first_forbidden(c.encode_utf8(&mut [0; 4])).is_none());
        allowed.ok_or_else(|| self.tokens.malformed(start, UNKNOWN_ENTITY))
    }

    fn declaration(&self, content: &str, start: usize) -> Result<(), Malformed> {
        let before = self.body.get(..start).unwrap_or_default();
        // Some servers send an empty line first.
        if !(before.is_empty() || (!self.strict && is_blank(before))) {
            return Err(self.tokens.malformed(start, "the XML declaration is not at the start of the body"));
        }
        declaration::check(content, self.strict).map_err(|what| self.tokens.malformed(start, &what))
    }

    fn end(&self, start: usize) -> Result<Piece<'b>, Malformed> {
        match (self.open.is_empty(), self.seen_root) {
            (true, true) => Ok(Piece::End),
            (true, false) => Err(self.tokens.malformed(start, "there is no element")),
            (false, _) => Err(self.tokens.malformed(start, "the body ends within an element")),
        }
    }

    /// The element of a start tag.
    fn element(&mut self, tag: &'b str, start: usize) -> Result<Element<'b>, Malformed> {
        if self.open.is_empty() && self.seen_root {
            return Err(self.tokens.malformed(start, "a second root element"));
        }
        if self.open.len() >= self.deepest {
            let levels = self.deepest.saturating_sub(1);
            return Err(self.tokens.malformed(start, &format!("nested more than {levels} levels deep")));
        }
        self.seen_root = true;
        let blank = tag.bytes().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        let name = tag.get(..blank.unwrap_or(tag.len())).unwrap_or_default();
        self.open.push(Open { name, outside: self.scopes.mark() });
        let attributes = if blank.is_some() { self.attributes(tag, name.len(), start)? } else { Vec::new() };
        let (local, namespace) = self.resolve(name, true, start)?;
        Ok(Element { local, namespace, attributes, start })
    }

    fn attributes(
        &mut self,
        tag: &'b str,
        after_name: usize,
        start: usize,
    ) -> Result<Vec<Attribute<'b>>, Malformed> {
        let mut named = Vec::new();
        for attribute in Attributes::new(tag, after_name) {
            let attribute =
                attribute.map_err(|error| self.tokens.malformed(start, attribute_refusal(&error)))?;
            let value = attribute.normalized_value_with(XmlVersion::Implicit1_0, 1, resolve_xml_entity);
            let value = value.map_err(|_| self.tokens.malformed(start, UNKNOWN_ENTITY))?;
            if attribute.value.contains('<') || first_forbidden(&value).is_some() {
                return Err(self.tokens.malformed(start, "a character that may not stand in an attribute"));
            }
            match attribute.key.0 {
                "xmlns" => self.bind("", value, start)?,
                name => match name.strip_prefix("xmlns:") {
                    Some(prefix) => self.bind(prefix, value, start)?,
                    None => named.push((name, value)),
                },
            }
        }
        let mut attributes = Vec::with_capacity(named.len());
        for (name, value) in named {
            let (local, namespace) = self.resolve(name, false, start)?;
            attributes.push(Attribute { local, namespace, value });
        }
        if are_distinct(&attributes) {
            Ok(attributes)
        } else {
            Err(self.tokens.malformed(start, DUPLICATE_ATTRIBUTE))
        }
    }

    fn bind(&mut self, prefix: &'b str, uri: Cow<'b, str>, start: usize) -> Result<(), Malformed> {
        let may_be_bound = match prefix {
            "" => true,
            "xmlns" => false,
            "xml" => self.scopes.uri(prefix).is_some_and(|meant| meant == uri),
            _ => is_ncname(prefix) && !uri.is_empty(),
        };
        if !may_be_bound {
            return Err(self.tokens.malformed(start, "a namespace declaration that is not allowed"));
        }
        if self.scopes.mark() >= MOST_BINDINGS {
            let what = format!("more than {MOST_BINDINGS} namespace declarations in scope");
            return Err(self.tokens.malformed(start, &what));
        }
        self.scopes.bind(prefix, uri);
        Ok(())
    }

    /// The local name and the namespace of a qualified name. A name without a prefix is in the default namespace if
    /// it is an element's, and in none if it is an attribute's.
    fn resolve(
        &self,
        name: &'b str,
        element: bool,
        start: usize,
    ) -> Result<(&'b str, Cow<'b, str>), Malformed> {
        if self.scopes.is_bare() && element && is_ncname(name) {
            return Ok((name, Cow::Borrowed("")));
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if !is_ncname(local) || !(is_ncname(prefix) || local.len() == name.len()) {
            return Err(self.tokens.malformed(start, "a tag or an attribute whose name is not a name"));
        }
        let uri =
            if prefix.is_empty() && !element { Some(Cow::Borrowed("")) } else { self.scopes.uri(prefix) };
        match uri {
            Some(uri) => Ok((local, uri)),
            None => {
                Err(self.tokens.malformed(start, &format!("the prefix {} is not declared", shown(prefix))))
            }
        }
    }
}

/// The text with its line ends normalised (XML 1.0 section 2.11).
fn normal(text: &str) -> Cow<'_, str> {
    BytesText::from_escaped(text).xml10_content()
}

/// Entities are not named in problems: in a secret they would be a part of it.
const UNKNOWN_ENTITY: &str =
    "a character that XML does not have, or an entity other than lt, gt, amp, apos and quot";
const DUPLICATE_ATTRIBUTE: &str = "an attribute that is given twice";

fn attribute_refusal(error: &AttrError) -> &'static str {
    match error {
        AttrError::Duplicated(..) => DUPLICATE_ATTRIBUTE,
        _ => "an attribute is not a name, =, and a value in quotes",
    }
}

/// Whether no two attributes have one name and namespace. The parser sees to those whose prefixes are the same.
fn are_distinct(attributes: &[Attribute<'_>]) -> bool {
    let mut seen = BTreeSet::new();
    let mut qualified = attributes.iter().filter(|attribute| !attribute.namespace.is_empty());
    qualified.all(|attribute| seen.insert((attribute.local, attribute.namespace.as_ref())))
}

/// Appends a piece of text, without a copy where there is none before it.
#[inline]
pub(super) fn append<'b>(text: &mut Cow<'b, str>, piece: Cow<'b, str>) {
    if text.is_empty() {
        *text = piece;
    } else {
        text.to_mut().push_str(&piece);
    }
}
