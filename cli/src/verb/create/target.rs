//! Where a group is created, and the request for it.

use groupwright::client::{CallError, Exchange, Step, Transport};
use groupwright::dynamic::DynOutcome;
use groupwright::{ClientConfig, ResponseError};
use groupwright_codegen::check::Checked;
use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::format::{Secrets, tree};
use groupwright_engine::group::{Loss, NewGroup, created};
use groupwright_engine::http::Route;
use groupwright_engine::http::types::header::CONTENT_TYPE;
use groupwright_engine::http::types::{Response, StatusCode};
use groupwright_engine::table::{ParameterLocation, Reply};
use groupwright_engine::value::{Record, Value};
use groupwright_sandbox::Vendor;

use super::fill::{Wanted, filled};
use super::outcome::{Answer, Outcome, Subject};
use crate::access::reach;
use crate::arguments::Create;
use crate::chain::chain;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::spec::{Spec, specs};
use crate::stderr::note;

/// An endpoint that creates a group.
pub(super) struct Target {
    pub(super) spec: Spec,
    pub(super) subject: Subject,
    /// What its examples say.
    vendor: Vendor,
}

/// The endpoints that create a group: their requests carry its name, and no identifier of one that exists.
pub(super) fn targets(apis: &[Checked]) -> Result<Vec<Target>, Failure> {
    let mut targets = Vec::new();
    for checked in apis {
        let creates = |spec: &Spec| {
            let has = |role: &str| {
                spec.endpoint.group().iter().any(|row| row.is_of_request() && row.name() == role)
            };
            has("name") && !has("id")
        };
        let found: Vec<Spec> = specs(checked).filter(creates).collect();
        let is_one = found.len() == 1;
        targets.extend(found.into_iter().map(|spec| {
            let vendor = spec.vendor.clone();
            let label = if is_one { vendor } else { format!("{vendor}/{}", spec.endpoint.name()) };
            let subject = Subject { vendor: spec.vendor.clone(), endpoint: spec.endpoint.name(), label };
            Target { subject, vendor: Vendor::new(checked), spec }
        }));
    }
    if targets.is_empty() {
        let what =
            "no endpoint creates a group: no spec has a `group` map with the name of one in its request";
        return Err(Failure(what.to_owned()));
    }
    Ok(targets)
}

/// A request that can be sent.
pub(super) struct Ready {
    config: ClientConfig,
    server: String,
    request: DynRecord,
    losses: Vec<Loss>,
    /// The fields that the examples have filled, as JSON Pointers.
    placeholders: Vec<String>,
}

/// Makes the request of a target for a group, with further fields; or tells why there is none.
pub(super) fn prepare(
    target: &Target,
    arguments: &Create,
    is_one: bool,
    (group, params): (&NewGroup, &[u8]),
    settings: &Settings,
) -> Result<Ready, Outcome> {
    let spec = &target.spec;
    let asked = arguments.access.server.as_deref();
    let server = asked.map(|server| {
        if is_one { server.to_owned() } else { format!("{}/{}", server.trim_end_matches('/'), spec.vendor) }
    });
    let reached = reach(spec, &arguments.access, server.as_deref(), settings);
    // What is wrong with the group is told along with what is wrong with the settings.
    let samples = match &reached {
        Ok(reached) if reached.is_loopback => target.vendor.request_values(spec.endpoint.name()),
        Ok(_) | Err(_) => Vec::new(),
    };
    let made = filled(spec, &Wanted { group, params, samples: &samples });
    match (reached, made) {
        (Ok(reached), Ok(made)) => {
            if arguments.strict && !made.losses.is_empty() {
                let lost: Vec<String> = made.losses.iter().map(Loss::to_string).collect();
                return Err(Outcome::Failed { what: lost, losses: made.losses });
            }
            Ok(Ready {
                config: reached.config,
                server: reached.server,
                request: made.request,
                losses: made.losses,
                placeholders: made.placeholders,
            })
        }
        (reached, made) => {
            let mut what: Vec<String> = reached.err().map(|Failure(what)| what).into_iter().collect();
            what.extend(made.err().into_iter().flatten());
            Err(Outcome::Failed { what, losses: Vec::new() })
        }
    }
}

impl Ready {
    /// Notes on standard error what of the group is lost, and which fields stand for something else.
    pub(super) fn note(&self, label: &str) {
        let (whole, parts): (Vec<&Loss>, Vec<&Loss>) = self.losses.iter().partition(|loss| loss.carried == 0);
        if !whole.is_empty() {
            let roles: Vec<String> = whole.iter().map(|loss| format!("`{}`", loss.role)).collect();
            note(format_args!("{label}: the request has no field for {}", roles.join(", ")));
        }
        for loss in parts {
            note(format_args!("{label}: {loss}"));
        }
        if !self.placeholders.is_empty() {
            note(format_args!(
                "{label}: required fields have placeholders: {}",
                self.placeholders.join(", ")
            ));
        }
    }

    /// What would be sent: the request is written, and not sent.
    pub(super) fn planned(self, target: &Target) -> Outcome {
        let Spec { tables, endpoint, .. } = &target.spec;
        let written = self.config.dyn_request(tables.api, endpoint, &self.request);
        let exchange = written.and_then(|written| {
            let uri = written.uri().clone();
            Ok((uri, Exchange::new(endpoint, written, self.config.call_options())?))
        });
        let (uri, mut exchange) = match exchange {
            Ok(exchange) => exchange,
            Err(error) => return Outcome::Failed { what: vec![chain(&error)], losses: self.losses },
        };
        if let Step::Fail(error) = exchange.next_step() {
            return Outcome::Failed { what: vec![chain(&error)], losses: self.losses };
        }
        // A query, and a path with a secret, are not shown.
        let mut in_path = self.request.shape().fields_in(ParameterLocation::Path);
        let path = if in_path.any(|(_, field)| field.node().is_secret()) {
            Route::new(tables.api, endpoint, self.server).template()
        } else {
            uri.path().to_owned()
        };
        let (scheme, host) = (uri.scheme_str().unwrap_or_default(), uri.host().unwrap_or_default());
        let port = uri.port_u16().map(|port| format!(":{port}")).unwrap_or_default();
        let url = format!("{scheme}://{host}{port}{path}");
        let values = tree(Value::Record(&self.request), Secrets::Masked);
        let values = match values {
            Ok(values) => values,
            Err(error) => return Outcome::Failed { what: vec![error.to_string()], losses: self.losses },
        };
        Outcome::Planned { method: endpoint.method(), url, values, losses: self.losses }
    }

    /// Sends the request.
    pub(super) fn send(&self, target: &Target, client: &impl Transport) -> Outcome {
        let Spec { tables, endpoint, .. } = &target.spec;
        let losses = self.losses.clone();
        match self.config.dyn_send(client, tables.api, endpoint, &self.request) {
            Ok(reply) => {
                let group = created(endpoint, &self.request, reply.outcome.value());
                let status = reply.response.status().as_u16();
                let name = reply.outcome.reply().map_or("", Reply::name);
                Outcome::Created { group, reply: name, status, losses }
            }
            Err(CallError::Response(error)) => {
                let answer = Answer {
                    reply: error.reply().map(Reply::name),
                    status: Some(error.status().as_u16()),
                    what: chain(&error),
                    message: error.vendor_message().or_else(|| detail(error.response())),
                    losses,
                };
                let answer = Box::new(answer);
                if is_refusal(&error) { Outcome::Refused(answer) } else { Outcome::Unclear(answer) }
            }
            Err(CallError::Transport(error)) if error.was_sent() => {
                let what = chain(&error);
                Outcome::Unclear(Box::new(Answer { reply: None, status: None, what, message: None, losses }))
            }
            Err(error @ (CallError::Invalid(_) | CallError::Transport(_))) => {
                Outcome::Failed { what: vec![chain(&error)], losses }
            }
        }
    }
}

/// Whether a response says that nothing was created: it is a documented failure, or of a status that blames the request (RFC 9110
/// section 15.5). Of any other the vendor may have created the group, as where a gateway answers for it (sections 15.6.3 and 15.6.5).
fn is_refusal(error: &ResponseError<DynOutcome>) -> bool {
    if matches!(error.status(), StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT) {
        return false;
    }
    error.reply().map_or_else(|| error.status().is_client_error(), Reply::is_error)
}

/// The explanation in a problem document (RFC 9457), which says what nothing documents.
fn detail(response: &Response<Vec<u8>>) -> Option<String> {
    let media = response.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    let is_problem = media.split(';').next().map(str::trim) == Some("application/problem+json");
    let body: serde_json::Value = serde_json::from_slice(response.body()).ok().filter(|_| is_problem)?;
    body.get("detail").or_else(|| body.get("title"))?.as_str().map(str::to_owned)
}
