//! Templates: whether a text can be read by them, and whether they have all members.

use std::collections::BTreeSet;

use groupwright_engine::format::Format;
use groupwright_engine::table::{ParameterLocation, TextPiece};

use super::formats::hint;
use super::walk::{self, Sort};
use crate::model::{Api, Field, Item, Kind, Struct, pieces};
use crate::report::{Code, Diagnostic, Report, listed};
use crate::syntax::NodePath;

/// Checks the template of every structure, and of every value within a text.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        let template = seen.structure.template.as_ref().filter(|template| !template.value.is_empty());
        let Some(template) = template else { continue };
        let formats = seen.formats_of_body();
        if !formats.contains(&Format::Text) {
            report.push(hint(Format::Text, seen.name, formats.iter(), &template.place));
            continue;
        }
        let template = Template { pieces: &template.value, place: &template.place, whole: "the body" };
        template.readable(report);
        template.members(api, seen.structure, report);
        template.others(seen.structure, report);
    }
    for (_, item) in walk::items(api) {
        for (_, written) in item.spelled.each() {
            let Some(text) = written.value.template() else { continue };
            match pieces(text) {
                Ok(pieces) => {
                    let template =
                        Template { pieces: &pieces, place: &written.place, whole: "the structure" };
                    template.of_value(api, item, report);
                }
                Err((what, help)) => {
                    let message = format!("the template is malformed: {what}");
                    let finding = Diagnostic::new(Code::BAD_TEMPLATE, &written.place, message);
                    report.push(finding.help(help));
                }
            }
        }
    }
}

/// A template and where it is.
struct Template<'m> {
    pieces: &'m [TextPiece],
    place: &'m NodePath,
    /// What has the members, as a person would say it.
    whole: &'static str,
}

impl Template<'_> {
    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.pieces.iter().filter_map(|piece| match piece {
            TextPiece::Member(name) => Some(*name),
            TextPiece::Text(_) | TextPiece::Anything => None,
        })
    }

    fn bad(&self, message: impl Into<String>, help: &str, report: &mut Report) {
        report.push(Diagnostic::new(Code::BAD_TEMPLATE, self.place, message).help(help.to_owned()));
    }

    /// The template of a value within a text.
    fn of_value(&self, api: &Api, item: &Item, report: &mut Report) {
        let structure = walk::structure(api, item);
        let is_single = match &item.kind {
            Kind::Scalar(_) => true,
            Kind::Named(id) => api.ty(*id).enumeration().is_some(),
            Kind::List(_) | Kind::Map(_) | Kind::Any => false,
            Kind::Missing(_) | Kind::Unknown => return,
        };
        let count = self.names().count();
        if let Some(structure) = structure {
            self.members(api, structure, report);
            self.others(structure, report);
        } else if !is_single {
            let message = "`template` is for single values and structures";
            let help =
                "remove it, or write `as: json`; for a list of single values, write `as: { joined: \",\" }`";
            let finding = Diagnostic::new(Code::BAD_PACKING, self.place, message);
            report.push(finding.help(help));
            return;
        } else if count > 1 {
            let message =
                format!("the template of a single value has one place for it, but this one has {count}");
            self.bad(message, "keep one, or describe a structure with `fields`", report);
            return;
        }
        if count == 0 {
            let message = "the template has no place for the value";
            self.bad(
                message,
                "write one, such as `/groups/{id}`, or use `const` for a text that never differs",
                report,
            );
        }
        self.readable(report);
    }

    /// Values between which nothing stands, those that are there twice, and texts that are not kept in between.
    fn readable(&self, report: &mut Report) {
        let mut seen = BTreeSet::new();
        let mut before: Option<&str> = None;
        let last = self.pieces.len().saturating_sub(1);
        let is_anything = |piece: &&TextPiece| matches!(piece, TextPiece::Anything);
        if self.pieces.iter().filter(is_anything).count() > 1 {
            self.bad("`{*}` is in the template twice", "remove one", report);
        }
        for (position, piece) in self.pieces.iter().enumerate() {
            let name = match piece {
                TextPiece::Member(name) => *name,
                TextPiece::Anything if position > 0 && position < last => {
                    let message = "`{*}` stands neither at the start nor at the end of the template";
                    self.bad(message, "move it, or name a member", report);
                    "*"
                }
                TextPiece::Anything => "*",
                TextPiece::Text(_) => {
                    before = None;
                    continue;
                }
            };
            if let Some(before) = before {
                let message = format!("the end of {before:?} and the start of {name:?} cannot be told apart");
                self.bad(message, "write the text between them", report);
            } else if name != "*" && !seen.insert(name) {
                let message = format!("the member {name:?} is in the template twice");
                self.bad(message, "remove one", report);
            }
            before = Some(name);
        }
    }

    /// Members that are not there, or are no single values.
    fn members(&self, api: &Api, structure: &Struct, report: &mut Report) {
        let known: Vec<&Field> = structure.fields.iter().filter(|field| is_member(field)).collect();
        for name in self.names() {
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
                                format!("{} has no members: describe it under `fields`", self.whole)
                            } else {
                                format!("the members are: {}", listed(names()))
                            }
                        },
                        |near| format!("did you mean `{near}`?"),
                    );
                    (format!("the template has {name:?}, which is not a member of {}", self.whole), help)
                }
            };
            report.push(Diagnostic::new(Code::TEMPLATE_MEMBERS, self.place, message).help(help));
        }
    }

    /// Members for which the template has no place.
    fn others(&self, structure: &Struct, report: &mut Report) {
        let named: BTreeSet<&str> = self.names().collect();
        let in_text = |field: &&Field| {
            field.formats.as_ref().is_none_or(|formats| formats.value.contains(Format::Text))
        };
        let fields = structure.fields.iter().filter(|field| field.location == ParameterLocation::Body);
        let fields = fields.filter(in_text).map(|field| &field.name);
        let constants = structure.constants.iter().filter(|constant| constant.is_in(Format::Text));
        let constants = constants.map(|constant| &constant.name);
        for name in fields.chain(constants).filter(|name| !named.contains(name.value.as_str())) {
            let message = format!("the template has no place for the member {:?}", name.value);
            let help = "add it to the template, or list the formats that have it: `formats: [json]`; a constant is part of the text";
            let finding = Diagnostic::new(Code::TEMPLATE_MEMBERS, &name.place, message);
            report.push(finding.related(self.place, "the template").help(help));
        }
    }
}

fn is_member(field: &Field) -> bool {
    field.location == ParameterLocation::Body && !field.additional
}
