//! Tokens to text. Items are printed one by one, so that a blank line can stand between them.

use std::fmt;

use proc_macro2::TokenStream;

/// Tokens that are not Rust. This is a mistake of the generator, not of a spec.
#[derive(Debug)]
pub struct PrintError {
    cause: syn::Error,
    tokens: String,
}

impl fmt::Display for PrintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the generator made tokens that are not Rust ({}); please report it with the spec: {}",
            self.cause, self.tokens
        )
    }
}

impl std::error::Error for PrintError {}

/// The text of a file: the header, then the items.
pub fn file(items: Vec<TokenStream>, header: &str) -> Result<String, PrintError> {
    let mut text = header.to_owned();
    for item in items.into_iter().filter(|item| !item.is_empty()) {
        let shown = item.to_string();
        let parsed = syn::parse2::<syn::File>(item);
        let parsed =
            parsed.map_err(|cause| PrintError { cause, tokens: shown.chars().take(200).collect() })?;
        text.push('\n');
        text.push_str(&prettyplease::unparse(&parsed));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn items_are_set_apart_and_nonsense_is_an_error() {
        let items = vec![quote! { struct A; }, TokenStream::new(), quote! { struct B { c: u8 } }];
        assert_eq!(
            file(items, "// header\n").unwrap(),
            "// header\n\nstruct A;\n\nstruct B {\n    c: u8,\n}\n"
        );
        assert!(file(vec![quote! { struct struct }], "").is_err());
    }
}
