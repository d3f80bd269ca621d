//! Unions: whether each variant can be found, and whether the formats can represent it.

mod formats;
mod shape;
mod sibling;

use std::collections::BTreeMap;

use groupwright_engine::domain::Domain;
use groupwright_engine::equality;

use super::walk;
use crate::model::{Api, Kind, Located, Tag, Tagging, Type, TypeBody, Union, Unit, Variant};
use crate::report::{Code, Diagnostic, Report};

/// Checks every union.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for (_, named, union) in walk::unions(api) {
        if union.variants.is_empty() {
            let message = format!("{} has no variants", called(named));
            report.push(Diagnostic::new(Code::BAD_VARIANT, &named.name.place, message).help("add a variant"));
        }
        names(union, report);
        for variant in &union.variants {
            self::variant(api, union, variant, report);
        }
        match &union.tagging.value {
            Tagging::Inside(tag) => inside(api, union, tag, report),
            Tagging::Beside(tag, content) => {
                if tag.name.value == content.value {
                    let message = format!("the tag and the content are both called {:?}", content.value);
                    let finding = Diagnostic::new(Code::TAG_CLASH, &content.place, message);
                    report.push(finding.related(&tag.name.place, "the tag").help("correct one of them"));
                }
            }
            Tagging::Shape => shape::check(api, named, union, report),
            Tagging::Key | Tagging::Sibling(_) => {}
        }
        if let (Tagging::Shape, Some(place)) = (&union.tagging.value, &union.open) {
            let message = "`open` has no effect with `by: shape`: a value of no variant is always refused";
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help("remove it"));
        }
        formats::check(api, named, union, report);
    }
    sibling::check(api, report);
}

/// The names of the variants, as the tag has them: each is a value of the tag, and no two are the same.
fn names(union: &Union, report: &mut Report) {
    let domain = union.tag().map_or(Domain::String, |tag| tag.domain);
    let mut seen: BTreeMap<String, &Located<String>> = BTreeMap::new();
    for Variant { name, .. } in &union.variants {
        let Some(value) = domain.read(&name.value) else {
            let message =
                format!("{:?} is not a value of the tag, which is {}", name.value, domain.expects());
            let help = "correct the name of the variant, or the `type` of the tag";
            report.push(Diagnostic::new(Code::BAD_VARIANT, &name.place, message).help(help));
            continue;
        };
        if let Some(first) = seen.insert(equality::key(value), name) {
            let message = format!("two variants have the name {:?}", name.value);
            let finding = Diagnostic::new(Code::BAD_VARIANT, &name.place, message);
            let help = "rename one of them; types in a list are named by themselves, so write a mapping";
            report.push(finding.related(&first.place, "the other variant").help(help));
        }
    }
}

/// What is known to be wrong with a variant.
fn variant(api: &Api, union: &Union, variant: &Variant, report: &mut Report) {
    let bad = |message: String, help: &str| {
        Diagnostic::new(Code::BAD_VARIANT, &variant.name.place, message).help(help.to_owned())
    };
    let name = &variant.name.value;
    match (&variant.unit, &union.tagging.value) {
        (Some(Unit::Constant(_)), Tagging::Shape)
        | (Some(Unit::Tag), Tagging::Inside(_) | Tagging::Beside(..) | Tagging::Key)
        | (None, _) => {}
        (
            Some(Unit::Constant(_)),
            Tagging::Inside(_) | Tagging::Beside(..) | Tagging::Key | Tagging::Sibling(_),
        ) => {
            let message = format!("the variant {name:?} is a constant, which only `by: shape` can have");
            report.push(bad(message, "give it a type, or remove `const`: then the tag is all that it has"));
        }
        (Some(Unit::Tag), Tagging::Shape | Tagging::Sibling(_)) => {
            let message = format!("the variant {name:?} has no type");
            report.push(bad(message, "give it a type: it has no tag of its own"));
        }
    }
    let Some(id) = variant.item.named() else { return };
    let Some(inner) = api.ty(id).union() else { return };
    let message = match (&union.tagging.value, &inner.tagging.value) {
        (Tagging::Inside(_), _) => format!("the variant {name:?} is a union, which has no room for a tag"),
        (Tagging::Shape, Tagging::Shape) => {
            format!(
                "the variant {name:?} is a union whose variants are known by their values, as this one's are"
            )
        }
        (Tagging::Shape | Tagging::Beside(..) | Tagging::Key | Tagging::Sibling(_), _) => return,
    };
    report.push(bad(
        message,
        "write the variants of both in one union, or tag it beside: `tag: { name: …, content: … }`",
    ));
}

/// A tag among the members of the variants, which have to be structures without a member of its name.
fn inside(api: &Api, union: &Union, tag: &Tag, report: &mut Report) {
    for variant in &union.variants {
        let structure = match &variant.item.kind {
            Kind::Named(id) => match &api.ty(*id).body {
                TypeBody::Struct(structure) => structure,
                TypeBody::Union(_) => continue,
                TypeBody::Enum(_) => {
                    report.push(no_structure(variant));
                    continue;
                }
            },
            Kind::Missing(_) | Kind::Unknown => continue,
            Kind::Scalar(_) if variant.unit.is_some() => continue,
            Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) | Kind::Any => {
                report.push(no_structure(variant));
                continue;
            }
        };
        let in_xml = tag.xml.value.map(|hint| hint.name()).filter(|name| !name.is_empty());
        let is_tag = |name: &str| name == tag.name.value || in_xml == Some(name);
        let rows = structure.rows();
        let clash = rows.iter().find(|row| shape::names(row).iter().any(|name| is_tag(name)));
        if let Some(row) = clash {
            let message = format!(
                "the variant {:?} has a member {:?}, which is the tag of the union",
                variant.name.value,
                row.name().value
            );
            let finding = Diagnostic::new(Code::TAG_CLASH, &tag.name.place, message);
            let help = "remove the member: the tag is written and read for each variant";
            report.push(finding.related(&row.name().place, "the member").help(help));
        }
    }
}

fn no_structure(variant: &Variant) -> Diagnostic {
    let message = format!(
        "the variant {:?} is not a structure, so the tag cannot be among its members",
        variant.name.value
    );
    let help = "give it the type of a structure, or add `content` to the tag: `tag: { name: …, content: … }`";
    Diagnostic::new(Code::BAD_VARIANT, &variant.name.place, message).help(help)
}

/// The name of a union for messages.
fn called(named: &Type) -> String {
    if named.inline { "the union".to_owned() } else { format!("the union {:?}", named.name.value) }
}
