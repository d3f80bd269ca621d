//! Requests with which all is well: those of the examples, or made within the rules.

use std::time::{Duration, SystemTime};

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::http::types::Request;
use groupwright_engine::http::{
    BaseUrl, Call, Credentials, Sigv4Signer, sign_request, signing_scheme, write_request,
};
use groupwright_engine::json::Json;
use groupwright_engine::rule::{Instance, Rule};
use groupwright_engine::scalar::Scalar;
use groupwright_engine::table::{Direction, Endpoint, Media, Message, Node, Scheme, Shape};
use groupwright_engine::value::Slot;

use crate::control::described;
use crate::make::{Maker, single};
use crate::sandbox::Sandbox;
use crate::seed::Draw;
use crate::served::Served;
use crate::vendor::Vendor;
use crate::words::Words;

/// The time of signatures, whatever the time is: a signature is not checked. It is the beginning of 2026.
const SIGNED: Duration = Duration::from_hours(490_896);

/// An endpoint of a sandbox, for those who call it.
#[derive(Clone, Debug)]
pub struct Documentation {
    /// The name of the vendor.
    pub vendor: String,
    /// The name of the endpoint.
    pub endpoint: &'static str,
    /// The method.
    pub method: &'static str,
    /// The path template, with the path of the vendor.
    pub path: String,
    /// The one-line summary.
    pub summary: &'static str,
    /// The documented replies: the names and the statuses.
    pub replies: Vec<String>,
}

impl Sandbox {
    /// Returns the endpoints, by vendor.
    pub fn documentation(&self) -> Vec<Documentation> {
        let all = self.served().iter().map(|served| {
            let (api, endpoint) = (served.documented.api, served.documented.endpoint);
            let route = groupwright_engine::http::Route::new(api, endpoint, format!("/{}", served.vendor));
            Documentation {
                vendor: served.vendor.clone(),
                endpoint: endpoint.name(),
                method: endpoint.method(),
                path: route.template(),
                summary: endpoint.summary(),
                replies: endpoint.replies().iter().map(described).collect(),
            }
        });
        all.collect()
    }

    /// Returns a request with which all is well: the first example of the documentation that can be sent, or one that is made.
    /// `url` is the address of the sandbox, such as `http://127.0.0.1:8080`, and the credentials are made up.
    ///
    /// Nothing if there is no such endpoint, or no request can be made within its rules.
    pub fn sample(&self, vendor: &str, endpoint: &str, url: &str) -> Option<Request<Vec<u8>>> {
        let mut all = self.served().iter();
        let served =
            all.find(|served| served.vendor == vendor && served.documented.endpoint.name() == endpoint)?;
        let server = format!("{url}/{vendor}");
        let examples = served.documented.requests.iter().find_map(|values| written(served, values, &server));
        examples.or_else(|| {
            [true, false].into_iter().find_map(|is_full| {
                let values = made(&served.vendor, served.documented.endpoint, self.seed(), is_full)?;
                written(served, &values, &server)
            })
        })
    }
}

impl Vendor {
    /// Returns values of requests of an endpoint with which all is well, in plain JSON: those of the examples of its
    /// documentation, and some that are made within its rules.
    pub fn request_values(&self, endpoint: &str) -> Vec<Json> {
        let found = self.endpoints.iter().filter(|documented| documented.endpoint.name() == endpoint);
        let values = found.flat_map(|documented| {
            let made = [true, false]
                .into_iter()
                .filter_map(|is_full| made(&self.name, documented.endpoint, 0, is_full));
            documented.requests.iter().cloned().chain(made)
        });
        values.collect()
    }
}

/// Makes the values of a request.
fn made(vendor: &str, endpoint: &'static Endpoint, seed: u64, is_full: bool) -> Option<Json> {
    let words = Words::none();
    let mut maker = Maker {
        draw: Draw::new(seed, &[vendor, endpoint.name(), "request"]),
        message: Message::request(endpoint.name()),
        direction: Direction::Request,
        endpoint: endpoint.name(),
        format: endpoint.accepts().first().map(Media::format),
        words: &words,
        is_full,
    };
    maker.value(endpoint.request(), 0)
}

fn written(served: &Served, values: &Json, server: &str) -> Option<Request<Vec<u8>>> {
    let (api, endpoint) = (served.documented.api, served.documented.endpoint);
    let mut record = DynRecord::new(endpoint.request().kind().shape().unwrap_or(&Shape::EMPTY));
    let text = values.to_string();
    let slot = Slot::Record(&mut record);
    decode(Format::Json, text.as_bytes(), endpoint.request(), slot, &DecodeOptions::VALUES).ok()?;
    let schemes = endpoint.auth().iter().filter_map(|position| api.auth().get(*position));
    let mut credentials: Vec<Option<Credentials>> =
        schemes.map(|scheme| Some(placeholder_credentials(scheme))).collect();
    if credentials.is_empty() {
        credentials.push(None);
    }
    credentials.iter().find_map(|credentials| {
        let credentials = credentials.as_ref();
        let call = Call { api, endpoint, server, credentials, format: None, place: None, reply_format: None };
        let mut request = write_request(&call, &record).ok()?;
        let base = BaseUrl::from(server);
        if let Some(scheme) = signing_scheme(api, endpoint, credentials) {
            let time = SystemTime::UNIX_EPOCH.checked_add(SIGNED)?;
            let signer = Sigv4Signer::of(scheme, (api, &base), Some("us-east-1"), time);
            if let Some(Ok(signer)) = signer {
                sign_request(api, endpoint, credentials, Some(&signer), &mut request).ok()?;
            }
        }
        Some(request)
    })
}

/// Returns credentials of a scheme that are made up within its rules. They are no secrets.
pub fn placeholder_credentials(scheme: &'static Scheme) -> Credentials {
    let mut credentials = Credentials::new(scheme.name());
    for name in scheme.credentials() {
        let mut parts = scheme.parts().iter();
        let rules = parts.find(|part| part.secret() == name).map_or(&[][..], |part| part.rules());
        credentials = credentials.with(name, secret(rules));
    }
    credentials
}

fn secret(rules: &'static [Rule]) -> String {
    let keeps = |text: &str| {
        let instance = Instance::Scalar(Scalar::String(text));
        rules.iter().all(|rule| rule.is_satisfied(&instance))
    };
    let node = Node::STRING.with_rules(rules);
    let mut draw = Draw::new(0, &["secret"]);
    let made = std::iter::repeat_with(|| {
        let made = single(groupwright_engine::domain::Domain::String, &node, &mut draw);
        made.and_then(|json| json.as_str().map(|text| text.replace(' ', "-"))).unwrap_or_default()
    });
    std::iter::once("sandbox".to_owned()).chain(made.take(16)).find(|text| keeps(text)).unwrap_or_default()
}
