//! The endpoint whose messages a verb builds or reads, from its file alone.

use std::path::Path;

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use groupwright_codegen::load::load;
use groupwright_codegen::report::{Style, render};
use groupwright_engine::dynamic::{DynRecord, Tables};
use groupwright_engine::table::{Endpoint, Server, Shape};

use crate::exit::Failure;

/// An endpoint and everything that its tables name.
pub(crate) struct Spec {
    pub(crate) tables: Tables,
    pub(crate) endpoint: &'static Endpoint,
}

impl Spec {
    /// An empty request.
    pub(crate) fn request(&self) -> DynRecord {
        DynRecord::new(self.endpoint.request().kind().shape().unwrap_or(&Shape::EMPTY))
    }

    /// The documented server of a name, or the first if nothing is asked for; nothing for a URL.
    pub(crate) fn server(&self, asked: Option<&str>) -> Option<&'static Server> {
        let mut servers = self.tables.api.servers().iter();
        match asked {
            None => servers.next(),
            Some(asked) => servers.find(|server| !asked.is_empty() && server.name() == asked),
        }
    }

    /// The base URL of the endpoint at the documented server of a name, or at the first if nothing is asked for; nothing for
    /// a URL.
    pub(crate) fn server_url(&self, asked: Option<&str>) -> Option<&'static str> {
        let server = self.server(asked)?;
        let position = self.tables.api.servers().iter().position(|other| std::ptr::eq(other, server))?;
        Some(self.endpoint.servers().get(position).copied().unwrap_or(server.url()))
    }
}

/// The style of text on a stream: with colours where it can show them and the user has not forbidden them (`NO_COLOR`,
/// `CLICOLOR`, `TERM`).
pub(crate) fn text_style(stream: &impl RawStream) -> Style {
    Style::Text { color: AutoStream::choice(stream) != ColorChoice::Never }
}

/// Loads the endpoint of a file; nothing when the spec has mistakes, which have been reported.
pub(crate) fn endpoint(path: &Path) -> Result<Option<Spec>, Failure> {
    let (report, loaded) = load(&[path]).map_err(|error| Failure(error.to_string()))?.into_parts();
    if report.has_errors() {
        anstream::eprint!("{}", render(&report, text_style(&std::io::stderr())));
        return Ok(None);
    }
    let mut found = loaded.apis.iter().flat_map(|checked| {
        checked.api().endpoints.iter().filter_map(|endpoint| checked.tables(&endpoint.name))
    });
    match (found.next(), found.next()) {
        (Some(tables), None) => {
            let endpoint = tables.endpoints.first();
            let spec = endpoint.map(|endpoint| Spec { tables: *tables, endpoint });
            spec.map(Some).ok_or_else(|| Failure(format!("{} holds no endpoint", path.display())))
        }
        (None, _) => Err(Failure(format!("{} holds no endpoint", path.display()))),
        (Some(_), Some(_)) => Err(Failure(format!(
            "{} holds several endpoints: name the file of one, such as specs/checkmarket/create_group.yaml",
            path.display()
        ))),
    }
}
