//! Writing tags, attributes and text.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::characters::{first_forbidden, is_ncname};
use super::declaration::DECLARATION;
use super::escape::{push_escaped, push_quoted};
use super::markup;
use super::scopes::{Scopes, same};
use crate::charset::can_write_markup;
use crate::table::Charset;
use crate::walk::Limits;
use crate::walk::sink::{Refusal, Written, check_charset};

/// The initial capacity of a document, in bytes.
const USUAL_LENGTH: usize = 2048;

/// A document that is being written.
pub(super) struct Output {
    text: String,
    scopes: Scopes<'static>,
    has_root: bool,
    /// Whether the root declares a prefix for its namespace, because its children are in none.
    prefixes_root: bool,
    /// The number of open elements.
    open: usize,
    charset: Charset,
}

/// The maximum number of elements that are open, which is that of the decoder.
const DEEPEST: usize = Limits::USUAL.depth + 1;

/// An open element, with what is needed to close it.
pub(super) struct Tag {
    /// The range of its name in the document.
    name: Range<usize>,
    outside: usize,
}

impl Output {
    /// Creates an empty document.
    pub(super) fn new() -> Self {
        Self {
            text: String::with_capacity(USUAL_LENGTH),
            scopes: Scopes::default(),
            has_root: false,
            prefixes_root: false,
            open: 0,
            charset: Charset::Utf8,
        }
    }

    /// Sets the charset that has to have all characters where no reference can stand for one.
    pub(super) fn set_charset(&mut self, charset: Charset) {
        self.charset = charset;
    }

    /// Makes the root declare a prefix for its namespace, rather than a default namespace.
    pub(super) fn prefix_root(&mut self) {
        self.prefixes_root = true;
    }

    /// Writes the XML declaration.
    pub(super) fn declaration(&mut self) {
        self.text.push_str(DECLARATION);
    }

    /// Begins a start tag with namespace declarations, including one that its name requires.
    pub(super) fn start(
        &mut self,
        (local, is_plain): (&str, bool),
        namespace: &'static str,
        declare: &[(&'static str, &'static str)],
    ) -> Written<Tag> {
        if !is_plain {
            self.check_name(local)?;
        }
        if !self.has_room() {
            return Err(Refusal::new(format!("nested more than {} levels deep", Limits::USUAL.depth)));
        }
        self.open += 1;
        let outside = self.scopes.mark();
        for (prefix, uri) in declare {
            // What an element around it declares is in scope.
            if !(self.has_root && self.scopes.uri(prefix).is_some_and(|bound| same(&bound, uri))) {
                self.scopes.bind(*prefix, *uri);
            }
        }
        let prefix = self.element_prefix(namespace, outside)?;
        self.has_root = true;
        self.text.push('<');
        let start = self.text.len();
        push_qualified(&mut self.text, &prefix, local);
        let name = start..self.text.len();
        for (prefix, uri) in self.scopes.since(outside) {
            write_declaration(&mut self.text, prefix, uri)?;
        }
        Ok(Tag { name, outside })
    }

    /// Returns the namespaces in scope.
    pub(super) fn scopes(&self) -> &Scopes<'static> {
        &self.scopes
    }

    /// Returns the prefix of an element in a namespace. If none is declared, the root declares it as the
    /// default namespace if possible, and any other element declares a new prefix.
    fn element_prefix(&mut self, namespace: &'static str, outside: usize) -> Written<Cow<'static, str>> {
        if namespace.is_empty() && self.scopes.is_bare() {
            return Ok(Cow::Borrowed(""));
        }
        if self.scopes.uri("").is_none_or(|default| same(&default, namespace)) {
            return Ok(Cow::Borrowed(""));
        }
        if let Some(prefix) = self.scopes.prefix(namespace, false) {
            return Ok(prefix);
        }
        let default_is_taken = self.scopes.since(outside).any(|(prefix, _)| prefix.is_empty());
        let prefix = match (namespace.is_empty(), default_is_taken) {
            (true, true) => {
                return Err(Refusal::new("its element is in no namespace but declares a default namespace"));
            }
            (true, false) => Cow::Borrowed(""),
            (false, false) if !self.has_root && !self.prefixes_root => Cow::Borrowed(""),
            (false, _) => Cow::Owned(self.scopes.unused()),
        };
        self.scopes.bind(prefix.clone(), namespace);
        Ok(prefix)
    }

    /// Writes an attribute of the start tag that was begun last.
    pub(super) fn attribute(&mut self, local: &str, namespace: &'static str, value: &str) -> Written<()> {
        self.check_name(local)?;
        let prefix = match (namespace.is_empty(), self.scopes.prefix(namespace, true)) {
            (true, _) => Cow::Borrowed(""),
            (false, Some(prefix)) => prefix,
            (false, None) => {
                let prefix = Cow::from(self.scopes.unused());
                self.scopes.bind(prefix.clone(), namespace);
                write_declaration(&mut self.text, &prefix, namespace)?;
                prefix
            }
        };
        self.text.push(' ');
        push_qualified(&mut self.text, &prefix, local);
        push_quoted(&mut self.text, value)
    }

    /// Writes an attribute with a qualified name.
    pub(super) fn constant(&mut self, qualified: &str, value: &str) -> Written<()> {
        let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
        self.check_name(local)?;
        if self.scopes.uri(prefix).is_none() {
            return Err(Refusal::new(format!("the prefix of the attribute {qualified} is not declared")));
        }
        self.text.push(' ');
        self.text.push_str(qualified);
        push_quoted(&mut self.text, value)
    }

    /// Writes `xsi:nil="true"` in the start tag that was begun last, with the prefix that is bound to its
    /// namespace.
    pub(super) fn nil(&mut self) -> Written<()> {
        if self.scopes.prefix(super::XSI, true).is_none() && self.scopes.uri("xsi").is_none() {
            self.scopes.bind("xsi", super::XSI);
            write_declaration(&mut self.text, "xsi", super::XSI)?;
        }
        self.attribute("nil", super::XSI, "true")
    }

    /// Ends the start tag that was begun last.
    #[inline]
    pub(super) fn content(&mut self) {
        self.text.push('>');
    }

    /// Writes text content.
    pub(super) fn text(&mut self, text: &str) -> Written<()> {
        push_escaped(&mut self.text, text, *b"&<>\r")
    }

    /// Writes text content in CDATA sections. What would end a section, and carriage returns, which parsers
    /// would normalize, are written between two sections.
    pub(super) fn cdata(&mut self, text: &str) -> Written<()> {
        if let Some((_, character)) = first_forbidden(text) {
            return Err(Refusal::new(format!("XML has no character U+{:04X}", u32::from(character))));
        }
        for (index, line) in text.split('\r').enumerate() {
            if index > 0 {
                self.text.push_str("&#13;");
            }
            for (index, part) in line.split("]]>").enumerate() {
                if index > 0 {
                    self.text.push_str("]]&gt;");
                }
                if !part.is_empty() {
                    self.text.push_str("<![CDATA[");
                    self.text.push_str(part);
                    self.text.push_str("]]>");
                }
            }
        }
        Ok(())
    }

    /// Writes markup as it is, if it is the well-formed content of an element.
    pub(super) fn markup(&mut self, text: &str) -> Written<()> {
        if markup::may_be_malformed(text) {
            let mut document = String::with_capacity(text.len() + USUAL_LENGTH);
            document.push_str("<r");
            let prefixes: BTreeSet<&str> = self.scopes.since(0).map(|(prefix, _)| prefix).collect();
            for prefix in prefixes {
                let uri = self.scopes.uri(prefix).unwrap_or_default();
                write_declaration(&mut document, prefix, &uri)?;
            }
            markup::check(document, text, DEEPEST.saturating_sub(self.open))?;
        }
        if !can_write_markup(self.charset, text) {
            let what = format!("{} does not have all characters of its names", self.charset.name());
            return Err(Refusal::new(what));
        }
        self.text.push_str(text);
        Ok(())
    }

    /// Returns whether another element can be opened.
    #[inline]
    pub(super) fn has_room(&self) -> bool {
        self.open < DEEPEST
    }

    /// Writes the end tag.
    #[inline]
    pub(super) fn end(&mut self, tag: Tag) {
        self.open = self.open.saturating_sub(1);
        self.text.push_str("</");
        self.text.extend_from_within(tag.name);
        self.text.push('>');
        self.scopes.restore(tag.outside);
    }

    /// Returns whether the document has a root element.
    pub(super) fn has_root(&self) -> bool {
        self.has_root
    }

    /// Returns whether no namespaces are declared in this scope, so that an element without a namespace
    /// needs no prefix.
    #[inline]
    pub(super) fn is_bare(&self) -> bool {
        self.scopes.is_bare() && self.has_root
    }

    /// Writes an element without a namespace that holds a text. No namespaces may be declared in this scope.
    #[inline]
    pub(super) fn bare(&mut self, local: &str, text: &str) -> Written<()> {
        self.text.reserve(2 * local.len() + text.len() + "<></>".len());
        self.start_bare(local);
        self.text(text)?;
        self.end_bare(local);
        Ok(())
    }

    /// Writes the start tag of an element without a namespace. No namespaces may be declared in this scope.
    #[inline]
    pub(super) fn start_bare(&mut self, local: &str) {
        self.text.push('<');
        self.text.push_str(local);
        self.text.push('>');
    }

    /// Writes the end tag of an element without a namespace.
    #[inline]
    pub(super) fn end_bare(&mut self, local: &str) {
        self.text.push_str("</");
        self.text.push_str(local);
        self.text.push('>');
    }

    /// Returns the document, for appending text that needs no escaping.
    #[inline]
    pub(super) fn raw(&mut self) -> &mut String {
        &mut self.text
    }

    fn check_name(&self, local: &str) -> Written<()> {
        if !is_ncname(local) {
            return Err(Refusal::new("its name cannot be the name of an element or an attribute"));
        }
        check_charset(self.charset, local)
    }

    /// Returns the document.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

fn push_qualified(out: &mut String, prefix: &str, local: &str) {
    if !prefix.is_empty() {
        out.push_str(prefix);
        out.push(':');
    }
    out.push_str(local);
}

fn write_declaration(out: &mut String, prefix: &str, uri: &str) -> Written<()> {
    out.push_str(" xmlns");
    if !prefix.is_empty() {
        out.push(':');
        out.push_str(prefix);
    }
    push_quoted(out, uri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Format;

    fn written(write: impl FnOnce(&mut Output) -> Written<()>) -> String {
        let mut out = Output::new();
        assert!(write(&mut out).is_ok());
        String::from_utf8(out.into_bytes()).unwrap()
    }

    fn refused(written: Written<()>) -> String {
        written.map_err(|refusal| refusal.into_error(Format::Xml).what).unwrap_err()
    }

    #[test]
    fn escapes_characters_that_would_be_lost() {
        let xml = written(|out| {
            let tag = out.start(("a", false), "", &[])?;
            out.attribute("b", "", "<\"&'>\t\r\n é")?;
            out.content();
            out.text("<\"&']]>\t\r\n é")?;
            out.end(tag);
            Ok(())
        });
        assert_eq!(xml, "<a b=\"&lt;&quot;&amp;'&gt;&#9;&#13;&#10; é\">&lt;\"&amp;']]&gt;\t&#13;\n é</a>");
    }

    #[test]
    fn declares_namespaces_where_they_are_needed() {
        let xml = written(|out| {
            let root = out.start(("a", false), "urn:a", &[("p", "urn:p")])?;
            out.content();
            for (local, namespace) in [("b", "urn:a"), ("c", ""), ("d", "urn:p"), ("e", "urn:e")] {
                let tag = out.start((local, true), namespace, &[])?;
                out.attribute("f", namespace, "1")?;
                out.content();
                out.end(tag);
            }
            out.end(root);
            Ok(())
        });
        let expected = "<a xmlns:p=\"urn:p\" xmlns=\"urn:a\">\
             <b xmlns:ns1=\"urn:a\" ns1:f=\"1\"></b>\
             <c xmlns=\"\" f=\"1\"></c>\
             <p:d p:f=\"1\"></p:d>\
             <ns1:e xmlns:ns1=\"urn:e\" ns1:f=\"1\"></ns1:e></a>";
        assert_eq!(xml, expected);
    }

    #[test]
    fn refuses_names_and_characters_that_xml_forbids() {
        let mut out = Output::new();
        assert!(out.start(("a b", false), "", &[]).is_err());
        assert!(out.start(("", false), "", &[]).is_err());
        assert!(refused(out.constant("z:Id", "i1")).contains("z:Id"));
        assert!(out.attribute("1", "", "").is_err());
        assert_eq!(refused(out.text("\u{1}")), "XML has no character U+0001");
    }
}
