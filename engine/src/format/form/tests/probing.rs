//! Looking up one member of a form.

use super::*;
use crate::format::tests::probe_names;
use crate::format::{Limits, Probed};

fn text(text: &str) -> Probed {
    Probed::Scalar(text.to_owned(), None)
}

#[test]
fn finds_texts_and_structures_in_both_spellings() {
    let body = b"ok=1&error[code]=7&data.id=9&tag=x&tag=y&okay=2&none=&e%5Bf%5D=g&error[text]=t";
    for (path, expected) in [
        (&["ok"][..], text("1")),
        (&["error", "code"], text("7")),
        (&["error", "text"], text("t")),
        (&["data", "id"], text("9")),
        (&["data.id"], text("9")),
        (&["e", "f"], text("g")),
        (&["none"], text("")),
        (&["error"], Probed::Structure),
        (&["data"], Probed::Structure),
        (&["tag"], Probed::Structure),
        (&[], Probed::Structure),
        (&["o"], Probed::Nothing),
        (&["error", "c"], Probed::Nothing),
    ] {
        assert_eq!(
            probe_names(Format::Form, body, None, path, &DecodeOptions::RESPONSE).0,
            expected,
            "{path:?}"
        );
    }
    let limits = Limits { bytes: 3, ..Limits::default() };
    let few = DecodeOptions { limits, ..DecodeOptions::RESPONSE };
    assert_eq!(probe_names(Format::Form, body, None, &["ok"], &few).0, Probed::Nothing);
}

#[test]
fn finds_undeclared_members_beside_declared_ones() {
    let body = b"error[code]=7&name=Ann&error[text]=t&friends[0][name]=Bob&age=4";
    let found = |path: &[&str]| {
        let (found, node) = probe_names(Format::Form, body, Some(&PERSON), path, &DecodeOptions::RESPONSE);
        (found, node.is_some())
    };
    assert_eq!(found(&["error", "code"]), (text("7"), false));
    assert_eq!(found(&["error", "text"]), (text("t"), false));
    assert_eq!(found(&["name"]), (text("Ann"), true));
    assert_eq!(found(&["age"]), (text("4"), true));
    assert_eq!(found(&["friends"]), (Probed::List, true));
}
