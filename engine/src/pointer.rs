//! Reference tokens of JSON Pointers (RFC 6901).

/// Escapes a reference token (RFC 6901 section 3).
pub fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
