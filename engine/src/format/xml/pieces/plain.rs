//! The faster ways through what bodies are mostly made of: elements without prefixes, attributes and references.

use std::borrow::Cow;

use super::{Open, Pieces};
use crate::format::xml::lexer::Lexer;
use crate::format::xml::scopes::same;

impl<'b> Pieces<'b> {
    /// Reads to the end of the innermost open element, if there is only text up to it.
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
    /// Whether elements here whose names have no prefix are in this namespace; the empty one is none.
    #[inline]
    pub(in crate::format::xml) fn is_default_namespace(&self, uri: &str) -> bool {
        if self.scopes.is_bare() { uri.is_empty() } else { same(&self.default_namespace(), uri) }
    }

    /// The namespace of elements here whose names have no prefix; empty: none.
    pub(in crate::format::xml) fn default_namespace(&self) -> Cow<'b, str> {
        self.scopes.uri("").unwrap_or_default()
    }

    /// Where the start tag stands that was read last.
    #[inline]
    pub(in crate::format::xml) fn start(&self) -> usize {
        self.start
    }

    /// Reads the whole of the next element, if its name has no prefix and is this one, and if it has no attributes
    /// and holds only text. It is in the [default namespace](Self::default_namespace). White space before it is
    /// passed over. What is not such an element is left as it is, and so is what is not well-formed.
    #[inline]
    pub(in crate::format::xml) fn text_element(&mut self, local: &str) -> Option<Cow<'b, str>> {
        let mut lexer = self.next_child()?;
        let start = lexer.at();
        let text = lexer.text_element(local)?;
        self.lexer = lexer;
        self.start = start;
        Some(text)
    }

    /// Opens the next element, if its name has no prefix and is this one, and if it has no attributes. It is in the
    /// [default namespace](Self::default_namespace). White space before it is passed over.
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

    /// The place of the next element, if nothing but white space stands before it and there may be one.
    #[inline]
    fn next_child(&self) -> Option<Lexer<'b>> {
        let may_be_one = self.ahead.is_none() && !self.closes && !self.open.is_empty();
        let mut lexer = self.lexer;
        lexer.blanks();
        (may_be_one && self.open.len() < self.deepest).then_some(lexer)
    }
}
