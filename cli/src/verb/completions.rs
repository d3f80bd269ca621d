//! `completions`: what a shell needs to complete the command.

use std::fmt::Write;

use clap::{Command, CommandFactory};
use clap_complete::{Shell, generate};

use super::print;
use crate::arguments::{Arguments, Completions};
use crate::exit::{Exit, Failure};

const NAME: &str = "groupwright";

pub(crate) fn run(arguments: &Completions) -> Result<Exit, Failure> {
    let mut command = Arguments::command();
    let mut out = Vec::new();
    generate(arguments.shell, &mut command, NAME, &mut out);
    if arguments.shell == Shell::Fish {
        out.extend_from_slice(names_for_fish(&command).as_bytes());
    }
    print(&out)?;
    Ok(Exit::Success)
}

/// The names that arguments without an option can have, which the generator for fish leaves out.
fn names_for_fish(command: &Command) -> String {
    let mut out = String::new();
    for verb in command.get_subcommands() {
        let values = verb.get_positionals().flat_map(clap::Arg::get_possible_values);
        let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
        if !names.is_empty() {
            let (verb, names) = (verb.get_name(), names.join(" "));
            // Writing to a string cannot fail.
            let _ = writeln!(out, "complete -c {NAME} -n '__fish_seen_subcommand_from {verb}' -a '{names}'");
        }
    }
    out
}
