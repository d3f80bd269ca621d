//! What stands at a path, without reading the whole body.

use super::body::Malformed;
use super::pieces::{Element, Piece, Source};
use crate::format::{Found, Limits};

/// What the element, or else the attribute, at a path of local names below the root holds. The first one counts.
pub(in crate::format) fn probe(body: &[u8], path: &[&str], limits: &Limits) -> Found {
    let found = Source::new(body, limits, false).and_then(|mut source| find(&mut source, path));
    found.unwrap_or(Found::Nothing)
}

fn find(source: &mut Source<'_>, path: &[&str]) -> Result<Found, Malformed> {
    let mut attribute = None;
    let mut depth = 0_usize;
    // How many of the open elements, from the root, lie on the path; the root always does.
    let mut matched = 0_usize;
    loop {
        match source.next()? {
            Piece::Open(element) => {
                let on_path = depth == 0 || path.get(depth - 1) == Some(&element.local);
                if matched == depth && on_path {
                    matched += 1;
                    if matched == path.len() + 1 {
                        return held(source, &element);
                    }
                    if let (true, Some(last)) = (matched == path.len(), path.last()) {
                        attribute = attribute.or_else(|| value_of(&element, last));
                    }
                }
                depth += 1;
            }
            Piece::Close => {
                depth = depth.saturating_sub(1);
                matched = matched.min(depth);
            }
            Piece::Text(_) => {}
            Piece::End => return Ok(attribute.map_or(Found::Nothing, Found::Text)),
        }
    }
}

fn held(source: &mut Source<'_>, element: &Element<'_>) -> Result<Found, Malformed> {
    if element.is_nil() {
        return Ok(Found::Null);
    }
    let content = source.content()?;
    Ok(if content.elements { Found::Structure } else { Found::Text(content.text.into_owned()) })
}

fn value_of(element: &Element<'_>, local: &str) -> Option<String> {
    let attribute = element.attributes.iter().find(|attribute| attribute.local == local);
    attribute.map(|attribute| attribute.value.clone().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"<?xml version='1.0'?>\
        <r><a x='7'><b>one</b></a><a><c> <![CDATA[two]]>&amp;<!-- --></c><b>three</b></a>\
        <n xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/><e/></r>";

    fn at(path: &[&str]) -> Found {
        probe(BODY, path, &Limits::default())
    }

    #[test]
    fn elements_and_attributes() {
        assert_eq!(at(&["a", "b"]), Found::Text("one".into()));
        assert_eq!(at(&["a", "c"]), Found::Text(" two&".into()));
        assert_eq!(at(&["a", "x"]), Found::Text("7".into()));
        assert_eq!(at(&["e"]), Found::Text(String::new()));
        assert_eq!(at(&["a"]), Found::Structure);
        assert_eq!(at(&[]), Found::Structure);
        assert_eq!(at(&["n"]), Found::Null);
    }

    #[test]
    fn what_is_not_there() {
        for path in [&["b"][..], &["a", "d"], &["a", "b", "c"], &["a", "x", "y"], &["r"], &["r", "a"]] {
            assert_eq!(at(path), Found::Nothing, "{path:?}");
        }
    }

    #[test]
    fn a_body_that_cannot_be_read_so_far() {
        let limits = Limits::default();
        assert_eq!(probe(b"<r><a>1</a><b>2</c>", &["a"], &limits), Found::Text("1".into()));
        for body in [&b"<r><a>1</a><b>2</c>"[..], b"", b"no XML", b"<r><b>2", b"{\"b\":2}"] {
            assert_eq!(probe(body, &["b"], &limits), Found::Nothing);
        }
    }
}
