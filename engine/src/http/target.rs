//! Request targets that mean the same: with other characters escaped, or with the parameters in another order.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::server::under;
use super::server_url::server_query;

/// What cannot be in a request target, beside what is not ASCII.
const OUTSIDE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The parts of a request target, decoded, without those of the server.
struct Target {
    segments: Vec<Vec<u8>>,
    /// The names and values of the query, by name. Those of one name keep their order.
    parameters: Vec<(String, Option<String>)>,
}

/// Returns a request target without what a server adds to it, the path of its base URL and its query, and with the characters
/// escaped that cannot be in one.
pub fn own_target(server: &str, target: &str) -> String {
    let (path, query) = split(server, target);
    let own: Vec<&str> = own_pairs(server, query).collect();
    let mark = if own.is_empty() { "" } else { "?" };
    utf8_percent_encode(&format!("{path}{mark}{}", own.join("&")), OUTSIDE).to_string()
}

/// Returns the path of a request target, without that of the server, and its query.
fn split<'t>(server: &str, target: &'t str) -> (&'t str, &'t str) {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    (under(server, path).unwrap_or(path), query)
}

/// Returns the parameters of a query that a server does not add, as they are written.
fn own_pairs<'q>(server: &str, query: &'q str) -> impl Iterator<Item = &'q str> {
    let of_server = server_query(server);
    query.split('&').filter(move |pair| {
        let name = decoded(pair.split('=').next().unwrap_or_default());
        !pair.is_empty() && of_server.iter().all(|(other, _)| *other != name)
    })
}

/// Returns how a request target differs from another one, as a part of a sentence about the other one, or `None` if both mean
/// the same.
///
/// Characters may be percent-encoded in one of them only, and parameters of the query with different names may be in any
/// order. What the base URL `server` adds to a target may be missing in each, and the query parameters with the names in
/// `ignored`, such as credentials, are not compared.
pub fn target_difference(server: &str, target: &str, other: &str, ignored: &[&str]) -> Option<String> {
    let (target, other) = (Target::parse(server, target, ignored), Target::parse(server, other, ignored));
    if target.segments != other.segments {
        let path: Vec<_> = other.segments.iter().map(|segment| String::from_utf8_lossy(segment)).collect();
        return Some(format!("its path is {:?}", path.join("/")));
    }
    let shown = |(name, value): &(String, Option<String>)| match value {
        Some(value) => format!("{name}={value}"),
        None => name.clone(),
    };
    let only = |own: &Target, other: &Target| {
        own.parameters.iter().find(|pair| !other.parameters.contains(pair)).map(shown)
    };
    if let Some(missing) = only(&target, &other) {
        return Some(format!("it has no parameter {missing:?}"));
    }
    if let Some(further) = only(&other, &target) {
        return Some(format!("it has the parameter {further:?} too"));
    }
    (target.parameters != other.parameters)
        .then(|| "its parameters are in another order or number".to_owned())
}

impl Target {
    fn parse(server: &str, target: &str, ignored: &[&str]) -> Self {
        let (path, query) = split(server, target);
        let pairs = own_pairs(server, query).map(|pair| match pair.split_once('=') {
            Some((name, value)) => (decoded(name), Some(decoded(value))),
            None => (decoded(pair), None),
        });
        let mut parameters: Vec<_> = pairs.filter(|(name, _)| !ignored.contains(&name.as_str())).collect();
        parameters.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self {
            segments: path.split('/').map(|segment| percent_decode_str(segment).collect()).collect(),
            parameters,
        }
    }
}

/// Decodes a name or a value of a query, in which a plus sign is a space.
fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_targets_by_their_meaning() {
        let server = "https://h/v1?key={key}";
        assert_eq!(own_target(server, "/v1/groups?a=1&key=2"), "/groups?a=1");
        assert_eq!(own_target(server, "/groups?key"), "/groups");
        assert_eq!(own_target(server, "/ä b%20{c}?d[]=<e>"), "/%C3%A4%20b%20%7Bc%7D?d[]=%3Ce%3E");
        for (target, other) in [
            ("/v1/groups?a=1&key=2", "/groups?a=1"),
            ("/groups?key", "/groups"),
            ("/groups/a b", "/groups/a%20b"),
            ("/groups?$top=1&b=x+y", "/groups?b=x%20y&%24top=1"),
            ("/groups?a[]=1&b=2&a[]=3", "/groups?a%5B%5D=1&a%5B%5D=3&b=2"),
            ("/groups?token=hunter2", "/groups"),
        ] {
            assert_eq!(target_difference(server, target, other, &["token"]), None, "{target} {other}");
        }
        for (target, other, expected) in [
            ("/groups/a%2Fb", "/groups/a/b", "its path is \"/groups/a/b\""),
            ("/groups?a=1", "/groups?a=2", "it has no parameter \"a=1\""),
            ("/groups?a", "/groups?a=", "it has no parameter \"a\""),
            ("/groups", "/groups?a=2", "it has the parameter \"a=2\" too"),
            ("/groups?a=1&a=2", "/groups?a=2&a=1", "its parameters are in another order or number"),
            ("/groups?a=1&a=1", "/groups?a=1", "its parameters are in another order or number"),
        ] {
            let found = target_difference(server, target, other, &[]);
            assert_eq!(found.as_deref(), Some(expected), "{target} {other}");
        }
    }
}
