//! The derives as a library: what their explanations say is so, nothing makes them panic, and what they emit for a
//! user's struct is Rust.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use groupwright_codegen::adopt::{Adopted, Derive, adopt};
use groupwright_codegen::report::Code;
use proc_macro2::TokenStream;

const API: &str = "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";

/// A folder of its own for a case, with this endpoint in it.
fn folder(name: &str, spec: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("adopt").join(name.to_lowercase());
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("api.yaml"), API).unwrap();
    fs::write(folder.join("create_group.yaml"), spec).unwrap();
    folder
}

fn block<'t>(text: &'t str, fence: &str) -> Option<&'t str> {
    Some(text.split_once(fence)?.1.split_once("```").unwrap().0)
}

/// Derives what the item says; the attribute `derive` is taken off, as the compiler does.
fn run(item: &str, root: &Path) -> Adopted {
    let (derive, item) = item.split_once(")]\n").unwrap();
    let derive = match derive.trim_start_matches("#[derive(") {
        "GroupEndpoint" => Derive::Endpoint,
        "GroupResponse" => Derive::Response,
        "GroupEnum" => Derive::Enum,
        "GroupValue" => Derive::Value,
        other => panic!("there is no derive {other}"),
    };
    let adopted = adopt(derive, item.parse().unwrap(), root);
    // Whatever is wrong, what is emitted is Rust.
    syn::parse2::<syn::File>(adopted.tokens()).unwrap();
    adopted
}

#[test]
fn the_explanations_are_true() {
    for code in Code::ALL.iter().filter(|code| code.is_of_derives()) {
        let (_, blocks) = code.explain().split_once("\n## Wrong\n").unwrap();
        let (wrong, right) = blocks.split_once("\n## Right\n").unwrap();
        let spec = block(wrong, "```yaml\n").unwrap();
        let found = run(block(wrong, "```rust\n").unwrap(), &folder(&format!("wrong_{code}"), spec)).mistakes;
        assert!(!found.is_empty() && found.iter().all(|mistake| mistake.code == *code), "{code}: {found:#?}");
        let spec = block(right, "```yaml\n").unwrap_or(spec);
        let found = run(block(right, "```rust\n").unwrap(), &folder(&format!("right_{code}"), spec)).mistakes;
        assert!(found.is_empty(), "{code}: {found:#?}");
    }
}

#[test]
fn nonsense_is_an_error_and_no_panic() {
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
            let adopted = adopt(derive, item.parse::<TokenStream>().unwrap(), &root);
            syn::parse2::<syn::File>(adopted.tokens()).unwrap();
        }
    }
}
