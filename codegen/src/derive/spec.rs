//! The spec that a user's type names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf, absolute};
use std::sync::{Arc, Mutex, PoisonError};

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::LitStr;

use super::attributes::Attributes;
use super::relative_path::relative_to;
use super::{DeriveError, relative_path};
use crate::check::Checked;
use crate::language::attribute::ATTRIBUTES;
use crate::load::{Inputs, LoadError, Loaded, check_texts};
use crate::model::{Api, Endpoint};
use crate::report::{Code, Report, Style, nearest, render};
use crate::source::slashed;
use crate::syntax::{NodePath, Positions};

/// A spec, and one of its endpoints.
pub(super) struct Spec {
    /// What was checked.
    pub(super) checked: Arc<Checked>,
    positions: Arc<Mutex<Positions>>,
    endpoint: String,
    root: PathBuf,
}

/// What was loaded from a path.
struct Known {
    inputs: Inputs,
    report: Report,
    apis: Vec<Arc<Checked>>,
    files: Vec<PathBuf>,
    /// Where things stand in the files: what the compiler may say of a field says it.
    positions: Arc<Mutex<Positions>>,
}

/// What this process has loaded, by the path that was asked for: many types of a crate name the same spec.
static KNOWN: Mutex<BTreeMap<PathBuf, Arc<Known>>> = Mutex::new(BTreeMap::new());

/// What is under a path. Its files are read each time, since a process may live longer than their contents, but they are
/// checked only if they have changed.
fn known(path: &Path) -> Result<Arc<Known>, LoadError> {
    let inputs = Inputs::read(&[path])?;
    let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(path).filter(|known| known.inputs == inputs) {
        return Ok(known.clone());
    }
    let (report, loaded) = inputs.check().into_parts();
    let Loaded { apis, files } = loaded;
    let (apis, positions) = (apis.into_iter().map(Arc::new).collect(), Arc::default());
    let known = Arc::new(Known { inputs, report, apis, files, positions });
    all.insert(path.to_owned(), known.clone());
    Ok(known)
}

/// What came of the search for a spec.
pub(super) struct SpecLookup {
    /// The spec, where nothing is wrong.
    pub(super) spec: Option<Spec>,
    /// The files that were read: the crate is to be built again when one changes.
    pub(super) files: Vec<PathBuf>,
}

impl SpecLookup {
    /// Finds the spec that the attributes name; what is wrong is reported.
    pub(super) fn find(
        name: &Ident,
        attributes: &Attributes,
        root: &Path,
        errors: &mut Vec<DeriveError>,
    ) -> Self {
        let nothing = Self { spec: None, files: Vec::new() };
        let Some(given) = attributes.text("spec") else {
            if !attributes.unsure {
                errors.push(no_spec(name));
            }
            return nothing;
        };
        if given.value().trim().is_empty() {
            let help = format!("write the path of the file of the endpoint: `{}`", example("spec"));
            errors.push(DeriveError::new(Code::NO_SPEC, given, "`spec` is empty").help(help));
            return nothing;
        }
        match known(&root.join(given.value())) {
            Err(error) => {
                let near = error.near().map(|near| slashed(relative_to(&near, root)));
                let path = relative_to(error.path(), root).to_owned();
                let message = error.named(path).to_string();
                let mut help = "`spec` is a path relative to the folder of Cargo.toml".to_owned();
                if let Some(near) = near {
                    help = format!("did you mean `{near}`? {help}");
                }
                errors.push(DeriveError::new(Code::NO_SPEC, given, message).help(help));
                nothing
            }
            Ok(known) => {
                let wrong = if known.report.has_errors() {
                    Some(wrong_spec(given, &known.report, root))
                } else {
                    untracked(given, &known.files, root)
                };

                let spec = match wrong {
                    Some(error) => {
                        errors.push(error);
                        None
                    }
                    None => choose(&known, given, attributes, root, errors),
                };
                Self { spec, files: known.files.clone() }
            }
        }
    }

    /// Names the files to the compiler, from the root: a path that is not would start at the user's file.
    pub(super) fn tracked(&self) -> TokenStream {
        let files =
            self.files.iter().filter_map(|file| absolute(file).ok()?.into_os_string().into_string().ok());
        quote! { #(const _: &[::core::primitive::u8] = ::core::include_bytes!(#files);)* }
    }
}

fn example(word: &str) -> &'static str {
    ATTRIBUTES.iter().find(|row| row.name == word).map_or("", |row| row.example)
}

fn no_spec(name: &Ident) -> DeriveError {
    let message = format!("`{name}` has no `spec`");
    let help = format!("add the attribute `#[groupwright({})]`", example("spec"));
    DeriveError::new(Code::NO_SPEC, name, message).help(help)
}

fn wrong_spec(given: &LitStr, report: &Report, root: &Path) -> DeriveError {
    let shown = render(&relative_path::report(report, root), Style::Text { color: false });
    DeriveError::new(Code::WRONG_SPEC, given, format!("the spec has errors\n\n{}", shown.trim_end()))
}

/// A file that the compiler cannot be told of, since only text can name a file to it.
fn untracked(given: &LitStr, files: &[PathBuf], root: &Path) -> Option<DeriveError> {
    let file = files.iter().find(|file| file.to_str().is_none())?;
    let message = format!("the path of {} is not UTF-8", relative_to(file, root).display());
    let help = "rename the file or its folder, so that the crate is compiled again when the file changes";
    Some(DeriveError::new(Code::NO_SPEC, given, message).help(help))
}

/// An endpoint that `spec` leads to.
struct Candidate {
    /// The position of its API.
    api: usize,
    /// Its name.
    name: String,
    /// Its name after that of its API.
    full: String,
}

fn candidates(apis: &[Arc<Checked>]) -> Vec<Candidate> {
    let all = apis.iter().map(|checked| checked.api()).enumerate().flat_map(|(index, api)| {
        api.endpoints.iter().map(move |endpoint| Candidate {
            api: index,
            name: endpoint.name.clone(),
            full: format!("{}.{}", api.name, endpoint.name),
        })
    });
    all.collect()
}

fn choose(
    known: &Known,
    given: &LitStr,
    attributes: &Attributes,
    root: &Path,
    errors: &mut Vec<DeriveError>,
) -> Option<Spec> {
    let word = attributes.text("endpoint");
    let asked = word.map(LitStr::value);
    let apis = &known.apis;
    let all = candidates(apis);
    let is_asked =
        |one: &&Candidate| asked.as_ref().is_none_or(|asked| *asked == one.name || *asked == one.full);
    let wanted: Vec<&Candidate> = all.iter().filter(is_asked).collect();
    if let [only] = wanted.as_slice() {
        let (checked, positions) = (apis.get(only.api)?.clone(), known.positions.clone());
        return Some(Spec { checked, positions, endpoint: only.name.clone(), root: root.to_owned() });
    }
    // Where there are several APIs, two may have an endpoint of one name.
    let name = |one: &Candidate| if apis.len() > 1 { one.full.clone() } else { one.name.clone() };
    let listed = |some: &[&Candidate]| {
        some.iter().map(|one| format!("`{}`", name(one))).collect::<Vec<_>>().join(", ")
    };
    let (given_path, everything) = (given.value(), all.iter().collect::<Vec<_>>());
    let error = match (word, &asked) {
        _ if all.is_empty() => {
            DeriveError::new(Code::NO_SPEC, given, format!("{given_path} has no endpoint"))
                .help("write a file for the endpoint next to api.yaml")
        }
        (Some(literal), Some(asked)) if wanted.is_empty() => {
            let names = all.iter().flat_map(|one| [one.name.as_str(), one.full.as_str()]);
            let help = match nearest(asked, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the endpoints are {}", listed(&everything)),
            };
            let message = format!("{given_path} has no endpoint `{asked}`");
            DeriveError::new(Code::NO_SPEC, literal, message).help(help)
        }
        (Some(literal), Some(asked)) => {
            let message = format!("{given_path} has {} endpoints `{asked}`", wanted.len());
            let help = format!("write one of {}", listed(&wanted));
            DeriveError::new(Code::NO_SPEC, literal, message).help(help)
        }
        _ => {
            let message = format!("{given_path} has {} endpoints, and no `endpoint` is given", all.len());
            let help = format!(
                "write the path of the file, or `endpoint = \"…\"`: the endpoints are {}",
                listed(&everything)
            );
            DeriveError::new(Code::NO_SPEC, given, message).help(help)
        }
    };
    errors.push(error);
    None
}

impl Spec {
    /// A spec that says nothing, to go on with where there is none.
    pub(super) fn nothing() -> Option<Self> {
        let api = "title: Nothing\nsource: nowhere\nservers: [https://localhost]\n";
        let endpoint = "summary: Nothing.\nsource: nowhere\nrequest: { GET: / }\nresponses: { 200: { doc: Nothing. } }\n";
        let (_, checked) = check_texts("nothing", api, &[("nothing", endpoint)]).into_parts();
        let (checked, positions) = (Arc::new(checked?), Arc::default());
        Some(Self { checked, positions, endpoint: "nothing".to_owned(), root: PathBuf::new() })
    }

    /// The API.
    pub(super) fn api(&self) -> &Api {
        self.checked.api()
    }

    /// The endpoint.
    pub(super) fn endpoint(&self) -> Option<&Endpoint> {
        self.api().endpoints.iter().find(|endpoint| endpoint.name == self.endpoint)
    }

    /// A place as `specs/x.yaml:12:7`.
    pub(super) fn at(&self, place: &NodePath) -> String {
        let location = self.positions.lock().unwrap_or_else(PoisonError::into_inner).locate(place);
        let path = relative_to(&place.source.path, &self.root);
        format!("{}:{}:{}", slashed(path), location.line, location.column)
    }
}
