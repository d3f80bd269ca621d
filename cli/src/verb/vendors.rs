//! `vendors`: what each vendor needs, and what of a group its requests carry.

use std::fmt::Write;

use groupwright_codegen::check::Checked;
use groupwright_engine::group::carried;
use groupwright_engine::shown::Line;
use groupwright_engine::table::{Default as Standard, Scheme};
use serde_json::{Value, json};

use super::create::fill::lacks;
use super::{print, print_json};
use crate::access::{SERVER, schemes, variables};
use crate::arguments::Vendors;
use crate::exit::{Exit, Failure};
use crate::settings::variable;
use crate::spec::{Spec, all_carried, load, specs};

pub(crate) fn run(arguments: &Vendors) -> Result<Exit, Failure> {
    let apis = if arguments.vendors.is_empty() { Some(all_carried()?) } else { load(&arguments.vendors)? };
    let Some(apis) = apis else { return Ok(Exit::Findings) };
    let rows: Vec<Row> =
        apis.iter().flat_map(|checked| specs(checked).map(|spec| row(checked, &spec))).collect();
    if arguments.json {
        print_json(&rows.iter().map(Row::json).collect::<Value>())?;
    } else {
        print(rows.iter().map(Row::text).collect::<Vec<_>>().join("\n").as_bytes())?;
    }
    Ok(Exit::Success)
}

/// An endpoint, as it is listed.
struct Row {
    vendor: String,
    title: String,
    endpoint: &'static str,
    summary: &'static str,
    carries: Vec<&'static str>,
    /// Fields that are required beside the name, as JSON Pointers, each with the role that fills it.
    requires: Vec<(String, Option<&'static str>)>,
    /// The base URL, if it is documented.
    server: Option<&'static str>,
    /// The environment variables of the server that have to be set.
    server_variables: Vec<String>,
    /// The schemes, each with its environment variables.
    credentials: Vec<(&'static str, Vec<String>)>,
}

fn row(checked: &Checked, spec: &Spec) -> Row {
    let endpoint = spec.endpoint;
    let carries: Vec<&'static str> = carried(endpoint).collect();
    let requires = lacks(spec);
    let server = spec.server(None);
    let server_variables = match server {
        None => vec![variable(&spec.vendor, SERVER)],
        Some(server) => {
            let fields = server.variables().fields().iter();
            let open = fields.filter(|field| !matches!(field.default(), Standard::Value(_)));
            open.map(|field| variable(&spec.vendor, field.name())).collect()
        }
    };
    Row {
        vendor: spec.vendor.clone(),
        title: checked.api().title.clone(),
        endpoint: endpoint.name(),
        summary: endpoint.summary(),
        carries,
        requires,
        server: spec.server_url(None),
        server_variables,
        credentials: schemes(spec).map(|scheme: &Scheme| (scheme.name(), variables(spec, scheme))).collect(),
    }
}

impl Row {
    fn text(&self) -> String {
        let mut out =
            format!("{}/{}: {} ({})\n", self.vendor, self.endpoint, Line(self.summary), Line(&self.title));
        let mut line = |label: &str, text: &str| {
            if !text.is_empty() {
                let _ = writeln!(out, "  {label:13} {}", Line(text));
            }
        };
        line("carries", &self.carries.join(", "));
        let requires = self
            .requires
            .iter()
            .map(|(place, role)| role.map_or_else(|| place.clone(), |role| format!("{role} ({place})")));
        line("also requires", &requires.collect::<Vec<_>>().join(", "));
        let server = self.server.unwrap_or("each customer has one of their own");
        let set = if self.server_variables.is_empty() {
            String::new()
        } else {
            format!("; set {}", self.server_variables.join(" and "))
        };
        line("server", &format!("{server}{set}"));
        for (scheme, variables) in &self.credentials {
            line("credentials", &format!("{scheme}: {}", variables.join(" and ")));
        }
        out
    }

    fn json(&self) -> Value {
        let credentials = self.credentials.iter();
        let credentials =
            credentials.map(|(scheme, variables)| json!({ "scheme": scheme, "variables": variables }));
        json!({
            "vendor": self.vendor,
            "title": self.title,
            "endpoint": self.endpoint,
            "summary": self.summary,
            "carries": self.carries,
            "requires": self.requires.iter().map(|(place, role)| json!({ "pointer": place, "role": role })).collect::<Value>(),
            "server": self.server,
            "server_variables": self.server_variables,
            "credentials": credentials.collect::<Value>(),
        })
    }
}
