//! http.

/// The reason phrase of a status code (RFC 9110 section 15), where it has one.
pub fn reason(status: u16) -> Option<&'static str> {
    ::http::StatusCode::from_u16(status).ok()?.canonical_reason()
}

/// Whether the text can be the name of a header field (RFC 9110 section 5.1).
pub fn is_header_name(name: &str) -> bool {
    ::http::HeaderName::from_bytes(name.as_bytes()).is_ok()
}

/// Whether the text can be the value of a header field: printable ASCII, without CR or LF.
pub fn is_header_value(value: &str) -> bool {
    ::http::HeaderValue::from_str(value).is_ok()
}

/// Whether the text is the base URL of a server: `http` or `https`, a host, no query, no user.
pub fn is_server(url: &str) -> bool {
    let Ok(uri) = url.parse::<::http::Uri>() else { return false };
    let scheme = uri.scheme_str().is_some_and(|scheme| matches!(scheme, "http" | "https"));
    let host = uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
    scheme && host && uri.query().is_none() && !url.contains('#')
}
