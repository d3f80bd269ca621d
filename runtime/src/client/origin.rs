//! Origins of URLs (RFC 6454), and where a redirect leads.

use groupwright_engine::http::is_loopback;

use crate::http::Uri;
use crate::http::uri::{Authority, PathAndQuery, Scheme};

/// Returns whether nobody but the server can read what is sent to a URL: its scheme is `https`, or its host is loopback.
pub(super) fn is_private(uri: &Uri) -> bool {
    uri.scheme() == Some(&Scheme::HTTPS) || uri.host().is_some_and(is_loopback)
}

/// Returns whether a URL has the scheme `http` and a host that is loopback. No proxy may stand in between, because what
/// is sent would leave this machine where anybody can read it.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub(super) fn is_open_loopback(uri: &Uri) -> bool {
    uri.scheme() == Some(&Scheme::HTTP) && uri.host().is_some_and(is_loopback)
}

/// Returns the port of a URL, or the default one of its scheme.
fn port(uri: &Uri) -> Option<u16> {
    let default = if uri.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 };
    uri.authority().map(|authority| authority.port_u16().unwrap_or(default))
}

/// Returns whether two URLs have the same scheme, host and port.
pub(super) fn is_same(one: &Uri, other: &Uri) -> bool {
    let host = |uri: &Uri| uri.host().map(str::to_ascii_lowercase);
    one.scheme() == other.scheme() && host(one) == host(other) && port(one) == port(other)
}

/// The longest origin that is shown, in bytes. Names of hosts are no longer than 253.
const MAX_SHOWN: usize = 280;

/// Returns the origin of a URL for a message, without its path and its query.
pub(super) fn shown(uri: &Uri) -> String {
    let host = uri.host().unwrap_or_default();
    let port = uri.port_u16().map(|port| format!(":{port}")).unwrap_or_default();
    let mut shown = format!("{}://{host}{port}", uri.scheme_str().unwrap_or_default());
    // A URI is ASCII.
    shown.truncate(MAX_SHOWN);
    shown
}

/// Returns the URL that a reference leads to from a base URL (RFC 3986 section 5.2), without its fragment. `None` if it
/// is not one of HTTP, or names a user.
pub(super) fn resolve(base: &Uri, reference: &str) -> Option<Uri> {
    let reference = reference.trim().split('#').next().unwrap_or_default();
    let scheme = base.scheme_str()?;
    let authority = base.authority()?.as_str();
    let path = base.path();
    let whole = if has_scheme(reference) {
        reference.to_owned()
    } else if reference.starts_with("//") {
        format!("{scheme}:{reference}")
    } else if reference.starts_with('/') {
        format!("{scheme}://{authority}{reference}")
    } else if reference.is_empty() {
        return Some(base.clone());
    } else if reference.starts_with('?') {
        format!("{scheme}://{authority}{path}{reference}")
    } else {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{scheme}://{authority}{folder}/{reference}")
    };
    let found: Uri = whole.parse().ok()?;
    let of_http = [Some(&Scheme::HTTP), Some(&Scheme::HTTPS)].contains(&found.scheme());
    let plain = |authority: &Authority| !authority.as_str().contains('@') && !authority.host().is_empty();
    if !of_http || !found.authority().is_some_and(plain) {
        return None;
    }
    let mut parts = found.into_parts();
    let path = parts.path_and_query.as_ref().map_or("/", PathAndQuery::as_str);
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    let mut path = without_dots(path);
    if let Some(query) = query {
        path.push('?');
        path.push_str(query);
    }
    parts.path_and_query = Some(path.parse().ok()?);
    Uri::from_parts(parts).ok()
}

/// Returns whether a reference starts with a scheme (RFC 3986 section 3.1).
fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// Returns a path without the segments `.` and `..` (RFC 3986 section 5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_dots = matches!(segment, "." | "..");
        if segment == ".." {
            kept.pop();
        }
        if !is_dots {
            kept.push(segment);
        } else if segments.peek().is_none() {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(text: &str) -> Uri {
        text.parse().unwrap()
    }

    #[test]
    fn tells_which_urls_are_private() {
        for (url, expected) in [
            ("https://api.example.com/a", true),
            ("http://api.example.com/a", false),
            ("http://localhost:8080/", true),
            ("http://LOCALHOST./", true),
            ("http://vendor.localhost/", false),
            ("http://127.0.0.1:1/", true),
            ("http://127.9.9.9/", true),
            ("http://[::1]:80/", true),
            ("http://[::2]/", false),
            ("http://128.0.0.1/", false),
            ("http://127.0.0.1.example.com/", false),
            ("http://notlocalhost/", false),
            ("http://localhost.example.com/", false),
        ] {
            assert_eq!(is_private(&uri(url)), expected, "{url}");
        }
    }

    #[test]
    fn compares_scheme_host_and_port() {
        let base = uri("https://api.example.com/v1");
        for (other, same) in [
            ("https://API.example.com:443/x?y", true),
            ("https://api.example.com:444/", false),
            ("http://api.example.com/", false),
            ("https://example.com/", false),
            ("https://api.example.com.evil.org/", false),
        ] {
            assert_eq!(is_same(&base, &uri(other)), same, "{other}");
        }
        assert!(is_same(&uri("http://a/"), &uri("http://a:80/")));
    }

    #[test]
    fn resolves_references() {
        let base = uri("https://host:1/a/b/c?d=e");
        for (reference, expected) in [
            ("https://other/x", Some("https://other/x")),
            ("HTTP://other", Some("http://other/")),
            ("//other/x?y", Some("https://other/x?y")),
            ("/x?y=/../z#f", Some("https://host:1/x?y=/../z")),
            ("x", Some("https://host:1/a/b/x")),
            ("x/y:z", Some("https://host:1/a/b/x/y:z")),
            ("./x", Some("https://host:1/a/b/x")),
            ("../x/", Some("https://host:1/a/x/")),
            ("../../../../x", Some("https://host:1/x")),
            ("..", Some("https://host:1/a/")),
            ("?q", Some("https://host:1/a/b/c?q")),
            ("", Some("https://host:1/a/b/c?d=e")),
            ("#f", Some("https://host:1/a/b/c?d=e")),
            ("ftp://host/x", None),
            ("javascript:alert(1)", None),
            ("https://user@host:1/x", None),
            ("https://", None),
            ("/a b", None),
        ] {
            assert_eq!(resolve(&base, reference), expected.map(uri), "{reference}");
        }
    }

    #[test]
    fn shows_an_origin_without_its_path() {
        assert_eq!(shown(&uri("https://host:8443/hunter2?key=hunter2")), "https://host:8443");
        assert!(shown(&uri(&format!("https://{}/", "x".repeat(5000)))).len() <= MAX_SHOWN);
    }
}
