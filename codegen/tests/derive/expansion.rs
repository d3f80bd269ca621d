//! What derives make of items: what their explanations say is so, nothing makes them panic, and what they emit for a
//! user's struct is Rust.

use std::fs;
use std::path::{Path, PathBuf};

use groupwright_codegen::derive::{Derive, DeriveError, expand};
use groupwright_codegen::report::Code;
use proc_macro2::TokenStream;

use crate::item::derive_of;

const API: &str = "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";

/// An endpoint with one parameter, which is optional, and nothing else.
const GET: &str = "summary: None.\nsource: https://example.com/docs\nrequest: { GET: /, query: { b: integer } }\n\
    responses: { 200: { doc: None. } }\n";

/// A folder of its own for a case, with this endpoint in it.
fn folder(name: &str, spec: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("derive").join(name.to_lowercase());
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("api.yaml"), API).unwrap();
    fs::write(folder.join("create_group.yaml"), spec).unwrap();
    folder
}

fn block<'t>(text: &'t str, fence: &str) -> Option<&'t str> {
    Some(text.split_once(fence)?.1.split_once("```").unwrap().0)
}

/// What a derive gives.
struct Derived {
    errors: Vec<DeriveError>,
    code: TokenStream,
}

/// Derives what the item says; the attribute `derive` is taken off, as the compiler does.
fn run(item: &str, root: &Path) -> Derived {
    let (derive, item) = item.split_once(")]\n").unwrap();
    let derive = derive_of(derive.trim_start_matches("#[derive(")).unwrap();
    let expansion = expand(derive, item.parse().unwrap(), root);
    // Whatever is wrong, what is emitted is Rust.
    syn::parse2::<syn::File>(expansion.tokens()).unwrap();
    let (errors, code) = expansion.into_parts();
    Derived { errors, code }
}

/// The one thing that is wrong, as the compiler shows it.
fn only(item: &str, root: &Path) -> String {
    match &run(item, root).errors[..] {
        [only] => only.text(),
        found => panic!("{item}: {found:#?}"),
    }
}

/// A struct of one field, with these words.
fn asks(words: &str) -> String {
    format!("#[derive(GroupEndpoint)]\n#[groupwright({words})]\nstruct A {{ b: u8 }}")
}

#[test]
fn explanations_of_derive_codes_hold() {
    for code in Code::ALL.iter().filter(|code| code.is_of_derives()) {
        let (_, blocks) = code.explain().split_once("\n## Wrong\n").unwrap();
        let (wrong, right) = blocks.split_once("\n## Right\n").unwrap();
        let spec = block(wrong, "```yaml\n").unwrap();
        let found = run(block(wrong, "```rust\n").unwrap(), &folder(&format!("wrong_{code}"), spec)).errors;
        assert!(!found.is_empty() && found.iter().all(|mistake| mistake.code == *code), "{code}: {found:#?}");
        let spec = block(right, "```yaml\n").unwrap_or(spec);
        let found = run(block(right, "```rust\n").unwrap(), &folder(&format!("right_{code}"), spec)).errors;
        assert!(found.is_empty(), "{code}: {found:#?}");
    }
}

#[test]
fn reports_invalid_items_without_panicking() {
    let root = folder("nonsense", "");
    let items = [
        "",
        "fn f() {}",
        "struct",
        "#[groupwright] struct A;",
        "#[groupwright()] struct A {}",
        "#[groupwright = 1] struct A;",
        "#[groupwright(spec = \"\")] struct A;",
        "#[groupwright(spec = \".\")] enum A {}",
        "#[groupwright(spec = \"create_group.yaml\", crate = 1)] struct A(u8);",
        "#[groupwright(spec = 1, spec = \"\\0\")] union A { a: u8 }",
        "#[groupwright(,)] struct A<'a, T: Copy, const N: usize>(&'a [T; N]) where T: Send;",
        "#[groupwright(default = , skip = 1)] enum A { B { c: u8 }, D(u8), E(u8), F = 2 }",
    ];
    for item in items {
        for derive in [Derive::Endpoint, Derive::Response, Derive::Enum, Derive::Value] {
            let tokens = expand(derive, item.parse::<TokenStream>().unwrap(), &root).tokens();
            assert!(tokens.to_string().contains("compile_error"), "{derive:?} takes {item}");
            syn::parse2::<syn::File>(tokens).unwrap();
        }
    }
}

#[test]
fn treats_raw_identifiers_as_their_plain_names() {
    let spec = "summary: None.\nsource: https://example.com/docs\n\
        request: { GET: /, query: { type: { type: string, required: true }, color: Color } }\n\
        responses: { 200: { doc: Right., formats: [json], type: Team }, 404: { doc: Wrong. } }\n\
        types: { Team: { fields: { match: string } }, Color: { enum: [red, self] } }\n";
    let root = folder("raw_names", spec);
    let items = [
        ("GroupEndpoint", "struct r#Ask { r#type: String, r#color: Option<Color> }"),
        ("GroupEndpoint", "struct Ask { #[groupwright(rename = \"type\")] r#struct: String }"),
        ("GroupResponse", "struct r#Team { r#match: Option<String> }"),
        ("GroupResponse", "enum r#Refused { r#NotFound }"),
        ("GroupEnum", "enum r#Color { r#Red, r#Other(String) }"),
    ];
    for (derive, item) in items {
        let item = format!("#[derive({derive})]\n#[groupwright(spec = \"create_group.yaml\")]\n{item}");
        let found = run(&item, &root).errors;
        assert!(found.is_empty(), "{item}: {found:#?}");
    }
    assert!(run("#[derive(GroupValue)]\nstruct r#Id(u8);", &root).errors.is_empty());
}

#[test]
fn keeps_path_separators_without_a_manifest_folder() {
    let path = folder("no_manifest", "").join("none.yaml");
    let text = only(&asks(&format!("spec = {path:?}")), Path::new(""));
    assert!(text.contains(&path.display().to_string()), "{text}");
}

#[test]
fn keeps_spec_texts_that_resemble_the_manifest_folder() {
    let root = folder("like_a_path", "");
    let ty = format!("{}/text", root.display());
    let spec = format!("request:\n  GET: /\n  query:\n    b: {{ type: {ty:?} }}\n");
    let text = only(&asks("spec = \"create_group.yaml\""), &folder("like_a_path", &spec));
    assert!(text.contains(&format!("there is no type {ty:?}")), "{text}");
    assert!(text.contains(" create_group.yaml:"), "{text}");
}

#[cfg(unix)]
#[test]
fn reports_a_path_that_is_not_utf_8() {
    use std::os::unix::ffi::OsStrExt;

    let root = folder("no_text", "").join(std::ffi::OsStr::from_bytes(b"\xff"));
    fs::create_dir_all(root.join("vendor")).unwrap();
    fs::write(root.join("vendor/api.yaml"), API).unwrap();
    fs::write(root.join("vendor/get.yaml"), GET).unwrap();
    let text = only(&asks("spec = \"vendor/get.yaml\""), &root);
    assert!(text.starts_with("GW0714: the path of vendor/get.yaml is not UTF-8"), "{text}");
}

#[test]
fn reports_an_empty_spec_path() {
    let text = only(&asks("spec = \"\""), &folder("no_name", ""));
    assert!(text.starts_with("GW0714: `spec` is empty"), "{text}");
}

#[test]
fn distinguishes_same_named_endpoints_by_vendor() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("derive/vendors");
    for vendor in ["one", "two"] {
        fs::create_dir_all(root.join(vendor)).unwrap();
        fs::write(root.join(vendor).join("api.yaml"), API).unwrap();
        fs::write(root.join(vendor).join("get.yaml"), GET).unwrap();
    }
    let text = only(&asks("spec = \".\", endpoint = \"get\""), &root);
    assert_eq!(text, "GW0714: . has 2 endpoints `get`\nhelp: write one of `one.get`, `two.get`");
    let text = only(&asks("spec = \".\""), &root);
    assert!(text.ends_with("the endpoints are `one.get`, `two.get`"), "{text}");
    let found = run(&asks("spec = \".\", endpoint = \"two.get\"").replace("u8", "i64"), &root).errors;
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn says_of_a_struct_in_a_suggestion_that_it_is_to_be_written() {
    let spec = "summary: None.\nsource: https://example.com/docs\nrequest:\n  POST: /\n  body:\n    formats: [json]\n    \
                fields:\n      all: { type: list, items: Contact, required: true }\n      name: { type: string }\n\
                types:\n  Contact: { fields: { id: integer } }\nresponses: { 200: { doc: None. } }\n";
    let root = folder("to_write", spec);
    let derive = "#[derive(GroupEndpoint)]\n#[groupwright(spec = \"create_group.yaml\")]\n";
    let with = "`, with a struct `Contact` of your own that derives `GroupResponse`";
    let helps = |fields: &str| {
        let expansion = run(&format!("{derive}struct A {{ {fields} }}"), &root);
        expansion.errors.iter().map(DeriveError::text).collect::<Vec<_>>().join("\n")
    };
    let told = helps("name: Option<String>");
    assert!(told.contains(&format!("add `all: Vec<Contact>{with}")), "{told}");
    let told = helps("all: &'static [u8], name: Option<String>");
    assert!(told.contains(&format!("write `Vec<Contact>{with}")), "{told}");
    // What the user has written already is there.
    let told = helps("all: Option<Mine>, name: Option<String>");
    assert!(!told.contains("GroupResponse"), "{told}");
}

#[test]
fn says_of_null_and_of_the_key_client_what_concerns_the_field() {
    let spec = "summary: None.\nsource: https://example.com/docs\nrequest:\n  POST: /\n  body:\n    formats: [json]\n    \
                fields:\n      list: { type: list, items: { type: integer, nullable: true } }\n      \
                map: { type: map, values: string }\n      note: { type: string, nullable: true }\n\
                responses: { 200: { doc: None. } }\n";
    let root = folder("of_client", spec);
    let says = |key: &str, field: &str| {
        let derive = format!("#[derive(GroupEndpoint)]\n#[groupwright(spec = \"create_group.yaml\"{key})]\n");
        let found = run(&format!("{derive}struct A {{ {field} }}"), &root);
        let errors: Vec<String> = found.errors.iter().map(DeriveError::text).collect();
        (errors.join("\n"), found.code.to_string())
    };
    let (errors, code) = says("", "list: Option<Vec<i64>>");
    assert!(errors.is_empty() && code.contains("`list`: optional list of nullable integer"), "{code}");
    assert!(code.contains("can have items that are never null"), "{code}");
    let (_, code) = says("", "list: Option<Vec<Option<bool>>>");
    assert!(!code.contains("can have items that are never null"), "{code}");
    // With the key, the type of the items is held against the spec without null.
    let needed =
        |code: &str| code.contains("Represents < :: std :: vec :: Vec < :: core :: option :: Option <");
    let (_, code) = says(", client", "list: Option<Vec<i64>>");
    assert!(!needed(&code) && !code.contains("never null"), "{code}");
    assert!(needed(&says(", client", "list: Option<Vec<Option<i64>>>").1));
    assert!(needed(&says("", "list: Option<Vec<i64>>").1));

    let (_, code) = says("", concat!("map: Hash", "Map<String, String>"));
    assert!(code.contains("help: write `BTreeMap<String, String>`") && !code.contains("alias"), "{code}");
    let (_, code) = says("", "map: Labels");
    assert!(code.contains("an alias of `Option` is not recognized"), "{code}");

    let (errors, _) = says("", "note: String");
    let of_client =
        "with the key `client`, a struct that is only sent can have a type that always has a value";
    assert!(errors.ends_with(&format!("write `Option<String>`; {of_client}")), "{errors}");
    assert_eq!(says(", client", "note: String").0, "");
}

#[test]
fn suggests_the_right_form_for_a_wrong_key_value() {
    let root = folder("wrong_value", "");
    let cases = [
        ("crate", "crate = \"groupwright\"", "takes a path\nhelp: write `crate = groupwright`"),
        ("response", "response = \"Vec<Done>\"", "takes a type\nhelp: write `response = Vec<Done>`"),
        ("response", "response = \"a done\"", "takes a type\nhelp: write `response = Created`"),
        ("error", "error = \"X\"", "takes a path\nhelp: write `error = X`"),
        ("error", "error = Re<u8>", "takes a path\nhelp: write `error = CreateGroupError`"),
        (
            "error",
            "error = Re<u8, u16>, endpoint = \"a\"",
            "takes a path\nhelp: write `error = CreateGroupError`",
        ),
        ("error", "error =", "takes a path\nhelp: write `error = CreateGroupError`"),
        ("endpoint", "endpoint = create", "takes a string literal\nhelp: write `endpoint = \"create\"`"),
        ("endpoint", "endpoint = a.b", "takes a string literal\nhelp: write `endpoint = \"a.b\"`"),
        ("endpoint", "endpoint = 'a'", "takes a string literal\nhelp: write `endpoint = \"create_group\"`"),
        ("endpoint", "endpoint(\"a\")", "takes a string literal\nhelp: write `endpoint = \"create_group\"`"),
        ("endpoint", "endpoint", "takes a string literal\nhelp: write `endpoint = \"create_group\"`"),
        ("rename_all", "rename_all = r#type", "takes a string literal\nhelp: write `rename_all = \"type\"`"),
    ];
    for (word, words, says) in cases {
        assert_eq!(only(&asks(words), &root), format!("GW0713: `{word}` {says}"), "{words}");
    }
    let cases = [
        ("skip = 1", "`skip` takes no value\nhelp: write `skip`"),
        ("skip(1)", "`skip` takes no value\nhelp: write `skip`"),
        ("skip, default = 1 2", "`default` takes an expression\nhelp: write `default = Instant::now()`"),
        ("skip, default =", "`default` takes an expression\nhelp: write `default = Instant::now()`"),
    ];
    let root = folder("wrong_value", GET);
    for (words, says) in cases {
        let item = asks("spec = \"create_group.yaml\"");
        let item = item.replace("{ b", &format!("{{ #[groupwright({words})] b"));
        assert_eq!(only(&item, &root), format!("GW0713: {says}"), "{words}");
    }
}

#[test]
fn reports_where_a_misplaced_key_belongs() {
    let root = folder("misplaced", "");
    let cases = [
        ("other", "a variant of `GroupResponse` and a variant of `GroupUnion`"),
        ("skip", "a field"),
        ("rename", "`GroupResponse` on a struct, `GroupEnum`, `GroupUnion`, a field and a variant"),
    ];
    for (word, places) in cases {
        let text = only(&asks(word), &root);
        let says = format!("GW0711: the key `{word}` is not allowed here, only on {places}\n");
        assert!(text.starts_with(&says), "{text}");
    }
    let item = "#[derive(GroupValue)]\n#[groupwright(spec = \"\")]\nstruct A(u8);";
    assert!(
        only(item, &root)
            .contains("only on `GroupEndpoint`, `GroupResponse`, `GroupEnum` and `GroupUnion`\n")
    );
}

#[test]
fn allows_the_lints_that_the_type_allows() {
    let root = folder("lints_of_types", GET);
    let derived = |before: &str, within: &str| {
        let item = format!(
            "#[derive(GroupEndpoint)]\n{before} #[groupwright(spec = \"create_group.yaml\")] struct A {{ {within} b: Option<i64> }}"
        );
        let expansion = run(&item, &root);
        assert!(expansion.errors.is_empty(), "{:?}", expansion.errors);
        expansion.code.to_string()
    };
    let plain = derived("", "");
    assert!(!plain.contains("allow"), "{plain}");
    for (before, within) in [("#[deprecated]", ""), ("", "#[deprecated = \"no\"]")] {
        let code = derived(before, within);
        assert!(code.starts_with("# [allow (deprecated)]"), "{code}");
        assert_eq!(
            code.matches("allow (deprecated)").count(),
            syn::parse_str::<syn::File>(&plain).unwrap().items.len()
        );
    }
    let level = |level: &str, lints: &str| format!("#[{level}({lints})]");
    let levels = [level("allow", "deprecated, clippy::all, reason = \"old\""), level("expect", "dead_code")];
    let code = derived(&levels.concat(), "");
    assert!(code.starts_with("# [allow (deprecated , clippy :: all , dead_code)]"), "{code}");
}

/// An endpoint that sends and receives lists of structures.
const LISTS: &str = "summary: None.\nsource: https://example.com/docs\nrequest: { POST: /, body: { formats: [json], fields: {\n\
    members: { type: list, items: Member, required: true }, by_name: { type: map, values: { type: list, items: Level } } } } }\n\
    responses: { 200: { doc: None., formats: [json], fields: { id: integer, members: { type: list, items: Member } } } }\n\
    types: { Member: { fields: { name: string } }, Level: { enum: [a, b] } }\n";

#[test]
fn says_what_a_struct_and_its_fields_stand_for() {
    let root = folder("stands", LISTS);
    let of = |name: &str| {
        let spec = "#[groupwright(spec = \"create_group.yaml\")]";
        only(&format!("#[derive(GroupResponse)]\n{spec}\nstruct {name} {{ unlike_all: u8 }}"), &root)
    };
    let named = "`name` (Rust names); if the field is not part of the message, write `#[groupwright(skip)]`";
    assert!(of("Member").contains(named), "{}", of("Member"));
    assert!(!of("Member").contains("without `rename`"), "{}", of("Member"));
    let why = "without `rename`, a struct that does not have the name of a type";
    assert!(of("Answer").contains(why), "{}", of("Answer"));
}

#[test]
fn tells_numeric_constants_of_the_query_from_texts() {
    let spec = GET.replace("{ b: integer }", "{ b: integer, v: { const: 3 }, w: { const: \"3\" } }");
    let root = folder("query_numbers", &spec);
    let derived = run(
        "#[derive(GroupEndpoint)]\n#[groupwright(spec = \"create_group.yaml\")]\nstruct A { b: Option<i64> }",
        &root,
    );
    assert!(derived.errors.is_empty());
    let code = derived.code.to_string().replace(' ', "");
    assert!(code.contains("with_query(&[(\"v\",\"3\"),(\"w\",\"3\")])"), "{code}");
    assert!(code.contains("with_query_numbers(&[\"v\"])"), "{code}");
}
