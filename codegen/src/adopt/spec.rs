//! The spec that a user's type names.

use std::path::{Path, PathBuf};

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::LitStr;

use super::Mistake;
use super::attributes::Attributes;
use crate::check::Checked;
use crate::language::attribute::ATTRIBUTES;
use crate::load::{check_texts, load};
use crate::model::{Api, Endpoint};
use crate::report::{Code, Report, Style, nearest, render};
use crate::syntax::{Place, locate};

/// A spec, and one of its endpoints.
pub(super) struct Spec {
    /// What was checked.
    pub(super) checked: Checked,
    endpoint: String,
    root: PathBuf,
}

/// What came of the search for a spec.
pub(super) struct Found {
    /// The spec, where nothing is wrong.
    pub(super) spec: Option<Spec>,
    /// The files that were read: the crate is to be built again when one changes.
    pub(super) files: Vec<PathBuf>,
}

impl Found {
    /// Finds the spec that the attributes name; what is wrong is reported.
    pub(super) fn find(
        name: &Ident,
        attributes: &Attributes,
        root: &Path,
        mistakes: &mut Vec<Mistake>,
    ) -> Self {
        let nothing = Self { spec: None, files: Vec::new() };
        let Some(given) = attributes.text("spec") else {
            if !attributes.unsure {
                mistakes.push(no_spec(name));
            }
            return nothing;
        };
        let path = root.join(given.value());
        match load(&[&path]) {
            Err(error) => {
                let message = relative(&error.to_string(), root);
                let help = "`spec` is a path from the folder of the crate's Cargo.toml";
                mistakes.push(Mistake::new(Code::NO_SPEC, given, message).help(help));
                nothing
            }
            Ok(loaded) => {
                let spec = if loaded.report.has_errors() {
                    mistakes.push(wrong_spec(given, &loaded.report, root));
                    None
                } else {
                    choose(loaded.apis, given, attributes, root, mistakes)
                };
                Self { spec, files: loaded.files }
            }
        }
    }

    /// Names the files to the compiler.
    pub(super) fn tracked(&self) -> TokenStream {
        let files = self.files.iter().filter_map(|file| file.to_str());
        quote! { #(const _: &[::core::primitive::u8] = ::core::include_bytes!(#files);)* }
    }
}

fn no_spec(name: &Ident) -> Mistake {
    let example = ATTRIBUTES.iter().find(|row| row.name == "spec").map_or("", |row| row.example);
    let message = format!("it is not said which endpoint `{name}` stands for");
    Mistake::new(Code::NO_SPEC, name, message).help(format!("write `#[groupwright({example})]` above it"))
}

/// A path as the user writes it, in a text.
fn relative(text: &str, root: &Path) -> String {
    let root = root.display().to_string();
    text.replace(&format!("{root}/"), "").replace(&format!("{root}\\"), "")
}

fn wrong_spec(given: &LitStr, report: &Report, root: &Path) -> Mistake {
    let shown = relative(&render(report, Style::Text { color: false }), root);
    Mistake::new(Code::WRONG_SPEC, given, format!("the spec has mistakes of its own\n\n{}", shown.trim_end()))
}

fn choose(
    apis: Vec<Checked>,
    given: &LitStr,
    attributes: &Attributes,
    root: &Path,
    mistakes: &mut Vec<Mistake>,
) -> Option<Spec> {
    let name = attributes.text("endpoint");
    let asked = name.map(LitStr::value);
    let all = apis.iter().flat_map(|checked| &checked.api().endpoints).map(|endpoint| endpoint.name.clone());
    let all: Vec<String> = all.collect();
    let wanted: Vec<&String> =
        all.iter().filter(|name| asked.as_ref().is_none_or(|asked| asked == *name)).collect();
    if let [only] = wanted.as_slice() {
        let endpoint = (*only).clone();
        let checked =
            apis.into_iter().find(|api| api.api().endpoints.iter().any(|each| each.name == endpoint))?;
        return Some(Spec { checked, endpoint, root: root.to_owned() });
    }
    let names = || all.iter().map(String::as_str);
    let listed = || names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let mistake = match (name, &asked) {
        (Some(literal), Some(asked)) if wanted.is_empty() => {
            let help = match nearest(asked, names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", listed()),
            };
            let message = format!("{} has no endpoint `{asked}`", given.value());
            Mistake::new(Code::NO_SPEC, literal, message).help(help)
        }
        _ if all.is_empty() => {
            Mistake::new(Code::NO_SPEC, given, format!("{} has no endpoint", given.value()))
                .help("write a file for the endpoint beside api.yaml")
        }
        _ => {
            let message =
                format!("{} has {} endpoints, and it is not said which is meant", given.value(), all.len());
            Mistake::new(Code::NO_SPEC, given, message)
                .help(format!("name its file, or say `endpoint = \"…\"`: there are {}", listed()))
        }
    };
    mistakes.push(mistake);
    None
}

impl Spec {
    /// A spec that says nothing, to go on with where there is none.
    pub(super) fn nothing() -> Option<Self> {
        let api = "title: Nothing\nsource: nowhere\nservers: [https://localhost]\n";
        let endpoint = "summary: Nothing.\nsource: nowhere\nrequest: { GET: / }\nresponses: { 200: { doc: Nothing. } }\n";
        let (checked, _) = check_texts("nothing", api, &[("nothing", endpoint)]);
        Some(Self { checked: checked?, endpoint: "nothing".to_owned(), root: PathBuf::new() })
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
    pub(super) fn at(&self, place: &Place) -> String {
        let location = locate(place);
        let path = relative(&place.source.name(), &self.root);
        format!("{path}:{}:{}", location.line, location.column)
    }
}
