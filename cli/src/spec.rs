//! The specs that a verb works with: from files, or those that the command carries.

use std::path::{Component, Path, PathBuf};

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use groupwright_codegen::check::Checked;
use groupwright_codegen::load::{check_texts, load as load_files};
use groupwright_codegen::report::{Style, nearest, render};
use groupwright_engine::dynamic::{DynRecord, Tables};
use groupwright_engine::table::{Endpoint, Server, Shape};
use groupwright_specs::VENDORS;

use crate::exit::Failure;
use crate::stderr::{note, say};

/// The word for every vendor that the command has the spec of.
const ALL: &str = "all";

/// An endpoint and everything that its tables name.
pub(crate) struct Spec {
    /// The name of the vendor's folder.
    pub(crate) vendor: String,
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

/// The endpoint of a file, or of a name; nothing when the spec has mistakes, which have been reported.
pub(crate) fn endpoint(path: &Path) -> Result<Option<Spec>, Failure> {
    let Some(apis) = load(&[path.to_owned()])? else { return Ok(None) };
    let mut found = apis.iter().flat_map(specs);
    match (found.next(), found.next()) {
        (Some(spec), None) => Ok(Some(spec)),
        (None, _) => Err(Failure(format!("{} holds no endpoint", path.display()))),
        (Some(_), Some(_)) => Err(Failure(format!(
            "{} holds several endpoints: name the file of one, such as specs/checkmarket/create_group.yaml",
            path.display()
        ))),
    }
}

/// The endpoints of an API.
pub(crate) fn specs(checked: &Checked) -> impl Iterator<Item = Spec> {
    checked.api().endpoints.iter().filter_map(|model| {
        let tables = *checked.tables(&model.name)?;
        Some(Spec { vendor: checked.api().name.clone(), tables, endpoint: tables.endpoints.first()? })
    })
}

/// Loads specs: of paths, and of names of vendors that the command has the specs of. Nothing when one has mistakes, which
/// have been reported.
pub(crate) fn load(asked: &[PathBuf]) -> Result<Option<Vec<Checked>>, Failure> {
    let mut apis: Vec<Checked> = Vec::new();
    let mut files = Vec::new();
    for path in asked {
        match carried(path)? {
            Some(carried) => {
                if path.exists() {
                    let name = path.display();
                    note(format_args!("{name} is what the command has the spec of; ./{name} is the folder"));
                }
                apis.extend(carried);
            }
            None => files.push(path),
        }
    }
    if !files.is_empty() {
        let (report, loaded) =
            load_files(&files).map_err(|error| missing(&files, error.to_string()))?.into_parts();
        if report.has_errors() {
            say(format_args!("{}", render(&report, text_style(&std::io::stderr()))));
            return Ok(None);
        }
        for checked in &loaded.apis {
            let name = &checked.api().name;
            let is_foreign = |vendor: &groupwright_specs::Vendor| {
                let own = check_texts(vendor.name, vendor.api, vendor.endpoints).into_parts().1;
                own.is_none_or(|own| own.api().source != checked.api().source)
            };
            if groupwright_specs::vendor(name).is_some_and(is_foreign) {
                note(format_args!(
                    "the spec {name} is of another API than the one of this name that the command has; both have the settings of {name}"
                ));
            }
        }
        apis.extend(loaded.apis);
    }
    apis.sort_by(|one, other| one.api().name.cmp(&other.api().name));
    // The same vendor can be asked for twice.
    let twice = apis.iter().zip(apis.iter().skip(1)).find(|(one, other)| one.api().name == other.api().name);
    match twice {
        Some((one, _)) => Err(Failure(format!("the vendor {} is there twice: name it once", one.api().name))),
        None => Ok(Some(apis)),
    }
}

/// All specs that the command has.
pub(crate) fn all_carried() -> Result<Vec<Checked>, Failure> {
    let all = VENDORS.iter().map(|vendor| checked(vendor.name, vendor.api, vendor.endpoints));
    all.collect()
}

/// The specs that the command has, if a path is a name of them: `slack`, `slack/create_usergroup` or `all`. A path that begins
/// with a dot or ends in `.yaml` is none.
fn carried(path: &Path) -> Result<Option<Vec<Checked>>, Failure> {
    let mut names = path.components().map(|part| match part {
        Component::Normal(name) => name.to_str(),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    let (first, second, third) = (names.next().flatten(), names.next(), names.next());
    if (first, second) == (Some(ALL), None) {
        return all_carried().map(Some);
    }
    let vendor = first.and_then(groupwright_specs::vendor);
    match (vendor, second, third) {
        (Some(vendor), None, None) => Ok(Some(vec![checked(vendor.name, vendor.api, vendor.endpoints)?])),
        (Some(vendor), Some(Some(name)), None) => {
            let Some(endpoint) = vendor.endpoints.iter().find(|(found, _)| *found == name) else {
                return Ok(None);
            };
            Ok(Some(vec![checked(vendor.name, vendor.api, &[*endpoint])?]))
        }
        _ => Ok(None),
    }
}

fn checked(name: &str, api: &str, endpoints: &[(&str, &str)]) -> Result<Checked, Failure> {
    let checked = check_texts(name, api, endpoints).into_parts().1;
    checked.ok_or_else(|| Failure(format!("the spec of {name} that the command has is not valid")))
}

/// What to say of paths that cannot be read: one of them may be a name with a mistake.
fn missing(files: &[&PathBuf], what: String) -> Failure {
    let words = files.iter().filter(|path| !path.exists()).filter_map(|path| path.to_str());
    let mut words = words.filter(|word| !word.contains(['/', '\\', '.']));
    let Some(word) = words.next() else { return Failure(what) };
    let names = || VENDORS.iter().map(|vendor| vendor.name).chain([ALL]);
    match nearest(word, names()) {
        Some(near) => Failure(format!("there is no vendor and no path {word}; did you mean {near}?")),
        None => Failure(format!(
            "there is no vendor and no path {word}; the vendors are {}",
            names().collect::<Vec<_>>().join(", ")
        )),
    }
}
