//! Templates: structures as plain text.

use super::read;
use crate::model::{Located, TemplatePiece};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::Node;

/// The template of a structure, where it has one.
pub(super) fn of(node: &Node, report: &mut Report) -> Option<Box<Located<Vec<TemplatePiece>>>> {
    let given = read::placed_text(node, "template")?;
    match pieces(&given.value) {
        Ok(pieces) => Some(Box::new(Located { value: pieces, place: given.place })),
        Err((what, help)) => {
            let message = format!("the template is malformed: {what}");
            report.push(Diagnostic::new(Code::BAD_TEMPLATE, &given.place, message).help(help));
            // What is malformed has no pieces, and is compared with nothing.
            Some(Box::new(Located { value: Vec::new(), place: given.place }))
        }
    }
}

/// The pieces of a template, or what is wrong with it and what to do.
fn pieces(text: &str) -> Result<Vec<TemplatePiece>, (String, &'static str)> {
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
            pieces.push(TemplatePiece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(TemplatePiece::Member(name.to_owned()));
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(TemplatePiece::Text(plain));
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
        let text = |text: &str| TemplatePiece::Text(text.to_owned());
        let member = |name: &str| TemplatePiece::Member(name.to_owned());
        assert_eq!(
            pieces("OK: {id} {{}}\n{a b}"),
            Ok(vec![text("OK: "), member("id"), text(" {}\n"), member("a b")])
        );
        assert_eq!(pieces(" {a}\n"), Ok(vec![text(" "), member("a"), text("\n")]));
        for bad in ["", " \n", "{", "}", "{}", "{a", "a}"] {
            assert!(pieces(bad).is_err(), "{bad}");
        }
    }
}
