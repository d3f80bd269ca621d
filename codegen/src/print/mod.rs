//! Tokens to text. Items are printed one by one, so that a blank line can stand between them.

mod tables;

use std::fmt;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser};

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
        // A copy of tokens is the same tokens; their text, which only an error shows, is another one.
        let parsed = syn::parse2::<syn::File>(item.clone());
        let parsed = parsed
            .map_err(|cause| PrintError { cause, tokens: item.to_string().chars().take(200).collect() })?;
        text.push('\n');
        text.push_str(&match parsed.items.as_slice() {
            [syn::Item::Static(_)] => tables::dense(&prettyplease::unparse(&parsed)),
            _ => around_items(&parsed).unwrap_or_else(|| prettyplease::unparse(&parsed)),
        });
    }
    Ok(text)
}

/// The text of one macro of the form `path! { "text" => items }`, whose items are printed as those of a file are: they
/// are no more than tokens to the printer.
fn around_items(file: &syn::File) -> Option<String> {
    let [syn::Item::Macro(call)] = file.items.as_slice() else { return None };
    let within = |input: ParseStream<'_>| {
        let first: syn::LitStr = input.parse()?;
        input.parse::<syn::Token![=>]>()?;
        Ok((first, input.call(syn::File::parse)?))
    };
    let (first, items) = within.parse2(call.mac.tokens.clone()).ok()?;
    let path = call.mac.path.to_token_stream().to_string().replace(' ', "");
    let items = prettyplease::unparse(&items);
    let lines =
        items.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
    Some(format!("{path}! {{\n    {} =>\n{}}}\n", first.to_token_stream(), lines.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn separates_items_and_refuses_invalid_tokens() {
        let items = vec![quote! { struct A; }, TokenStream::new(), quote! { struct B { c: u8 } }];
        assert_eq!(
            file(items, "// header\n").unwrap(),
            "// header\n\nstruct A;\n\nstruct B {\n    c: u8,\n}\n"
        );
        assert!(file(vec![quote! { struct struct }], "").is_err());
    }

    #[test]
    fn prints_items_within_a_macro_as_items() {
        let items = vec![quote! { ::a::b! { "1" => #[cfg(c)] pub mod d; pub mod e { include!("f"); } } }];
        let text = "\n::a::b! {\n    \"1\" =>\n    #[cfg(c)]\n    pub mod d;\n    pub mod e {\n        include!(\"f\");\n    }\n}\n";
        assert_eq!(file(items, "").unwrap(), text);
    }
}
