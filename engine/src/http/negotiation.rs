//! Content negotiation: the format that a request prefers for the reply (RFC 9110 section 12.5.1).

use std::cmp::Reverse;

use ::http::Request;
use ::http::header::ACCEPT;

use super::select::selected;
use super::select_reply::{content_type, default_format, essence, named_format, offered, same_essence};
use crate::format::Format;
use crate::table::{Endpoint, Media};

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
    let lines = request.headers().get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
    let ranges: Vec<Range<'_>> = lines.flat_map(|line| line.split(',')).map(Range::of).collect();
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
            // Another media type of the same format: `text/xml` where `application/xml` is documented.
            _ if Format::by_media_type(self.essence) == Some(media.format()) => 3,
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
    fn takes_the_format_of_the_error_where_no_success_has_one() {
        static FAILING: Endpoint =
            ENDPOINT.with_replies(&[reply("Done", 204, 204, &[]), reply("Failed", 400, 499, &[Media::XML])]);
        assert_eq!(reply_format(&FAILING, "", &Request::new(Vec::new())), Some(Format::Xml));
    }
}
