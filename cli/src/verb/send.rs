//! `send`: sends the request of a spec for given values, and prints what its response says.

use groupwright::client::CallError;
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::value::Slot;
use serde_json::json;

use super::response::show;
use super::{check_formats, note_deprecated, print_json, unreadable, unsendable};
use crate::access::{reach, setting_names};
use crate::arguments::Send;
use crate::chain::chain;
use crate::client::Client;
use crate::exit::{Exit, Failure};
use crate::settings::Settings;
use crate::{input, spec};

pub(crate) fn run(arguments: &Send) -> Result<Exit, Failure> {
    let Some(spec) = spec::endpoint(&arguments.spec)? else { return Ok(Exit::Findings) };
    check_formats(&spec, &arguments.content)?;
    if arguments.header.iter().any(|(name, _)| name.is_empty()) {
        return Err(Failure("--header: expected `Name: value`".to_owned()));
    }
    let values = input::object(arguments.content.params.as_deref())?;
    let mut request = spec.request();
    let (slot, node) = (Slot::Record(&mut request), spec.endpoint.request());
    if let Err(error) = decode(Format::Json, &values, node, slot, &DecodeOptions::VALUES) {
        return unreadable(&spec, &error, &request);
    }
    let settings = Settings::read(arguments.access.credentials.as_deref())?;
    settings.note_unused(&[(&spec.vendor, setting_names(&spec))]);
    let reached = reach(&spec, &arguments.access, arguments.access.server.as_deref(), &settings)?;
    let mut config = reached.config;
    if let Some(format) = arguments.content.format {
        config = config.with_format(format);
    }
    if let Some(place) = arguments.content.place {
        config = config.with_body_place(place);
    }
    if let Some(format) = arguments.content.accept {
        config = config.with_reply_format(format);
    }
    let options = arguments.header.iter().fold(config.call_options().clone(), |options, (name, value)| {
        options.with_header(name.as_str(), value.as_str())
    });
    let config = config.with_call_options(options);
    note_deprecated(&request);
    match config.dyn_send(&Client::default(), spec.tables.api, spec.endpoint, &request) {
        Ok(reply) => show(spec.endpoint, &reply.response, arguments.defaults),
        Err(CallError::Response(error)) => {
            show(spec.endpoint, error.response(), arguments.defaults)?;
            Ok(Exit::Findings)
        }
        Err(CallError::Transport(error)) => {
            print_json(&json!({
                "outcome": "failed",
                "error": chain(&error),
                "sent": error.was_sent(),
            }))?;
            Ok(Exit::Findings)
        }
        Err(CallError::Invalid(error)) => unsendable(error),
    }
}
