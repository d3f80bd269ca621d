//! Specs that say nothing wrong in the strangest words: keywords, quotes, ends of comments, control characters,
//! types that hold each other, names that generated code has too. Rust is made of them all the same.

use groupwright_codegen::emit::Options;
use groupwright_codegen::generate::generate;
use groupwright_codegen::load::load;
use groupwright_codegen::report::{Style, render};

#[test]
fn generates_valid_rust_from_hostile_names_and_texts() {
    let (report, loaded) = load(&["tests/hostile"]).unwrap().into_parts();
    assert_eq!(render(&report, Style::Text { color: false }), "");
    let files = generate(&loaded.apis, &Options::default()).unwrap();
    assert!(files.keys().any(|path| path.ends_with("weird/fn_match.rs")));
    for (path, text) in &files {
        let refused = |c: char| {
            (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!text.contains(refused), "{} has a character that the compiler refuses", path.display());
        for line in text.lines() {
            let comment = line.trim_start().trim_start_matches(['/', '!']).trim_start();
            assert!(!comment.starts_with("```") && !comment.starts_with("~~~"), "{line}");
        }
    }
}
