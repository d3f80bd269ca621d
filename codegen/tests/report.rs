//! Findings as text, JSON and workflow commands, in the order of the files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use groupwright_codegen::parse::parse;
use groupwright_codegen::report::{Code, Diagnostic, Report, Style, render};
use groupwright_codegen::source::{Source, SourceRef};
use groupwright_codegen::syntax::{NodePath, locate};

const TEXT: Style = Style::Text { color: false };

fn file(path: &str, text: &str) -> SourceRef {
    Source::new(path, text)
}

/// The place of the value of a key at the root.
fn value(source: &SourceRef, key: &str) -> NodePath {
    let mut report = Report::default();
    let node = parse(source, &mut report).unwrap();
    node.get(key).unwrap().place.clone()
}

/// A report of these findings.
fn report(findings: impl IntoIterator<Item = Diagnostic>) -> Report {
    let mut report = Report::default();
    findings.into_iter().for_each(|finding| report.push(finding));
    report
}

/// A report of one finding with everything.
fn full() -> Report {
    let api = file("specs/a,b/api.yaml", "title: One\n");
    let endpoint = file("specs/a,b/create.yaml", "summary: 100%\nsource: \"ü: x\"\n");
    let finding = Diagnostic::new(Code::UNKNOWN_TYPE, &value(&endpoint, "source"), "no \"type\", 100%")
        .label("this one")
        .related(&value(&endpoint, "summary"), "beside it")
        .related(&value(&api, "title"), "there")
        .help("write another\nor none");
    report([finding])
}

#[test]
fn text_report_shows_the_source_lines_of_every_file() {
    let expected = "\
error[GW0101]: no \"type\", 100%
 --> specs/a,b/create.yaml:2:9
  |
1 | summary: 100%
  |          ---- beside it
2 | source: \"ü: x\"
  |         ^^^^^^ this one
  |
 ::: specs/a,b/api.yaml:1:8
  |
1 | title: One
  |        --- there
  |
  = help: write another
          or none

1 error in 1 file
";
    assert_eq!(render(&full(), TEXT), expected);
    let colored = render(&full(), Style::Text { color: true });
    assert!(colored.contains('\u{1b}'));
}

#[test]
fn json_report_is_an_array_with_one_finding_per_line() {
    let expected = concat!(
        "[\n",
        r#"{"code":"GW0101","severity":"error","message":"no \"type\", 100%","#,
        r#""file":"specs/a,b/create.yaml","line":2,"column":9,"end_column":15,"help":"write another\nor none","#,
        r#""related":[{"message":"beside it","file":"specs/a,b/create.yaml","line":1,"column":10,"end_column":14},"#,
        r#"{"message":"there","file":"specs/a,b/api.yaml","line":1,"column":8,"end_column":11}]}"#,
        "\n]\n"
    );
    assert_eq!(render(&full(), Style::Json), expected);
    assert!(serde_json::from_str::<serde_json::Value>(expected).is_ok());
    assert_eq!(render(&Report::default(), Style::Json), "[]\n");
}

#[test]
fn escapes_workflow_commands() {
    let expected = "::error file=specs/a%2Cb/create.yaml,line=2,col=9,endColumn=15,title=GW0101::\
                    no \"type\", 100%25%0Ahelp: write another%0Aor none\n";
    assert_eq!(render(&full(), Style::Github), expected);
}

#[test]
fn writes_nothing_without_findings() {
    assert_eq!(render(&Report::default(), TEXT), "");
    assert_eq!(render(&Report::default(), Style::Github), "");
}

#[test]
fn writes_each_finding_once_in_file_order() {
    let (a, b) = (file("a.yaml", "x: 1\ny: 2\n"), file("b.yaml", "x: 1\n"));
    let said = |source, key, code, message| Diagnostic::new(code, &value(source, key), message);
    let findings = [
        said(&b, "x", Code::UNUSED_TYPE, "four"),
        said(&a, "y", Code::UNKNOWN_KEY, "three"),
        said(&a, "x", Code::UNKNOWN_WORD, "two"),
        said(&a, "y", Code::UNKNOWN_KEY, "three"),
        said(&a, "x", Code::WRONG_KIND, "one"),
    ];
    let forth = render(&report(findings.clone()), TEXT);
    let back = render(&report(findings.into_iter().rev()), TEXT);
    assert_eq!(forth, back);
    let titles: Vec<&str> = forth.lines().filter_map(|line| line.split("]: ").nth(1)).collect();
    assert_eq!(titles, ["one", "two", "three", "four"]);
    assert!(forth.ends_with("\n3 errors, 1 warning in 2 files\n"), "{forth}");
}

#[test]
fn shows_at_most_1000_findings() {
    let source = file("a.yaml", "x: 1\n");
    let place = value(&source, "x");
    let many = (0..1010).map(|n| Diagnostic::new(Code::WRONG_KIND, &place, format!("{n:04}")));
    let shown = render(&report(many), TEXT);
    assert!(shown.ends_with("\n1000 errors in 1 file; 10 more findings not shown\n"));
}

#[test]
fn shows_every_offset_of_a_text() {
    let texts = ["", "\n", "a: b", "a: b\r\n\r\n", "\u{feff}a: b\n", "a: \"ü\"\n\tb", "a:\n", "\r\r\n"];
    for text in texts {
        let source = file("a.yaml", text);
        for offset in 0..=text.len() + 2 {
            let place = NodePath::offset(&source, offset);
            let shown = render(&report([Diagnostic::new(Code::SYNTAX, &place, "here")]), TEXT);
            let at = locate(&place);
            assert!(shown.contains(&format!("a.yaml:{}:", at.line)), "{text:?} {offset}\n{shown}");
        }
    }
}
