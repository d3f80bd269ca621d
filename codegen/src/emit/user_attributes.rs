//! Attributes that the user adds to emitted types. A derive is added at most once, and not if the type
//! already has it.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Path;

use super::Selector;
use super::options::{TokenText, given};

/// The derivable traits that enumerations of values implement.
pub(crate) const ENUMERATION: &[&str] = &["Clone", "Debug", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// The derivable traits that response and error enums implement.
pub(crate) const OUTCOME: &[&str] = &["Clone", "Debug", "PartialEq"];

/// The derivable traits that structures implement.
pub(crate) const STRUCTURE: &[&str] = &["Clone", "Debug", "PartialEq"];

/// The derivable traits that structures without required fields implement.
pub(crate) const STRUCTURE_OF_OPTIONS: &[&str] = &["Clone", "Debug", "Default", "PartialEq"];

/// The derivable traits of the standard library.
const STANDARD: [&str; 9] =
    ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// An attribute that the user adds to a type.
#[derive(Clone, Debug)]
pub enum UserAttribute {
    /// An attribute other than a derive.
    Attribute(TokenText),
    /// A derive.
    Derive {
        /// The identity of the derived trait: its name for a trait of the standard library, regardless of
        /// the path, and the path otherwise.
        what: String,
        /// The path of the derive.
        path: TokenText,
    },
}

impl UserAttribute {
    /// Creates a derive from a path.
    pub fn derive(path: &Path) -> Self {
        let last = path.segments.last().map(|last| last.ident.to_string());
        let path = TokenText::new(path);
        let what = last.filter(|last| STANDARD.contains(&last.as_str()));
        Self::Derive { what: what.unwrap_or_else(|| path.as_str().to_owned()), path }
    }
}

/// Returns the attributes and derives whose selectors match a full name, in their order, without derives
/// that the type already has.
pub(crate) fn chosen(user_attributes: &[(Selector, UserAttribute)], name: &str, has: &[&str]) -> TokenStream {
    let mut seen: BTreeSet<&str> = has.iter().copied().collect();
    let selected = user_attributes.iter().filter(|(selector, _)| selector.selects(name));
    let attributes = selected.filter_map(|(_, addition)| match addition {
        UserAttribute::Attribute(attribute) => Some(given(attribute.to_token_stream())),
        UserAttribute::Derive { what, path } => seen.insert(what).then(|| quote! { #[derive(#path)] }),
    });
    attributes.collect()
}

/// Returns whether a derive that the user adds must agree with equality: hashing and ordering by members do with equality by
/// members.
pub(crate) fn compare_members(user_attributes: &[(Selector, UserAttribute)], name: &str) -> bool {
    user_attributes.iter().filter(|(selector, _)| selector.selects(name)).any(
        |(_, addition)| match addition {
            UserAttribute::Attribute(_) => false,
            UserAttribute::Derive { what, .. } => {
                ["Eq", "Hash", "Ord", "PartialOrd"].contains(&what.as_str())
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    fn derives<const N: usize>(selector: &str, paths: [Path; N]) -> [(Selector, UserAttribute); N] {
        paths.map(|path| (Selector::new(selector), UserAttribute::derive(&path)))
    }

    #[test]
    fn adds_each_derive_once_and_none_already_present() {
        let mut all =
            Vec::from(derives(".", [parse_quote!(Hash), parse_quote!(a::Read), parse_quote!(b::Debug)]));
        all.push((Selector::new("b"), UserAttribute::Attribute(TokenText::new(quote! { #[read] }))));
        all.extend(derives(
            "b",
            [parse_quote!(::core::hash::Hash), parse_quote!(c::Read), parse_quote!(a::Read)],
        ));
        all.extend(derives("d", [parse_quote!(Eq)]));
        for (name, has, wanted) in [
            ("b.E", STRUCTURE, quote! { #[derive(Hash)] #[derive(a::Read)] #[read] #[derive(c::Read)] }),
            ("b.E", ENUMERATION, quote! { #[derive(a::Read)] #[read] #[derive(c::Read)] }),
            ("d.E", OUTCOME, quote! { #[derive(Hash)] #[derive(a::Read)] #[derive(Eq)] }),
        ] {
            assert_eq!(chosen(&all, name, has).to_string(), wanted.to_string());
        }
        assert!(chosen(&derives("d", [parse_quote!(Eq)]), "b.E", OUTCOME).is_empty());
    }
}
