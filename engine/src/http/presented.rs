//! Which credentials a request presents, wherever a scheme has them. None is compared with anything.

use ::http::Request;
use ::http::header::{AUTHORIZATION, COOKIE, HeaderMap};
use data_encoding::BASE64;

use super::auth::schemes;
use super::body_credentials;
use super::match_request::query_pairs;
use super::request_format::body_format;
use crate::format::Format;
use crate::table::{Api, Carrier, Endpoint, Fixed, Part, Scheme};

/// Returns whether a request has all credentials of one of the schemes that the endpoint takes, and none of them is empty,
/// or the endpoint takes none. Those in the body are looked for too.
///
/// Any text is a credential: this is for servers that stand for another, such as those of tests. Of a signature only its form
/// is looked at.
pub fn presents_credentials(api: &Api, endpoint: &'static Endpoint, request: &Request<Vec<u8>>) -> bool {
    let format = body_format(endpoint, request).ok().flatten().filter(|_| !request.body().is_empty());
    let mut taken = schemes(api, endpoint).peekable();
    taken.peek().is_none() || taken.any(|scheme| presents(endpoint, scheme, format, request))
}

fn presents(
    endpoint: &'static Endpoint,
    scheme: &'static Scheme,
    format: Option<Format>,
    request: &Request<Vec<u8>>,
) -> bool {
    let mut parts = scheme.parts().iter().filter(|part| part.is_sent_with(format));
    parts.all(|part| has_part(endpoint, part, format, request))
        && scheme.sigv4().is_none_or(|_| is_signed(request.headers()))
}

fn has_part(
    endpoint: &'static Endpoint,
    part: &Part,
    format: Option<Format>,
    request: &Request<Vec<u8>>,
) -> bool {
    let headers = request.headers();
    match part.carrier() {
        Carrier::Basic { .. } => scheme_value(headers, "Basic").is_some_and(|value| is_basic(part, value)),
        Carrier::Bearer => scheme_value(headers, "Bearer").is_some_and(|token| !token.is_empty()),
        Carrier::Header { name, prefix } => texts(headers, name)
            .any(|value| strip_prefix(value, prefix).is_some_and(|secret| !secret.trim().is_empty())),
        Carrier::Query { name } => query_pairs(request.uri().query().unwrap_or_default())
            .is_ok_and(|pairs| pairs.iter().any(|(found, value)| found == name && !value.is_empty())),
        Carrier::Cookie { name } => texts(headers, COOKIE.as_str())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .any(|(found, value)| found == name && !value.is_empty()),
        carrier @ (Carrier::Body { .. } | Carrier::Member { .. }) => format
            .and_then(|format| body_credentials::text(endpoint, carrier, format, request.body()))
            .is_some_and(|secret| !secret.trim().is_empty()),
    }
}

/// Returns whether the rest of `Authorization: Basic` has a user name, and what is always the same (RFC 7617).
fn is_basic(part: &Part, value: &str) -> bool {
    let Ok(decoded) = BASE64.decode(value.as_bytes()) else { return false };
    let text = String::from_utf8_lossy(&decoded);
    let Some((user, password)) = text.split_once(':') else { return false };
    match part.fixed() {
        Fixed::Neither => !user.is_empty(),
        Fixed::Username(fixed) => user == fixed && !password.is_empty(),
        Fixed::Password(fixed) => password == fixed && !user.is_empty(),
    }
}

/// Returns whether there is a signature of the form of Signature Version 4.
fn is_signed(headers: &HeaderMap) -> bool {
    scheme_value(headers, "AWS4-HMAC-SHA256").is_some_and(|parameters| {
        let has = |name: &str| {
            let mut values = parameters.split(',').filter_map(|pair| pair.trim().split_once('='));
            values.any(|(found, value)| found == name && !value.is_empty())
        };
        has("Credential") && has("SignedHeaders") && has("Signature")
    })
}

/// Returns what follows the name of a scheme in `Authorization`, whatever its case (RFC 9110 section 11.1).
fn scheme_value<'h>(headers: &'h HeaderMap, scheme: &str) -> Option<&'h str> {
    let mut lines = texts(headers, AUTHORIZATION.as_str());
    lines.find_map(|line| {
        let (name, value) = line.split_once(' ')?;
        name.eq_ignore_ascii_case(scheme).then_some(value.trim())
    })
}

/// Returns what follows a prefix, whatever its case.
fn strip_prefix<'v>(value: &'v str, prefix: &str) -> Option<&'v str> {
    let (start, rest) = value.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn texts<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{API, POSTING};
    use super::*;

    static OPEN: Endpoint = POSTING.with_auth(&[]);
    static BASIC: Endpoint = POSTING.with_auth(&[0]);
    static BEARER: Endpoint = POSTING.with_auth(&[1]);
    static KEYS: Endpoint = POSTING.with_auth(&[3]);
    static PLACES: Endpoint = POSTING.with_auth(&[4, 5, 6]);

    fn post(target: &str, headers: &[(&str, &str)], body: &str) -> Request<Vec<u8>> {
        let mut request = Request::post(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(body.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn finds_credentials_in_header_fields() {
        for (endpoint, headers, expected) in [
            (&OPEN, &[][..], true),
            (&BASIC, &[], false),
            (&BASIC, &[("Authorization", "basic YTpi")], true),
            (&BASIC, &[("Authorization", "Basic OmI=")], false),
            (&BASIC, &[("Authorization", "Basic %")], false),
            (&BASIC, &[("Authorization", "Bearer a")], false),
            (&BEARER, &[("Authorization", "Bearer a")], true),
            (&BEARER, &[("Authorization", "Bearer ")], false),
            (&KEYS, &[("X-Master-Key", "a")], false),
            (&KEYS, &[("X-Master-Key", "a"), ("X-Key", "b")], false),
            (&KEYS, &[("X-Master-Key", "a"), ("X-Key", "key b")], true),
            (&KEYS, &[("X-Master-Key", " "), ("X-Key", "key b")], false),
        ] {
            assert_eq!(
                presents_credentials(&API, endpoint, &post("/", headers, "")),
                expected,
                "{headers:?}"
            );
        }
    }

    #[test]
    fn finds_credentials_in_the_query_the_body_and_cookies() {
        const JSON: (&str, &str) = ("Content-Type", "application/json");
        for (target, headers, body, expected) in [
            ("/", &[][..], "", false),
            ("/?access_token=a", &[], "", true),
            ("/?access_token=", &[], "", false),
            ("/?access_token=%", &[], "", false),
            ("/", &[JSON], "{\"accessToken\":\"a\"}", true),
            ("/", &[JSON], "{\"accessToken\":\"\"}", false),
            ("/", &[JSON], "{\"accessToken\":[]}", false),
            ("/", &[JSON], "{\"accessTo", false),
            ("/", &[("Cookie", "b=c; asc_auth_key=a")], "", true),
            ("/", &[("Cookie", "asc_auth_key=")], "", false),
        ] {
            assert_eq!(
                presents_credentials(&API, &PLACES, &post(target, headers, body)),
                expected,
                "{target} {body}"
            );
        }
    }
}
