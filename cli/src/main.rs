//! The command `groupwright`.
//!
//! Exit status: 0 when all is well, 1 when something was found, 2 when the command or a file cannot be used.

mod access;
mod arguments;
mod chain;
mod client;
mod depfile;
mod exit;
mod input;
mod message;
mod settings;
mod spec;
mod stderr;
mod verb;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Verb};

fn main() -> ExitCode {
    let done = match Arguments::parse().verb {
        Verb::Check(arguments) => verb::check::run(&arguments),
        Verb::Generate(arguments) => verb::generate::run(&arguments),
        Verb::Schema => verb::schema::run(),
        Verb::Explain(arguments) => verb::explain::run(&arguments),
        Verb::Request(arguments) => verb::request::run(&arguments),
        Verb::Response(arguments) => verb::response::run(&arguments),
        Verb::Respond(arguments) => verb::respond::run(&arguments),
        Verb::Accept(arguments) => verb::accept::run(&arguments),
        Verb::Proxy(arguments) => verb::proxy::run(&arguments),
        Verb::Sandbox(arguments) => verb::sandbox::run(&arguments),
        Verb::Create(arguments) => verb::create::run(&arguments),
        Verb::Send(arguments) => verb::send::run(&arguments),
        Verb::Vendors(arguments) => verb::vendors::run(&arguments),
        Verb::Completions(arguments) => verb::completions::run(&arguments),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => {
            stderr::error(&failure);
            exit::Exit::Unusable.into()
        }
    }
}
