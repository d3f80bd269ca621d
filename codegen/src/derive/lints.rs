//! What lints say of a user's type, and need not say again of what is derived for it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Data, DeriveInput, Fields, Item, parse_quote};

/// The code with the lints allowed that the user has allowed for the type. What names a deprecated type or field is no use of it: it
/// is written for it.
pub(super) fn allow(code: TokenStream, input: &DeriveInput) -> TokenStream {
    let mut lints: Vec<TokenStream> = input.attrs.iter().filter_map(allowed).collect();
    if attributes(input).any(|attribute| attribute.path().is_ident("deprecated")) {
        lints.push(quote! { deprecated });
    }
    if lints.is_empty() {
        return code;
    }
    let level = Ident::new("allow", Span::call_site());
    let allow: Attribute = parse_quote! { #[#level(#(#lints),*)] };
    match syn::parse2::<syn::File>(code.clone()) {
        Ok(file) => file.items.into_iter().map(|item| with(item, &allow)).collect(),
        Err(_) => code,
    }
}

/// The lints that an attribute `allow` or `expect` names.
fn allowed(attribute: &Attribute) -> Option<TokenStream> {
    if !["allow", "expect"].iter().any(|word| attribute.path().is_ident(word)) {
        return None;
    }
    let mut lints = Vec::new();
    // What is not a lint is the reason.
    let parsed = attribute.parse_nested_meta(|meta| {
        match meta.value() {
            Ok(value) => drop(value.parse::<syn::Expr>()?),
            Err(_) => lints.push(meta.path.to_token_stream()),
        }
        Ok(())
    });
    parsed.ok().filter(|()| !lints.is_empty()).map(|()| quote! { #(#lints),* })
}

/// The attributes of a type, of its fields, and of its variants with theirs.
fn attributes(input: &DeriveInput) -> impl Iterator<Item = &Attribute> {
    let (fields, variants): (Option<&Fields>, _) = match &input.data {
        Data::Struct(data) => (Some(&data.fields), None),
        Data::Enum(data) => (None, Some(&data.variants)),
        Data::Union(_) => (None, None),
    };
    let variants = variants.into_iter().flatten();
    let variants = variants
        .flat_map(|variant| variant.attrs.iter().chain(variant.fields.iter().flat_map(|field| &field.attrs)));
    let fields = fields.into_iter().flatten().flat_map(|field| &field.attrs);
    input.attrs.iter().chain(fields).chain(variants)
}

fn with(mut item: Item, allow: &Attribute) -> TokenStream {
    match &mut item {
        Item::Const(item) => item.attrs.push(allow.clone()),
        Item::Enum(item) => item.attrs.push(allow.clone()),
        Item::Struct(item) => item.attrs.push(allow.clone()),
        Item::Type(item) => item.attrs.push(allow.clone()),
        Item::Impl(item) => item.attrs.push(allow.clone()),
        Item::Static(item) => item.attrs.push(allow.clone()),
        Item::Trait(item) => item.attrs.push(allow.clone()),
        Item::Fn(item) => item.attrs.push(allow.clone()),
        Item::Mod(item) => item.attrs.push(allow.clone()),
        // What a call of a macro becomes has the lints of where it stands.
        Item::Macro(item) => return quote! { #allow const _: () = { #item }; },
        _ => {}
    }
    item.to_token_stream()
}
