//! Templates: structures as plain text, and values within a text.

use groupwright_engine::table::TextPiece;

use crate::intern;

/// The pieces of a template, or what is wrong with it and what to do.
pub(crate) fn pieces(text: &str) -> Result<Vec<TextPiece>, (String, &'static str)> {
    const BRACE: &str = "write `{{` and `}}` for braces that are part of the text";
    let (mut pieces, mut plain) = (Vec::new(), String::new());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            plain.push(if from.starts_with('{') { '{' } else { '}' });
            rest = after;
            continue;
        }
        let Some(inner) = from.strip_prefix('{') else {
            return Err(("`}` ends nothing".to_owned(), BRACE));
        };
        let Some((name, after)) = inner.split_once('}') else {
            return Err(("`{` has no end".to_owned(), BRACE));
        };
        if name.is_empty() {
            return Err((
                "`{}` names no member".to_owned(),
                "write the wire name of a member, such as `{id}`",
            ));
        }
        if !plain.is_empty() {
            pieces.push(TextPiece::Text(intern::text(&std::mem::take(&mut plain))));
        }
        pieces.push(match name {
            "*" => TextPiece::Anything,
            name => TextPiece::Member(intern::text(name)),
        });
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(TextPiece::Text(intern::text(&plain)));
    }
    if text.trim().is_empty() {
        return Err((
            "it is empty".to_owned(),
            "write the text with the names of members, such as `OK: {id}`",
        ));
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_a_template() {
        let text = |text: &str| TextPiece::Text(intern::text(text));
        let member = |name: &str| TextPiece::Member(intern::text(name));
        assert_eq!(
            pieces("OK: {id} {{}}\n{a b}"),
            Ok(vec![text("OK: "), member("id"), text(" {}\n"), member("a b")])
        );
        assert_eq!(pieces("{*}/{id}"), Ok(vec![TextPiece::Anything, text("/"), member("id")]));
        assert_eq!(pieces(" {a}\n"), Ok(vec![text(" "), member("a"), text("\n")]));
        for bad in ["", " \n", "{", "}", "{}", "{a", "a}"] {
            assert!(pieces(bad).is_err(), "{bad}");
        }
    }
}
