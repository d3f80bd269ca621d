//! Base URLs of servers.

use core::net::IpAddr;

use ::http::Uri;

use super::error::RequestError;
use super::server_url::{Piece, Template, pieces};

/// Checks that requests can be sent to a base URL, and returns it without a slash at the end of its path, and
/// its query.
pub(super) fn check(server: &str) -> Result<(&str, &str), RequestError> {
    let refuse = |what: &str| Err(RequestError::Server { what: what.to_owned() });
    if server.is_empty() {
        return refuse("there is none, and the API documents none; give one such as https://host/path");
    }
    // No error includes the URL, because it may contain a password or a key.
    if server.contains('#') {
        return refuse("it has a fragment; remove it");
    }
    let Ok(uri) = server.parse::<Uri>() else {
        return refuse("it is not an absolute URL such as https://host/path");
    };
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return refuse("its scheme is neither http nor https; give one such as https://host/path");
    }
    match uri.authority() {
        Some(authority) if authority.as_str().contains('@') => {
            refuse("it has a user name or a password; pass them as credentials")
        }
        Some(authority) if !authority.host().is_empty() => {
            let (base, query) = server.split_once('?').unwrap_or((server, ""));
            Ok((base.trim_end_matches('/'), query))
        }
        _ => refuse("it names no host; give one such as https://host/path"),
    }
}

/// Returns whether a host is this machine: the name `localhost` (RFC 6761 section 6.3), or an address of the loopback network.
/// A name below `localhost` is not: it is looked up like any other, and can be another machine.
pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Returns whether the text is a valid base URL of a server: `http` or `https` and a host, without a user and
/// a fragment. It may contain variables in braces.
pub fn is_server(url: &str) -> bool {
    Template::parse(url).is_ok_and(|template| check(&template.sampled()).is_ok())
}

/// Returns the path of a base URL without a trailing slash. It precedes every path of the API.
pub fn base_path(server: &str) -> &str {
    let server = server.split('?').next().unwrap_or_default();
    let after_scheme = server.split_once("://").map_or(server, |(_, rest)| rest);
    let path = after_scheme.find('/').and_then(|start| after_scheme.get(start..)).unwrap_or_default();
    path.trim_end_matches('/')
}

/// Returns what follows the path of a base URL in the path of a request. Each variable stands for a text within
/// one segment.
pub(super) fn under<'p>(server: &str, path: &'p str) -> Option<&'p str> {
    let pieces = pieces(base_path(server)).ok()?;
    let mut rest = path;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Literal(text) => rest = rest.strip_prefix(text)?,
            Piece::Variable(_) => {
                let segment = rest.split('/').next().unwrap_or_default();
                let end = match pieces.get(index + 1) {
                    Some(Piece::Literal(text)) if !text.starts_with('/') => {
                        segment.rfind(text.split('/').next().unwrap_or_default())?
                    }
                    Some(_) | None => segment.len(),
                };
                let (value, after) = rest.split_at_checked(end)?;
                if matches!(value, "" | "." | "..") {
                    return None;
                }
                rest = after;
            }
        }
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_valid_base_urls_only() {
        assert_eq!(check("https://api.example.com/v1/").unwrap(), ("https://api.example.com/v1", ""));
        assert_eq!(check("http://172.16.128.5:8080").unwrap().0, "http://172.16.128.5:8080");
        assert_eq!(check("HTTPS://[::1]/").unwrap().0, "HTTPS://[::1]");
        assert_eq!(check("https://host/v1/?a=1&b").unwrap(), ("https://host/v1", "a=1&b"));
        for bad in [
            "",
            "api.example.com",
            "/v1",
            "ftp://host",
            "https://",
            "https://:80",
            "https://u:hunter2@host",
            "https://host/?key=hunter2#x",
            "https://host/#x",
            "https://{org}.example.com",
            "https://ho st",
        ] {
            let error = check(bad).unwrap_err().to_string();
            assert!(!error.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn extracts_the_base_path_of_a_server() {
        for (server, path) in [
            ("https://host/v1/", "/v1"),
            ("https://host", ""),
            ("https://host/", ""),
            ("", ""),
            ("/a/b/", "/a/b"),
            ("https://host/v1/?a=/b", "/v1"),
        ] {
            assert_eq!(base_path(server), path, "{server}");
        }
    }

    #[test]
    fn finds_what_follows_the_base_path() {
        for (server, path, rest) in [
            ("https://h/v1", "/v1/groups", Some("/groups")),
            ("https://h", "/groups", Some("/groups")),
            ("https://h/v1", "/v2/groups", None),
            ("https://{a}.h/{tenant}/v1?k={k}", "/acme/v1/groups", Some("/groups")),
            ("/{tenant}", "/acme/groups", Some("/groups")),
            ("/{tenant}", "//groups", None),
            ("/{tenant}", "/../groups", None),
            ("/v{n}.json/x", "/v1.json.json/x/groups", Some("/groups")),
            ("/v{n}.json/x", "/v1/x/groups", None),
        ] {
            assert_eq!(under(server, path), rest, "{server} {path}");
        }
    }
}
