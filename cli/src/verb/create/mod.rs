//! `create`: creates a group at one vendor, at several, or at all whose specs say what the fields of a request mean for one.

pub(super) mod fill;
mod outcome;
mod progress;
mod target;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use groupwright_engine::group::{NewGroup, carried};
use groupwright_engine::http::is_server;

use super::print;
use crate::access::setting_names;
use crate::arguments::Create;
use crate::client::Client;
use crate::exit::{Exit, Failure};
use crate::input;
use crate::settings::Settings;
use crate::spec::load;
use outcome::{Outcome, Printer};
use progress::Progress;
use target::{Ready, Target, prepare, targets};

/// How many vendors are waited for at once.
const WORKERS: usize = 8;

pub(crate) fn run(arguments: &Create) -> Result<Exit, Failure> {
    let Some(apis) = load(&arguments.vendors)? else { return Ok(Exit::Findings) };
    let targets = targets(&apis)?;
    let group = group(arguments);
    check_roles(&group, &targets)?;
    // One that is named alone is at the server as it stands; several are below the paths of their names.
    let is_one = apis.len() == 1 && arguments.vendors.iter().all(|path| path.as_os_str() != "all");
    if arguments.params.is_some() && targets.len() > 1 {
        let what = "further fields are those of one endpoint: leave out --params, or name one vendor, or the file of the endpoint";
        return Err(Failure(what.to_owned()));
    }
    if let Some(server) = arguments.access.server.as_deref().filter(|_| !is_one)
        && (!is_server(server) || server.contains(['?', '{']))
    {
        let what = "--server: expected the address of a sandbox, such as http://127.0.0.1:8080, before several vendors";
        return Err(Failure(what.to_owned()));
    }
    let params = input::object(arguments.params.as_deref())?;
    let settings = Settings::read(arguments.access.credentials.as_deref())?;
    let names: Vec<(&str, Vec<String>)> =
        targets.iter().map(|target| (target.spec.vendor.as_str(), setting_names(&target.spec))).collect();
    settings.note_unused(&names);
    let prepared: Vec<Result<Ready, Outcome>> = targets
        .iter()
        .map(|target| prepare(target, arguments, is_one, (&group, &params), &settings))
        .collect();
    for (target, ready) in targets.iter().zip(&prepared) {
        if let Ok(ready) = ready {
            ready.note(&target.subject.label);
        }
    }
    let printer = Printer::new(targets.iter().map(|target| &target.subject), arguments.json);
    let mut is_well = true;
    let mut tell = |target: &Target, outcome: &Outcome| {
        is_well &= outcome.is_success();
        print(printer.line(&target.subject, outcome).as_bytes())
    };
    if arguments.dry_run {
        for (target, prepared) in targets.iter().zip(prepared) {
            let outcome = match prepared {
                Ok(ready) => ready.planned(target),
                Err(outcome) => outcome,
            };
            tell(target, &outcome)?;
        }
    } else {
        send(&targets, &prepared, &mut tell)?;
    }
    Ok(if is_well { Exit::Success } else { Exit::Findings })
}

/// The group that the arguments describe.
fn group(arguments: &Create) -> NewGroup {
    let mut group = NewGroup::new(&arguments.name).with_members(&arguments.members);
    if let Some(description) = &arguments.description {
        group = group.with_description(description);
    }
    if let Some(owner) = &arguments.owner {
        group = group.with_owner(owner);
    }
    arguments.values.iter().fold(group, |group, (role, value)| group.with(role, value))
}

/// Refuses a role that no vendor knows, which is a mistake in its name.
fn check_roles(group: &NewGroup, targets: &[Target]) -> Result<(), Failure> {
    const SHARED: [&str; 4] = ["name", "description", "owner", "members"];

    let known = || targets.iter().flat_map(|target| carried(target.spec.endpoint));
    let Some(unknown) =
        group.roles().find(|role| !SHARED.contains(role) && !known().any(|name| name == *role))
    else {
        return Ok(());
    };
    let mut names: Vec<&str> = known().collect();
    names.sort_unstable();
    names.dedup();
    Err(Failure(format!("--set: no request carries the role {unknown}; the roles are {}", names.join(", "))))
}

/// Sends the requests, several at once, and tells of each as soon as those before it have been told of.
fn send(
    targets: &[Target],
    prepared: &[Result<Ready, Outcome>],
    tell: &mut dyn FnMut(&Target, &Outcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let client = Client::default();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..targets.len().min(WORKERS) {
            let (sender, client, next) = (sender.clone(), client.clone(), &next);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let (Some(target), Some(prepared)) = (targets.get(index), prepared.get(index)) else {
                        return;
                    };
                    let outcome = match prepared {
                        Ok(ready) => ready.send(target, &client),
                        Err(outcome) => outcome.clone(),
                    };
                    // The receiver stays until all have been told of.
                    if sender.send((index, outcome)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut progress = Progress::new(targets.len());
        let mut waiting: Vec<Option<Outcome>> = targets.iter().map(|_| None).collect();
        let mut told = 0;
        let mut printed = Ok(());
        for (index, outcome) in receiver {
            progress.step();
            if let Some(slot) = waiting.get_mut(index) {
                *slot = Some(outcome);
            }
            progress.clear();
            while let Some(outcome) = waiting.get_mut(told).and_then(Option::take) {
                if let Some(target) = targets.get(told) {
                    // What has been sent has been sent, whether or not it can be told.
                    printed = printed.and(tell(target, &outcome));
                }
                told += 1;
            }
            progress.show();
        }
        progress.clear();
        printed
    })
}
