//! No constructor and no setter of a generated `Api` has the name of a function that the runtime gives it.

use std::fs;

use groupwright_codegen::load::check_texts;
use groupwright_codegen::report::Code;

use crate::tree::root;

const ENDPOINT: &str = "summary: Lists the groups.\nsource: https://example.com/docs\nrequest: { GET: /groups }\n\
    responses: { 200: { doc: The groups. } }\n";

/// Whether a spec with these lines in `api.yaml` is refused for a name that is taken, and for nothing else.
fn is_taken(lines: &str) -> bool {
    let api = format!("title: Example\nsource: https://example.com/docs\n{lines}");
    let (report, _) = check_texts("example", &api, &[("list_groups", ENDPOINT)]).into_parts();
    let codes: Vec<Code> = report.diagnostics().iter().map(|finding| finding.code).collect();
    assert!(codes.iter().all(|code| *code == Code::DUPLICATE_RUST_NAME), "{lines}: {codes:?}");
    !codes.is_empty()
}

/// A spec whose second scheme, or the variable of whose server, has this name.
fn specs_with(name: &str) -> [String; 2] {
    let scheme = |name: &str| format!("  {name}: {{ send: [{{ in: bearer, secret: token_of_{name} }}] }}\n");
    [
        format!("servers: [https://example.com]\nauth:\n{}{}", scheme("first"), scheme(name)),
        format!(
            "servers:\n- url: https://{{{name}}}.example.com\n  variables: {{ {name}: {{ type: string, default: a }} }}\nauth:\n{}",
            scheme("first")
        ),
    ]
}

#[test]
fn names_of_specs_meet_no_function_of_the_runtime() {
    let source = fs::read_to_string(root().join("runtime/src/macros/client_config.rs")).unwrap();
    let setters: Vec<&str> = source
        .split("pub fn with_")
        .skip(1)
        .map(|rest| rest.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').next().unwrap())
        .collect();
    assert!(setters.contains(&"server") && setters.contains(&"call_options"), "{setters:?}");
    for setter in setters {
        // An API that is not signed has no setters for its signature.
        let expected = !setter.starts_with("signing_");
        for spec in specs_with(setter) {
            assert_eq!(is_taken(&spec), expected, "{spec}");
        }
    }
    for spec in specs_with("other") {
        assert!(!is_taken(&spec), "{spec}");
    }
}
