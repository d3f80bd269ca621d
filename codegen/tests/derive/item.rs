//! An item of Rust as a derive is given it.

use groupwright_codegen::derive::Derive;
use syn::punctuated::Punctuated;
use syn::{Attribute, Path, Token};

/// The derive of this name.
pub(crate) fn derive_of(name: &str) -> Option<Derive> {
    match name {
        "GroupEndpoint" => Some(Derive::Endpoint),
        "GroupResponse" => Some(Derive::Response),
        "GroupEnum" => Some(Derive::Enum),
        "GroupUnion" => Some(Derive::Union),
        "GroupValue" => Some(Derive::Value),
        _ => None,
    }
}

/// Takes the attributes `derive` off an item, as the compiler does, and tells the derive of ours that they name.
pub(crate) fn take_derive(attributes: &mut Vec<Attribute>) -> Option<Derive> {
    let taken = attributes.extract_if(.., |attribute| attribute.path().is_ident("derive"));
    let paths = taken.flat_map(|attribute| {
        attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).unwrap()
    });
    let names = paths.filter_map(|path| Some(path.segments.last()?.ident.to_string()));
    let mut ours = names.filter_map(|name| derive_of(&name));
    let only = ours.next();
    assert!(ours.next().is_none(), "an item derives one of ours");
    only
}
