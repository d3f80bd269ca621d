//! `accept`: what a request says, as a server of the spec would see it.

use groupwright_engine::defaults::fill_defaults_in;
use groupwright_engine::http::types::Request;
use groupwright_engine::http::{ReadRequestError, may_be_authenticated, read_request};
use groupwright_engine::table::{Message, Scheme};
use groupwright_engine::value::Value;
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::{note_deprecated, plain, print_json, problems, violations};
use crate::arguments::Accept;
use crate::exit::{Exit, Failure};
use crate::spec::Spec;
use crate::stderr::note;
use crate::{input, message, spec};

/// Notes that a request carries no credentials, where the endpoint takes some in header fields or in the query.
fn note_credentials(spec: &Spec, request: &Request<Vec<u8>>) {
    if !may_be_authenticated(spec.tables.api, spec.endpoint, request) {
        let schemes = spec.endpoint.auth().iter().filter_map(|index| spec.tables.api.auth().get(*index));
        let names: Vec<&str> = schemes.map(Scheme::name).collect();
        note(format_args!(
            "the request has no credentials; the endpoint takes those of {}",
            names.join(", ")
        ));
    }
}

/// A request with which nothing is wrong.
#[derive(Serialize)]
struct Accepted {
    outcome: &'static str,
    endpoint: &'static str,
    values: Box<RawValue>,
}

pub(crate) fn run(arguments: &Accept) -> Result<Exit, Failure> {
    let Some(spec) = spec::endpoint(&arguments.spec)? else { return Ok(Exit::Findings) };
    let request = message::parse(&input::standard()?)?;
    let mut values = spec.request();
    let given = arguments.server.as_deref();
    let server = spec.server_url(given).or(given).unwrap_or_default();
    match read_request(spec.tables.api, spec.endpoint, server, &request, &mut values) {
        Ok(()) => {
            if arguments.defaults
                && let Err(unfit) = fill_defaults_in(&mut values, Message::request(spec.endpoint.name()))
            {
                print_json(
                    &json!({ "outcome": "invalid", "problems": [], "violations": violations(&unfit.0) }),
                )?;
                return Ok(Exit::Findings);
            }
            note_credentials(&spec, &request);
            note_deprecated(&values);
            let values = plain(Value::Record(&values), spec.endpoint.request())?;
            print_json(&Accepted { outcome: "accepted", endpoint: spec.endpoint.name(), values })?;
            Ok(Exit::Success)
        }
        Err(ReadRequestError::Invalid { problems: unread, violations: broken }) => {
            print_json(&json!({
                "outcome": "invalid",
                "problems": problems(&unread),
                "violations": violations(&broken),
            }))?;
            Ok(Exit::Findings)
        }
        Err(error) => {
            print_json(&json!({ "outcome": "refused", "problems": [{ "problem": error.to_string() }] }))?;
            Ok(Exit::Findings)
        }
    }
}
