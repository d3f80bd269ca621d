//! Selection of the documented reply that a response matches, of the format of its body, and of the format
//! to request.

use std::cmp::Reverse;

use ::http::header::{CONTENT_TYPE, HeaderMap};

use super::condition::meets_conditions;
use super::guard::{Unguarded, without_mark};
use crate::error::Problem;
use crate::format::{Charset, DecodeOptions, Format};
use crate::table::{Boundary, Endpoint, Media, Reply, StatusRange, essence};
use crate::walk::shown;

/// Returns the position of the documented reply that a response matches.
///
/// Among the replies whose range contains the status, those with the narrowest range are candidates. Among
/// these, a reply with more conditions precedes one with fewer or none. Remaining ties are resolved by a media
/// type in the format of the response, and then by the order in the table.
pub(super) fn choose(
    endpoint: &'static Endpoint,
    status: u16,
    headers: &HeaderMap,
    body: &[u8],
) -> Option<usize> {
    let content_type = content_type(headers);
    let options = &reading(content_type, body).unwrap_or(DecodeOptions::RESPONSE);
    let candidates = endpoint.replies().iter().enumerate();
    let fitting = candidates.filter(|(_, reply)| {
        let format_of = |body: &[u8]| body_format(reply.media(), content_type, body);
        let read = || Unguarded::of(reply, body, format_of);
        let meets = |body: &Unguarded<'_>| {
            meets_conditions(endpoint, reply, body.format, (headers, &body.text), options)
        };
        reply.range_of(status).is_some() && (reply.conditions() == 0 || meets(&read()))
    });
    let (index, _) = fitting.min_by_key(|(index, reply)| {
        let named = named_format(reply.media(), content_type).is_some();
        let width = reply.range_of(status).map(StatusRange::width);
        (width, Reverse(reply.conditions()), Reverse(named), *index)
    })?;
    Some(index)
}

/// Returns the format of a response body, or `None` if the reply has no body.
///
/// In order of precedence, this is the documented format that `Content-Type` specifies, the only documented
/// format, the format that the first character of the body indicates (`<` for XML, `{` or `[` for JSON), or
/// the first documented format.
pub(super) fn body_format(media: &[Media], content_type: &str, body: &[u8]) -> Option<Format> {
    let offers = |format| media.iter().any(|media| media.format() == format).then_some(format);
    let (_, text) = without_mark(body);
    // In UTF-16, a character of ASCII is beside a NUL byte.
    let sniffed = || match text.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != 0)? {
        b'<' => offers(Format::Xml),
        b'{' | b'[' => offers(Format::Json),
        _ => None,
    };
    let only = || if let [only] = media { Some(only.format()) } else { None };
    let first = || media.first().map(Media::format);
    named_format(media, content_type).or_else(only).or_else(sniffed).or_else(first)
}

/// Returns the documented format that a `Content-Type` specifies, by an equal media type, or else by a media
/// type of the same format, or else by a range.
pub(super) fn named_format(media: &[Media], content_type: &str) -> Option<Format> {
    let exact = media.iter().find(|media| same_essence(media.media_type(), content_type));
    let related = || {
        let format = Format::by_media_type(content_type)?;
        media.iter().find(|media| media.format() == format)
    };
    let ranging = || media.iter().find(|media| media.is_range() && media.includes(content_type));
    exact.or_else(related).or_else(ranging).map(Media::format)
}

/// Returns whether the media type of a response is none that the reply has: its body is then of somebody else, unless it can be
/// read all the same, since many servers are careless with media types. Without a media type, or with that of any bytes, nothing
/// is said.
pub fn is_of_another_media_type(reply: &Reply, headers: &HeaderMap) -> bool {
    let content_type = content_type(headers);
    let says_nothing =
        essence(content_type).is_empty() || same_essence(content_type, "application/octet-stream");
    !says_nothing && !reply.media().is_empty() && named_format(reply.media(), content_type).is_none()
}

/// Returns whether a request may have a body of this media type, which is of a format: one of those that are documented, or
/// any of the format if only one is, which does not exclude others.
pub(super) fn accepts(media: &[Media], format: Format, content_type: &str) -> bool {
    let documented = || media.iter().filter(|media| media.format() == format);
    let mut documented_once = documented();
    let is_one_of_many =
        matches!((documented_once.next(), documented_once.next()), (Some(one), None) if !one.is_only());
    is_one_of_many || documented().any(|media| media.includes(content_type))
}

/// Returns whether two media types are equal, ignoring their parameters.
pub(super) fn same_essence(one: &str, other: &str) -> bool {
    essence(one).eq_ignore_ascii_case(essence(other))
}

/// Returns the media types of the successful replies, or those of the failures if the successful replies
/// have none.
pub(super) fn offered(endpoint: &'static Endpoint) -> impl Iterator<Item = &'static Media> {
    let of = |is_error| {
        let replies = endpoint.replies().iter().filter(move |reply| reply.is_error() == is_error);
        replies.flat_map(Reply::media)
    };
    let only_errors = of(false).next().is_none();
    of(only_errors)
}

/// Returns the options for decoding the body of a response, or an error if its charset is not supported. A
/// body of ASCII only is decoded whatever the charset, because nearly all charsets are supersets of ASCII.
/// A byte order mark takes precedence over the charset.
pub(super) fn reading(content_type: &str, body: &[u8]) -> Result<DecodeOptions, Problem> {
    // Without a boundary, that of the first line is taken.
    let boundary = Boundary::of_media_type(content_type).unwrap_or_default();
    match Charset::of_media_type(content_type) {
        Ok(charset) => Ok(DecodeOptions { charset, boundary, ..DecodeOptions::RESPONSE }),
        Err(_) if body.is_ascii() || !without_mark(body).0.is_empty() => {
            Ok(DecodeOptions { boundary, ..DecodeOptions::RESPONSE })
        }
        Err(name) => {
            let (name, only) = (shown(name), Charset::SUPPORTED);
            Err(Problem::whole(format!("the charset of the Content-Type is {name}; only {only}")))
        }
    }
}

/// Returns the options for decoding the body of a request, or an error if a multipart body has no boundary.
pub(super) fn reading_request(headers: &HeaderMap, format: Format) -> Result<DecodeOptions, Problem> {
    let content_type = content_type(headers);
    let charset = Charset::of_media_type(content_type).unwrap_or_default();
    let is_named = format == Format::Multipart && !content_type.is_empty();
    let boundary = match Boundary::of_media_type(content_type) {
        Ok(None) | Err("") if is_named => {
            return Err(Problem::whole("the Content-Type of a multipart body has no boundary"));
        }
        Err(text) if is_named => {
            return Err(Problem::whole(format!(
                "the boundary of the Content-Type cannot be {}",
                shown(text)
            )));
        }
        boundary => boundary.unwrap_or_default(),
    };
    Ok(DecodeOptions { charset, boundary, ..DecodeOptions::REQUEST })
}

/// Returns the `Content-Type`, or an empty text if there is none that is text.
pub(super) fn content_type(headers: &HeaderMap) -> &str {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Returns the format of a reply when none is requested: that of the request, if a reply has it.
pub(super) fn default_format(endpoint: &'static Endpoint, request: Option<Format>) -> Option<Format> {
    let same = offered(endpoint).find(|media| Some(media.format()) == request);
    same.or_else(|| offered(endpoint).next()).map(Media::format)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{ENDPOINT, FAILED, chosen, reply};
    use super::*;
    use crate::table::{Condition, Field, Node, Shape, Test, Text, XmlNode};

    #[test]
    fn selects_the_narrowest_status_range_first() {
        const REPLIES: &[Reply] = &[
            reply("Any", 100, 599, &[]),
            reply("Failure", 400, 499, &[]),
            reply("Conflict", 409, 409, &[]),
            reply("Same", 409, 409, &[]),
        ];
        static NESTED: Endpoint = ENDPOINT.with_replies(REPLIES);
        for (status, expected) in [(200, Some(0)), (404, Some(1)), (409, Some(2)), (600, None)] {
            assert_eq!(chosen(&NESTED, status, "", b""), expected, "{status}");
        }
    }

    #[test]
    fn distinguishes_replies_of_one_status_by_media_type() {
        static TWO: Endpoint = ENDPOINT.with_replies(&[
            reply("Envelope", 401, 401, &[Media::JSON]),
            reply("Plain", 401, 401, &[Media::TEXT]),
        ]);
        assert_eq!(chosen(&TWO, 401, "text/plain", b"Unauthorized"), Some(1));
        assert_eq!(chosen(&TWO, 401, "application/json", b"{}"), Some(0));
        assert_eq!(chosen(&TWO, 401, "", b""), Some(0));
    }

    #[test]
    fn skips_replies_whose_conditions_do_not_hold() {
        const FAILURE: Reply = reply("Failed", 200, 200, &[]).with_when(&[FAILED]);
        static EITHER: Endpoint = ENDPOINT.with_replies(&[FAILURE, reply("Ok", 200, 200, &[])]);
        static ONLY: Endpoint = ENDPOINT.with_replies(&[FAILURE]);
        assert_eq!(chosen(&EITHER, 200, "", b""), Some(1));
        assert_eq!(chosen(&ONLY, 200, "", b""), None);
    }

    #[test]
    fn finds_condition_members_by_their_xml_name() {
        const FAILED: Reply = reply("Failed", 200, 200, &[Media::XML, Media::JSON])
            .with_body(Node::record(|| &SHAPE))
            .with_when(&[Condition::new(&["state"], Test::Is(&[Text::string("no")]))]);
        static STATE: XmlNode = XmlNode::ELEMENT.with_name("State");
        static SHAPE: Shape =
            Shape::new("R", &[Field::new(",\"state\":", "state", Node::STRING.with_xml(&STATE))]);
        static EITHER: Endpoint = ENDPOINT.with_replies(&[FAILED, reply("Ok", 200, 200, &[Media::XML])]);
        for (body, expected) in [
            ("<R><State>no</State></R>", 0),
            ("<R><State>yes</State></R>", 1),
            ("<R xmlns:x='urn:x'><x:State>yes</x:State><State>no</State></R>", 0),
            ("{\"state\":\"no\"}", 0),
            ("{\"State\":\"no\"}", 1),
        ] {
            assert_eq!(chosen(&EITHER, 200, "", body.as_bytes()), Some(expected), "{body}");
        }
    }

    #[test]
    fn tells_media_types_that_contradict() {
        const JSON: Reply = reply("Json", 409, 409, &[Media::JSON]);
        const NONE: Reply = reply("None", 409, 409, &[]);
        for (reply, content_type, expected) in [
            (&JSON, "text/html; charset=utf-8", true),
            (&JSON, "application/xml", true),
            (&JSON, "Application/JSON", false),
            (&JSON, "application/problem+json", false),
            (&JSON, "application/octet-stream", false),
            (&JSON, "", false),
            (&JSON, " ; charset=utf-8", false),
            (&NONE, "text/html", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
            assert_eq!(is_of_another_media_type(reply, &headers), expected, "{content_type}");
        }
        assert!(!is_of_another_media_type(&JSON, &HeaderMap::new()));
    }

    #[test]
    fn selects_the_format_of_a_body() {
        let both: &[Media] = &[Media::JSON, Media::XML];
        for (media, content_type, body, expected) in [
            (both, "application/xml", "{}", Some(Format::Xml)),
            (both, "Text/XML; charset=utf-8", "", Some(Format::Xml)),
            (both, "text/html", " <a/>", Some(Format::Xml)),
            (both, "", "[1]", Some(Format::Json)),
            (both, "", "\u{feff}<a/>", Some(Format::Xml)),
            (both, "", "nothing of either", Some(Format::Json)),
            (&[Media::XML, Media::TEXT], "", "{", Some(Format::Xml)),
            (&[Media::TEXT], "text/html", "<html>", Some(Format::Text)),
            (&[], "application/json", "{}", None),
        ] {
            assert_eq!(body_format(media, content_type, body.as_bytes()), expected, "{content_type} {body}");
        }
    }
}
