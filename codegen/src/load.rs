//! From paths to checked models: finds the files of a spec, and takes them through parse, lower and check.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::check::{Checked, check};
use crate::language;
use crate::lower::{self, Documents};
use crate::report::{Code, Diagnostic, Report};
use crate::source::{Source, SourceRef};
use crate::syntax::{self, Node, Place};

/// The name of the file that describes an API.
const API: &str = "api.yaml";

/// What was found under some paths.
#[derive(Debug)]
pub struct Loaded {
    /// The models in which nothing is wrong, by name.
    pub apis: Vec<Checked>,
    /// Everything that was found wrong, of all files.
    pub report: Report,
    /// The files that were read.
    pub files: Vec<PathBuf>,
}

/// A path that cannot be read, or that holds no spec.
#[derive(Debug)]
pub struct LoadError {
    path: PathBuf,
    cause: Option<io::Error>,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.cause {
            Some(cause) => write!(f, "cannot read {path}: {cause}"),
            None => write!(
                f,
                "there is no spec in {path}: a spec is a folder with {API} and a file for each endpoint"
            ),
        }
    }
}

impl std::error::Error for LoadError {}

/// Loads every spec under the paths: folders of vendors, the folder of a vendor, or single endpoint files.
pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Loaded, LoadError> {
    let mut folders: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in paths {
        find(path.as_ref(), &mut folders)?;
    }
    let mut loaded = Loaded { apis: Vec::new(), report: Report::default(), files: Vec::new() };
    for (folder, mut endpoints) in folders {
        endpoints.sort();
        endpoints.dedup();
        if let Some(checked) = vendor(&folder, &endpoints, &mut loaded)? {
            loaded.apis.push(checked);
        }
    }
    Ok(loaded)
}

/// Checks the texts of one vendor, which need not be files: its name, `api.yaml`, and the endpoints with their names.
pub fn check_texts(name: &str, api: &str, endpoints: &[(&str, &str)]) -> (Option<Checked>, Report) {
    let source = |path: String, text: &str| -> SourceRef {
        Rc::new(Source { path: PathBuf::from(path), text: text.to_owned() })
    };
    let api = source(API.to_owned(), api);
    let endpoints = endpoints.iter().map(|(name, text)| source(format!("{name}.yaml"), text));
    let endpoints: Vec<SourceRef> = endpoints.collect();
    let mut report = Report::default();
    (stages(name, &api, &endpoints, &mut report), report)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> LoadError {
    let path = path.to_owned();
    move |cause| LoadError { path, cause: Some(cause) }
}

fn find(path: &Path, folders: &mut BTreeMap<PathBuf, Vec<PathBuf>>) -> Result<(), LoadError> {
    let kind = fs::metadata(path).map_err(failed(path))?;
    if kind.is_file() {
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        if path.file_name().is_some_and(|name| name == API) {
            return in_folder(&folder, folders);
        }
        folders.entry(folder).or_default().push(path.to_owned());
        return Ok(());
    }
    if path.join(API).is_file() {
        return in_folder(path, folders);
    }
    let before = folders.len();
    for inner in children(path)? {
        if inner.is_dir() && !yaml_files(&inner)?.is_empty() {
            in_folder(&inner, folders)?;
        }
    }
    if folders.len() > before || folders.keys().any(|folder| folder.starts_with(path)) {
        return Ok(());
    }
    if yaml_files(path)?.is_empty() {
        return Err(LoadError { path: path.to_owned(), cause: None });
    }
    in_folder(path, folders)
}

fn in_folder(folder: &Path, folders: &mut BTreeMap<PathBuf, Vec<PathBuf>>) -> Result<(), LoadError> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let endpoints =
        yaml_files(here)?.into_iter().filter(|path| path.file_name().is_some_and(|name| name != API));
    folders.entry(folder.to_owned()).or_default().extend(endpoints);
    Ok(())
}

fn children(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let entries = fs::read_dir(folder).map_err(failed(folder))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(failed(folder))?.path());
    }
    paths.sort();
    Ok(paths)
}

fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let is_yaml =
        |path: &PathBuf| path.extension().is_some_and(|extension| extension == "yaml") && path.is_file();
    Ok(children(folder)?.into_iter().filter(is_yaml).collect())
}

fn read(path: &Path) -> Result<SourceRef, LoadError> {
    Source::read(path).map_err(failed(path))
}

fn vendor(folder: &Path, paths: &[PathBuf], loaded: &mut Loaded) -> Result<Option<Checked>, LoadError> {
    let mut endpoints = Vec::new();
    for path in paths {
        endpoints.push(read(path)?);
        loaded.files.push(path.clone());
    }
    let path = folder.join(API);
    if !path.is_file() {
        if let Some(first) = endpoints.first() {
            let message = format!("there is no {API} beside the endpoint");
            let help = format!(
                "write {}: the title, the source, the servers and the authentication",
                path.display()
            );
            let finding = Diagnostic::new(Code::NO_API, &Place::root(first), message).help(help);
            loaded.report.push(finding);
        }
        return Ok(None);
    }
    let api = read(&path)?;
    loaded.files.push(path);
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(stages(&name, &api, &endpoints, &mut loaded.report))
}

/// Parse, lower, check.
fn stages(name: &str, api: &SourceRef, endpoints: &[SourceRef], report: &mut Report) -> Option<Checked> {
    let mut found = Report::default();
    let api = parse(api, language::API, &mut found);
    let endpoints: Vec<(String, Option<Node>)> = endpoints
        .iter()
        .map(|source| {
            let stem = source.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            (stem.unwrap_or_default(), parse(source, language::ENDPOINT, &mut found))
        })
        .collect();
    let checked = api.and_then(|api| {
        let endpoints = endpoints.into_iter().filter_map(|(name, node)| Some((name, node?))).collect();
        let documents = Documents { name: name.to_owned(), api, endpoints };
        let model = lower::lower(&documents, &mut found);
        check(model, &mut found)
    });
    report.extend(found);
    checked
}

fn parse(source: &SourceRef, section: &'static str, report: &mut Report) -> Option<Node> {
    let node = syntax::parse(source, report)?;
    language::structure(&node, section, report);
    // What has been reported is passed over.
    Some(node.without_repeats())
}
