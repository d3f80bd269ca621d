//! Whether a request can be sent again.

/// What happens if the same request is sent twice: whether a client that has received no response can send it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idempotence {
    /// The second request changes nothing more than the first (RFC 9110 section 9.2.2).
    Idempotent,
    /// The second request may change something more than the first.
    NotIdempotent,
    /// The second request changes nothing more if its body is the same.
    SameBody,
}

impl Idempotence {
    /// All variants.
    pub const ALL: [Self; 3] = [Self::Idempotent, Self::NotIdempotent, Self::SameBody];

    /// Returns what the IANA registry of HTTP methods says of a method. One that it does not have is not known to be idempotent.
    pub const fn of_method(method: &str) -> Self {
        match method.as_bytes() {
            b"GET" | b"HEAD" | b"OPTIONS" | b"TRACE" | b"PUT" | b"DELETE" | b"QUERY" | b"SEARCH"
            | b"PROPFIND" | b"PROPPATCH" | b"MKCOL" | b"MKCALENDAR" | b"REPORT" | b"ACL" | b"COPY"
            | b"MOVE" | b"UNLOCK" | b"BIND" | b"UNBIND" | b"LINK" | b"UNLINK" | b"MERGE" => Self::Idempotent,
            _ => Self::NotIdempotent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Endpoint, Node};

    #[test]
    fn follows_the_method_unless_the_documentation_says_otherwise() {
        let endpoint = |method| Endpoint::new("a", method, &[], Node::ANY);
        for (method, expected) in [
            ("GET", Idempotence::Idempotent),
            ("PUT", Idempotence::Idempotent),
            ("DELETE", Idempotence::Idempotent),
            ("POST", Idempotence::NotIdempotent),
            ("PATCH", Idempotence::NotIdempotent),
            ("MKCOL", Idempotence::Idempotent),
            ("LOCK", Idempotence::NotIdempotent),
            ("put", Idempotence::NotIdempotent),
        ] {
            assert_eq!(endpoint(method).idempotence(), expected, "{method}");
        }
        let said = endpoint("POST").with_idempotence(Idempotence::SameBody);
        assert_eq!(said.idempotence(), Idempotence::SameBody);
        let said = endpoint("PUT").with_idempotence(Idempotence::NotIdempotent);
        assert_eq!(said.idempotence(), Idempotence::NotIdempotent);
    }
}
