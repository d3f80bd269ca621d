//! A struct written by hand derives what is generated for the same endpoint, token for token. A type that is the user's
//! own is reached by a trait of its own; nothing else differs then.

#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use groupwright_codegen::adopt::{Derive, adopt};
use groupwright_codegen::emit::{Options, emit};
use groupwright_codegen::load::load;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{File, Item};

/// The structs written by hand; that they compile, too, is a test of the compiler's.
const BY_HAND: &str = include_str!("../../ui/pass/vendors.rs");

/// What a request implements.
const TRAITS: [&str; 5] = ["HasShape", "Record", "Wire", "Endpoint", "Serve"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand one folder below the root")
}

/// A struct of a vendor, as a derive is given it.
struct ByHand {
    vendor: String,
    name: String,
    input: TokenStream,
}

/// The structs in a text.
fn structs(text: &str) -> Vec<ByHand> {
    let file: File = syn::parse_str(&text.replace("vendors/", "specs/")).unwrap();
    let modules = file.items.into_iter().filter_map(|item| match item {
        Item::Mod(module) => Some((module.ident.to_string(), module.content?.1)),
        _ => None,
    });
    let requests = modules.flat_map(|(vendor, items)| {
        items.into_iter().filter_map(move |item| {
            let Item::Struct(mut item) = item else { return None };
            item.attrs.retain(|attribute| !attribute.path().is_ident("derive"));
            let (vendor, name) = (vendor.clone(), item.ident.to_string());
            Some(ByHand { vendor, name, input: item.into_token_stream() })
        })
    });
    requests.collect()
}

fn items(tokens: TokenStream) -> Vec<Item> {
    syn::parse2::<File>(tokens).unwrap().items
}

/// The implementations for the type of this name, by the name of the trait.
fn implementations(items: Vec<Item>, name: &str) -> BTreeMap<String, String> {
    let found = items.into_iter().filter_map(|item| {
        let Item::Impl(item) = item else { return None };
        let last = item.trait_.as_ref()?.0.segments.last()?.ident.to_string();
        (item.self_ty.to_token_stream().to_string() == name && TRAITS.contains(&last.as_str()))
            .then(|| (last, item.into_token_stream().to_string()))
    });
    found.collect()
}

/// The type of the response is named for where it stands: in a module of its own, or beside the user's struct.
fn without_response_type(text: &str) -> String {
    let Some((before, rest)) = text.split_once("type Response = ") else { return text.to_owned() };
    let (_, after) = rest.split_once(" ;").unwrap();
    format!("{before}type Response = _ ;{after}")
}

/// The tables of the structures within a structure, and of replies, are those of types that stand elsewhere beside a user's
/// struct, or are the user's, whose values know them.
fn without_records(text: &str) -> String {
    let mut parts = text.split(" :: Node :: record (");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let end = [":: shape)", ":: EMPTY)"].iter().filter_map(|end| Some(part.find(end)? + end.len())).min();
        format!("{text} :: Node :: record (_){}", &part[end.unwrap()..])
    })
}

/// What is generated and what is derived, by the name of the trait.
fn both(by_hand: ByHand) -> Vec<(String, String, String)> {
    let ByHand { vendor, name, input } = by_hand;
    let loaded = load(&[root().join("specs").join(&vendor)]).unwrap();
    let files = emit(loaded.apis.first().unwrap(), &Options::default());
    let all: Vec<Item> = files.into_iter().flat_map(|file| file.items).flat_map(items).collect();
    let table = table(&all);
    let generated = implementations(all, &name);

    let adopted = adopt(Derive::Endpoint, input, root());
    assert!(adopted.mistakes.is_empty(), "{vendor}: {:#?}", adopted.mistakes);
    let mut derived = implementations(items(adopted.code), &name);

    assert_eq!(generated.len(), TRAITS.len(), "{vendor}");
    assert!(generated.keys().eq(derived.keys()), "{vendor}: {:?}", derived.keys());
    let pair = |(of, generated): (String, String)| {
        // The API has a module of its own only where it is generated.
        let generated = generated.replace("& super :: API", &format!("{table} & API"));
        let derived = derived.remove(&of).unwrap();
        let comparable = |text: &str| without_records(&without_response_type(text));
        (format!("{vendor}: {of}"), comparable(&generated), comparable(&derived))
    };
    generated.into_iter().map(pair).collect()
}

#[test]
fn a_struct_by_hand_derives_what_is_generated() {
    let structs = structs(&BY_HAND.replace("GroupStatus", "String"));
    assert_eq!(structs.len(), 5);
    for (of, generated, derived) in structs.into_iter().flat_map(both) {
        assert!(generated == derived, "{of}\n\n{generated}\n\n{derived}");
    }
}

#[test]
fn a_type_of_ones_own_is_reached_by_its_trait_and_nothing_else_differs() {
    let found = structs(BY_HAND).into_iter().find(|by_hand| by_hand.vendor == "emfluence").unwrap();
    let mut reached = 0;
    for (of, generated, mut derived) in both(found) {
        for (own, plain) in [
            (
                ":: groupwright :: autoref :: Autoref (& self . status) . get ()",
                ":: groupwright :: Wire :: get (& self . status)",
            ),
            (
                ":: groupwright :: autoref :: Autoref (& mut self . status) . slot ()",
                ":: groupwright :: Wire :: slot (& mut self . status)",
            ),
            (
                ":: core :: convert :: identity :: < fn () -> _ > (__SaveGroupField2 :: placeholder) ()",
                ":: groupwright :: Wire :: placeholder ()",
            ),
        ] {
            reached += derived.matches(own).count();
            derived = derived.replace(own, plain);
        }
        assert!(generated == derived, "{of}\n\n{generated}\n\n{derived}");
    }
    assert_eq!(reached, 3, "it is read, filled and made empty");
}

/// The table of the API.
fn table(all: &[Item]) -> String {
    let tables = all.iter().find_map(|item| match item {
        Item::Static(item) if item.ident == "API" => Some(item.to_token_stream().to_string()),
        _ => None,
    });
    tables.unwrap_or_else(|| panic!("there is no table of the API"))
}
