//! Fast paths for the most common content: elements without prefixes, attributes and references.

use std::borrow::Cow;

use super::{Open, Pieces};
use crate::format::xml::lexer::Lexer;
use crate::format::xml::scopes::same;

impl<'b> Pieces<'b> {
    /// Reads to the end of the innermost open element if it contains only text.
    #[inline]
    pub(super) fn only_text(&mut self) -> Option<Cow<'b, str>> {
        if self.ahead.is_some() || self.closes {
            return None;
        }
        let name = self.open.last()?.name;
        let mut lexer = self.lexer;
        let text = lexer.characters().ok()?;
        if !lexer.end_tag(name) {
            return None;
        }
        self.lexer = lexer;
        self.leave();
        Some(text)
    }
}

impl<'b> Pieces<'b> {
    /// Returns whether elements without a prefix are in this namespace, where the empty one means none.
    #[inline]
    pub(in crate::format::xml) fn is_default_namespace(&self, uri: &str) -> bool {
        if self.scopes.is_bare() { uri.is_empty() } else { same(&self.default_namespace(), uri) }
    }

    /// Returns the namespace of elements without a prefix, or an empty text for none.
    pub(in crate::format::xml) fn default_namespace(&self) -> Cow<'b, str> {
        self.scopes.uri("").unwrap_or_default()
    }

    /// Returns the position of the start tag that was read last.
    #[inline]
    pub(in crate::format::xml) fn start(&self) -> usize {
        self.start
    }

    /// Reads the next element completely if it has this name without a prefix, no attributes, and only text
    /// content. Such an element is in the [default namespace](Self::default_namespace). White space before
    /// it is skipped. Otherwise, or if the element is not well-formed, nothing is read.
    #[inline]
    pub(in crate::format::xml) fn text_element(&mut self, local: &str) -> Option<Cow<'b, str>> {
        let mut lexer = self.next_child()?;
        let start = lexer.at();
        let text = lexer.text_element(local)?;
        self.pass(lexer, start);
        Some(text)
    }

    /// Opens the next element if it has this name without a prefix and no attributes. Such an element is in
    /// the [default namespace](Self::default_namespace). White space before it is skipped.
    #[inline]
    pub(in crate::format::xml) fn plain_open(&mut self, local: &str) -> bool {
        let Some(mut lexer) = self.next_child() else { return false };
        let start = lexer.at();
        let Some(name) = lexer.plain_tag(local) else { return false };
        self.lexer = lexer;
        self.start = start;
        self.open.push(Open { name, outside: self.scopes.mark() });
        true
    }

    /// Continues behind an element without child elements that starts at an offset, which a lexer of
    /// [`next_child`](Self::next_child) has read.
    #[inline]
    pub(in crate::format::xml) fn pass(&mut self, lexer: Lexer<'b>, start: usize) {
        self.lexer = lexer;
        self.start = start;
    }

    /// Returns a lexer at the next element, if only white space precedes it.
    #[inline]
    pub(in crate::format::xml) fn next_child(&self) -> Option<Lexer<'b>> {
        let may_be_one = self.ahead.is_none() && !self.closes && !self.open.is_empty();
        let mut lexer = self.lexer;
        lexer.blanks();
        (may_be_one && self.open.len() < self.deepest).then_some(lexer)
    }
}
