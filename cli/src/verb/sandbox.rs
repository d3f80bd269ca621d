//! `sandbox`: a server on loopback that answers for the endpoints of specs.

use std::fmt::Write;
use std::path::Path;

use groupwright_sandbox::{Documentation, Sandbox, Server, Vendor, curl_line};

use super::print;
use crate::arguments;
use crate::exit::{Exit, Failure};
use crate::spec::{all_carried, load};
use crate::stderr::note;

pub(crate) fn run(arguments: &arguments::Sandbox) -> Result<Exit, Failure> {
    let specs = Path::new("specs");
    let apis = match arguments.specs.as_slice() {
        [] if specs.is_dir() => load(&[specs.to_owned()])?,
        [] => Some(all_carried()?),
        asked => load(asked)?,
    };
    let Some(apis) = apis else { return Ok(Exit::Findings) };
    let vendors: Vec<Vendor> = apis.iter().map(Vendor::new).collect();
    let sandbox = Sandbox::new(&vendors, arguments.seed);
    for reply in sandbox.unmade() {
        note(format_args!("no value can be made of {reply}, so it cannot be asked for"));
    }
    let port = arguments.port;
    let server = Server::start(sandbox, port).map_err(|error| {
        Failure(format!("cannot serve on port {port} of 127.0.0.1: {error}; choose another with --port"))
    })?;
    print(shown(&server).as_bytes())?;
    server.wait().map_err(|error| Failure(format!("cannot wait for the end: {error}")))?;
    Ok(Exit::Success)
}

/// The routes of a server, each with a command line that calls it.
fn shown(server: &Server) -> String {
    let url = server.url();
    let rows = server.sandbox().documentation();
    let count = if rows.len() == 1 { "1 endpoint".to_owned() } else { format!("{} endpoints", rows.len()) };
    let mut out = format!("the sandbox serves {count} at {url}\n");
    for row in &rows {
        let Documentation { vendor, endpoint, method, path, summary, replies } = row;
        let _ = write!(out, "\n{vendor}/{endpoint}: {summary}\n  {method} {path}\n");
        let _ = writeln!(out, "  replies: {}", replies.join(", "));
        match server.sandbox().sample(vendor, endpoint, &url) {
            Some(request) => {
                let _ = writeln!(out, "  {}", curl_line(&request));
            }
            None => out.push_str("  no request can be made within its rules\n"),
        }
    }
    let _ = write!(
        out,
        "\nheader fields of requests: Sandbox-Reply: NAME or STATUS; Sandbox-Delay: 2s; \
         Sandbox-Fault: drop, truncate or 429; Sandbox-Times: 2\n\
         calls: GET {url}/__sandbox/calls; start again: POST {url}/__sandbox/reset\n"
    );
    out
}
