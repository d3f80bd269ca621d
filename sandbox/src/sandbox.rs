//! The sandbox: from a request to a response, in process and without sockets.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use groupwright_engine::defaults::fill_defaults_in;
use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::format::Format;
use groupwright_engine::http::types::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE,
};
use groupwright_engine::http::types::{Method, Request, Response, StatusCode};
use groupwright_engine::http::{
    ReadRequestError, Route, Router, Unrouted, base_path, presents_credentials, read_request, reply_format,
};
use groupwright_engine::json::Json;
use groupwright_engine::shown::excerpt;
use groupwright_engine::table::{Message, Scheme, Shape};
use groupwright_engine::value::Value;

use crate::compose::{Said, failure};
use crate::control::{Control, Fault, asked};
use crate::counts::Counts;
use crate::groups::Groups;
use crate::journal::{Call, Journal};
use crate::operate::{Outcome, operate, untouched};
use crate::place::plain;
use crate::refusal::{Findings, challenge, not_allowed, problem, refused, set};
use crate::replies::{Answer, Ready, ready};
use crate::served::Served;
use crate::shown_path::shown_path;
use crate::vendor::Vendor;

/// Where the sandbox's own paths begin.
const OWN: &str = "/__sandbox";

/// Answers requests for the endpoints of any number of vendors, each below the path of its name.
///
/// It is `Sync`: requests can be answered on several threads at once.
#[derive(Debug)]
pub struct Sandbox {
    seed: u64,
    router: Router,
    served: Vec<Served>,
    /// The positions of endpoints by the names of the vendor and of the endpoint.
    by_name: BTreeMap<String, usize>,
    /// The groups of each vendor.
    groups: Mutex<BTreeMap<String, Groups>>,
    /// The calls. Nobody holds both.
    journal: Mutex<Journal>,
    /// How many requests for an endpoint have asked for something that happens a number of times.
    asked: Counts,
}

/// A response, and what happens to it on its way.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The response.
    pub response: Response<Vec<u8>>,
    /// How long it is held back.
    pub delay: Duration,
    /// The fault that the request has asked for.
    pub fault: Option<Fault>,
}

impl Sandbox {
    /// Creates a sandbox of these vendors. Everything that it makes up is drawn from the seed: two sandboxes of one seed give
    /// the same bytes for the same requests in the same order.
    pub fn new(vendors: &[Vendor], seed: u64) -> Self {
        let mut routes = Vec::new();
        let mut served = Vec::new();
        for vendor in vendors {
            for documented in &vendor.endpoints {
                let (api, endpoint) = (documented.api, documented.endpoint);
                let prefix = format!("/{}", vendor.name);
                // A client can replace the host of the documented server, or the whole base URL.
                let documented_base = endpoint.server(api).map_or("", base_path);
                if !documented_base.is_empty() && !documented_base.contains('{') {
                    routes.push(Route::new(api, endpoint, format!("{prefix}{documented_base}")));
                }
                routes.push(Route::new(api, endpoint, prefix));
                served.push(Served::new(&vendor.name, documented, seed));
            }
        }
        let by_name = served.iter().enumerate().map(|(position, served)| (served.name(), position));
        Self {
            seed,
            by_name: by_name.collect(),
            router: Router::new(routes),
            served,
            groups: Mutex::default(),
            journal: Mutex::default(),
            asked: Counts::default(),
        }
    }

    /// Returns the response to a request, without delays and faults of the connection.
    pub fn answer(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        self.respond(request).response
    }

    /// Returns the response to a request, and what the request asks to happen to it on its way.
    pub fn respond(&self, mut request: Request<Vec<u8>>) -> Answered {
        let path = request.uri().path();
        if path == OWN || path.strip_prefix(OWN).is_some_and(|rest| rest.starts_with('/')) {
            return Answered { response: self.own(&request), delay: Duration::ZERO, fault: None };
        }
        let path = shown_path(&self.router, path);
        let mut call = Call { method: request.method().to_string(), path, ..Call::default() };
        let (control, response) = match Control::take(&mut request) {
            Ok(control) => {
                let route = self.router.route(&request);
                let happens = control.times.is_none_or(|times| self.asked.next(&route) <= times);
                let control = if happens { control } else { Control::default() };
                let response = self.routed(route, &request, &control, &mut call);
                (control, response)
            }
            Err(what) => (Control::default(), refused(&mut call, 400, &what)),
        };
        call.status = response.status().as_u16();
        call.fault = match control.fault {
            Some(Fault::Drop) => "drop",
            Some(Fault::Truncate) => "truncate",
            Some(Fault::TooManyRequests) => "429",
            None => "",
        };
        held(&self.journal).add(call);
        Answered { response, delay: control.delay, fault: control.fault }
    }

    /// Returns the calls that have been answered, the oldest first. They contain no secrets.
    pub fn calls(&self) -> Vec<Call> {
        held(&self.journal).calls()
    }

    /// Forgets all groups and all calls, and begins the counts of requests again.
    pub fn reset(&self) {
        *held(&self.groups) = BTreeMap::new();
        *held(&self.journal) = Journal::default();
        self.asked.clear();
    }

    /// Returns the documented replies of which no value could be made, as `vendor/endpoint: reply`. They cannot be asked for.
    pub fn unmade(&self) -> Vec<String> {
        let all = self.served.iter().flat_map(|served| {
            let name = served.name();
            served.replies.unmade().map(move |reply| format!("{name}: {reply}"))
        });
        all.collect()
    }

    pub(crate) fn served(&self) -> &[Served] {
        &self.served
    }

    pub(crate) fn seed(&self) -> u64 {
        self.seed
    }

    /// Answers for the sandbox's own paths.
    fn own(&self, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
        match (request.uri().path(), request.method()) {
            ("/__sandbox/calls", &Method::GET) => {
                let mut response = Response::new(held(&self.journal).json().to_string().into_bytes());
                set(&mut response, CONTENT_TYPE, "application/json");
                response
            }
            ("/__sandbox/reset", &Method::POST) => {
                self.reset();
                let mut response = Response::new(Vec::new());
                *response.status_mut() = StatusCode::NO_CONTENT;
                response
            }
            ("/__sandbox/calls", _) => not_allowed(&["GET"]),
            ("/__sandbox/reset", _) => not_allowed(&["POST"]),
            _ => {
                let what = "the sandbox has the paths /__sandbox/calls and /__sandbox/reset";
                problem(404, what, &Findings::default())
            }
        }
    }

    fn routed(
        &self,
        route: Result<&Route, Unrouted>,
        request: &Request<Vec<u8>>,
        control: &Control,
        call: &mut Call,
    ) -> Response<Vec<u8>> {
        let route = match route {
            Ok(route) => route,
            Err(Unrouted::MethodNotAllowed { allow }) => {
                let response = not_allowed(&allow);
                call.problems = vec![format!("the path has the methods {}", allow.join(", "))];
                return response;
            }
            Err(unrouted) => {
                let vendor = self.served.first().map_or("", |served| &served.vendor);
                let what =
                    format!("{unrouted}; a path begins with the name of its vendor, such as /{vendor}");
                return refused(call, 404, &what);
            }
        };
        let vendor = route.prefix().split('/').nth(1).unwrap_or_default();
        let name = format!("{vendor}/{}", route.endpoint().name());
        let served = self.by_name.get(&name).and_then(|position| self.served.get(*position));
        let Some(served) = served else { return refused(call, 404, "there is no such endpoint") };
        call.endpoint = name;
        self.served_by(served, route, request, control, call)
    }

    fn served_by(
        &self,
        served: &Served,
        route: &Route,
        request: &Request<Vec<u8>>,
        control: &Control,
        call: &mut Call,
    ) -> Response<Vec<u8>> {
        let (api, endpoint) = (route.api(), route.endpoint());
        let format = reply_format(endpoint, route.prefix(), request);
        let mut written = Writer { served, route, format, call };
        if control.fault == Some(Fault::TooManyRequests) {
            let answer = served.occasions.limited.as_ref().and_then(|answer| ready(endpoint, answer, format));
            let mut response = written.documented(answer, 429, "too many requests", &Findings::default());
            if !response.headers().contains_key(RETRY_AFTER) {
                set(&mut response, RETRY_AFTER, "1");
            }
            return response;
        }
        let mut record = DynRecord::new(endpoint.request().kind().shape().unwrap_or(&Shape::EMPTY));
        let read = read_request(api, endpoint, route.prefix(), request, &mut record);
        if served.has_defaults {
            // A default that the type of a field cannot hold is not filled in.
            let _ = fill_defaults_in(&mut record, Message::request(endpoint.name()));
        }
        let values = plain(Value::Record(&record), endpoint.request()).unwrap_or_default();
        if let Some(wanted) = &control.reply {
            return match asked(endpoint, wanted) {
                Ok(found) => {
                    let answer = served.chosen(found, (&values, &untouched(served, &values)), format);
                    let what = "the sandbox cannot make this reply";
                    written.documented(answer, 500, what, &Findings::default())
                }
                Err(what) => refused(written.call, 400, &what),
            };
        }
        if !presents_credentials(api, endpoint, request) {
            let schemes = endpoint.auth().iter().filter_map(|position| api.auth().get(*position));
            let schemes: Vec<&'static Scheme> = schemes.collect();
            let names: Vec<&str> = schemes.iter().map(|scheme| scheme.name()).collect();
            let what =
                format!("the request has no credentials; the endpoint takes those of {}", names.join(", "));
            let answer = served.occasions.unauthenticated.as_ref();
            let said = Said::UnlessDocumented(&what);
            let answer = answer.and_then(|answer| failure(endpoint, answer, &values, said, format));
            let mut response = written.documented(answer, 401, &what, &Findings::one("", &what));
            if response.status() == StatusCode::UNAUTHORIZED
                && !response.headers().contains_key(WWW_AUTHENTICATE)
            {
                set(&mut response, WWW_AUTHENTICATE, &challenge(&schemes));
            }
            return response;
        }
        if let Err(error) = read {
            return written.unreadable(&error, &values);
        }
        let outcome = {
            let mut groups = held(&self.groups);
            let groups = groups.entry(served.vendor.clone()).or_default();
            operate(served, self.seed, groups, &values)
        };
        written.outcome(&outcome, &values)
    }
}

/// Writes what is answered, and notes it.
struct Writer<'w> {
    served: &'w Served,
    route: &'w Route,
    /// The format that the request wants the reply in.
    format: Option<Format>,
    call: &'w mut Call,
}

impl Writer<'_> {
    /// Returns a documented reply, or problem details with a status.
    fn documented(
        &mut self,
        answer: Option<Ready>,
        status: u16,
        what: &str,
        findings: &Findings,
    ) -> Response<Vec<u8>> {
        self.call.problems.extend(findings.lines());
        let Some(Ready { index, response }) = answer else { return problem(status, what, findings) };
        if let Some(reply) = self.route.endpoint().replies().get(index) {
            reply.name().clone_into(&mut self.call.reply);
        }
        response
    }

    /// Returns a failure that says what is wrong, where the vendor's own words are.
    fn saying(&self, answer: Option<&Answer>, values: &Json, said: &str) -> Option<Ready> {
        failure(self.route.endpoint(), answer?, values, Said::Always(said), self.format)
    }

    fn unreadable(&mut self, error: &ReadRequestError, values: &Json) -> Response<Vec<u8>> {
        let occasions = &self.served.occasions;
        let findings = Findings::new(error);
        let (answer, status) = match error {
            ReadRequestError::NotThisEndpoint { .. } => (&occasions.missing, 404),
            ReadRequestError::UnsupportedMediaType { .. }
            | ReadRequestError::UnsupportedContentCoding { .. } => (&occasions.unsupported, 415),
            ReadRequestError::NotAcceptable { .. } => (&occasions.unacceptable, 406),
            ReadRequestError::Invalid { problems, .. } if problems.iter().any(|one| one.ends_reading) => {
                (&occasions.malformed, 400)
            }
            _ => (&occasions.invalid, 400),
        };
        let said = findings.text();
        let answer = self.saying(answer.as_ref(), values, &said);
        let what = match error {
            ReadRequestError::Invalid { .. } => "the request is invalid",
            _ => said.as_str(),
        };
        let mut response = self.documented(answer, status, what, &findings);
        // What a client can send instead (RFC 9110 section 15.5.16).
        if response.status() == StatusCode::UNSUPPORTED_MEDIA_TYPE {
            match error {
                ReadRequestError::UnsupportedMediaType { accepted, .. } => {
                    set(&mut response, ACCEPT, &accepted.join(", "));
                }
                ReadRequestError::UnsupportedContentCoding { .. } => {
                    set(&mut response, ACCEPT_ENCODING, "identity");
                }
                _ => {}
            }
        }
        response
    }

    fn outcome(&mut self, outcome: &Outcome, values: &Json) -> Response<Vec<u8>> {
        let served = self.served;
        match outcome {
            Outcome::Done { told, is_change } => {
                let answer = served.done(values, (told, *is_change), self.format);
                self.documented(
                    answer,
                    500,
                    "the sandbox cannot make a reply of success",
                    &Findings::default(),
                )
            }
            Outcome::Taken(taken) => {
                let what = if served.has_secret(taken.name) {
                    format!("the value of {} is in use already", taken.name)
                } else {
                    format!("{} {:?} is in use already", taken.name, taken.value)
                };
                let answer = served.taken(taken, values, self.format);
                self.documented(answer, 409, &what, &Findings::one("", &what))
            }
            Outcome::Missing(id) => {
                let is_secret = served.has_secret_id();
                let shown = if is_secret { String::new() } else { format!(" {}", excerpt(&id.to_string())) };
                let what = format!("there is no group with the id{shown}");
                let occasions = &served.occasions;
                let answer = occasions.missing.as_ref().or(occasions.invalid.as_ref());
                let answer = self.saying(answer, values, &what);
                self.documented(answer, 404, &what, &Findings::one("", &what))
            }
            Outcome::Full => {
                let what = "no id is free: groups have all that the field of the id can hold; forget them with \
                            POST /__sandbox/reset";
                self.documented(None, 507, what, &Findings::one("", what))
            }
        }
    }
}

fn held<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    // What a panic left is as good as before: every change is whole.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
