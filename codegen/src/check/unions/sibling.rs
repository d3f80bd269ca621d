//! Unions whose tag is another member of the enclosing structure.

use std::collections::BTreeSet;

use groupwright_engine::domain::Domain;
use groupwright_engine::table::Openness;

use crate::check::walk;
use crate::model::{Api, Endpoint, Field, Item, Kind, Located, Struct, TypeBody, Union};
use crate::report::{Code, Diagnostic, Report};

/// Checks every place of such a union.
pub(super) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        for field in &seen.structure.fields {
            if let Some((union, name)) = by_sibling(api, &field.item) {
                of_field(api, seen.structure, field, (union, name), report);
            }
            inner(api, &field.item, report);
        }
    }
    let replies = api.endpoints.iter().flat_map(Endpoint::received);
    let variants =
        walk::unions(api).flat_map(|(.., union)| union.variants.iter().map(|variant| &variant.item));
    for item in replies.chain(variants) {
        alone(api, item, report);
        inner(api, item, report);
    }
}

fn by_sibling<'m>(api: &'m Api, item: &Item) -> Option<(&'m Union, &'m Located<String>)> {
    let union = api.ty(item.named()?).union()?;
    Some((union, union.sibling()?))
}

/// A union that is an item of a list or a value of a map, which have no members beside them.
fn inner(api: &Api, item: &Item, report: &mut Report) {
    item.levels().skip(1).for_each(|item| alone(api, item, report));
}

fn alone(api: &Api, item: &Item, report: &mut Report) {
    if let Some((_, name)) = by_sibling(api, item) {
        let message = format!("no member {:?} stands beside this value, which is not a field", name.value);
        let finding = Diagnostic::new(Code::BAD_SIBLING, &item.place, message);
        let help = "use a union with `by: { sibling: … }` as the type of a field, or use another tag";
        report.push(finding.related(&name.place, "the tag").help(help));
    }
}

/// The member that is the tag of a field.
fn of_field(
    api: &Api,
    structure: &Struct,
    field: &Field,
    (union, name): (&Union, &Located<String>),
    report: &mut Report,
) {
    let mut beside = structure.fields.iter().filter(|other| other.location == field.location);
    let Some(tag) =
        beside.find(|other| other.name.value == name.value && other.name.value != field.name.value)
    else {
        if structure.constants.iter().any(|constant| constant.name.value == name.value) {
            let message = format!("{:?} is a constant, so the variant is always the same", name.value);
            let finding = Diagnostic::new(Code::BAD_SIBLING, &name.place, message);
            let help = "write a field with an `enum` in place of the constant, or the type of the one variant in place of the union";
            report.push(finding.related(&field.name.place, "the union").help(help));
            return;
        }
        let names = structure.fields.iter().filter(|other| other.name.value != field.name.value);
        let near = report.nearest(&name.value, names.map(|field| field.name.value.as_str()));
        let help = near.map_or_else(
            || "add it to the fields of the structure".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("the structure of {:?} has no member {:?}", field.name.value, name.value);
        let finding = Diagnostic::new(Code::BAD_SIBLING, &name.place, message);
        report.push(finding.related(&field.name.place, "the union").help(help));
        return;
    };
    let bad = |message: String, help: &str| {
        let finding = Diagnostic::new(Code::BAD_SIBLING, &name.place, message);
        finding.related(&tag.name.place, "the tag").help(help.to_owned())
    };
    let listed = match &tag.item.kind {
        Kind::Missing(_) | Kind::Unknown => return,
        Kind::Scalar(domain)
            if (*domain == Domain::String || domain.is_integral())
                && tag.item.spelled.each().next().is_none() =>
        {
            None
        }
        Kind::Named(id) => match &api.ty(*id).body {
            TypeBody::Enum(enumeration) => Some(enumeration),
            TypeBody::Struct(_) | TypeBody::Union(_) => {
                report.push(no_text(&bad, &tag.name.value));
                return;
            }
        },
        Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) | Kind::Any => {
            report.push(no_text(&bad, &tag.name.value));
            return;
        }
    };
    if field.required && !tag.required {
        let message =
            format!("{:?} is required, but its tag {:?} is optional", field.name.value, tag.name.value);
        report.push(bad(message, "make the tag required too"));
    }
    if let Some(enumeration) = listed.filter(|enumeration| enumeration.openness != Openness::Open) {
        let values: BTreeSet<&str> =
            enumeration.values.iter().map(|value| value.text.value.as_str()).collect();
        for variant in union.variants.iter().filter(|variant| !values.contains(variant.name.value.as_str())) {
            let message = format!(
                "the variant {:?} is never named: {:?} has no such value",
                variant.name.value, tag.name.value
            );
            let finding = Diagnostic::new(Code::BAD_SIBLING, &variant.name.place, message);
            let help = "correct the name of the variant, or add the value to the enumeration";
            report.push(finding.related(&tag.name.place, "the tag").help(help));
        }
    }
}

fn no_text(bad: &impl Fn(String, &str) -> Diagnostic, name: &str) -> Diagnostic {
    let message =
        format!("the member {name:?} cannot be a tag: it is not a text, an integer or an enumeration");
    bad(message, "name a member that is one, without `as`")
}
