//! Templates: whether a text can be read by them, and whether they have all members.

use std::collections::BTreeSet;

use groupwright_engine::format::Format;
use groupwright_engine::table::ParameterLocation;

use super::formats::hint;
use super::walk::{self, Seen, Sort};
use crate::model::{Api, Field, Located, Struct, TemplatePiece};
use crate::report::{Code, Diagnostic, Report, listed};

/// Checks the template of every structure.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        let template = seen.structure.template.as_ref().filter(|template| !template.value.is_empty());
        let Some(template) = template else { continue };
        let formats = seen.formats_of_body();
        if !formats.contains(&Format::Text) {
            report.push(hint(Format::Text, seen.name, formats.iter(), &template.place));
            continue;
        }
        readable(template, report);
        members(api, &seen, template, report);
        others(seen.structure, template, report);
    }
}

/// Values between which nothing stands, and those that are there twice.
fn readable(template: &Located<Vec<TemplatePiece>>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    let mut before: Option<&str> = None;
    for piece in &template.value {
        let name = match piece {
            TemplatePiece::Member(name) => name,
            TemplatePiece::Text(_) => {
                before = None;
                continue;
            }
        };
        let refused = if let Some(before) = before {
            let message = format!("the end of {before:?} and the start of {name:?} cannot be told apart");
            Some((message, "write the text between them"))
        } else {
            let message = || format!("the member {name:?} is in the template twice");
            (!seen.insert(name)).then(|| (message(), "remove one"))
        };
        if let Some((message, help)) = refused {
            report.push(Diagnostic::new(Code::BAD_TEMPLATE, &template.place, message).help(help));
        }
        before = Some(name);
    }
}

/// Members that are not there, or are no single values.
fn members(api: &Api, seen: &Seen<'_>, template: &Located<Vec<TemplatePiece>>, report: &mut Report) {
    let known: Vec<&Field> = seen.structure.fields.iter().filter(|field| is_member(field)).collect();
    for name in names(template) {
        let found = known.iter().find(|field| field.name.value == name);
        let (message, help) = match found {
            Some(field) if walk::sort_in(api, &field.item, Format::Text) == Sort::Single => continue,
            Some(_) => {
                let help = "only single values can stand in a text: give it another type, or write a list as one text with \
                            `as: { joined: \",\" }`"
                    .to_owned();
                (format!("the member {name:?} of the template is not a single value"), help)
            }
            None => {
                let names = || known.iter().map(|field| field.name.value.as_str());
                let help = report.nearest(name, names()).map_or_else(
                    || {
                        if known.is_empty() {
                            "the body has no members: describe it under `fields`".to_owned()
                        } else {
                            format!("the members are: {}", listed(names()))
                        }
                    },
                    |near| format!("did you mean `{near}`?"),
                );
                (format!("the template has {name:?}, which is not a member of the body"), help)
            }
        };
        report.push(Diagnostic::new(Code::TEMPLATE_MEMBERS, &template.place, message).help(help));
    }
}

/// Members for which the template has no place.
fn others(structure: &Struct, template: &Located<Vec<TemplatePiece>>, report: &mut Report) {
    let named: BTreeSet<&str> = names(template).collect();
    let in_text =
        |field: &&Field| field.formats.as_ref().is_none_or(|formats| formats.value.contains(Format::Text));
    let fields = structure.fields.iter().filter(|field| field.location == ParameterLocation::Body);
    let fields = fields.filter(in_text).map(|field| &field.name);
    let constants = structure.constants.iter().filter(|constant| constant.is_in(Format::Text));
    let constants = constants.map(|constant| &constant.name);
    for name in fields.chain(constants).filter(|name| !named.contains(name.value.as_str())) {
        let message = format!("the template has no place for the member {:?}", name.value);
        let help = "add it to the template, or list the formats that have it: `formats: [json]`; a constant is part of the text";
        let finding = Diagnostic::new(Code::TEMPLATE_MEMBERS, &name.place, message);
        report.push(finding.related(&template.place, "the template").help(help));
    }
}

fn is_member(field: &Field) -> bool {
    field.location == ParameterLocation::Body && !field.additional
}

fn names(template: &Located<Vec<TemplatePiece>>) -> impl Iterator<Item = &str> {
    template.value.iter().filter_map(|piece| match piece {
        TemplatePiece::Member(name) => Some(name.as_str()),
        TemplatePiece::Text(_) => None,
    })
}
