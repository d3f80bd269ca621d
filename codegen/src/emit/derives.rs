//! The attributes that a user adds to emitted types. Of derives, each is added once, and none that a type has by itself.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Path;

use super::Selector;
use super::options::given;

/// What enumerations of values implement of what can be derived.
pub(crate) const ENUMERATION: &[&str] = &["Clone", "Debug", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// What the enumerations of outcomes do.
pub(crate) const OUTCOME: &[&str] = &["Clone", "Debug", "PartialEq"];

/// What structures do.
pub(crate) const STRUCTURE: &[&str] = &["Clone", "Debug", "PartialEq"];

/// What structures without required fields do.
pub(crate) const STRUCTURE_OF_OPTIONS: &[&str] = &["Clone", "Debug", "Default", "PartialEq"];

/// The traits of the standard library that can be derived.
const STANDARD: [&str; 9] =
    ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// What a user adds to a type.
#[derive(Clone, Debug)]
pub enum Addition {
    /// An attribute that is no derive.
    Attribute(TokenStream),
    /// A derive.
    Derive {
        /// A trait of the standard library, whoever derives it, or what the very path says.
        what: String,
        /// The path of the derive.
        path: TokenStream,
    },
}

impl Addition {
    /// The derive of this path.
    pub fn derive(path: &Path) -> Self {
        let last = path.segments.last().map(|last| last.ident.to_string());
        let path = path.to_token_stream();
        let what = last.filter(|last| STANDARD.contains(&last.as_str()));
        Self::Derive { what: what.unwrap_or_else(|| path.to_string()), path }
    }
}

/// The additions whose selectors mean the type of this full name, in their order, without derives that it has.
pub(crate) fn chosen(additions: &[(Selector, Addition)], name: &str, has: &[&str]) -> TokenStream {
    let mut seen: BTreeSet<&str> = has.iter().copied().collect();
    let selected = additions.iter().filter(|(selector, _)| selector.selects(name));
    let attributes = selected.filter_map(|(_, addition)| match addition {
        Addition::Attribute(attribute) => Some(given(attribute.clone())),
        Addition::Derive { what, path } => seen.insert(what).then(|| quote! { #[derive(#path)] }),
    });
    attributes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derives(selector: &str, paths: &[&str]) -> Vec<(Selector, Addition)> {
        let derive = |path: &&str| Addition::derive(&syn::parse_str(path).unwrap());
        paths.iter().map(|path| (Selector::new(selector), derive(path))).collect()
    }

    #[test]
    fn each_is_derived_once_and_none_that_is_there() {
        let mut all = derives(".", &["Hash", "a::Read", "b::Debug"]);
        all.push((Selector::new("b"), Addition::Attribute(quote! { #[read] })));
        all.extend(derives("b", &["::core::hash::Hash", "c::Read", "a::Read"]));
        all.extend(derives("d", &["Eq"]));
        for (name, has, wanted) in [
            ("b.E", STRUCTURE, quote! { #[derive(Hash)] #[derive(a::Read)] #[read] #[derive(c::Read)] }),
            ("b.E", ENUMERATION, quote! { #[derive(a::Read)] #[read] #[derive(c::Read)] }),
            ("d.E", OUTCOME, quote! { #[derive(Hash)] #[derive(a::Read)] #[derive(Eq)] }),
        ] {
            assert_eq!(chosen(&all, name, has).to_string(), wanted.to_string());
        }
        assert!(chosen(&derives("d", &["Eq"]), "b.E", OUTCOME).is_empty());
    }
}
