//! The generated endpoints, behind functions that do not name their types.

use std::fmt::{Display, Write as _};

use groupwright::client::{CallError, CallOptions, Reqwest, RetryPolicy, Ureq};
use groupwright::http::Request;
use groupwright::{ClientConfig, Credentials, Format, ResponseError, Serve, Value, json, table};
use groupwright_engine::format::{EncodeOptions, encode};
use groupwright_sandbox::Sandbox;
use groupwright_vendors::{
    aws_iam, checkmarket, directadmin, dropbox, emfluence, faxfinder, fhir, invisible_collector, klaviyo,
    mattermost, moodle, onlyoffice, scim, slack, zabbix, zimbra,
};
use tokio::runtime::{Builder, Runtime};

/// Every secret of every scheme. It keeps the rules that some vendors have for theirs.
pub(crate) const SECRET: &str = "HUNTER2HUNTER2HUNTER2";

/// What sends calls.
pub(crate) enum Client<'s> {
    Blocking(Ureq),
    Asynchronous(Reqwest, Runtime),
    /// Without a socket.
    InProcess(&'s Sandbox),
}

impl Client<'_> {
    /// The two that use sockets.
    pub(crate) fn of_sockets() -> [Self; 2] {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        [Self::Blocking(Ureq::new()), Self::Asynchronous(Reqwest::new().unwrap(), runtime)]
    }
}

/// A call: where it goes, and in which formats.
#[derive(Clone, Default)]
pub(crate) struct Asked<'a> {
    pub(crate) server: String,
    /// The values of the request, in plain JSON.
    pub(crate) values: &'a str,
    pub(crate) format: Option<Format>,
    pub(crate) reply_format: Option<Format>,
    /// A header field of the call.
    pub(crate) header: Option<(&'static str, &'a str)>,
}

/// The documented reply that came: its name, and its values in plain JSON.
#[derive(Debug, PartialEq)]
pub(crate) struct Got {
    pub(crate) reply: &'static str,
    pub(crate) value: String,
}

/// A generated endpoint.
pub(crate) struct Case {
    pub(crate) vendor: &'static str,
    pub(crate) table: fn() -> &'static table::Endpoint,
    /// The values of a request that comes in under a path, in plain JSON.
    pub(crate) values: fn(&str, &Request<Vec<u8>>) -> String,
    /// The message of a call.
    pub(crate) request: fn(&Asked<'_>) -> Result<Request<Vec<u8>>, String>,
    /// What comes of a call: a documented reply, or what is wrong.
    pub(crate) call: fn(&Asked<'_>, &Client<'_>) -> Result<Got, String>,
}

impl Case {
    fn of<E: Serve<Error: Display>>(vendor: &'static str) -> Self {
        Self {
            vendor,
            table: E::endpoint,
            values: |prefix, request| {
                let read = E::read_request_under(prefix, request);
                let read = read.unwrap_or_else(|error| panic!("{prefix}: {error}"));
                json::write(&read).unwrap()
            },
            request: |asked| {
                let request: E = json::read(asked.values).map_err(|error| error.to_string())?;
                config::<E>(asked).request(&request).map_err(|error| error.to_string())
            },
            call: call::<E>,
        }
    }

    /// The name of the endpoint.
    pub(crate) fn endpoint(&self) -> &'static str {
        (self.table)().name()
    }

    /// The formats of the request.
    pub(crate) fn formats(&self) -> Vec<Option<Format>> {
        let formats: Vec<_> = (self.table)().accepts().iter().map(|media| Some(media.format())).collect();
        if formats.is_empty() { vec![None] } else { formats }
    }

    /// The formats of replies with a body.
    pub(crate) fn reply_formats(&self) -> Vec<Format> {
        let replies = (self.table)().replies().iter().filter(|reply| !reply.is_error());
        let mut formats: Vec<Format> =
            replies.flat_map(|reply| reply.media().iter().map(table::Media::format)).collect();
        formats.sort();
        formats.dedup();
        formats
    }
}

/// The endpoints of all vendors.
pub(crate) fn cases() -> Vec<Case> {
    vec![
        Case::of::<aws_iam::CreateGroup>("aws_iam"),
        Case::of::<checkmarket::CreateGroup>("checkmarket"),
        Case::of::<directadmin::CreateAdmin>("directadmin"),
        Case::of::<dropbox::CreateGroup>("dropbox"),
        Case::of::<emfluence::SaveGroup>("emfluence"),
        Case::of::<faxfinder::CreateGroup>("faxfinder"),
        Case::of::<fhir::CreateGroup>("fhir"),
        Case::of::<invisible_collector::CreateGroup>("invisible_collector"),
        Case::of::<klaviyo::CreateList>("klaviyo"),
        Case::of::<mattermost::CreateEmoji>("mattermost"),
        Case::of::<moodle::CreateGroups>("moodle"),
        Case::of::<onlyoffice::CreateGroup>("onlyoffice"),
        Case::of::<scim::CreateGroup>("scim"),
        Case::of::<slack::CreateUsergroup>("slack"),
        Case::of::<zabbix::CreateHostgroup>("zabbix"),
        Case::of::<zimbra::CreateDistributionList>("zimbra"),
    ]
}

fn config<E: Serve>(asked: &Asked<'_>) -> ClientConfig {
    let scheme = E::endpoint().auth().first().and_then(|position| E::api().auth().get(*position));
    let credentials = scheme.map(|scheme| {
        let secrets = scheme.credentials();
        secrets.into_iter().fold(Credentials::new(scheme.name()), |all, name| {
            // The id of a key is none: the crate that signs records it at the level of traces.
            all.with(name, if name == "access_key_id" { "AKIDEXAMPLEAKIDEXAMPLE" } else { SECRET })
        })
    });
    let config = ClientConfig::new(E::api(), asked.server.clone(), credentials);
    let config = config.with_signing_region("us-east-1");
    let config = asked.format.into_iter().fold(config, ClientConfig::with_format);
    let config = asked.reply_format.into_iter().fold(config, ClientConfig::with_reply_format);
    let options = CallOptions::default().with_retry(RetryPolicy::none());
    config.with_call_options(
        asked.header.into_iter().fold(options, |all, (name, value)| all.with_header(name, value)),
    )
}

fn call<E: Serve<Error: Display>>(asked: &Asked<'_>, client: &Client<'_>) -> Result<Got, String> {
    let request: E = json::read(asked.values).map_err(|error| error.to_string())?;
    let config = config::<E>(asked);
    let call = config.call(&request);
    let outcome = match client {
        Client::Blocking(client) => call.send(client),
        Client::Asynchronous(client, runtime) => runtime.block_on(call.send_async(client)),
        Client::InProcess(sandbox) => call.send(*sandbox),
    };
    let outcome = match outcome {
        Ok(value) => Ok(value),
        Err(CallError::Response(ResponseError::Documented { error, .. })) => Err(*error),
        Err(error) => return Err(described(&error)),
    };
    let (index, value) = E::reply_value(&outcome);
    let reply = E::endpoint().replies().get(index).ok_or("no such reply")?;
    // A body that is optional may not be there.
    let node = reply.body().filter(|_| !matches!(value, Value::Absent));
    let value = node.map(|node| encode(Format::Json, value, node, &EncodeOptions::VALUES));
    let value = value.transpose().map_err(|error| error.to_string())?.unwrap_or_default();
    Ok(Got { reply: reply.name(), value: String::from_utf8_lossy(&value).into_owned() })
}

/// An error and the reply that it is about.
fn described<E: Display>(error: &CallError<E>) -> String {
    let mut text = error.to_string();
    if let Some(response) = error.response() {
        write!(text, ": {}", String::from_utf8_lossy(response.response().body())).unwrap();
    }
    text
}
