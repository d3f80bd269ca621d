//! The command line: subcommands and their arguments.

mod complete;
mod parse;

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use groupwright_engine::format::Format;
use groupwright_engine::table::BodyPlace;

use complete::SpecPath;
use parse::{credential, duration, format, header, pair, place, time};

/// Generates typed Rust from specs of documented HTTP endpoints.
#[derive(Debug, Parser)]
#[command(name = "groupwright", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Create a group at one vendor, at several, or at all
    Create(Create),
    /// Send a request, and print the values of its response
    Send(Send),
    /// List the vendors: what each needs, and what of a group it can carry
    Vendors(Vendors),
    /// Check specs and report everything that is wrong with them
    Check(Check),
    /// Generate Rust code from specs
    Generate(Generate),
    /// Print the JSON Schema of the spec language, for editors
    Schema,
    /// Explain a diagnostic code such as GW0042, with an incorrect and a correct example
    Explain(Explain),
    /// Build an HTTP request from a spec and values and print it, or report all violated rules
    Request(Request),
    /// Decode an HTTP response according to a spec, and print its values
    Response(Response),
    /// Build an HTTP response from a spec and a value as a server would, and print it
    Respond(Respond),
    /// Decode an HTTP request from standard input as a server would, and print its values
    Accept(Accept),
    /// Serve the documented endpoints of specs on loopback, to test programs against
    Sandbox(Sandbox),
    /// Pass requests on to a server, and print what deviates from its spec in them and in the responses
    Proxy(Proxy),
    /// Print what a shell needs to complete this command
    Completions(Completions),
}

#[derive(Args, Debug)]
pub(crate) struct Check {
    /// Folders of specs, the folder of a vendor, or endpoint files
    #[arg(default_value = "specs")]
    pub(crate) paths: Vec<PathBuf>,
    /// The output format of diagnostics
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) error_format: ErrorFormat,
}

/// The output format of diagnostics.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ErrorFormat {
    /// Human-readable text
    Text,
    /// A JSON array
    Json,
    /// GitHub Actions annotations
    Github,
}

#[derive(Args, Debug)]
pub(crate) struct Generate {
    /// Write nothing; if files would change, print the differences and fail
    #[arg(long)]
    pub(crate) check: bool,
    /// The folder with the specs
    #[arg(long, default_value = "specs", value_name = "FOLDER")]
    pub(crate) specs: PathBuf,
    /// The source folder of the generated crate
    #[arg(long, default_value = "generated/src", value_name = "FOLDER")]
    pub(crate) out: PathBuf,
    /// Write to this file, as a rule of Make for lib.rs, which files and folders were read; nothing else is read
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    pub(crate) depfile: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// The code; if omitted, all codes are listed
    pub(crate) code: Option<String>,
}

/// The values of a request, and the formats of it and of its reply.
#[derive(Args, Debug)]
pub(crate) struct Content {
    /// The format of the request body: json, xml, form, multipart, text or bytes
    #[arg(long, value_parser = format)]
    pub(crate) format: Option<Format>,
    /// Where the members of the body are: body or query [default: the first of the endpoint]
    #[arg(long, value_parser = place)]
    pub(crate) place: Option<BodyPlace>,
    /// The preferred format of the reply: json, xml, form, multipart, text or bytes
    #[arg(long, value_parser = format)]
    pub(crate) accept: Option<Format>,
    /// A JSON object of all fields by wire name, a file that contains it, or - for standard input
    #[arg(long, value_name = "JSON|FILE|-")]
    pub(crate) params: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Request {
    /// An endpoint: its file, in the same folder as its api.yaml, or the name of a vendor that the command has the spec of
    #[arg(value_parser = SpecPath, hide_possible_values = true)]
    pub(crate) spec: PathBuf,
    #[command(flatten)]
    pub(crate) content: Content,
    /// The base URL of the server, or the name of one in api.yaml [default: the first in api.yaml]
    #[arg(long, value_name = "URL|NAME")]
    pub(crate) server: Option<String>,
    /// A variable of the server in api.yaml, as a value or as @ and a file that contains it; may be repeated
    #[arg(long, value_name = "NAME=VALUE|NAME=@FILE", value_parser = credential)]
    pub(crate) server_variable: Vec<(String, String)>,
    /// A credential by its name in api.yaml, as a value or as @ and a file that contains it; may be repeated
    #[arg(long, value_name = "NAME=VALUE|NAME=@FILE", value_parser = credential)]
    pub(crate) auth: Vec<(String, String)>,
    /// The authentication scheme in api.yaml [default: the first that uses the given credentials]
    #[arg(long, value_name = "NAME")]
    pub(crate) scheme: Option<String>,
    /// The region of a signature [default: that of the server]
    #[arg(long, value_name = "NAME")]
    pub(crate) region: Option<String>,
    /// The time of a signature, such as 2015-08-30T12:36:00Z [default: now]
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) time: Option<SystemTime>,
    /// Print a command line of curl that sends the request
    #[arg(long)]
    pub(crate) curl: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Send {
    /// An endpoint: its file, in the same folder as its api.yaml, or the name of a vendor that the command has the spec of
    #[arg(value_parser = SpecPath, hide_possible_values = true)]
    pub(crate) spec: PathBuf,
    #[command(flatten)]
    pub(crate) content: Content,
    /// A header field of the request, such as Idempotency-Key; may be repeated
    #[arg(long, value_name = "NAME: VALUE", value_parser = header)]
    pub(crate) header: Vec<(String, String)>,
    /// Print the documented defaults of values that the response does not have
    #[arg(long)]
    pub(crate) defaults: bool,
    #[command(flatten)]
    pub(crate) access: Access,
}

/// Where requests are sent, and with which credentials.
#[derive(Args, Debug)]
pub(crate) struct Access {
    /// The base URL of the server, or the name of one in api.yaml [default: the first in api.yaml]. Before several vendors or `all`
    /// it is the address of a sandbox, and the name of each vendor is put after it
    #[arg(long, value_name = "URL|NAME")]
    pub(crate) server: Option<String>,
    /// The authentication scheme in api.yaml [default: the first that has all its credentials]
    #[arg(long, value_name = "NAME")]
    pub(crate) scheme: Option<String>,
    /// The file with credentials, which nobody else may be able to read [default: credentials.yaml in the folder
    /// groupwright of the user's settings]
    #[arg(long, value_name = "FILE")]
    pub(crate) credentials: Option<PathBuf>,
    /// The maximum duration of each attempt, such as 30s
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub(crate) timeout: Option<Duration>,
}

#[derive(Args, Debug)]
pub(crate) struct Create {
    /// Vendors that the command has the specs of, `all` of them, or folders and files of specs
    #[arg(required = true, value_name = "VENDOR|PATH|all", value_parser = SpecPath, hide_possible_values = true)]
    pub(crate) vendors: Vec<PathBuf>,
    /// The name of the group
    #[arg(long)]
    pub(crate) name: String,
    /// What the group is for
    #[arg(long)]
    pub(crate) description: Option<String>,
    /// Who owns the group: an identifier of the vendor
    #[arg(long)]
    pub(crate) owner: Option<String>,
    /// A member, an identifier of the vendor; may be repeated
    #[arg(long = "member", value_name = "MEMBER")]
    pub(crate) members: Vec<String>,
    /// Another value by its role in the `group` maps of specs, such as `external_id`; may be repeated
    #[arg(long = "set", value_name = "ROLE=VALUE", value_parser = pair)]
    pub(crate) values: Vec<(String, String)>,
    /// Further fields of the request of a single vendor, by wire name: a JSON object, a file that contains it, or - for
    /// standard input
    #[arg(long, value_name = "JSON|FILE|-")]
    pub(crate) params: Option<String>,
    /// Send nothing where a value of the group would be lost
    #[arg(long)]
    pub(crate) strict: bool,
    /// Send nothing, and show what would be sent where, and what would be lost
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print one JSON object a vendor, each on a line
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) access: Access,
}

#[derive(Args, Debug)]
pub(crate) struct Vendors {
    /// Vendors that the command has the specs of, or folders and files of specs [default: all that it has]
    #[arg(value_name = "VENDOR|PATH", value_parser = SpecPath, hide_possible_values = true)]
    pub(crate) vendors: Vec<PathBuf>,
    /// Print a JSON array
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: Shell,
}

#[derive(Args, Debug)]
pub(crate) struct Response {
    /// An endpoint: its file, in the same folder as its api.yaml, or the name of a vendor that the command has the spec of
    #[arg(value_parser = SpecPath, hide_possible_values = true)]
    pub(crate) spec: PathBuf,
    /// The status code [default: the response is given whole, as `curl -i` prints it]
    #[arg(long, value_name = "CODE", value_parser = clap::value_parser!(u16).range(100..=999))]
    pub(crate) status: Option<u16>,
    /// A header field of the response; may be repeated
    #[arg(long, value_name = "NAME: VALUE", value_parser = header, requires = "status")]
    pub(crate) header: Vec<(String, String)>,
    /// Print the documented defaults of values that the response does not have
    #[arg(long)]
    pub(crate) defaults: bool,
    /// A file or - for standard input: the whole response, or with --status its body, which can also be given here if it begins
    /// with {, [ or <
    #[arg(value_name = "FILE|BODY|-")]
    pub(crate) message: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Respond {
    /// An endpoint: its file, in the same folder as its api.yaml, or the name of a vendor that the command has the spec of
    #[arg(value_parser = SpecPath, hide_possible_values = true)]
    pub(crate) spec: PathBuf,
    /// The name of the documented reply
    #[arg(long, value_name = "NAME")]
    pub(crate) reply: String,
    /// A file with the value as JSON, the members of the body and the described header fields, or - for standard input
    #[arg(long, value_name = "FILE|-")]
    pub(crate) value: Option<PathBuf>,
    /// The format of the body: json, xml, form, multipart, text or bytes [default: the first of the reply]
    #[arg(long, value_parser = format)]
    pub(crate) format: Option<Format>,
    /// The status code [default: the first that only this reply has]
    #[arg(long, value_name = "CODE", value_parser = clap::value_parser!(u16).range(100..=999))]
    pub(crate) status: Option<u16>,
}

#[derive(Args, Debug)]
pub(crate) struct Accept {
    /// An endpoint: its file, in the same folder as its api.yaml, or the name of a vendor that the command has the spec of
    #[arg(value_parser = SpecPath, hide_possible_values = true)]
    pub(crate) spec: PathBuf,
    /// The server's base URL or its path, or the name of one in api.yaml [default: the first in api.yaml]
    #[arg(long, value_name = "URL|NAME")]
    pub(crate) server: Option<String>,
    /// Print the documented defaults of values that the request does not have
    #[arg(long)]
    pub(crate) defaults: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Sandbox {
    /// Folders of specs, the folder of a vendor, endpoint files, or vendors that the command has the specs of [default: the
    /// folder specs, and where there is none, all that the command has]
    #[arg(value_parser = SpecPath, hide_possible_values = true)]
    pub(crate) specs: Vec<PathBuf>,
    /// The port of 127.0.0.1, or 0 for a free one
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// The number from which everything is drawn that the sandbox makes up
    #[arg(long, default_value_t = 0)]
    pub(crate) seed: u64,
}

#[derive(Args, Debug)]
pub(crate) struct Proxy {
    /// The folder of a vendor, the file of an endpoint, or the name of a vendor that the command has the spec of
    #[arg(value_parser = SpecPath, hide_possible_values = true)]
    pub(crate) spec: PathBuf,
    /// The base URL of the server, before the paths of the endpoints
    #[arg(long, value_name = "URL")]
    pub(crate) to: String,
    /// The port of 127.0.0.1, or 0 for a free one
    #[arg(long, default_value_t = 8081)]
    pub(crate) port: u16,
}
