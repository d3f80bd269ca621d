//! Base URLs of servers.

use ::http::Uri;

use super::error::RequestError;

/// Checks that requests can be sent to a base URL, and returns it without a trailing slash.
pub(super) fn check(server: &str) -> Result<&str, RequestError> {
    let refuse = |what: &str| Err(RequestError::Server { what: what.to_owned() });
    if server.is_empty() {
        return refuse("there is none, and the API documents none; give one such as https://host/path");
    }
    // No error includes the URL, because it may contain a password or a key.
    if server.contains(['?', '#']) {
        return refuse("it has a query or a fragment; remove it");
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
        Some(authority) if !authority.host().is_empty() => Ok(server.trim_end_matches('/')),
        _ => refuse("it names no host; give one such as https://host/path"),
    }
}

/// Returns whether the text is a valid base URL of a server: `http` or `https` and a host, without a user,
/// a query and a fragment.
pub fn is_server(url: &str) -> bool {
    check(url).is_ok()
}

/// Returns the path of a base URL without a trailing slash. It precedes every path of the API.
pub fn base_path(server: &str) -> &str {
    let after_scheme = server.split_once("://").map_or(server, |(_, rest)| rest);
    let path = after_scheme.find('/').and_then(|start| after_scheme.get(start..)).unwrap_or_default();
    path.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_valid_base_urls_only() {
        assert_eq!(check("https://api.example.com/v1/").unwrap(), "https://api.example.com/v1");
        assert_eq!(check("http://172.16.128.5:8080").unwrap(), "http://172.16.128.5:8080");
        assert_eq!(check("HTTPS://[::1]/").unwrap(), "HTTPS://[::1]");
        for bad in [
            "",
            "api.example.com",
            "/v1",
            "ftp://host",
            "https://",
            "https://:80",
            "https://u:hunter2@host",
            "https://host/?key=hunter2",
            "https://host/#x",
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
        ] {
            assert_eq!(base_path(server), path, "{server}");
        }
    }
}
