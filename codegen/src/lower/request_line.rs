//! The request line: the method, and the path template with its pieces.

use super::read;
use crate::language::METHODS;
use crate::model::{Located, PathPiece};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::Node;

/// What a request line says.
pub(super) struct Line {
    pub(super) method: String,
    pub(super) path: Located<String>,
    pub(super) pieces: Vec<PathPiece>,
}

/// Lowers the request line of the section `request`: the value of a method that is a key, or that of `line`.
pub(super) fn request_line(node: &Node, report: &mut Report) -> Line {
    let key =
        METHODS.iter().find_map(|(method, _)| Some(((*method).to_owned(), read::placed_text(node, method)?)));
    let Some((method, path)) = key.or_else(|| other_method(node, report)) else {
        // That it is missing has been reported; its parameters are not unused.
        let parameters = read::entries(node, "path");
        let pieces = parameters.iter().map(|entry| PathPiece::Parameter(entry.key.clone())).collect();
        return Line { method: "GET".to_owned(), path: Located::new("/".to_owned(), &node.place), pieces };
    };
    let pieces = pieces(&path, report);
    Line { method, path, pieces }
}

/// The method and the path of `line`.
fn other_method(node: &Node, report: &mut Report) -> Option<(String, Located<String>)> {
    let line = read::placed_text(node, "line")?;
    let (method, path) = line.value.split_once(' ').unwrap_or((&line.value, ""));
    let help = if METHODS.iter().any(|(name, _)| *name == method) {
        format!("write `{method}: {}`", if path.is_empty() { "/" } else { path })
    } else if !is_token(method) || path.is_empty() {
        "write a method, a space and a path template, such as `line: MKCOL /books/{name}`".to_owned()
    } else {
        return Some((method.to_owned(), Located::new(path.to_owned(), &line.place)));
    };
    let message = format!("{:?} is not a request line of a method that is no key", line.value);
    report.push(Diagnostic::new(Code::BAD_REQUEST_LINE, &line.place, message).help(help));
    let found = (method.to_owned(), Located::new(path.to_owned(), &line.place));
    path.starts_with('/').then_some(found)
}

/// Whether the text is a token (RFC 9110 section 5.6.2).
fn is_token(text: &str) -> bool {
    let is_mark = |byte| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || is_mark(byte))
}

/// How many parts of a path can be missing. A server tries a path with each of them and without.
const MAX_OPTIONAL: usize = 4;

/// Whether the text can stand in the path of a URL as it is: `pchar` and slashes (RFC 3986 section 3.3).
pub(crate) fn is_path(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let fine = match byte {
            b'%' => bytes.by_ref().take(2).filter(u8::is_ascii_hexdigit).count() == 2,
            byte => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte),
        };
        if !fine {
            return false;
        }
    }
    true
}

/// The pieces of a path template (RFC 6570: simple and reserved expansion, and that of a path segment, each of one name).
fn pieces(path: &Located<String>, report: &mut Report) -> Vec<PathPiece> {
    let mut pieces = Vec::new();
    let mut rest = path.value.as_str();
    // The URL of the server itself.
    let mut bad = !rest.is_empty() && !rest.starts_with('/');
    while let Some((literal, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            bad = true;
            break;
        };
        if !literal.is_empty() {
            pieces.push(PathPiece::Literal(literal.to_owned()));
        }
        bad |= literal.contains('}') || name.contains('{');
        let (operator, name) = name.split_at(usize::from(name.starts_with(['+', '/'])));
        bad |= name.is_empty() || name.starts_with(['+', '/']) || name.ends_with('*');
        pieces.push(match operator {
            "+" => PathPiece::Segments(name.to_owned()),
            "/" => PathPiece::Optional(name.to_owned()),
            _ => PathPiece::Parameter(name.to_owned()),
        });
        rest = after;
    }
    let literals = path.value.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, after)| after));
    bad |= rest.contains(['{', '}']) || literals.into_iter().any(|literal| !is_path(literal));
    if !rest.is_empty() {
        pieces.push(PathPiece::Literal(rest.to_owned()));
    }
    if pieces.iter().filter_map(PathPiece::optional).count() > MAX_OPTIONAL {
        let message = format!("{:?} has more than {MAX_OPTIONAL} parts that can be missing", path.value);
        let help = "describe the paths as endpoints of their own";
        report.push(Diagnostic::new(Code::BAD_PATH_TEMPLATE, &path.place, message).help(help));
    }
    unseparated(&pieces, path, report);
    if bad {
        let message = format!("{:?} is not a valid path template", path.value);
        let help = "write an absolute path with parameters in braces, such as `/groups/{id}`, or `/groups{/id}` if it can be \
                    missing, other characters percent-encoded; the query has a key of its own";
        report.push(Diagnostic::new(Code::BAD_PATH_TEMPLATE, &path.place, message).help(help));
    }
    pieces
}

/// Parameters of which nothing tells where one ends and the other begins.
fn unseparated(pieces: &[PathPiece], path: &Located<String>, report: &mut Report) {
    let mut refuse = |first: &PathPiece, second: &PathPiece, help: &str| {
        let Some((first, second)) = name(first).zip(name(second)) else { return };
        let message =
            format!("nothing tells where the value of {first:?} ends and that of {second:?} begins");
        report.push(Diagnostic::new(Code::BAD_PATH_TEMPLATE, &path.place, message).help(help));
    };
    for pair in pieces.windows(2) {
        let [first, second] = pair else { continue };
        if second.optional().is_none() {
            refuse(first, second, "write what the documentation has between them, such as `{a}-{b}`");
        } else if has_several(first) {
            refuse(
                first,
                second,
                "the value of the first can have the part that can be missing: write only the first",
            );
        }
    }
    for three in pieces.windows(3) {
        let [first, between, second] = three else { continue };
        if has_several(first) && has_several(second) && literal(between) == Some("/") {
            refuse(first, second, "only one of them can have several segments: write the other as `{a}`");
        }
    }
}

fn name(piece: &PathPiece) -> Option<&str> {
    match piece {
        PathPiece::Literal(_) => None,
        PathPiece::Parameter(name) | PathPiece::Segments(name) | PathPiece::Optional(name) => Some(name),
    }
}

fn literal(piece: &PathPiece) -> Option<&str> {
    match piece {
        PathPiece::Literal(text) => Some(text),
        PathPiece::Parameter(_) | PathPiece::Segments(_) | PathPiece::Optional(_) => None,
    }
}

fn has_several(piece: &PathPiece) -> bool {
    match piece {
        PathPiece::Segments(_) => true,
        PathPiece::Literal(_) | PathPiece::Parameter(_) | PathPiece::Optional(_) => false,
    }
}
