//! Comparison of forms: two forms are equal if each name has the same texts in the same order. The order of
//! names is ignored.

use std::collections::BTreeMap;

use percent_encoding::percent_decode;

pub(in crate::format) fn difference(expected: &[u8], found: &[u8]) -> Option<String> {
    for (which, body) in [("expected", expected), ("found", found)] {
        if percent_decode(body).decode_utf8().is_err() {
            return Some(format!("the form that was {which} is not UTF-8 after percent-decoding"));
        }
    }
    let (expected, found) = (texts(expected), texts(found));
    let missing = expected.iter().find_map(|(name, texts)| match found.get(name) {
        None => Some(format!("{name:?} is missing; expected {}", list(texts))),
        Some(other) if other != texts => {
            Some(format!("{name:?}: expected {}, found {}", list(texts), list(other)))
        }
        Some(_) => None,
    });
    missing.or_else(|| {
        let (name, texts) = found.iter().find(|(name, _)| !expected.contains_key(*name))?;
        Some(format!("{name:?} is not expected; found {}", list(texts)))
    })
}

fn texts(body: &[u8]) -> BTreeMap<String, Vec<String>> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in form_urlencoded::parse(body) {
        texts.entry(name.into_owned()).or_default().push(text.into_owned());
    }
    texts
}

fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| format!("{text:?}")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ignores_the_order_of_names_but_not_of_texts() {
        assert_eq!(difference(b"a=1&b=2&a=3", b"b=2&a=1&a=3"), None);
        assert_eq!(difference(b"a=x+y&b=%C3%A9", "a=x%20y&b=é".as_bytes()), None);
        let swapped = r#""a": expected "1", "3", found "3", "1""#;
        assert_eq!(difference(b"a=1&a=3", b"a=3&a=1").as_deref(), Some(swapped));
    }

    #[test]
    fn reports_missing_and_unexpected_names() {
        for (expected, found, says) in [
            ("a=1&b=2", "a=1", r#""b" is missing; expected "2""#),
            ("a=1", "a=1&c=", r#""c" is not expected; found """#),
            ("a=1", "a=1&a=1", r#""a": expected "1", found "1", "1""#),
            ("a=1", "%FF=1", "the form that was found is not UTF-8 after percent-decoding"),
            ("a=%FF", "a=%FF", "the form that was expected is not UTF-8 after percent-decoding"),
        ] {
            assert_eq!(difference(expected.as_bytes(), found.as_bytes()).as_deref(), Some(says));
        }
    }
}
