//! The base URL of a server as a template: its parts, the places of its variables, and what they may hold.

use super::{path, query};
use crate::format::{DecodeOptions, parse_query};

/// The longest name of a host (RFC 1035 section 2.3.4).
const HOST: usize = 253;
/// The longest label of the name of a host.
const LABEL: usize = 63;

/// The parts of a base URL, in which variables are in braces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Template<'u> {
    scheme: &'u str,
    host: &'u str,
    port: Option<&'u str>,
    path: &'u str,
    query: &'u str,
}

/// A piece of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'u> {
    /// Literal text.
    Literal(&'u str),
    /// The name of a variable.
    Variable(&'u str),
}

/// A variable in the base URL of a server.
#[derive(Clone, Copy, Debug)]
pub struct ServerVariable<'u> {
    /// The name.
    pub name: &'u str,
    place: Place,
}

/// Where in a base URL a variable stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Scheme,
    /// The end of the host. If it is the whole host, a port may follow, unless the URL has one.
    Host {
        takes_port: bool,
    },
    /// Within the host, which goes on after it.
    Label,
    Port,
    Path,
    Query,
}

impl ServerVariable<'_> {
    /// Checks that a text cannot leave the place of the variable, and returns what is expected there if it can.
    ///
    /// # Errors
    ///
    /// Returns what the place allows, to follow "expected".
    pub fn check(&self, text: &str) -> Result<(), &'static str> {
        self.place.check(text)
    }
}

impl Place {
    fn check(self, text: &str) -> Result<(), &'static str> {
        let (holds, expected) = match self {
            Self::Scheme => (matches!(text, "http" | "https"), "`http` or `https`"),
            Self::Host { takes_port: true } => {
                let (host, port) = text.rsplit_once(':').unwrap_or((text, "1"));
                (is_host(host) && is_port(port), "the name of a host, and a port if it has one")
            }
            Self::Host { takes_port: false } => (is_host(text), "the name of a host"),
            Self::Label => {
                (is_label(text), "a part of the name of a host: letters, digits and hyphens, without dots")
            }
            Self::Port => (is_port(text), "the number of a port"),
            Self::Path => {
                (!matches!(text, "" | "." | ".."), "a path segment: text that is not empty, `.` or `..`")
            }
            Self::Query => (true, "any text"),
        };
        if holds { Ok(()) } else { Err(expected) }
    }

    /// Appends a text as it stands in the place. It has been checked.
    fn push(self, out: &mut String, text: &str) {
        match self {
            Self::Scheme | Self::Host { .. } | Self::Label | Self::Port => out.push_str(text),
            Self::Path => path::push_text(out, text),
            Self::Query => query::push_text(out, text),
        }
    }

    /// A text that every place of this sort can hold.
    const fn sample(self) -> &'static str {
        match self {
            Self::Scheme => "https",
            Self::Host { .. } | Self::Label | Self::Path | Self::Query => "x",
            Self::Port => "1",
        }
    }
}

fn is_host(text: &str) -> bool {
    text.len() <= HOST && text.split('.').all(is_label)
}

/// Underscores occur in the names of hosts in practice.
fn is_label(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LABEL
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok_and(|port| port > 0)
}

impl<'u> Template<'u> {
    /// Takes a base URL apart, or returns what is wrong with it. The text of the URL is not part of the message.
    pub(super) fn parse(url: &'u str) -> Result<Self, &'static str> {
        if url.contains('#') {
            return Err("it has a fragment; remove it");
        }
        let (before, query) = url.split_once('?').unwrap_or((url, ""));
        let (scheme, rest) =
            before.split_once("://").ok_or("it is not an absolute URL such as https://host/path")?;
        let (authority, path) = match rest.find('/') {
            Some(start) => rest.split_at(start),
            None => (rest, ""),
        };
        if authority.contains('@') {
            return Err("it has a user name or a password; pass them as credentials");
        }
        let split = authority.rsplit_once(':').filter(|(_, port)| !port.contains(']'));
        let (host, port) = split.map_or((authority, None), |(host, port)| (host, Some(port)));
        let template = Self { scheme, host, port, path: path.trim_end_matches('/'), query };
        for (part, _) in template.parts() {
            pieces(part)?;
        }
        if scheme.contains('{') && pieces(scheme)?.len() > 1 {
            return Err("a variable is a part of the scheme; it can only be the whole scheme");
        }
        if port.is_some_and(|port| port.contains('{')) && pieces(port.unwrap_or_default())?.len() > 1 {
            return Err("a variable is a part of the port; it can only be the whole port");
        }
        Ok(template)
    }

    /// Returns the parts, and how a variable at the end of each is placed.
    fn parts(&self) -> [(&'u str, Place); 5] {
        let takes_port = self.port.is_none()
            && self.host.starts_with('{')
            && self.host.find('}').is_some_and(|end| end + 1 == self.host.len());
        [
            (self.scheme, Place::Scheme),
            (self.host, Place::Host { takes_port }),
            (self.port.unwrap_or_default(), Place::Port),
            (self.path, Place::Path),
            (self.query, Place::Query),
        ]
    }

    /// Returns the variables, in the order of their occurrence.
    pub(super) fn variables(&self) -> impl Iterator<Item = ServerVariable<'u>> {
        self.parts()
            .into_iter()
            .flat_map(|(part, place)| placed(part, place))
            .filter_map(|(_, variable)| variable)
    }

    /// Returns the URL with these values of its variables, which have been checked.
    pub(super) fn expand(&self, mut value: impl FnMut(&ServerVariable<'u>) -> String) -> String {
        let mut out = String::new();
        for (part, place) in self.parts() {
            match place {
                Place::Host { .. } => out.push_str("://"),
                Place::Port if self.port.is_some() => out.push(':'),
                Place::Query if !part.is_empty() => out.push('?'),
                Place::Scheme | Place::Label | Place::Port | Place::Path | Place::Query => {}
            }
            for (literal, variable) in placed(part, place) {
                match variable {
                    Some(variable) => variable.place.push(&mut out, &value(&variable)),
                    None => out.push_str(literal),
                }
            }
        }
        out
    }

    /// Returns the URL with a sample for each variable.
    pub(super) fn sampled(&self) -> String {
        self.expand(|variable| variable.place.sample().to_owned())
    }
}

/// Returns the pieces of a part: literal texts, and variables with their places. Within a host, a dot would
/// begin another label.
fn placed(part: &str, place: Place) -> impl Iterator<Item = (&str, Option<ServerVariable<'_>>)> {
    let pieces = pieces(part).unwrap_or_default();
    let last = pieces.len().saturating_sub(1);
    pieces.into_iter().enumerate().map(move |(index, piece)| match piece {
        Piece::Literal(text) => (text, None),
        Piece::Variable(name) => {
            let is_label = matches!(place, Place::Host { .. }) && index < last;
            let place = if is_label { Place::Label } else { place };
            ("", Some(ServerVariable { name, place }))
        }
    })
}

/// Returns the pieces of a part, or what is wrong with its braces.
pub(super) fn pieces(part: &str) -> Result<Vec<Piece<'_>>, &'static str> {
    const BRACES: &str = "its variables are not in pairs of braces with a name in each, such as `{org}`";

    let mut pieces = Vec::new();
    let mut rest = part;
    while let Some((literal, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(BRACES)?;
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        if literal.contains('}') || name.is_empty() || !name.bytes().all(is_name) {
            return Err(BRACES);
        }
        if matches!((literal, pieces.last()), ("", Some(Piece::Variable(_)))) {
            return Err("two variables follow each other, so their values cannot be told apart");
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        pieces.push(Piece::Variable(name));
        rest = after;
    }
    if rest.contains('}') {
        return Err(BRACES);
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest));
    }
    Ok(pieces)
}

/// Returns the variables of the base URL of a server, in the order of their occurrence.
///
/// # Errors
///
/// Returns what is wrong with the URL, as a sentence without a full stop.
pub fn server_variables(url: &str) -> Result<Vec<ServerVariable<'_>>, &'static str> {
    Ok(Template::parse(url)?.variables().collect())
}

/// Returns the names and the values of the query parameters of a base URL, decoded. A value that contains a
/// variable has none.
pub fn server_query(url: &str) -> Vec<(String, Option<String>)> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split('&').filter_map(|pair| {
        let (name, value) =
            parse_query(pair.as_bytes(), &DecodeOptions::RESPONSE).ok()?.into_iter().next()?;
        Some((name, (!pair.contains('{')).then_some(value)))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(url: &str, name: &str, text: &str) -> Result<(), &'static str> {
        let variables = server_variables(url).unwrap();
        variables.iter().find(|variable| variable.name == name).unwrap().check(text)
    }

    fn expanded(url: &str, text: &str) -> String {
        Template::parse(url).unwrap().expand(|_| text.to_owned())
    }

    #[test]
    fn finds_the_place_of_each_variable() {
        let url = "https://{org}.example.com:{port}/v1/{tenant}?key={key}&v=1";
        let names: Vec<&str> = server_variables(url).unwrap().iter().map(|found| found.name).collect();
        assert_eq!(names, ["org", "port", "tenant", "key"]);
        for (url, text, result) in [
            (url, "x", "https://x.example.com:x/v1/x?key=x&v=1"),
            ("{scheme}://host/", "http", "http://host"),
            ("https://{host}/a/", "h:1", "https://h:1/a"),
            ("https://h/{a}", "é/?#", "https://h/%C3%A9%2F%3F%23"),
            ("https://h?a={a}", "é/&=#,", "https://h?a=%C3%A9%2F%26%3D%23,"),
            ("https://[::1]:80/x", "", "https://[::1]:80/x"),
        ] {
            assert_eq!(expanded(url, text), result);
        }
    }

    #[test]
    fn refuses_what_would_leave_its_place() {
        let label = "https://{v}.example.com";
        for text in ["", "a.b", "a.evil.com/", "a@", "a#", "a?", "a:1", "a\\", "-a", "a-", "é", "a b", "a%2F"]
        {
            assert!(checked(label, "v", text).is_err(), "{text:?}");
        }
        assert!(checked(label, "v", &"a".repeat(64)).is_err());
        for text in ["acme", "a_c-me1", "ACME"] {
            assert_eq!(checked(label, "v", text), Ok(()), "{text:?}");
        }
        let host = "https://{v}/api";
        for text in ["", ".", "a.", ".a", "a..b", "a/b", "a@b", "a:", "a:0", "a:65536", "a:x", "a:1:2", "a#b"]
        {
            assert!(checked(host, "v", text).is_err(), "{text:?}");
        }
        for text in ["a", "a.b.c", "a.b:8443", "10.0.0.1"] {
            assert_eq!(checked(host, "v", text), Ok(()), "{text:?}");
        }
        assert!(checked("https://{v}:80", "v", "a:1").is_err());
        assert!(checked("https://a.{v}", "v", "a:1").is_err());
        assert_eq!(checked("https://a.{v}", "v", "example.org"), Ok(()));
        for text in ["", "0", "65536", "+1", "8x", "99999999999"] {
            assert!(checked("https://h:{v}", "v", text).is_err(), "{text:?}");
        }
        for text in ["", ".", ".."] {
            assert!(checked("https://h/{v}", "v", text).is_err(), "{text:?}");
        }
        assert!(checked("{v}://h", "v", "ftp").is_err());
    }

    #[test]
    fn refuses_malformed_templates() {
        for url in [
            "https://{}.example.com",
            "https://{a",
            "https://a}",
            "https://{a{b}}",
            "https://{a b}",
            "https://{a}{b}.example.com",
            "https://h:8{a}",
            "https://h:{a}8",
            "http{s}://h",
            "https://{a}@host",
            "https://{a}#x",
            "{a}",
        ] {
            assert!(server_variables(url).is_err(), "{url}");
        }
    }

    #[test]
    fn reads_the_query_of_a_server() {
        let query = server_query("https://h/v1?key={key}&a%5B=b+c&flag");
        let pair = |name: &str, value: Option<&str>| (name.to_owned(), value.map(str::to_owned));
        assert_eq!(query, [pair("key", None), pair("a[", Some("b c")), pair("flag", Some(""))]);
    }
}
