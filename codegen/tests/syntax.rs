//! Text to tree: what is kept, what is refused, and where everything stands.

#![expect(clippy::panic, reason = "a test that cannot go on has failed")]

use groupwright_codegen::parse::parse;
use groupwright_codegen::report::{Code, Report};
use groupwright_codegen::source::{MAX_FILE_SIZE, Source};
use groupwright_codegen::syntax::{Block, Node, NodePath, Yaml, locate};

fn tree(text: &str) -> Node {
    let mut report = Report::default();
    let node = report.take(parse(&Source::new("spec.yaml", text)));
    node.unwrap_or_else(|| panic!("{:?}", report.diagnostics()))
}

/// The line, the column and the message of what keeps a text from being read.
fn refusal(text: &str) -> (usize, usize, String) {
    let mut report = Report::default();
    assert!(report.take(parse(&Source::new("spec.yaml", text))).is_none());
    let [only] = report.diagnostics() else { panic!("{:?}", report.diagnostics()) };
    assert_eq!(only.code, Code::SYNTAX);
    let at = locate(&only.place);
    (at.line, at.column, only.message.clone())
}

#[track_caller]
fn refused(text: &str, line: usize, column: usize, message: &str) {
    assert_eq!(refusal(text), (line, column, message.to_owned()));
}

/// The places of all keys and values, in order.
fn places(node: &Node) -> Vec<NodePath> {
    let mut all = vec![node.place.clone()];
    all.extend(node.items().iter().flat_map(places));
    for entry in node.entries() {
        all.push(entry.place.clone());
        all.extend(places(&entry.value));
    }
    all
}

/// Checks line, column and token of each place.
#[track_caller]
fn stand(text: &str, expected: &[(usize, usize, &str)]) {
    let locations = places(&tree(text)).into_iter().map(|place| locate(&place));
    let tokens: Vec<_> = locations.map(|at| (at.line, at.column, &text[at.span])).collect();
    assert_eq!(tokens, expected);
}

#[test]
fn keeps_order_and_repeated_keys() {
    let node = tree("b: 1\na: 2\nb: 3\n");
    let keys: Vec<_> = node.entries().iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["b", "a", "b"]);
    assert_eq!(node.get("b").unwrap().yaml, Yaml::Integer(1));
}

#[test]
fn keeps_keys_as_written() {
    let node = tree("{200: a, true: b, 007: c, 1.50: d, ~: e, '4XX': f, <<: g}");
    let keys: Vec<_> = node.entries().iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["200", "true", "007", "1.50", "~", "4XX", "<<"]);
}

#[test]
fn reads_scalars_by_their_kinds() {
    let node = tree(
        "[~, true, -1, 170141183460469231731687303715884105727, 1.5, .inf, 'true', 010, !any 7, !any [8]]",
    );
    let expected = [
        Yaml::Null,
        Yaml::Flag(true),
        Yaml::Integer(-1),
        Yaml::Integer(i128::MAX),
        Yaml::Number(1.5),
        Yaml::Number(f64::INFINITY),
        Yaml::Text("true".to_owned()),
        Yaml::Text("010".to_owned()),
        Yaml::Integer(7),
    ];
    let found: Vec<_> = node.items().iter().map(|item| item.yaml.clone()).collect();
    assert_eq!(found[..9], expected);
    assert_eq!(found[9], tree("[8]").yaml);
}

#[test]
fn locates_every_key_and_value() {
    let expected = [
        (1, 1, "request"),
        (1, 1, "request"),
        (2, 3, "POST"),
        (2, 3, "POST"),
        (2, 9, "/groups"),
        (3, 3, "'body'"),
        (3, 11, "{ formats: [json, \"xml\"], 7: }"),
        (3, 13, "formats"),
        (3, 22, "[json, \"xml\"]"),
        (3, 23, "json"),
        (3, 29, "\"xml\""),
        (3, 37, "7"),
        (3, 39, ""),
    ];
    stand("request:\n  POST: /groups   # comment\n  'body': { formats: [json, \"xml\"], 7: }\n", &expected);
}

#[test]
fn locates_lists_blocks_tags_and_aliases() {
    let expected = [
        (1, 1, "-"),
        (1, 6, "one"),
        (1, 6, "one"),
        (3, 8, "two"),
        (4, 3, "|"),
        (6, 3, "over"),
        (8, 3, "-"),
        (8, 5, "x"),
    ];
    stand("- &a one\n- *a\n- !tag two\n- |\n  text\n- over\n  lines\n- - x\n", &expected);
}

#[test]
fn counts_columns_in_characters_and_lines_in_newlines() {
    let expected =
        [(1, 1, "ä"), (1, 1, "ä"), (1, 4, "ö"), (2, 1, "ü"), (2, 4, "[a, ö]"), (2, 5, "a"), (2, 8, "ö")];
    stand("\u{feff}ä: ö\r\nü: [a, ö]\r\n", &expected);
}

#[test]
fn locates_both_entries_of_a_repeated_key() {
    let node = tree("a: 1\na: 2\n");
    let lines = node.entries().iter().map(|entry| locate(&entry.place).line);
    assert_eq!(lines.collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn refuses_invalid_yaml_at_its_position() {
    refused("a: [b\nc: d\n", 2, 2, "did not find expected ',' or ']', while parsing a flow sequence");
    refused("a: 'b\n", 1, 6, "found unexpected end of stream, while scanning a quoted scalar");
    refused("a: *b\n", 1, 4, "unknown anchor");
    refused("a: b\u{7}\n", 1, 5, "the character U+0007 is not allowed in a spec");
    refused("{[a]: b}", 1, 2, "a key must be a text, a number or a flag");
    refused("a: 340282366920938463463374607431768211455\n", 1, 4, "the integer is too large");
}

#[test]
fn shows_where_the_invalid_construct_starts() {
    for text in ["ä: ö\nü: [b\nc: d\n", "\u{feff}ä: ö\nü: [b\nc: d\n", "ä: ö\r\nü: [b\r\nc: d\r\n"] {
        let mut report = Report::default();
        assert!(report.take(parse(&Source::new("spec.yaml", text))).is_none());
        let related: Vec<_> = report.diagnostics().iter().flat_map(|finding| &finding.related).collect();
        let [(place, what)] = related.as_slice() else { panic!("{:?}", report.diagnostics()) };
        let at = locate(place);
        assert_eq!(
            (at.line, at.column, &text[at.span], what.as_str()),
            (2, 4, "[", "it starts here"),
            "{text}"
        );
    }
}

#[test]
fn refuses_files_without_exactly_one_document() {
    refused("", 1, 1, "the file is empty");
    refused("# only a comment\n", 1, 1, "the file is empty");
    refused("---\na: 1\n---\nb: 2\n", 3, 1, "the file contains more than one YAML document");
    refused("a: 1\n...\nb: 2\n", 2, 1, "the file contains more than one YAML document");
}

#[test]
fn limits_the_size_of_a_file() {
    let large = format!("a: {}\n", "x".repeat(MAX_FILE_SIZE));
    refused(&large, 1, 1, "the file is larger than 1 MiB");
}

#[test]
fn limits_the_nesting_depth() {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
        let nested = |depth| format!("{}{}", open.repeat(depth), close.repeat(depth));
        assert_eq!(refusal(&nested(500)).2, "the document is nested too deeply");
        assert_eq!(refusal(&nested(100_000)).2, "the document is nested too deeply");
    }
    assert_eq!(refusal(&"- ".repeat(100_000)).2, "the document is nested too deeply");
    assert_eq!(refusal("a: &a [*a]").2, "the document is nested too deeply");
    refused("%YAML 1.2\n---\na: b\n", 1, 1, "YAML directives are not supported");
}

#[test]
fn limits_the_expansion_of_aliases() {
    let text = "x".repeat(1000);
    let line = |n: usize| format!("a{}: &a{} [{}]\n", n, n, vec![format!("*a{}", n - 1); 10].join(", "));
    let laughs = format!("a0: &a0 {text}\n") + &(1..12).map(line).collect::<String>();
    assert_eq!(refusal(&laughs).2, "the aliases of the document expand to too many nodes");
    let wide = format!("a: &a [{}]\nb: [{}]\n", vec!["x"; 10_000].join(","), vec!["*a"; 10_000].join(","));
    assert_eq!(refusal(&wide).2, "the aliases of the document expand to too many nodes");
}

/// The place of a position in the text of `a`, and what stands there.
#[track_caller]
fn in_block(file: &str, line: usize, column: usize) -> Option<String> {
    let node = tree(file);
    let value = node.get("a")?;
    let place = Block::of(&value.place, value.text()?)?.place(line, column)?;
    let at = locate(&place);
    Some(format!("{}:{} {}", at.line, at.column, &file[at.span]))
}

#[test]
fn finds_lines_of_texts_in_the_file() {
    let is = |at: &str| Some(at.to_owned());
    assert_eq!(in_block("a: |\n  {\n    x\n  }\n", 2, 3), is("3:5 x"));
    assert_eq!(in_block("b: 1\na: |2-\n    x\n  y\n", 1, 3), is("3:5 x"));
    assert_eq!(in_block("a: |\r\n  {\r\n  x\r\n", 2, 1), is("3:3 x"));
    assert_eq!(in_block("a: 'xyz'\n", 1, 2), is("1:6 y"));
    assert_eq!(in_block("a: \"xyz\"\n", 1, 3), is("1:7 z"));
    assert_eq!(in_block("a: xyz\n", 1, 3), is("1:6 z"));
}

#[test]
fn finds_nothing_where_the_file_says_it_otherwise() {
    assert_eq!(in_block("a: >\n  x\n  y\n", 1, 3), None);
    assert_eq!(in_block("a: \"x\\ny\"\n", 2, 1), None);
    assert_eq!(in_block("a: 'it''s'\n", 1, 4), None);
    assert_eq!(in_block("a: |\n  x\n", 9, 1), None);
}
