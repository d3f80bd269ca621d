//! From paths to checked models: finds the files of a spec, and takes them through parse, lower and check.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::check::{Checked, check};
use crate::language;
use crate::lower::{self, Documents};
use crate::model::Api;
use crate::parse;
use crate::report::{Code, Diagnostic, Report, Reported};
use crate::source::{Source, SourceRef, Unreadable, regular};
use crate::syntax::{Node, NodePath};

/// The name of the file that describes an API.
const API: &str = "api.yaml";

/// What was found under some paths.
#[derive(Debug)]
pub struct Loaded {
    /// The models without errors, by name.
    pub apis: Vec<Checked>,
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
                "there is no spec in {path}: expected a folder with {API} and one file for each endpoint"
            ),
        }
    }
}

impl std::error::Error for LoadError {}

impl LoadError {
    #[cfg(feature = "build")]
    /// The path that is there and whose name is near, where the one that was asked for is not: what was probably meant.
    pub(crate) fn near(&self) -> Option<PathBuf> {
        let missing = self.path.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists());
        let missing = missing.last()?;
        let folder = missing.parent()?;
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let paths = children(here).ok()?;
        let names = paths.iter().filter(|path| path.is_dir() || is_yaml(path));
        let names = names.filter_map(|path| path.file_name()?.to_str());
        let near = crate::report::nearest(missing.file_name()?.to_str()?, names)?;
        let rest = self.path.strip_prefix(missing).ok()?;
        let found =
            if rest.as_os_str().is_empty() { folder.join(near) } else { folder.join(near).join(rest) };
        found.exists().then_some(found)
    }

    /// The path that cannot be read, or holds no spec.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Sets the path that its text names.
    pub(crate) fn named(self, path: PathBuf) -> Self {
        Self { path, ..self }
    }

    #[cfg(feature = "build")]
    /// Whether the path that was asked for is not there, and says nothing of where it is to be.
    pub(crate) fn is_relative_and_missing(&self) -> bool {
        self.path.is_relative() && !self.path.exists()
    }
}

/// Loads every spec under the paths: folders of vendors, the folder of a vendor, or single endpoint files.
pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Reported<Loaded>, LoadError> {
    let mut folders = Folders::default();
    for path in paths {
        find(path.as_ref(), &mut folders)?;
    }
    let (mut loaded, mut report) = (Loaded { apis: Vec::new(), files: Vec::new() }, Report::default());
    for folder in &folders.without_spec {
        report.push(without_spec(folder));
    }
    for (file, help) in &folders.passed_over {
        let finding = Diagnostic::new(Code::PASSED_OVER, &NodePath::whole(file), "the file is ignored");
        report.push(finding.help(*help));
    }
    for (folder, endpoints) in folders.into_vendors() {
        let checked = vendor(&folder, &endpoints, &mut loaded.files, &mut report);
        loaded.apis.extend(checked);
    }
    modules(&loaded.apis, &mut report);
    Ok(Reported::new(loaded, report))
}

/// Vendors whose modules would have one name, where it is not that of their folder.
fn modules(apis: &[Checked], report: &mut Report) {
    let mut seen: BTreeMap<&str, &Api> = BTreeMap::new();
    for api in apis.iter().map(Checked::api) {
        let module = &api.module;
        let Some(other) = seen.insert(&module.value, api) else { continue };
        if [api, other].iter().any(|api| api.module.value != api.name) {
            let message = format!(
                "the vendors {:?} and {:?} both become the Rust name `{}`",
                other.name, api.name, module.value
            );
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, &module.place, message);
            let help = "set another name for one of the modules with the key `rust`";
            report.push(finding.related(&other.module.place, "the other module").help(help));
        }
    }
}

/// Checks the texts of one vendor, which need not be files: its name, `api.yaml`, and the endpoints with their names.
pub fn check_texts(name: &str, api: &str, endpoints: &[(&str, &str)]) -> Reported<Option<Checked>> {
    let api = Source::new(API, api);
    let endpoints = endpoints
        .iter()
        .map(|(name, text)| ((*name).to_owned(), Some(Source::new(format!("{name}.yaml"), *text))));
    let endpoints: Vec<_> = endpoints.collect();
    stages(name, Some(&api), &endpoints, true)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> LoadError {
    let path = path.to_owned();
    move |cause| LoadError { path, cause: Some(cause) }
}

/// The folders under the paths.
#[derive(Default)]
struct Folders {
    /// Those of vendors, by the one path that each has whatever it was called.
    vendors: BTreeMap<PathBuf, Vendor>,
    /// Those that lie beside them, and hold no spec.
    without_spec: BTreeSet<PathBuf>,
    /// Files that look like specs where none are read, and what to do about them.
    passed_over: BTreeMap<PathBuf, &'static str>,
}

/// The folder of a vendor.
struct Vendor {
    /// Its path, as the user wrote it first.
    folder: PathBuf,
    /// The files of its endpoints, by their names.
    endpoints: BTreeMap<OsString, PathBuf>,
}

fn find(path: &Path, folders: &mut Folders) -> Result<(), LoadError> {
    let kind = fs::metadata(path).map_err(failed(path))?;
    if kind.is_file() {
        let folder = path.parent().unwrap_or(Path::new(""));
        if path.file_name().is_some_and(|name| name == API) {
            return in_folder(folder, folders);
        }
        folders.add(folder, [path.to_owned()]);
        return Ok(());
    }
    if !kind.is_dir() {
        regular(path).map_err(failed(path))?;
    }
    if is_there(&path.join(API)) {
        return in_folder(path, folders);
    }
    let before = folders.vendors.len();
    let mut without_spec = Vec::new();
    for inner in children(path)?.into_iter().filter(|inner| inner.is_dir() && !is_hidden(inner)) {
        if yaml_files(&inner)?.is_empty() {
            without_spec.push(inner);
        } else {
            in_folder(&inner, folders)?;
        }
    }
    let is_within = |vendor: &Vendor| vendor.folder.starts_with(path);
    if folders.vendors.len() > before || folders.vendors.values().any(is_within) {
        folders.without_spec.extend(without_spec);
        folders.pass_over(path, |_| true, "move it into the folder of its vendor")?;
        return Ok(());
    }
    if yaml_files(path)?.is_empty() {
        return Err(LoadError { path: path.to_owned(), cause: None });
    }
    in_folder(path, folders)
}

/// Whether a file or folder is none of the user's: those of tools start with a dot.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn without_spec(folder: &Path) -> Diagnostic {
    let help = format!(
        "add {API} and a file for each endpoint, which must end in `.yaml`; or move the folder elsewhere"
    );
    Diagnostic::new(Code::PASSED_OVER, &NodePath::whole(folder), "the folder is ignored: it contains no spec")
        .help(help)
}

fn in_folder(folder: &Path, folders: &mut Folders) -> Result<(), LoadError> {
    let here = here(folder);
    let endpoints =
        yaml_files(here)?.into_iter().filter(|path| path.file_name().is_some_and(|name| name != API));
    folders.add(folder, endpoints);
    folders.pass_over(here, |path| !is_yaml(path), "rename it so that it ends in `.yaml`")
}

/// A folder as the system knows it: the one of a file that is named without a folder is the current one.
fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Whether there is anything of this path, be it a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The one path of a folder.
fn canonical(folder: &Path) -> PathBuf {
    fs::canonicalize(here(folder)).unwrap_or_else(|_| folder.to_owned())
}

impl Folders {
    /// Adds files to those of a vendor, each once.
    fn add(&mut self, folder: &Path, files: impl IntoIterator<Item = PathBuf>) {
        let vendor = self.vendors.entry(canonical(folder));
        let vendor =
            vendor.or_insert_with(|| Vendor { folder: folder.to_owned(), endpoints: BTreeMap::new() });
        for file in files {
            if let Some(name) = file.file_name() {
                vendor.endpoints.entry(name.to_owned()).or_insert(file);
            }
        }
    }

    /// The folders of vendors in their order, and the files of their endpoints in theirs.
    fn into_vendors(self) -> Vec<(PathBuf, Vec<PathBuf>)> {
        let vendors = self.vendors.into_values();
        let vendors = vendors.map(|vendor| (vendor.folder, vendor.endpoints.into_values().collect()));
        let mut vendors: Vec<_> = vendors.collect();
        vendors.sort();
        vendors
    }

    /// Passes over the files of a folder that look like specs.
    fn pass_over(
        &mut self,
        folder: &Path,
        which: impl Fn(&Path) -> bool,
        help: &'static str,
    ) -> Result<(), LoadError> {
        let files = children(folder)?.into_iter().filter(|path| is_like_yaml(path) && which(path));
        self.passed_over.extend(files.map(|file| (file, help)));
        Ok(())
    }
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
    Ok(children(folder)?.into_iter().filter(|path| is_yaml(path)).collect())
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml") && !path.is_dir() && !is_hidden(path)
}

/// Whether a file has the name of a spec, or nearly.
fn is_like_yaml(path: &Path) -> bool {
    let is = |ending| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ending));
    (is("yaml") || is("yml")) && !path.is_dir() && !is_hidden(path)
}

/// Reads a file; nothing where it cannot be read, which is a finding like others.
fn read(path: &Path, files: &mut Vec<PathBuf>, report: &mut Report) -> Option<SourceRef> {
    files.push(path.to_owned());
    let whole = NodePath::whole(path);
    let finding = match Source::read(path) {
        Ok(source) => return Some(source),
        Err(Unreadable::TooLarge) => Diagnostic::new(Code::SYNTAX, &whole, "the file is larger than 1 MiB")
            .help("split it into several files"),
        Err(Unreadable::NotUtf8 { shown, offset }) => {
            let message = "the file is not valid UTF-8 here";
            Diagnostic::new(Code::SYNTAX, &NodePath::offset(&shown, offset), message).help("save it as UTF-8")
        }
        Err(Unreadable::Io(cause)) => {
            Diagnostic::new(Code::SYNTAX, &whole, format!("the file cannot be read: {cause}"))
        }
    };
    report.push(finding);
    None
}

fn vendor(
    folder: &Path,
    paths: &[PathBuf],
    files: &mut Vec<PathBuf>,
    report: &mut Report,
) -> Option<Checked> {
    let endpoints = paths.iter().map(|path| (stem(path), read(path, files, report)));
    let endpoints: Vec<_> = endpoints.collect();
    let path = folder.join(API);
    if !is_there(&path) {
        if let Some(first) = endpoints.iter().find_map(|(_, source)| source.as_ref()) {
            let message = format!("the folder of the endpoint has no {API}");
            let help = format!(
                "create {} with the title, the source, the servers and the authentication",
                path.display()
            );
            let finding = Diagnostic::new(Code::NO_API, &NodePath::root(first), message).help(help);
            report.push(finding);
        }
        return None;
    }
    let api = read(&path, files, report);
    let folder = canonical(folder);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_whole = holds_no_other(&folder, paths);
    report.take(stages(&name, api.as_ref(), &endpoints, is_whole))
}

/// Whether no endpoint of a folder is left out.
fn holds_no_other(folder: &Path, paths: &[PathBuf]) -> bool {
    let names: BTreeSet<_> = paths.iter().filter_map(|path| path.file_name()).collect();
    let all = yaml_files(folder).unwrap_or_default();
    let mut all = all.iter().filter_map(|path| path.file_name());
    all.all(|name| name == API || names.contains(name))
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Parse, lower, check. A file that could not be read, as has been reported, is left out. `is_whole` is whether these are
/// all endpoints of the API.
fn stages(
    name: &str,
    api: Option<&SourceRef>,
    endpoints: &[(String, Option<SourceRef>)],
    is_whole: bool,
) -> Reported<Option<Checked>> {
    let mut found = Report::default();
    let api = api.and_then(|source| parse(source, language::API, &mut found));
    let read = endpoints.iter().filter_map(|(name, source)| {
        let node = parse(source.as_ref()?, language::ENDPOINT, &mut found)?;
        Some((name.clone(), node))
    });
    let read: Vec<(String, Node)> = read.collect();
    let is_read = read.len() == endpoints.len();
    let is_whole = is_whole && is_read;
    let checked = api.and_then(|api| {
        let documents = Documents { name: name.to_owned(), api, endpoints: read, is_whole };
        let model = found.take(lower::lower(&documents));
        let (report, checked) = check(model, std::mem::take(&mut found)).into_parts();
        found = report;
        checked
    });
    if !is_whole {
        // What is left out may use what nothing else does.
        found.forget(Code::UNUSED_TYPE);
    }
    Reported::new(checked.filter(|_| is_read), found)
}

fn parse(source: &SourceRef, section: &'static str, report: &mut Report) -> Option<Node> {
    let node = report.take(parse::parse(source))?;
    // What has been reported is passed over.
    Some(language::structure(node, section, report).without_repeats())
}
