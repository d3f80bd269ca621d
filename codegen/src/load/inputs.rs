//! What is read of specs: everything that what follows depends on.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use super::folders::{Folders, find};
use super::paths::{API, LoadError, canonical, is_there, yaml_files};
use super::stages::{modules, stages};
use crate::check::Checked;
use crate::report::{Code, Diagnostic, Report, Reported};
use crate::source::{Source, SourceRef, Unreadable};
use crate::syntax::NodePath;

/// What was found under some paths.
#[derive(Debug)]
pub struct Loaded {
    /// The models without errors, by name.
    pub apis: Vec<Checked>,
    /// The files that were read.
    pub files: Vec<PathBuf>,
}

/// All that is read of some specs, and all that what follows depends on.
#[derive(Debug, Hash, PartialEq)]
pub struct Inputs {
    /// The paths that were asked for.
    asked: Vec<PathBuf>,
    vendors: Vec<VendorInputs>,
    /// Folders beside those of vendors that hold no spec.
    without_spec: BTreeSet<PathBuf>,
    /// Files that look like specs where none are read, and what to do about them.
    passed_over: BTreeMap<PathBuf, &'static str>,
}

/// What is read of one vendor.
#[derive(Debug, Hash, PartialEq)]
struct VendorInputs {
    /// The folder, as the user wrote it.
    folder: PathBuf,
    /// The name of the folder.
    name: String,
    /// The file of the API, if there is one.
    api: Option<Input>,
    endpoints: Vec<Input>,
    /// Whether no endpoint of the folder is left out.
    is_whole: bool,
}

/// A file, and its text or why there is none.
#[derive(Debug, PartialEq)]
struct Input {
    path: PathBuf,
    source: Result<SourceRef, Diagnostic>,
}

impl Inputs {
    /// Reads every spec under the paths, as [`load`] does, and checks nothing.
    pub fn read<P: AsRef<Path>>(paths: &[P]) -> Result<Self, LoadError> {
        let mut folders = Folders::default();
        for path in paths {
            find(path.as_ref(), &mut folders)?;
        }
        let Folders { without_spec, passed_over, .. } = &mut folders;
        let (without_spec, passed_over) = (std::mem::take(without_spec), std::mem::take(passed_over));
        let vendors = folders.into_vendors().into_iter();
        let vendors = vendors.map(|(folder, endpoints)| VendorInputs::read(folder, endpoints)).collect();
        let asked = paths.iter().map(|path| path.as_ref().to_owned()).collect();
        Ok(Self { asked, vendors, without_spec, passed_over })
    }

    /// The files that were read.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let files = self.vendors.iter().flat_map(|vendor| vendor.endpoints.iter().chain(&vendor.api));
        files.map(|file| file.path.as_path())
    }

    /// The files and the folders that were read: a change of any of them may change what follows.
    pub fn paths(&self) -> BTreeSet<&Path> {
        let folders = self.files().filter_map(Path::parent);
        let others = self.asked.iter().chain(&self.without_spec).map(PathBuf::as_path);
        self.files().chain(folders).chain(others).collect()
    }

    /// Takes what was read through parse, lower and check.
    pub fn check(&self) -> Reported<Loaded> {
        let (mut apis, mut report) = (Vec::new(), Report::default());
        for folder in &self.without_spec {
            report.push(without_spec(folder));
        }
        for (file, help) in &self.passed_over {
            let finding = Diagnostic::new(Code::PASSED_OVER, &NodePath::whole(file), "the file is ignored");
            report.push(finding.help(*help));
        }
        apis.extend(self.vendors.iter().filter_map(|vendor| vendor.check(&mut report)));
        modules(&apis, &mut report);
        Reported::new(Loaded { apis, files: self.files().map(Path::to_owned).collect() }, report)
    }
}

/// A file that cannot be read is an error, whatever the cause.
impl Hash for Input {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.path, self.source.as_ref().map(|source| &source.text).ok()).hash(state);
    }
}

impl Input {
    fn read(path: PathBuf) -> Self {
        let whole = NodePath::whole(&path);
        let source = Source::read(&path).map_err(|error| match error {
            Unreadable::TooLarge => Diagnostic::new(Code::SYNTAX, &whole, "the file is larger than 1 MiB")
                .help("split it into several files"),
            Unreadable::NotUtf8 { shown, offset } => {
                let message = "the file is not valid UTF-8 here";
                Diagnostic::new(Code::SYNTAX, &NodePath::offset(&shown, offset), message)
                    .help("save it as UTF-8")
            }
            Unreadable::Io(cause) => {
                Diagnostic::new(Code::SYNTAX, &whole, format!("the file cannot be read: {cause}"))
            }
        });
        Self { path, source }
    }

    /// The text; that there is none is reported.
    fn source(&self, report: &mut Report) -> Option<SourceRef> {
        match &self.source {
            Ok(source) => Some(source.clone()),
            Err(finding) => {
                report.push(finding.clone());
                None
            }
        }
    }
}

impl VendorInputs {
    fn read(folder: PathBuf, endpoints: Vec<PathBuf>) -> Self {
        let one = canonical(&folder);
        let name = one.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_whole = holds_no_other(&one, &endpoints);
        let api = folder.join(API);
        let endpoints = endpoints.into_iter().map(Input::read).collect();
        let api = is_there(&api).then(|| Input::read(api));
        Self { folder, name, api, endpoints, is_whole }
    }

    fn check(&self, report: &mut Report) -> Option<Checked> {
        let endpoints = self.endpoints.iter().map(|file| (stem(&file.path), file.source(report)));
        let endpoints: Vec<_> = endpoints.collect();
        let Some(api) = &self.api else {
            if let Some(first) = endpoints.iter().find_map(|(_, source)| source.as_ref()) {
                let message = format!("the folder of the endpoint has no {API}");
                let help = format!(
                    "create {} with the title, the source, the servers and the authentication",
                    self.folder.join(API).display()
                );
                let finding = Diagnostic::new(Code::NO_API, &NodePath::root(first), message).help(help);
                report.push(finding);
            }
            return None;
        };
        let api = api.source(report);
        report.take(stages(&self.name, api.as_ref(), &endpoints, self.is_whole))
    }
}

/// Whether no endpoint of a folder is left out.
fn holds_no_other(folder: &Path, paths: &[PathBuf]) -> bool {
    let names: BTreeSet<_> = paths.iter().filter_map(|path| path.file_name()).collect();
    let all = yaml_files(folder).unwrap_or_default();
    let mut all = all.iter().filter_map(|path| path.file_name());
    all.all(|name| name == API || names.contains(name))
}

fn without_spec(folder: &Path) -> Diagnostic {
    let help = format!(
        "add {API} and a file for each endpoint, which must end in `.yaml`; or move the folder elsewhere"
    );
    Diagnostic::new(Code::PASSED_OVER, &NodePath::whole(folder), "the folder is ignored: it contains no spec")
        .help(help)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
