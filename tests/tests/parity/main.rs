//! A struct written by hand derives what is generated for the same endpoint, token for token. A type that is the user's
//! own is reached by a trait of its own; nothing else differs then.

#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use groupwright_codegen::derive::{Derive, expand};
use groupwright_codegen::emit::{Options, emit};
use groupwright_codegen::load::load;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, File, Item, ItemConst, Stmt};

/// The structs written by hand; that they compile, too, is a test of the compiler's.
const BY_HAND: &str = include_str!("../../ui/pass/vendors.rs");

/// The calls by which a request implements the runtime's traits.
const CALLS: [&str; 3] = ["record", "endpoint", "serve"];

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
    let file: File = syn::parse_str(&text.replace("\"../../specs/", "\"specs/")).unwrap();
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

/// What a piece of code says by the name of its call or table.
type Said = BTreeMap<String, String>;

/// The items of some code, and those within its nameless constants.
fn flat(items: Vec<Item>) -> Vec<Item> {
    let each = items.into_iter().flat_map(|item| match item {
        Item::Const(ItemConst { ident, expr, .. }) if ident == "_" => match *expr {
            Expr::Block(block) => block.block.stmts.into_iter().map(item_of).collect(),
            _ => Vec::new(),
        },
        other => vec![other],
    });
    each.collect()
}

fn item_of(statement: Stmt) -> Item {
    syn::parse2(statement.into_token_stream()).unwrap_or(Item::Verbatim(TokenStream::new()))
}

/// The code of a derive names the runtime from the root, and that of a file by the name that it has given it.
fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string().replace("__g ::", ":: groupwright :: __codegen ::")
}

/// The tables, by the names of their `static`s.
fn tables(items: &[Item]) -> Said {
    let tables = items.iter().filter_map(|item| match item {
        Item::Static(item) => Some((item.ident.to_string(), text(&item.expr))),
        _ => None,
    });
    tables.collect()
}

/// The calls for the type of this name, each by its name with the parts of its arguments, and the tables that they name.
fn calls(items: Vec<Item>, name: &str) -> Said {
    let items = flat(items);
    let tables = tables(&items);
    let table = |name: &str| {
        let name = name.rsplit(' ').next().unwrap();
        without_names(tables.get(name).unwrap_or_else(|| panic!("there is no table {name}")), &tables)
    };
    let mut said = Said::new();
    for item in &items {
        let Item::Macro(call) = item else { continue };
        let of = call.mac.path.segments.last().unwrap().ident.to_string();
        let arguments = text(&call.mac.tokens);
        let (head, rest) = arguments.split_once(" ; ").unwrap_or((&arguments, ""));
        let mut head = head.split(" , ");
        if head.next() != Some(name) || !CALLS.contains(&of.as_str()) {
            continue;
        }
        for (index, named) in head.enumerate() {
            said.insert(format!("{of} {index}"), table(named));
        }
        said.insert(of, without_response(rest));
    }
    said
}

/// The type of the response is named for where it stands: in a module of its own, or beside the user's struct.
fn without_response(arguments: &str) -> String {
    match arguments.split_once(" => ") {
        Some((index, types)) => match types.split_once(" ; ") {
            Some((_, error)) => format!("{index} => _ ; {error}"),
            None => arguments.to_owned(),
        },
        None => arguments.to_owned(),
    }
}

/// A table in which others stand in the place of their names. Those of the structures within a structure, and of replies, are those of
/// types that stand elsewhere beside a user's struct, or are the user's, whose values know them.
fn without_names(table: &str, tables: &Said) -> String {
    const NODE: &str = ":: Node :: ";
    let mut whole = table.replace("& super :: ", "& ");
    for (name, said) in tables {
        whole = whole.replace(&format!("& {name})"), &format!("& {said})"));
    }
    let mut parts = whole.split(NODE);
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| {
        let ends = [("of :: <", "> ()"), ("record (||", ":: EMPTY)")];
        let end = ends.iter().find(|(start, _)| part.starts_with(start));
        match end.and_then(|(_, end)| Some(part.find(end)? + end.len())) {
            Some(end) => format!("{text}{NODE}_{}", &part[end..]),
            None => format!("{text}{NODE}{part}"),
        }
    })
}

/// What is generated and what is derived, by the names of calls and tables.
fn both(by_hand: ByHand) -> Vec<(String, String, String)> {
    let ByHand { vendor, name, input } = by_hand;
    let (_, loaded) = load(&[root().join("specs").join(&vendor)]).unwrap().into_parts();
    let options = Options::default();
    let files: Vec<_> = emit(loaded.apis.first().unwrap(), &options).collect();
    let all: Vec<Item> = files
        .into_iter()
        .flat_map(|file| file.items)
        .flat_map(|item| items(item.into_token_stream()))
        .collect();
    let generated = calls(all, &name);

    let expansion = expand(Derive::Endpoint, input, root());
    let (errors, code) = expansion.into_parts();
    assert!(errors.is_empty(), "{vendor}: {errors:#?}");
    let mut derived = calls(items(code), &name);

    // Three calls, and the tables of the structure, the endpoint and the API.
    assert_eq!(generated.len(), 6, "{vendor}: {:?}", generated.keys());
    assert!(generated.keys().eq(derived.keys()), "{vendor}: {:?}", derived.keys());
    let pair = |(of, generated): (String, String)| {
        let derived = derived.remove(&of).unwrap();
        (format!("{vendor}: {of}"), generated, derived)
    };
    generated.into_iter().map(pair).collect()
}

#[test]
fn manual_struct_derives_the_generated_code() {
    let structs = structs(&BY_HAND.replace("GroupStatus", "String"));
    assert_eq!(structs.len(), 5);
    for (of, generated, derived) in structs.into_iter().flat_map(both) {
        assert!(generated == derived, "{of}\n\n{generated}\n\n{derived}");
    }
}

#[test]
fn custom_type_changes_only_the_trait_access() {
    let found = structs(BY_HAND).into_iter().find(|by_hand| by_hand.vendor == "emfluence").unwrap();
    let own = "2 status as lenient = (:: core :: convert :: identity :: < fn () -> _ > (__SaveGroupField2 :: placeholder) ())";
    let mut reached = 0;
    for (of, generated, derived) in both(found) {
        reached += derived.matches(own).count();
        let derived = derived.replace(own, "2 status");
        assert!(generated == derived, "{of}\n\n{generated}\n\n{derived}");
    }
    assert_eq!(reached, 1, "it is made by its trait");
}
