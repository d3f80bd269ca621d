//! Mistakes in a user's struct, and what is said of them. A case is a file `derive/<rule>/<case>.rs`; what is said lies
//! beside it as `.txt`, which `UPDATE_EXPECT=1` writes: for each error its line and column, the tokens that are
//! underlined, and the message. The specs that the cases name lie in `tests/ui`.
//! That the compiler says the same and nothing more is a test of `suites/tests/downstream`.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{env, fs};

use groupwright_codegen::derive::expand;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{File, Item, LitStr};

use crate::item::take_derive;

/// An error in the tokens that a derive gives.
struct Underlined {
    start: Span,
    end: Span,
    message: String,
}

/// The errors in some tokens, in their order.
fn errors(tokens: TokenStream, found: &mut Vec<Underlined>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if name == "compile_error" => {
                let TokenTree::Group(group) = &tokens[at + 2] else { panic!("an error without a message") };
                let message = syn::parse2::<LitStr>(group.stream()).unwrap().value();
                found.push(Underlined { start: name.span(), end: group.span(), message });
            }
            TokenTree::Group(group) => errors(group.stream(), found),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// What the derives in a file say.
fn said(text: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("tests/ui");
    let mut found = Vec::new();
    for mut item in syn::parse_str::<File>(text).unwrap().items {
        let attributes = match &mut item {
            Item::Struct(item) => &mut item.attrs,
            Item::Enum(item) => &mut item.attrs,
            Item::Union(item) => &mut item.attrs,
            _ => continue,
        };
        let Some(derive) = take_derive(attributes) else { continue };
        let tokens = expand(derive, item.into_token_stream(), &root).tokens();
        errors(tokens.clone(), &mut found);
        // Whatever is wrong, what is emitted is Rust.
        syn::parse2::<File>(tokens).unwrap();
    }
    let shown = found.iter().map(|error| {
        let at = error.start.start();
        let range: Range<usize> = error.start.byte_range().start..error.end.byte_range().end;
        let tokens = text[range].split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{}:{} `{tokens}`\n{}\n", at.line, at.column + 1, error.message)
    });
    shown.collect::<Vec<_>>().join("\n")
}

/// The files of the folders of cases that end so, without the ending.
fn files(ending: &str) -> BTreeSet<PathBuf> {
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let rules = entries(Path::new("tests/derive")).filter(|path| path.is_dir());
    let files = rules.flat_map(|rule| entries(&rule).collect::<Vec<_>>());
    let files = files.filter(|file| file.extension().is_some_and(|extension| extension == ending));
    files.map(|file| file.with_extension("")).collect()
}

#[test]
fn reports_each_mistake_under_its_tokens() {
    let cases = files("rs");
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut differing = Vec::new();
    for case in &cases {
        let found = said(&fs::read_to_string(case.with_extension("rs")).unwrap());
        let written = case.with_extension("txt");
        if update {
            fs::write(written, found).unwrap();
        } else if found.is_empty() || fs::read_to_string(written).ok().as_deref() != Some(found.as_str()) {
            differing.push(format!("--- {}\n{found}", case.display()));
        }
    }
    assert!(
        differing.is_empty(),
        "these are said otherwise, or nothing is; UPDATE_EXPECT=1 writes what is said:\n{}",
        differing.join("\n")
    );
    assert!(cases.len() > 70, "only {} cases were found", cases.len());
    let reports = files("txt");
    let without: Vec<&PathBuf> = reports.difference(&cases).collect();
    assert!(without.is_empty(), "what is said of no case: {without:?}");
}
