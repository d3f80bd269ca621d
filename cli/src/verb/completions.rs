//! `completions`: what a shell needs to complete the command.

use clap::CommandFactory;
use clap_complete::generate;

use super::print;
use crate::arguments::{Arguments, Completions};
use crate::exit::{Exit, Failure};

pub(crate) fn run(arguments: &Completions) -> Result<Exit, Failure> {
    let mut out = Vec::new();
    generate(arguments.shell, &mut Arguments::command(), "groupwright", &mut out);
    print(&out)?;
    Ok(Exit::Success)
}
