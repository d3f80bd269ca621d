//! A body, piece by piece: the events of the parser with names resolved, text decoded, and everything refused that
//! the parser lets pass.

use std::borrow::Cow;
use std::collections::BTreeSet;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::{AttrError, Attributes};
use quick_xml::events::{BytesRef, Event};
use quick_xml::{Error, XmlVersion};

use super::XSI;
use super::body::{Malformed, text_of};
use super::characters::{BLANKS, first_forbidden, is_blank, is_ncname};
use super::declaration;
use super::scopes::Scopes;
use crate::format::lines::Lines;
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
    events: quick_xml::Reader<&'b [u8]>,
    scopes: Scopes<'b>,
    /// For each open element, which bindings were there outside it.
    open: Vec<usize>,
    ahead: Option<Piece<'b>>,
    seen_root: bool,
    /// Whether `]]>` stands anywhere in the body, at the end of a CDATA section or where it may not.
    ends_sections: bool,
    deepest: usize,
    strict: bool,
}

impl<'b> Source<'b> {
    /// The pieces of this body.
    pub(super) fn new(body: &'b [u8], limits: &Limits, strict: bool) -> Result<Self, Malformed> {
        let body = text_of(body, limits)?;
        let mut events = quick_xml::Reader::from_str(body);
        events.config_mut().expand_empty_elements = true;
        events.config_mut().check_comments = true;
        Ok(Self {
            body,
            events,
            scopes: Scopes::default(),
            open: Vec::new(),
            ahead: None,
            seen_root: false,
            ends_sections: body.contains("]]>"),
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
            let start = self.offset();
            let event = self.events.read_event();
            match event.map_err(|error| self.refusal(&error))? {
                Event::Start(_) | Event::Empty(_) => return self.element(start).map(Piece::Open),
                Event::End(_) => {
                    let outside = self.open.pop().unwrap_or_default();
                    self.scopes.restore(outside);
                    return Ok(Piece::Close);
                }
                Event::Text(text) if self.open.is_empty() && is_blank(&text) => {}
                Event::Text(text) if self.ends_sections && text.contains("]]>") => {
                    return Err(self.malformed(start, "]]> stands in text: write ]]&gt;"));
                }
                Event::Text(text) => return self.text(text.xml10_content(), start),
                Event::CData(text) => return self.text(text.xml10_content(), start),
                Event::GeneralRef(reference) => {
                    let character = self.character(&reference, start)?;
                    return self.text(Cow::Owned(character.to_string()), start);
                }
                Event::Comment(_) | Event::PI(_) => {}
                Event::Decl(content) => self.declaration(&content, start)?,
                Event::DocType(_) => {
                    return Err(self.malformed(start, "a document type declaration is not accepted"));
                }
                Event::Eof => return self.end(start),
            }
        }
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
            return Err(self.malformed(start, "text outside the root element"));
        }
        Ok(Piece::Text(text))
    }

    fn character(&self, reference: &BytesRef<'_>, start: usize) -> Result<char, Malformed> {
        let character = match reference.resolve_char_ref() {
            Ok(None) => resolve_xml_entity(reference).and_then(|text| text.chars().next()),
            Ok(Some(character)) => Some(character),
            Err(_) => None,
        };
        let allowed = character.filter(|c| first_forbidden(c.encode_utf8(&mut [0; 4])).is_none());
        allowed.ok_or_else(|| self.malformed(start, UNKNOWN_ENTITY))
    }

    fn declaration(&self, content: &str, start: usize) -> Result<(), Malformed> {
        let before = self.body.get(..start).unwrap_or_default();
        // Some servers send an empty line first.
        if !(before.is_empty() || (!self.strict && is_blank(before))) {
            return Err(self.malformed(start, "the XML declaration is not at the start of the body"));
        }
        declaration::check(content, self.strict).map_err(|what| self.malformed(start, &what))
    }

    fn end(&self, start: usize) -> Result<Piece<'b>, Malformed> {
        match (self.open.is_empty(), self.seen_root) {
            (true, true) => Ok(Piece::End),
            (true, false) => Err(self.malformed(start, "there is no element")),
            (false, _) => Err(self.malformed(start, "the body ends within an element")),
        }
    }

    /// The element whose start tag stands between `start` and the parser's place.
    fn element(&mut self, start: usize) -> Result<Element<'b>, Malformed> {
        if self.open.is_empty() && self.seen_root {
            return Err(self.malformed(start, "a second root element"));
        }
        if self.open.len() >= self.deepest {
            let levels = self.deepest.saturating_sub(1);
            return Err(self.malformed(start, &format!("nested more than {levels} levels deep")));
        }
        self.seen_root = true;
        self.open.push(self.scopes.mark());
        let tag = self.body.get(start..self.offset()).unwrap_or_default();
        let tag = tag.strip_prefix('<').and_then(|tag| tag.strip_suffix('>')).unwrap_or(tag);
        let tag = tag.strip_suffix('/').unwrap_or(tag);
        let blank = tag.bytes().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        let name = tag.get(..blank.unwrap_or(tag.len())).unwrap_or_default();
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
            let attribute = attribute.map_err(|error| self.malformed(start, attribute_refusal(&error)))?;
            let value = attribute.normalized_value_with(XmlVersion::Implicit1_0, 1, resolve_xml_entity);
            let value = value.map_err(|_| self.malformed(start, UNKNOWN_ENTITY))?;
            if attribute.value.contains('<') || first_forbidden(&value).is_some() {
                return Err(self.malformed(start, "a character that may not stand in an attribute"));
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
            Err(self.malformed(start, DUPLICATE_ATTRIBUTE))
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
            return Err(self.malformed(start, "a namespace declaration that is not allowed"));
        }
        if self.scopes.mark() >= MOST_BINDINGS {
            let what = format!("more than {MOST_BINDINGS} namespace declarations in scope");
            return Err(self.malformed(start, &what));
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
            return Err(self.malformed(start, "a tag or an attribute whose name is not a name"));
        }
        let uri =
            if prefix.is_empty() && !element { Some(Cow::Borrowed("")) } else { self.scopes.uri(prefix) };
        match uri {
            Some(uri) => Ok((local, uri)),
            None => Err(self.malformed(start, &format!("the prefix {} is not declared", shown(prefix)))),
        }
    }

    fn offset(&self) -> usize {
        usize::try_from(self.events.buffer_position()).unwrap_or_default()
    }

    fn malformed(&self, offset: usize, what: &str) -> Malformed {
        let position = Some(Lines::new(self.body.as_bytes()).position(offset));
        Malformed { position, what: what.to_owned() }
    }

    fn refusal(&self, error: &Error) -> Malformed {
        use quick_xml::errors::IllFormedError as Fault;

        let what = match error {
            Error::IllFormed(Fault::MismatchedEndTag { expected, found }) => {
                format!("expected the end of the element {}, found that of {}", shown(expected), shown(found))
            }
            Error::IllFormed(Fault::UnmatchedEndTag(name)) => {
                format!("the end of an element {} that is not open", shown(name))
            }
            Error::IllFormed(Fault::UnclosedReference) => {
                "an & that starts no entity: write &amp;".to_owned()
            }
            Error::IllFormed(Fault::DoubleHyphenInComment) => "-- stands in a comment".to_owned(),
            Error::Syntax(fault) => fault.to_string(),
            _ => "not well-formed XML".to_owned(),
        };
        self.malformed(usize::try_from(self.events.error_position()).unwrap_or_default(), &what)
    }
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
