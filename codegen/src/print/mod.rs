//! Tokens to text. Items are printed one by one, so that a blank line can stand between them.

mod definition;
mod layout;
mod tokens;

use std::fmt;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser};

use self::tokens::Tokens;
use crate::emit::CodeItem;

/// Tokens that are not Rust. This is a mistake of the generator, not of a spec.
#[derive(Debug)]
pub struct PrintError {
    path: PathBuf,
    cause: syn::Error,
}

impl fmt::Display for PrintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, cause } = self;
        let path = path.display();
        write!(
            f,
            "the generator made tokens that are not Rust for {path} ({cause}); please report it with the spec"
        )
    }
}

impl std::error::Error for PrintError {}

/// The text of the file `path`: the header, then the items.
pub fn file(path: &Path, items: Vec<CodeItem>, header: &str) -> Result<String, PrintError> {
    let mut text = header.to_owned();
    let mut before = Described::Item;
    for item in items {
        let failed = |cause| PrintError { path: path.to_owned(), cause };
        let (described, printed) = match item {
            CodeItem::Tokens(item) if item.is_empty() => continue,
            CodeItem::Code(item) if item.is_empty() => continue,
            CodeItem::Code(item) => (Described::Code, layout::text(&Tokens::of(&item))),
            CodeItem::Definition(item) => {
                let text = definition::text(&Tokens::of(&item))
                    .map_or_else(|| printed(item.into_token_stream()), Ok);
                (Described::Item, text.map_err(failed)?)
            }
            CodeItem::Tokens(item) => match described(item) {
                (Described::Code, tokens) => (Described::Code, layout::text(&Tokens::new(tokens))),
                (Described::Item, tokens) => (Described::Item, printed(tokens.collect()).map_err(failed)?),
            },
        };
        // Tables and calls stand together.
        if before == Described::Item || described == Described::Item {
            text.push('\n');
        }
        text.push_str(&printed);
        before = described;
    }
    Ok(text)
}

/// What an item is, as far as its layout goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Described {
    /// A `static`, which holds a table, or a call of a macro whose input is in no language but its own.
    Code,
    /// Anything else: the printer knows how it looks.
    Item,
}

/// What an item is, and its tokens, which are costly to copy.
fn described(item: TokenStream) -> (Described, impl Iterator<Item = TokenTree>) {
    let mut tokens = item.into_iter();
    let mut first = Vec::new();
    let described = loop {
        let Some(token) = tokens.next() else { break Described::Item };
        first.push(token);
        // A path and an exclamation mark begin a call. Its input in braces is items.
        match first.as_slice() {
            [TokenTree::Ident(name)] if name == "static" => break Described::Code,
            [.., TokenTree::Punct(mark), TokenTree::Group(input)] if mark.as_char() == '!' => {
                let is_items = input.delimiter() == Delimiter::Brace;
                break if is_items { Described::Item } else { Described::Code };
            }
            [TokenTree::Ident(_)] | [.., TokenTree::Punct(_), TokenTree::Ident(_)] => {}
            [.., TokenTree::Punct(mark)] if matches!(mark.as_char(), ':' | '!') => {}
            _ => break Described::Item,
        }
    };
    (described, first.into_iter().chain(tokens))
}

/// The text of any item.
fn printed(item: TokenStream) -> Result<String, syn::Error> {
    let parsed = syn::parse2::<syn::File>(item)?;
    Ok(around_items(&parsed).unwrap_or_else(|| prettyplease::unparse(&parsed)))
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
        let items = [quote! { struct A; }, TokenStream::new(), quote! { struct B { c: u8 } }];
        assert_eq!(
            file(Path::new("a.rs"), items.map(CodeItem::from).into(), "// header\n").unwrap(),
            "// header\n\nstruct A;\n\nstruct B {\n    c: u8,\n}\n"
        );
        assert!(file(Path::new("a.rs"), vec![quote! { struct struct }.into()], "").is_err());
    }

    #[test]
    fn prints_items_within_a_macro_as_items() {
        let items =
            vec![quote! { ::a::b! { "1" => #[cfg(c)] pub mod d; pub mod e { include!("f"); } } }.into()];
        let text = "\n::a::b! {\n    \"1\" =>\n    #[cfg(c)]\n    pub mod d;\n    pub mod e {\n        include!(\"f\");\n    }\n}\n";
        assert_eq!(file(Path::new("a.rs"), items, "").unwrap(), text);
    }
}
