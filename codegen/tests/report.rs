//! Findings as text, JSON and workflow commands, in the order of the files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use groupwright_codegen::parse::parse;
use groupwright_codegen::report::{Code, Diagnostic, Report, Style, render};
use groupwright_codegen::source::{Source, SourceRef};
use groupwright_codegen::syntax::{NodePath, Part, locate};

const TEXT: Style = Style::Text { color: false };

fn file(path: &str, text: &str) -> SourceRef {
    Source::new(path, text)
}

/// The place of the value of a key at the root.
fn value(source: &SourceRef, key: &str) -> NodePath {
    let mut report = Report::default();
    let node = report.take(parse(source)).unwrap();
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
fn counts_all_findings_and_shows_the_first_hundred_of_each_code() {
    let text = (0..250).map(|n| format!("k{n}: 1\n")).collect::<Vec<_>>().concat();
    let source = file("a.yaml", &text);
    let key = |n: usize| NodePath { path: [n].into(), part: Part::Key, ..NodePath::root(&source) };
    let many = (0..250).flat_map(|n| {
        let related = Diagnostic::new(Code::WRONG_KIND, &key(n), format!("{n:04}")).related(&key(0), "first");
        [related, Diagnostic::new(Code::UNUSED_TYPE, &key(n), "unused")]
    });
    // The same once more is no other finding; one of another code is shown, wherever it is.
    let last = Diagnostic::new(Code::SYNTAX, &key(249), "last");
    let report = report(many.clone().chain(many).chain([last]));
    let shown = render(&report, TEXT);
    let end = "\n251 errors, 250 warnings in 1 file; 150 of GW0005, 150 of GW0105 not shown\n";
    assert!(shown.ends_with(end), "{shown}");
    assert!(shown.contains("]: 0099") && !shown.contains("]: 0100") && shown.contains("]: last"));
    let lines = render(&report, Style::Lines);
    let rest = "a.yaml:101:1: error[GW0005]: 150 more findings of this code are not shown; this is the first of them";
    assert_eq!(
        (lines.lines().count(), lines.lines().filter(|line| *line == rest).count()),
        (203, 1),
        "{lines}"
    );
    let json: serde_json::Value = serde_json::from_str(&render(&report, Style::Json)).unwrap();
    assert_eq!(json.as_array().map(Vec::len), Some(203));
}

#[test]
fn shows_places_in_lines_too_long_to_be_shown() {
    let source = file("a.yaml", &format!("x: [{}\"é\", y]\ny: 1\n", "1, ".repeat(5000)));
    let far = NodePath { path: [0, 5001].into(), ..NodePath::root(&source) };
    let finding = Diagnostic::new(Code::WRONG_KIND, &far, "far").related(&value(&source, "y"), "near");
    let shown = render(&report([finding]), TEXT);
    assert!(shown.contains("a.yaml:1:15010") && shown.contains("y: 1") && shown.len() < 1000, "{shown}");
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
