//! Credentials of a request that is read, outside of its body. Whoever checks them must see the only ones.

use std::collections::BTreeSet;

use ::http::header::{AUTHORIZATION, COOKIE};
use ::http::{HeaderMap, Request};

use super::auth::schemes;
use super::match_request::{Pairs, query_pairs};
use crate::error::{MessagePart, Problem};
use crate::format::DecodeOptions;
use crate::table::{Api, Carrier, Endpoint, Scheme};
use crate::walk::{Path, Reader, Step};

/// Where a credential is, and its name there. Names of header fields are in lower case.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Header(String),
    Query(&'static str),
    Cookie(&'static str),
}

impl Place {
    /// Returns how often it is there.
    fn count(&self, headers: &HeaderMap, pairs: Option<&Pairs>) -> usize {
        match self {
            Self::Header(name) => headers.get_all(name).iter().count(),
            Self::Query(name) => pairs.into_iter().flatten().filter(|(found, _)| found == name).count(),
            Self::Cookie(name) => cookies(headers).filter(|found| found == name).count(),
        }
    }
}

/// Returns whether a request may have the credentials of a scheme of the endpoint, or the endpoint takes none. Those
/// in its body are not looked for, and none is checked.
pub fn may_be_authenticated(api: &Api, endpoint: &'static Endpoint, request: &Request<Vec<u8>>) -> bool {
    let pairs = query_pairs(request.uri().query().unwrap_or_default()).ok();
    let is_there = |place: Place| place.count(request.headers(), pairs.as_ref()) > 0;
    let mut schemes = schemes(api, endpoint).peekable();
    schemes.peek().is_none() || schemes.any(|scheme| places(scheme).all(is_there))
}

/// Returns a problem for each credential of the endpoint's schemes that is there more than once, and shows none.
pub(super) fn repeated(
    api: &Api,
    endpoint: &'static Endpoint,
    headers: &HeaderMap,
    pairs: Option<&Pairs>,
) -> Vec<Problem> {
    let mut reader = Reader::new(MessagePart::Headers, &DecodeOptions::REQUEST);
    for place in schemes(api, endpoint).flat_map(places).collect::<BTreeSet<_>>() {
        let (name, what) = match &place {
            Place::Header(name) => (name.as_str(), "the header field"),
            Place::Query(name) => (*name, "the parameter"),
            Place::Cookie(name) => (*name, "the cookie"),
        };
        if place.count(headers, pairs) > 1 {
            let path = Path::ROOT.to(Step::Member(name));
            reader.problem(&path, None, format!("{what} of a credential occurs more than once"));
        }
    }
    super::body::problems_of(reader.finish())
}

/// Returns where a scheme has its credentials, and its signature if it is known.
fn places(scheme: &'static Scheme) -> impl Iterator<Item = Place> {
    let authorization = || Place::Header(AUTHORIZATION.as_str().to_owned());
    let parts = scheme.parts().iter().filter_map(move |part| match part.carrier() {
        Carrier::Basic { .. } | Carrier::Bearer => Some(authorization()),
        Carrier::Header { name, .. } => Some(Place::Header(name.to_ascii_lowercase())),
        Carrier::Query { name } => Some(Place::Query(name)),
        Carrier::Cookie { name } => Some(Place::Cookie(name)),
        Carrier::Body { .. } | Carrier::Member { .. } => None,
    });
    parts.chain(scheme.sigv4().map(|_| authorization()))
}

/// Returns the names of all cookies.
fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).filter_map(|pair| Some(pair.trim().split_once('=')?.0))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{API, ENDPOINT};
    use super::*;

    fn told(request: &Request<Vec<u8>>) -> Vec<String> {
        let pairs = query_pairs(request.uri().query().unwrap_or_default()).ok();
        let problems = repeated(&API, &ENDPOINT, request.headers(), pairs.as_ref());
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn finds_credentials_that_are_there_twice_and_shows_none() {
        let once = Request::get("/?access_token=a&other=b&other=c")
            .header("Authorization", "Basic YTpi")
            .header("Cookie", "asc_auth_key=a; other=b; other=c")
            .body(Vec::new())
            .unwrap();
        assert_eq!(told(&once), [""; 0]);
        let twice = Request::get("/?access_token=a&access_token=hunter2")
            .header("Authorization", "Basic YTpi")
            .header("authorization", "Bearer hunter2")
            .header("X-Key", "a")
            .header("X-Key", "a")
            .header("Cookie", "asc_auth_key=a")
            .header("Cookie", "asc_auth_key=hunter2")
            .body(Vec::new())
            .unwrap();
        let told = told(&twice);
        for (name, what) in [
            ("authorization", "the header field"),
            ("x-key", "the header field"),
            ("access_token", "the parameter"),
            ("asc_auth_key", "the cookie"),
        ] {
            let expected = format!("/{name}: {what} of a credential occurs more than once");
            assert!(told.contains(&expected), "{expected}: {told:?}");
        }
        assert_eq!(told.len(), 4, "{told:?}");
    }

    #[test]
    fn sees_whether_there_may_be_credentials() {
        static OPEN: Endpoint = ENDPOINT.with_auth(&[]);
        static BEARER: Endpoint = ENDPOINT.with_auth(&[1]);
        let with = |name: &str, value: &str| Request::get("/").header(name, value).body(Vec::new()).unwrap();
        // The last of the schemes of this one has its credential in the body.
        assert!(may_be_authenticated(&API, &ENDPOINT, &with("x-a", "")));
        assert!(may_be_authenticated(&API, &OPEN, &with("x-a", "")));
        assert_eq!(API.auth()[1].name(), "bearer");
        assert!(may_be_authenticated(&API, &BEARER, &with("authorization", "Bearer a")));
        assert!(!may_be_authenticated(&API, &BEARER, &with("x-a", "")));
    }
}
