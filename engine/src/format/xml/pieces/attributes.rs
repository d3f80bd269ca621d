//! Attributes and namespace declarations of an element.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Pieces, undeclared};
use crate::format::xml::lexer::{NOT_AN_ATTRIBUTE, Name, TAG_NOT_CLOSED};
use crate::format::xml::scopes::XML_PREFIX;

/// The maximum number of namespace declarations in scope. Prefixes are looked up by a linear search.
const MAX_BINDINGS: usize = 128;
/// The number of attributes up to which they are compared pairwise.
const FEW: usize = 8;
const GIVEN_TWICE: &str = "a duplicate attribute";
/// The namespace that the prefix `xmlns` is always bound to.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// An attribute.
#[derive(Clone)]
pub(in crate::format::xml) struct Attribute<'b> {
    /// The local name.
    pub(in crate::format::xml) local: &'b str,
    /// The namespace URI, or an empty text for none.
    pub(in crate::format::xml) namespace: Cow<'b, str>,
    /// The normalized value.
    pub(in crate::format::xml) value: Cow<'b, str>,
}

impl<'b> Pieces<'b> {
    /// Parses the attributes of a start tag, up to its end.
    pub(super) fn attributes(&mut self) -> Result<Vec<Attribute<'b>>, String> {
        let outside = self.scopes.mark();
        let mut attributes = Vec::new();
        let mut prefixes = Vec::new();
        loop {
            let apart = self.lexer.blanks();
            match self.lexer.peek() {
                Some(b'>') => {
                    self.lexer.pass(1);
                    break;
                }
                Some(b'/') if self.lexer.takes(b"/>") => {
                    self.closes = true;
                    break;
                }
                None => return Err(TAG_NOT_CLOSED.to_owned()),
                Some(_) if apart => {}
                Some(_) => return Err(NOT_AN_ATTRIBUTE.to_owned()),
            }
            let (Name { qualified, prefix, local }, value) = self.lexer.attribute()?;
            match (prefix, qualified) {
                ("", "xmlns") => self.bind("", value, outside)?,
                ("xmlns", _) => self.bind(local, value, outside)?,
                _ => {
                    attributes.push(Attribute { local, namespace: Cow::Borrowed(""), value });
                    prefixes.push(prefix);
                }
            }
        }
        // A declaration applies to the whole tag, including attributes before it.
        for (attribute, prefix) in
            attributes.iter_mut().zip(prefixes).filter(|(_, prefix)| !prefix.is_empty())
        {
            attribute.namespace = self.scopes.uri(prefix).ok_or_else(|| undeclared(prefix))?;
        }
        if are_distinct(&attributes) { Ok(attributes) } else { Err(GIVEN_TWICE.to_owned()) }
    }

    /// Binds a prefix. `outside` is the number of bindings outside the tag.
    fn bind(&mut self, prefix: &'b str, uri: Cow<'b, str>, outside: usize) -> Result<(), String> {
        if self.scopes.since(outside).any(|(bound, _)| bound == prefix) {
            return Err(GIVEN_TWICE.to_owned());
        }
        let may_be_bound = match (prefix, uri.as_ref()) {
            ("xml", uri) => uri == XML_PREFIX.1,
            ("xmlns", _) | (_, XMLNS) => false,
            (_, uri) if uri == XML_PREFIX.1 => false,
            (prefix, uri) => prefix.is_empty() || !uri.is_empty(),
        };
        if !may_be_bound {
            return Err("a namespace declaration that is not allowed".to_owned());
        }
        if self.scopes.mark() >= MAX_BINDINGS {
            return Err(format!("more than {MAX_BINDINGS} namespace declarations in scope"));
        }
        self.scopes.bind(prefix, uri);
        Ok(())
    }
}

/// Returns whether no two attributes have the same name and namespace.
fn are_distinct(attributes: &[Attribute<'_>]) -> bool {
    if attributes.len() <= FEW {
        let mut rest = attributes;
        while let [first, others @ ..] = rest {
            if others.iter().any(|other| other.local == first.local && other.namespace == first.namespace) {
                return false;
            }
            rest = others;
        }
        return true;
    }
    let mut seen = BTreeSet::new();
    attributes.iter().all(|attribute| seen.insert((attribute.local, attribute.namespace.as_ref())))
}
