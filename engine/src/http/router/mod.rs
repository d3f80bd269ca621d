//! Routing: which of many endpoints a request is for.

mod rank;
mod selectors;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ::http::Request;

use self::rank::{Rank, first_segment, rank};
use self::selectors::{is_selected_by_query, met_constants};
use super::match_request::match_path;
use super::path;
use super::path_match::normalized;
use super::server::base_path;
use crate::table::{Api, Endpoint};

/// An endpoint of an API, and where a server has it.
#[derive(Clone, Debug)]
pub struct Route {
    api: &'static Api,
    endpoint: &'static Endpoint,
    prefix: String,
}

impl Route {
    /// Creates a route. `prefix` is the path that precedes the API's own paths, or a base URL with that path, as that of
    /// [`read_request`](super::read_request).
    pub fn new(api: &'static Api, endpoint: &'static Endpoint, prefix: impl Into<String>) -> Self {
        Self { api, endpoint, prefix: prefix.into() }
    }

    /// Returns the API.
    pub const fn api(&self) -> &'static Api {
        self.api
    }

    /// Returns the endpoint.
    pub const fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// Returns the path that precedes the API's own paths, or the base URL with that path.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Returns the whole path template, with the path of the prefix.
    pub fn template(&self) -> String {
        let template = format!("{}{}", base_path(&self.prefix), path::template(self.endpoint));
        if template.is_empty() { "/".to_owned() } else { template }
    }
}

/// The reason why a request is for none of the endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unrouted {
    /// No endpoint has the path, or the constant parameters of the query (status 404, RFC 9110 section 15.5.5).
    NotFound,
    /// The path has endpoints, but none with the method (status 405, RFC 9110 section 15.5.6).
    MethodNotAllowed {
        /// The methods of the path in alphabetical order, for the header field `Allow` (RFC 9110 section 10.2.1).
        allow: Vec<&'static str>,
    },
}

impl fmt::Display for Unrouted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("no endpoint has this path and the parameters of this query"),
            Self::MethodNotAllowed { allow } => {
                write!(f, "no endpoint has this path with the method; use one of: {}", allow.join(", "))
            }
        }
    }
}

impl std::error::Error for Unrouted {}

/// Finds the endpoint that a request is for, among those of any number of APIs.
///
/// An endpoint has a request if its path template matches the path, its method is the method, its constant query
/// parameters are in the query, and its constant header fields and the constant members of its body, such as the
/// name of an action, are there. Literal segments of a path precede parameters, more constants precede fewer, and of
/// endpoints that are still equal the one that was added first is found. So the result depends on the set of routes and
/// the request only.
///
/// What an endpoint alone decides is left to [`read_request`](super::read_request): the media type of the body, that of
/// the reply, and values. Where only one endpoint has the path, the method and the query, it is found even if a constant of
/// its body is wrong, which is then a problem of the request.
#[derive(Clone, Debug, Default)]
pub struct Router {
    /// In the order in which they are tried.
    routes: Vec<(Rank, Route)>,
    /// The positions of the routes whose first segment is this text.
    by_segment: BTreeMap<String, Vec<usize>>,
    /// The positions of the others.
    others: Vec<usize>,
}

impl Router {
    /// Creates a router of these routes.
    pub fn new(routes: impl IntoIterator<Item = Route>) -> Self {
        let mut ranked: Vec<(Rank, Route)> =
            routes.into_iter().map(|route| (rank(base_path(&route.prefix), route.endpoint), route)).collect();
        ranked.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut router = Self { routes: ranked, ..Self::default() };
        for (position, (_, route)) in router.routes.iter().enumerate() {
            match first_segment(base_path(&route.prefix), route.endpoint) {
                Some(segment) => router.by_segment.entry(segment).or_default().push(position),
                None => router.others.push(position),
            }
        }
        router
    }

    /// Returns the routes, in the order in which they are tried.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.routes.iter().map(|(_, route)| route)
    }

    /// Returns the route of a request.
    ///
    /// # Errors
    ///
    /// Returns an error if no endpoint has the path and the query, or none has the path with the method.
    pub fn route(&self, request: &Request<Vec<u8>>) -> Result<&Route, Unrouted> {
        let at_path = self.matching(request.uri().path());
        let (mut selected, others): (Vec<_>, Vec<_>) =
            at_path.into_iter().partition(|(_, route)| route.endpoint.method() == request.method().as_str());
        if selected.is_empty() && !others.is_empty() {
            let allow: BTreeSet<&str> = others.iter().map(|(_, route)| route.endpoint.method()).collect();
            return Err(Unrouted::MethodNotAllowed { allow: allow.into_iter().collect() });
        }
        selected.retain(|(_, route)| is_selected_by_query(route, request));
        if let Some((best, _)) = selected.first().copied() {
            selected.retain(|(rank, _)| rank.has_path_of(best));
        }
        chosen(&selected, request).ok_or(Unrouted::NotFound)
    }

    /// Returns the routes whose path template matches a path, in the order in which they are tried.
    pub fn at_path(&self, path: &str) -> impl Iterator<Item = &Route> {
        self.matching(path).into_iter().map(|(_, route)| route)
    }

    fn matching(&self, path: &str) -> Vec<&(Rank, Route)> {
        let mut at_path = self.candidates(path);
        at_path.retain(|(_, route)| match_path(route.endpoint, &route.prefix, path).is_some());
        at_path
    }

    /// Returns the routes that a path may match, in the order in which they are tried.
    fn candidates(&self, path: &str) -> Vec<&(Rank, Route)> {
        let segment = path.strip_prefix('/').unwrap_or(path).split('/').next().unwrap_or_default();
        let decoded = normalized(segment);
        let exact = self.by_segment.get(segment);
        let same = self.by_segment.get(&decoded).filter(|_| decoded != segment);
        let mut positions: Vec<usize> =
            exact.into_iter().chain(same).chain([&self.others]).flatten().copied().collect();
        positions.sort_unstable();
        positions.into_iter().filter_map(|position| self.routes.get(position)).collect()
    }
}

/// Returns the route whose constants the request has, the first of several. Without one, the nearest says what is missing.
fn chosen<'r>(selected: &[&'r (Rank, Route)], request: &Request<Vec<u8>>) -> Option<&'r Route> {
    if let [(_, only)] = selected {
        return Some(only);
    }
    let mut nearest: Option<(usize, &Route)> = None;
    for (_, route) in selected {
        let (met, all) = met_constants(route, request);
        if met == all {
            return Some(route);
        }
        if nearest.is_none_or(|(most, _)| met > most) {
            nearest = Some((met, route));
        }
    }
    nearest.map(|(_, route)| route)
}
