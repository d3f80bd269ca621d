//! Content negotiation: the format that a request prefers for the reply (RFC 9110 section 12.5.1).

use std::cmp::Reverse;

use ::http::Request;
use ::http::header::ACCEPT;

use super::error::ReadRequestError;
use super::select::selected;
use super::select_reply::{content_type, default_format, named_format, offered, same_essence};
use crate::format::Format;
use crate::table::{Endpoint, Media, ParameterLocation, essence};

/// Returns the format in which a request wants the reply, or `None` if no reply has a body.
///
/// In order of precedence, this is the format that the endpoint's own parameter selects (a suffix of the path, a
/// segment of it, a query parameter, a header field or a member of the body), the format with the highest weight
/// in `Accept` (the first of several), or the format of the request body. A format that `Accept` excludes
/// is used only if there is no other. `prefix` is that of [`read_request`](super::read_request).
pub fn reply_format(endpoint: &'static Endpoint, prefix: &str, request: &Request<Vec<u8>>) -> Option<Format> {
    if let Some(format) = selected(endpoint, prefix, request) {
        return Some(format);
    }
    let own = named_format(endpoint.accepts(), content_type(request.headers()));
    let default = default_format(endpoint, own);
    let ranges = ranges(request);
    let wanted = |media: &&'static Media| {
        let met = best_match(&ranges, media);
        // A format that matches no range is not preferred, but not excluded either.
        let (weight, position) =
            met.map_or((None, usize::MAX), |(position, range)| (Some(range.weight), position));
        let is_excluded = weight == Some(0);
        (Reverse(!is_excluded), Reverse(weight), position, Reverse(Some(media.format()) == default))
    };
    offered(endpoint).min_by_key(wanted).map(Media::format)
}

/// Returns the error of a request whose `Accept` no reply can meet (status 406 of RFC 9110). An `Accept` that the
/// endpoint describes is left to its rules, and one beside the parameter that selects the format is not looked at.
pub(super) fn check_accept(
    endpoint: &'static Endpoint,
    prefix: &str,
    request: &Request<Vec<u8>>,
) -> Result<(), ReadRequestError> {
    let ranges = ranges(request);
    let is_accept = |name: &str| name.eq_ignore_ascii_case(ACCEPT.as_str());
    let shape = endpoint.request().kind().shape();
    let mut described = shape.into_iter().flat_map(|shape| shape.fields_in(ParameterLocation::Header));
    let is_constant = |found: &Range<'_>| {
        endpoint.headers().iter().any(|(name, value)| is_accept(name) && same_essence(value, found.essence))
    };
    let can_be_met = |media: &Media| best_match(&ranges, media).is_some_and(|(_, range)| range.weight > 0);
    if ranges.iter().all(|range| range.essence.is_empty())
        || offered(endpoint).next().is_none()
        || offered(endpoint).any(can_be_met)
        || described.any(|(_, field)| is_accept(field.name()))
        || ranges.iter().any(is_constant)
        || selected(endpoint, prefix, request).is_some()
    {
        return Ok(());
    }
    let mut types: Vec<&str> = offered(endpoint).map(Media::media_type).collect();
    types.dedup();
    Err(ReadRequestError::NotAcceptable {
        found: ranges.iter().map(|range| range.essence).collect::<Vec<_>>().join(", "),
        offered: types,
    })
}

/// Returns the media ranges that a request accepts.
fn ranges(request: &Request<Vec<u8>>) -> Vec<Range<'_>> {
    let lines = request.headers().get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(Range::of).collect()
}

/// A media range, and its weight in thousandths.
struct Range<'a> {
    essence: &'a str,
    weight: u16,
}

impl<'a> Range<'a> {
    fn of(text: &'a str) -> Self {
        let parameters = text.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
        let mut weights = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
        let weight = weights.next().map_or(Some(1000), |(_, value)| weight(value.trim()));
        // A malformed weight is ignored.
        Self { essence: essence(text), weight: weight.unwrap_or(1000) }
    }

    /// Returns how specifically the range matches the media type, from 1, or 0 if it does not match.
    fn specificity(&self, media: &Media) -> u8 {
        let (kind, subtype) = self.essence.split_once('/').unwrap_or_default();
        let main = media.media_type().split('/').next().unwrap_or_default();
        match (kind, subtype) {
            ("*", "*") => 1,
            (kind, "*") if main.trim().eq_ignore_ascii_case(kind) => 2,
            (_, "*") => 0,
            _ if same_essence(media.media_type(), self.essence) => 4,
            _ if media.is_range() && media.includes(self.essence) => 3,
            // Another media type of the same format: `text/xml` where `application/xml` is documented.
            _ if !media.is_only() && Format::by_media_type(self.essence) == Some(media.format()) => 3,
            _ => 0,
        }
    }
}

/// Parses a weight, and returns it in thousandths (RFC 9110 section 12.4.2).
fn weight(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match whole {
        "1" if is_number && fraction.bytes().all(|byte| byte == b'0') => Some(1000),
        "0" if is_number => format!("{fraction:0<3}").parse().ok(),
        _ => None,
    }
}

/// Returns the range that matches a media type most specifically (the first of several) and its position.
fn best_match<'r>(ranges: &'r [Range<'r>], media: &Media) -> Option<(usize, &'r Range<'r>)> {
    let met = ranges.iter().enumerate().filter(|(_, range)| range.specificity(media) > 0);
    met.min_by_key(|(_, range)| Reverse(range.specificity(media)))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{ENDPOINT, reply};
    use super::*;

    static SILENT: Endpoint = ENDPOINT.with_replies(&[]);

    #[test]
    fn takes_the_format_that_weighs_most() {
        let format = |path: &str, accept: &str| {
            let request = Request::get(path).header("Accept", accept).body(Vec::new()).unwrap();
            reply_format(&ENDPOINT, "", &request)
        };
        for (path, accept, expected) in [
            ("/groups/a.xml", "application/json", Format::Xml),
            ("/groups/a", "application/json;q=0, application/xml", Format::Xml),
            ("/groups/a", "text/xml", Format::Xml),
            ("/groups/a", "text/xml;q=0.5, application/json;q=0.4", Format::Xml),
            ("/groups/a", "text/html, application/xml;q=0.9, application/json", Format::Json),
            ("/groups/a", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Format::Xml),
            ("/groups/a", "*/*, application/json;q=0", Format::Xml),
            ("/groups/a", "application/json;q=0", Format::Xml),
            ("/groups/a", "application/json;q=0, */*;q=0", Format::Json),
            ("/groups/a", "application/xml;q=x, application/json;q=0.9", Format::Xml),
            ("/groups/a", "application/xml;q=0.001, application/json;q=0.000", Format::Xml),
            ("/groups/a", "application/xml, application/json", Format::Xml),
            ("/groups/a", "application/*", Format::Json),
            ("/groups/a", "*/*, application/xml", Format::Json),
            ("/groups/a", "image/png", Format::Json),
            ("/groups/a", "", Format::Json),
        ] {
            assert_eq!(format(path, accept), Some(expected), "{path} {accept}");
        }
        assert_eq!(reply_format(&SILENT, "", &Request::new(Vec::new())), None);
    }

    #[test]
    fn refuses_what_no_reply_can_meet() {
        static DESCRIBED: Endpoint = ENDPOINT.with_headers(&[("Accept", "text/html")]);
        static ONLY: Endpoint = ENDPOINT.with_replies(&[reply(
            "Done",
            200,
            200,
            &[Media::new(Format::Json, "text/json").only()],
        )]);
        let check = |endpoint: &'static Endpoint, path: &str, accept: &str| {
            let request = Request::get(path).header("Accept", accept).body(Vec::new()).unwrap();
            check_accept(endpoint, "", &request)
        };
        for accept in ["*/*", "application/*;q=0.1", "text/html, text/xml", "", "application/vnd.a+json"] {
            assert_eq!(check(&ENDPOINT, "/groups/a", accept), Ok(()), "{accept}");
        }
        for accept in
            ["text/html", "image/png, text/*", "*/*;q=0", "application/json;q=0, application/xml;q=0"]
        {
            assert!(check(&ENDPOINT, "/groups/a", accept).is_err(), "{accept}");
            assert_eq!(check(&SILENT, "/groups/a", accept), Ok(()), "{accept}");
            assert_eq!(check(&ENDPOINT, "/groups/a.xml", accept), Ok(()), "the suffix comes first: {accept}");
        }
        assert_eq!(check(&DESCRIBED, "/groups/a", "text/html"), Ok(()));
        assert_eq!(check(&ONLY, "/groups/a", "text/json"), Ok(()));
        assert_eq!(
            check(&ONLY, "/groups/a", "application/json").unwrap_err().to_string(),
            "no reply can be of \"application/json\"; accept one of: text/json"
        );
    }

    #[test]
    fn takes_the_format_of_the_error_where_no_success_has_one() {
        static FAILING: Endpoint =
            ENDPOINT.with_replies(&[reply("Done", 204, 204, &[]), reply("Failed", 400, 499, &[Media::XML])]);
        assert_eq!(reply_format(&FAILING, "", &Request::new(Vec::new())), Some(Format::Xml));
    }
}
