//! A generated endpoint behind functions that do not name its type, and its spec.

use std::path::Path;

use groupwright::http::{Request, Response};
use groupwright::table::{Api, Shape};
use groupwright::{ClientConfig, Credentials, Endpoint, Format, Record, Serve, Signer, Violations, json};
use groupwright_codegen::check::Checked;
use groupwright_codegen::load;
use groupwright_engine::dynamic::Tables;
use groupwright_engine::format::{EncodeOptions, encode};
use groupwright_engine::http::ResponseFault;

/// What came of a response: the name of the reply, its value in plain JSON, and the response that says it again.
pub(crate) struct Said {
    pub(crate) reply: &'static str,
    pub(crate) value: Option<String>,
    pub(crate) again: Response<Vec<u8>>,
}

/// A value, or what went wrong.
pub(crate) type Fallible<T> = Result<T, String>;

/// From a case, plain JSON values and a format to the message.
type Asking = fn(&Case, &str, Option<Format>) -> Fallible<Request<Vec<u8>>>;

/// A generated endpoint.
pub(crate) struct Case {
    /// The vendor and the endpoint, with a slash.
    pub(crate) name: &'static str,
    /// The secrets of its preferred scheme.
    pub(crate) secrets: &'static [(&'static str, &'static str)],
    /// The request of these plain JSON values, in a format.
    pub(crate) request: Asking,
    /// The plain JSON values of a request, as a server sees them.
    pub(crate) accept: fn(&Request<Vec<u8>>) -> Fallible<String>,
    /// Whether these plain JSON values are those of a request.
    pub(crate) reads: fn(&str) -> bool,
    /// The rules that these plain JSON values break.
    pub(crate) validate: fn(&str) -> Result<(), Violations>,
    /// What a response says.
    pub(crate) response: fn(Response<Vec<u8>>, Option<Format>) -> Fallible<Said>,
    /// The tables, as text: the endpoint's and the API's.
    pub(crate) tables: fn() -> (String, String),
    /// The shape of the request.
    pub(crate) shape: fn() -> &'static Shape,
}

impl Case {
    /// The case of a generated type.
    pub(crate) fn of<E: Serve<Error: std::fmt::Display>>(
        name: &'static str,
        secrets: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self {
            name,
            secrets,
            request: |case, values, format| {
                let request: E = json::read(values).map_err(|error| error.to_string())?;
                let connection = connection::<E>(case);
                let connection = format.into_iter().fold(connection, ClientConfig::with_format);
                connection.request(&request).map_err(|error| error.to_string())
            },
            accept: |request| {
                let accepted = E::read_request_under(server(E::api(), E::endpoint()), request)
                    .map_err(|error| error.to_string())?;
                json::write(&accepted).map_err(|error| error.to_string())
            },
            reads: |values| json::read::<E>(values).is_ok(),
            validate: |values| {
                let request: E = json::read(values).unwrap_or_else(|_| E::placeholder());
                request.validate()
            },
            response: |response, format| {
                let outcome = match E::read_response(response) {
                    Ok(value) => Ok(value),
                    Err(groupwright::ResponseError::Documented { error, .. }) => Err(*error),
                    Err(other) => return Err(other.to_string()),
                };
                let (index, value) = E::reply_value(&outcome);
                let reply = E::endpoint().replies().get(index).ok_or("no such reply")?;
                let value =
                    reply.body().map(|node| encode(Format::Json, value, node, &EncodeOptions::VALUES));
                let value =
                    value.and_then(Result::ok).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                let again = E::write_response(&outcome, format).map_err(|error| error.to_string())?;
                Ok(Said { reply: reply.name(), value, again })
            },
            tables: || (format!("{:#?}", E::endpoint()), format!("{:#?}", E::api())),
            shape: || Record::shape(&E::placeholder()),
        }
    }

    /// The model and the tables of its spec.
    pub(crate) fn spec(&self, loaded: &[Checked]) -> Option<(groupwright_codegen::model::Endpoint, Tables)> {
        let (vendor, endpoint) = self.name.split_once('/')?;
        let checked = loaded.iter().find(|checked| checked.api().name == vendor)?;
        let model = checked.api().endpoints.iter().find(|known| known.name == endpoint)?;
        Some((model.clone(), *checked.tables(endpoint)?))
    }

    /// The credentials of its preferred scheme.
    pub(crate) fn credentials(&self, scheme: &'static str) -> Credentials {
        self.secrets.iter().fold(Credentials::new(scheme), |held, (name, secret)| held.with(*name, *secret))
    }
}

/// Stands in for the server of an API that documents none, or one with variables.
const ANY_SERVER: &str = "https://server.example";

/// The server that the examples of an API are sent to.
pub(crate) fn server(api: &'static Api, endpoint: &groupwright::table::Endpoint) -> &'static str {
    let documented = endpoint.server(api);
    documented.filter(|url| !url.contains('{')).unwrap_or(ANY_SERVER)
}

fn connection<E: Endpoint>(case: &Case) -> ClientConfig {
    let scheme = E::endpoint().auth().first().and_then(|position| E::api().auth().get(*position));
    let config = ClientConfig::new(
        E::api(),
        server(E::api(), E::endpoint()),
        scheme.map(|scheme| case.credentials(scheme.name())),
    );
    config.with_signer(Unsigned)
}

/// Adds nothing, since the pages show requests without their signatures.
struct Unsigned;

impl Signer for Unsigned {
    fn sign(&self, _: &mut Request<Vec<u8>>, _: &Credentials) -> Result<(), String> {
        Ok(())
    }
}

/// The checked models of all specs.
#[expect(clippy::expect_used, reason = "without the specs there is nothing to test")]
pub(crate) fn load() -> Vec<Checked> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let (report, loaded) = load::load(&[specs]).expect("the specs can be read").into_parts();
    assert!(report.diagnostics().is_empty(), "{report:?}");
    loaded.apis
}

/// Why the tables made at run time give no reply.
pub(crate) fn fault(fault: &ResponseFault) -> String {
    fault.to_string()
}
