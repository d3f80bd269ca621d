//! The verbs and their arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use groupwright_engine::format::Format;

/// Typed Rust from documented HTTP endpoints.
#[derive(Debug, Parser)]
#[command(name = "groupwright", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Check specs and report everything that is wrong with them
    Check(Check),
    /// Write the Rust code of specs
    Generate(Generate),
    /// Print the JSON Schema of the spec language, for editors
    Schema,
    /// Explain a code such as GW0042, with a bad and a good example
    Explain(Explain),
    /// Print the HTTP request of a spec for given values, or every rule that they break
    Request(Request),
    /// Read an HTTP response as a spec documents it, and print what it says
    Response(Response),
    /// Read an HTTP request from standard input as a server of a spec would, and print its values
    Accept(Accept),
}

#[derive(Args, Debug)]
pub(crate) struct Check {
    /// Folders of vendors, the folder of a vendor, or endpoint files
    #[arg(default_value = "specs")]
    pub(crate) paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) error_format: ErrorFormat,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ErrorFormat {
    /// For a person
    Text,
    /// One JSON array
    Json,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Args, Debug)]
pub(crate) struct Generate {
    /// Write nothing; fail, with the difference, when something would change
    #[arg(long)]
    pub(crate) check: bool,
    /// The folder of the specs
    #[arg(long, default_value = "specs", value_name = "FOLDER")]
    pub(crate) specs: PathBuf,
    /// The source folder of the crate to write
    #[arg(long, default_value = "generated/src", value_name = "FOLDER")]
    pub(crate) out: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// The code; without it, all codes are listed
    pub(crate) code: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Request {
    /// The file of the endpoint, beside its api.yaml
    pub(crate) spec: PathBuf,
    /// The format of the body: json, xml, form or text
    #[arg(long, value_parser = format)]
    pub(crate) format: Option<Format>,
    /// The format in which the reply is asked for
    #[arg(long, value_parser = format)]
    pub(crate) accept: Option<Format>,
    /// The values of all fields by wire name, as a JSON object: a file, or - for standard input
    #[arg(long, value_name = "FILE|-")]
    pub(crate) params: Option<PathBuf>,
    /// The base URL of the server, where it is not the first of api.yaml
    #[arg(long, value_name = "URL")]
    pub(crate) server: Option<String>,
    /// A credential: its name in api.yaml and its value, or @ and a file that holds it; may be repeated
    #[arg(long, value_name = "NAME=VALUE|NAME=@FILE", value_parser = credential)]
    pub(crate) auth: Vec<(String, String)>,
    /// The authentication scheme of api.yaml, where it is not the first that has the credentials given
    #[arg(long, value_name = "NAME")]
    pub(crate) scheme: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Response {
    /// The file of the endpoint, beside its api.yaml
    pub(crate) spec: PathBuf,
    /// The status code
    #[arg(long, value_name = "CODE", value_parser = clap::value_parser!(u16).range(100..=999))]
    pub(crate) status: u16,
    /// A header field of the response; may be repeated
    #[arg(long, value_name = "NAME: VALUE", value_parser = header)]
    pub(crate) header: Vec<(String, String)>,
    /// The body: a file, - for standard input, or the body itself where it begins with {, [ or <
    #[arg(value_name = "BODY|-")]
    pub(crate) body: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Accept {
    /// The file of the endpoint, beside its api.yaml
    pub(crate) spec: PathBuf,
    /// The base URL, or its path, under which the server is reached, where it is not the first of api.yaml
    #[arg(long, value_name = "URL")]
    pub(crate) server: Option<String>,
}

fn format(word: &str) -> Result<Format, String> {
    Format::from_name(word).ok_or_else(|| {
        let words: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        format!("the formats are {}", words.join(", "))
    })
}

fn header(line: &str) -> Result<(String, String), String> {
    let (name, value) = line.split_once(':').ok_or("write it as `Name: value`")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

// What has no name is refused later: the parser of the arguments repeats what it refuses, and it may be a secret.
#[expect(clippy::unnecessary_wraps, reason = "the parser of the arguments asks for a result")]
fn credential(pair: &str) -> Result<(String, String), String> {
    let (name, value) = pair.split_once('=').unwrap_or_default();
    Ok((name.to_owned(), value.to_owned()))
}
