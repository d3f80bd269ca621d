//! http.

/// The reason phrase of a status code (RFC 9110 section 15), where it has one.
pub fn reason(status: u16) -> Option<&'static str> {
    ::http::StatusCode::from_u16(status).ok()?.canonical_reason()
}
