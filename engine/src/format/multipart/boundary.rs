//! The boundary of a body that is written: a text that does not occur in the body.
//!
//! It is made from the content, so that equal values have equal bodies.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::parse::{DASHES, first_boundary};
use crate::bytes::before;
use crate::table::{Format, Media};

/// What every boundary starts with. No end of it is also a start of it, so that two occurrences never overlap.
const START: &[u8] = b"groupwright-";

/// The number of hexadecimal digits that follow.
const DIGITS: usize = 16;

/// The length of a boundary.
pub(super) const LENGTH: usize = START.len() + DIGITS;

/// Returns a boundary that does not occur in the body: the start with the least number that does not follow it
/// anywhere.
///
/// There are more numbers than a body can have occurrences, so one is free, and an occurrence of the boundary would
/// be one of the start with that number.
pub(super) fn free(body: &[u8]) -> [u8; LENGTH] {
    let mut taken = BTreeSet::new();
    let mut rest = body;
    while let Some((_, found)) =
        rest.split_at_checked(before(rest, [b'g'])).filter(|(_, rest)| !rest.is_empty())
    {
        if let Some(after) = found.strip_prefix(START) {
            taken.extend(after.get(..DIGITS).and_then(number));
        }
        rest = found.get(1..).unwrap_or_default();
    }
    let mut least = 0_u64;
    // The numbers are in order, so the first gap is the least free number.
    for number in taken {
        if number != least {
            break;
        }
        least = least.saturating_add(1);
    }
    let mut boundary = [0; LENGTH];
    let text = format!("{least:016x}");
    for (to, from) in boundary.iter_mut().zip(START.iter().chain(text.as_bytes())) {
        *to = *from;
    }
    boundary
}

/// Returns the number of these digits, if they are those of a boundary.
fn number(digits: &[u8]) -> Option<u64> {
    let text = str::from_utf8(digits).ok()?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    u64::from_str_radix(text, 16).ok().filter(|_| text.bytes().all(is_digit))
}

/// Returns the media type of a body that has been written, with the boundary of a multipart body.
pub(crate) fn content_type(media: Media, body: &[u8]) -> Cow<'static, str> {
    let is_parts = media.format() == Format::Multipart && body.starts_with(DASHES);
    match first_boundary(body).filter(|_| is_parts) {
        Some(boundary) => format!("{}; boundary={}", media.written(), boundary.as_str()).into(),
        None => media.written().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free_in(body: &str) -> String {
        String::from_utf8(free(body.as_bytes()).to_vec()).unwrap()
    }

    #[test]
    fn the_least_free_number_is_taken() {
        for (body, boundary) in [
            ("", "groupwright-0000000000000000"),
            ("gggroupwright-", "groupwright-0000000000000000"),
            ("groupwright-000000000000000", "groupwright-0000000000000000"),
            ("groupwright-0000000000000000", "groupwright-0000000000000001"),
            ("groupwright-0000000000000001 groupwright-0000000000000000", "groupwright-0000000000000002"),
            ("groupwright-0000000000000001", "groupwright-0000000000000000"),
            ("groupwright-000000000000000A", "groupwright-0000000000000000"),
            ("groupwright-ffffffffffffffff", "groupwright-0000000000000000"),
            ("groupwright-+000000000000000", "groupwright-0000000000000000"),
        ] {
            assert_eq!(free_in(body), boundary, "{body}");
        }
    }

    #[test]
    fn a_boundary_never_occurs_in_a_body_of_boundaries() {
        let mut body = String::new();
        for _ in 0..200 {
            let boundary = free_in(&body);
            assert!(!body.contains(&boundary));
            body += &boundary;
        }
        assert!(body.ends_with("c7"));
    }
}
