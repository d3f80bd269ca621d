//! The namespace declarations in scope at an element.

use std::borrow::Cow;

/// The prefix `xml`, and the namespace that it is always bound to (Namespaces in XML 1.0, section 3).
pub const XML_PREFIX: (&str, &str) = ("xml", "http://www.w3.org/XML/1998/namespace");

/// Prefixes and the URIs that they are bound to.
pub(super) type Bindings<'s> = Vec<(Cow<'s, str>, Cow<'s, str>)>;

/// The bindings of prefixes to URIs, the innermost last. The empty prefix is the default namespace.
#[derive(Clone, Default)]
pub(super) struct Scopes<'s> {
    bindings: Bindings<'s>,
}

impl<'s> Scopes<'s> {
    /// Returns the number of bindings, to be passed to [`Scopes::restore`].
    #[inline]
    pub(super) fn mark(&self) -> usize {
        self.bindings.len()
    }

    /// Removes all bindings since the mark.
    #[inline]
    pub(super) fn restore(&mut self, mark: usize) {
        self.bindings.truncate(mark);
    }

    /// Binds a prefix in the current scope.
    pub(super) fn bind(&mut self, prefix: impl Into<Cow<'s, str>>, uri: impl Into<Cow<'s, str>>) {
        self.bindings.push((prefix.into(), uri.into()));
    }

    /// Returns the bindings since the mark.
    pub(super) fn since(&self, mark: usize) -> impl Iterator<Item = (&str, &str)> {
        self.bindings.iter().skip(mark).map(|(prefix, uri)| (prefix.as_ref(), uri.as_ref()))
    }

    /// Returns copies of the bindings since the mark.
    pub(super) fn bindings(&self, mark: usize) -> Bindings<'s> {
        self.bindings.get(mark..).unwrap_or_default().to_vec()
    }

    /// Adds bindings that [`Scopes::bindings`] has returned.
    pub(super) fn extend(&mut self, bindings: Bindings<'s>) {
        self.bindings.extend(bindings);
    }

    /// Returns whether there are no bindings, so that no element has a prefix or a namespace.
    #[inline]
    pub(super) fn is_bare(&self) -> bool {
        self.bindings.is_empty()
    }

    /// Returns the URI of a prefix. Without a default namespace, the URI of the empty prefix is empty.
    pub(super) fn uri(&self, prefix: &str) -> Option<Cow<'s, str>> {
        let bound = self.bindings.iter().rev().find(|(bound, _)| same(bound, prefix));
        match (bound, prefix) {
            (Some((_, uri)), _) => Some(uri.clone()),
            (None, "xml") => Some(Cow::Borrowed(XML_PREFIX.1)),
            (None, "") => Some(Cow::Borrowed("")),
            (None, _) => None,
        }
    }

    /// Returns the local name and the namespace of a name whose prefix a table declares. Any other is in this namespace.
    pub(super) fn resolved<'n>(&self, name: &'n str, namespace: &'s str) -> (&'n str, &'s str) {
        let qualified = name.split_once(':').and_then(|(prefix, local)| match self.uri(prefix)? {
            Cow::Borrowed(uri) => Some((local, uri)),
            Cow::Owned(_) => None,
        });
        qualified.unwrap_or((name, namespace))
    }

    /// Returns a prefix that is bound to the URI. For an attribute it is never the empty one.
    pub(super) fn prefix(&self, uri: &str, attribute: bool) -> Option<Cow<'s, str>> {
        if uri == XML_PREFIX.1 {
            return Some(Cow::Borrowed(XML_PREFIX.0));
        }
        let mut bound = self.bindings.iter().rev().filter(|(prefix, to)| {
            same(to, uri)
                && !(attribute && prefix.is_empty())
                && self.uri(prefix).is_some_and(|here| same(&here, uri))
        });
        bound.next().map(|(prefix, _)| prefix.clone())
    }

    /// Returns a prefix that no binding in scope uses.
    pub(super) fn unused(&self) -> String {
        let taken = |prefix: &str| self.bindings.iter().any(|(bound, _)| bound == prefix);
        // There is one more candidate than there are bindings, so one of them is unused.
        let mut prefixes = (1..=self.bindings.len() + 1).map(|number| format!("ns{number}"));
        prefixes.find(|prefix| !taken(prefix)).unwrap_or_default()
    }
}

/// Returns whether two texts are equal. Prefixes and URIs are often empty, and a call of `memcmp` with a
/// dangling pointer is slow on some processors, even for a length of zero.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && (one.is_empty() || one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_bindings_shadow_outer_ones_until_they_end() {
        let mut scopes = Scopes::default();
        scopes.bind("p", "urn:a");
        let mark = scopes.mark();
        scopes.bind("p", "urn:b");
        assert_eq!(scopes.uri("p").as_deref(), Some("urn:b"));
        assert_eq!(scopes.prefix("urn:a", false), None, "hidden");
        scopes.restore(mark);
        assert_eq!(scopes.prefix("urn:a", false).as_deref(), Some("p"));
        assert_eq!(scopes.uri("q"), None);
    }

    #[test]
    fn default_namespace_does_not_apply_to_attributes() {
        let mut scopes = Scopes::default();
        scopes.bind("", "urn:a");
        assert_eq!(scopes.prefix("urn:a", false).as_deref(), Some(""));
        assert_eq!(scopes.prefix("urn:a", true), None);
        scopes.bind("ns1", "urn:a");
        assert_eq!(scopes.prefix("urn:a", true).as_deref(), Some("ns1"));
        assert_eq!(scopes.unused(), "ns2");
    }
}
