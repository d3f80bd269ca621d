//! `respond`: the HTTP response of a spec for a given value, as a server writes it.

use groupwright_codegen::report::nearest;
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::http::{DynOutcome, WriteResponseError, write_response};
use groupwright_engine::table::{Media, Reply};

use super::{invalid, print, unwritable};
use crate::arguments::Respond;
use crate::exit::{Exit, Failure};
use crate::spec::Spec;
use crate::{input, message, spec};

pub(crate) fn run(arguments: &Respond) -> Result<Exit, Failure> {
    let Some(spec) = spec::endpoint(&arguments.spec)? else { return Ok(Exit::Findings) };
    let (index, reply) = reply(&spec, &arguments.reply)?;
    check_format(reply, arguments.format)?;
    let mut outcome = DynOutcome::new(spec.endpoint);
    let slot = outcome.turn_to(index);
    match (slot, reply.body(), &arguments.value) {
        (Some(value), Some(node), Some(path)) => {
            let given = input::read(path).map_err(|Failure(what)| {
                Failure(format!("{what}; the value is in a file, or on standard input with --value -"))
            })?;
            if let Err(error) = decode(Format::Json, &given, node, value.slot(), &DecodeOptions::VALUES) {
                return invalid(&error.problems, &[]);
            }
        }
        (_, None, Some(_)) => {
            return Err(Failure(format!("the reply {} has no value: leave out --value", reply.name())));
        }
        (_, Some(_), None) if !reply.is_optional() => {
            let name = reply.name();
            let what = "give it with --value FILE, or --value - for standard input";
            return Err(Failure(format!("the reply {name} has a value: {what}")));
        }
        (_, _, None) | (None, Some(_), Some(_)) => {}
    }
    match write_response(spec.endpoint, index, outcome.value(), arguments.format, arguments.status) {
        Ok(written) => {
            print(&message::print_response(&written))?;
            Ok(Exit::Success)
        }
        Err(WriteResponseError::Encode(error)) => {
            let what = error.sentence();
            unwritable(error.pointer, what)
        }
        Err(WriteResponseError::Header { pointer, what }) => unwritable(pointer, what),
        Err(error @ WriteResponseError::Mistakable { .. }) => unwritable(String::new(), error.to_string()),
        Err(error) => Err(Failure(error.to_string())),
    }
}

/// The reply of a name, and its position.
fn reply(spec: &Spec, wanted: &str) -> Result<(usize, &'static Reply), Failure> {
    let replies = spec.endpoint.replies();
    let found = replies.iter().enumerate().find(|(_, reply)| reply.name() == wanted);
    found.ok_or_else(|| {
        let near = nearest(wanted, replies.iter().map(Reply::name));
        let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        let rows = replies
            .iter()
            .map(|reply| format!("\n  {} ({}): {}", reply.name(), statuses(reply), reply.doc()));
        let rows: String = rows.collect();
        Failure(format!("the endpoint has no reply {wanted:?}{near}\nits replies are:{rows}"))
    })
}

/// Refuses a format that the reply does not have.
fn check_format(reply: &Reply, asked: Option<Format>) -> Result<(), Failure> {
    let Some(asked) = asked else { return Ok(()) };
    let offered: Vec<&str> = reply.media().iter().map(Media::format).map(Format::name).collect();
    if offered.contains(&asked.name()) {
        return Ok(());
    }
    let name = reply.name();
    Err(Failure(if offered.is_empty() {
        format!("the reply {name} has no body whose format could be chosen: leave out --format")
    } else {
        format!("the reply {name} has no {asked} body; choose one of: {}", offered.join(", "))
    }))
}

/// The statuses of a reply.
fn statuses(reply: &Reply) -> String {
    reply.statuses().map(|range| range.to_string()).collect::<Vec<_>>().join(", ")
}
