//! Unions without a tag: whether each value is of one variant only.

use std::collections::BTreeSet;

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::equality;
use groupwright_engine::format::Format;
use groupwright_engine::table::{Openness, XmlForm, XmlNode};

use super::called;
use crate::model::{
    Api, ConstantMember, Field, Kind, Row, Struct, Tagging, Type, TypeBody, Union, Variant, xml_name,
};
use crate::report::{Code, Diagnostic, Report};
use crate::steps;
use crate::tables;

/// The variants that a union without a tag may have: each is compared with each, and a reader tries them in turn.
const MAX_VARIANTS: usize = 64;

/// How a message ends if a required member can be there unseen.
const IF_EMPTY: &str = " is not there if it is empty";

/// Checks that no two variants have a value in common.
pub(super) fn check(api: &Api, named: &Type, union: &Union, report: &mut Report) {
    if union.variants.len() > MAX_VARIANTS {
        let message = format!(
            "{} has {} variants; without a tag, the maximum is {MAX_VARIANTS}",
            called(named),
            union.variants.len()
        );
        report.push(Diagnostic::new(Code::UNDECIDABLE_UNION, &union.tagging.place, message));
        return;
    }
    let formats = super::formats::of(api, named);
    let variants: Vec<_> =
        union.variants.iter().map(|variant| (variant, Outline::of(api, variant))).collect();
    for (index, (variant, outline)) in variants.iter().enumerate() {
        let earlier = variants.iter().take(index);
        // One that is there twice is reported as that.
        let is_other = |other: &&&Variant| other.name.value != variant.name.value;
        let why = |(first, other): &&(&Variant, Outline<'_>)| {
            Some(first).filter(is_other)?;
            formats.iter().find_map(|format| overlap(other, outline, *format))
        };
        let mut overlaps = earlier.filter_map(|other| Some((other.0, why(&other)?)));
        if let Some((first, why)) = overlaps.next() {
            let message = format!(
                "the variants {:?} and {:?} cannot be told apart: {why}",
                first.name.value, variant.name.value
            );
            let finding = Diagnostic::new(Code::UNDECIDABLE_UNION, &variant.name.place, message);
            let help = constant(api, first, variant).map_or_else(
                || {
                    let known = "use a `tag`, if the documentation has one; a structure is known by a required member that no other \
                                 variant has";
                    let in_xml = "; in XML, a list has an element around its items with `wrapped`, and a map with `entry`";
                    format!("{known}{}", if why.ends_with(IF_EMPTY) { in_xml } else { "" })
                },
                |name| {
                    format!(
                        "a constant is the tag of a union: write `tag: {name}` in place of `by: shape`, name the variants by its \
                         values, and remove the constants"
                    )
                },
            );
            report.push(finding.related(&first.name.place, "the other variant").help(help));
        }
    }
}

/// The constant by whose values two structures could be told apart.
fn constant<'m>(api: &'m Api, one: &Variant, other: &Variant) -> Option<&'m str> {
    let constants = |variant: &Variant| {
        let structure = variant.item.named().and_then(|id| api.ty(id).structure());
        structure.map_or(&[][..], |structure| &structure.constants)
    };
    let differs = |constant: &&ConstantMember| {
        let mut alike = constants(other).iter().filter(|other| other.name.value == constant.name.value);
        alike.any(|other| other.value != constant.value)
    };
    constants(one).iter().find(differs).map(|constant| constant.name.value.as_str())
}

/// What is known of the values of a variant.
enum Outline<'m> {
    /// A single value.
    Single(Single<'m>),
    /// A list.
    List,
    /// An object with these members.
    Object(&'m Struct),
    /// An object with any members: a map.
    AnyObject,
    /// A union with a tag, which in XML can be an attribute.
    Tagged { is_attribute: bool },
    /// A value of any kind.
    Anything,
    /// What has been reported.
    Unread,
}

/// A single value.
struct Single<'m> {
    domain: Domain,
    /// Its JSON type, where it is known.
    json: Option<JsonType>,
    /// Its only values.
    values: Option<Vec<&'m str>>,
}

impl<'m> Outline<'m> {
    fn of(api: &'m Api, variant: &'m Variant) -> Self {
        if let Some(constant) = variant.constant() {
            let literal = &constant.value;
            let domain = match literal.json {
                JsonType::String => Domain::String,
                JsonType::Number => Domain::Decimal,
                JsonType::Boolean => Domain::Boolean,
            };
            let values = Some(vec![literal.text.as_str()]);
            return Self::Single(Single { domain, json: Some(literal.json), values });
        }
        match &variant.item.kind {
            Kind::Scalar(domain) => {
                let is_plain = variant.item.spelled.each().next().is_none();
                Self::Single(Single { domain: *domain, json: is_plain.then(|| domain.json()), values: None })
            }
            Kind::List(_) => Self::List,
            Kind::Map(_) => Self::AnyObject,
            Kind::Any => Self::Anything,
            Kind::Named(id) => match &api.ty(*id).body {
                TypeBody::Struct(structure) => Self::Object(structure),
                TypeBody::Union(union) => match &union.tagging.value {
                    Tagging::Inside(tag) | Tagging::Beside(tag, _) => {
                        Self::Tagged { is_attribute: is_attribute(tag.xml.value) }
                    }
                    Tagging::Key => Self::Tagged { is_attribute: false },
                    Tagging::Shape | Tagging::Sibling(_) => Self::AnyObject,
                },
                TypeBody::Enum(enumeration) => {
                    let is_closed = enumeration.openness == Openness::Closed;
                    let values = enumeration.values.iter().map(|value| value.text.value.as_str());
                    Self::Single(Single {
                        domain: enumeration.domain,
                        json: Some(enumeration.domain.json()),
                        values: is_closed.then(|| values.collect()),
                    })
                }
            },
            Kind::Missing(_) | Kind::Unknown => Self::Unread,
        }
    }
}

/// Why two variants may have a value in common in a format.
fn overlap(one: &Outline<'_>, other: &Outline<'_>, format: Format) -> Option<String> {
    steps::step();
    let is_json = format == Format::Json;
    match (one, other) {
        (Outline::Unread, _) | (_, Outline::Unread) => None,
        (Outline::Anything, _) | (_, Outline::Anything) => Some("one can be any value".to_owned()),
        (Outline::Single(one), Outline::Single(other)) => singles(one, other, is_json),
        (Outline::Object(one), Outline::Object(other)) => {
            let apart = tells(one, other, format) || tells(other, one, format);
            let unseen = unseen(one, format).or_else(|| unseen(other, format));
            let why = "neither has a required member that the other does not have";
            (!apart).then(|| format!("{why}{}", unseen.unwrap_or_default()))
        }
        (Outline::List, Outline::List) => Some("both are lists".to_owned()),
        (
            Outline::AnyObject | Outline::Tagged { .. },
            Outline::AnyObject | Outline::Tagged { .. } | Outline::Object(_),
        )
        | (Outline::Object(_), Outline::AnyObject | Outline::Tagged { .. }) => {
            Some("both are objects, and one can have any members".to_owned())
        }
        (_, _) if is_json => None,
        (Outline::List | Outline::AnyObject, _) | (_, Outline::List | Outline::AnyObject) => {
            Some(format!("in {format}, a list or a map cannot be told from other values"))
        }
        (Outline::Single(_), Outline::Tagged { is_attribute })
        | (Outline::Tagged { is_attribute }, Outline::Single(_)) => {
            let why = "in XML, a union whose tag is an attribute cannot be told from a single value";
            (*is_attribute && format == Format::Xml).then(|| why.to_owned())
        }
        (Outline::Single(_), Outline::Object(structure))
        | (Outline::Object(structure), Outline::Single(_)) => {
            let is_told = structure.fields.iter().any(|field| tables::is_telling(field, format));
            let (what, unseen) = (
                if format == Format::Xml { "child element or attribute" } else { "member" },
                unseen(structure, format).unwrap_or_default(),
            );
            let why = format!(
                "in {format}, a structure without a required {what} cannot be told from a single value{unseen}"
            );
            (!is_told).then_some(why)
        }
    }
}

/// A required member that need not be seen in a format, if there is one.
fn unseen(structure: &Struct, format: Format) -> Option<String> {
    let mut fields = structure.fields.iter();
    let field = fields.find(|field| tables::is_needed(field) && !tables::is_telling(field, format))?;
    Some(format!("; {:?}{IF_EMPTY}", field.name.value))
}

fn is_attribute(hint: Option<XmlNode>) -> bool {
    hint.is_some_and(|hint| hint.form() == XmlForm::Attribute)
}

/// Whether each value of a structure has a member that no value of another has.
fn tells(one: &Struct, other: &Struct, format: Format) -> bool {
    if other.open || other.fields.iter().any(|field| field.additional) {
        return false;
    }
    let known: BTreeSet<String> = other.rows().iter().flat_map(names).collect();
    let is_own = |field: &Field| names(&Row::Field(field)).iter().all(|name| !known.contains(name));
    one.fields.iter().any(|field| tables::is_telling(field, format) && is_own(field))
}

/// The names that a member has in any format. A constant tells nothing: a tolerant reader does not require it.
pub(super) fn names(row: &Row<'_>) -> Vec<String> {
    let own = [row.name().value.clone(), xml_name(row).to_owned()].into_iter();
    let field = match row {
        Row::Field(field) => field,
        Row::Constant(_) => return own.collect(),
    };
    let aliases = field.aliases.iter().map(|alias| alias.value.clone());
    let formats = [&field.names.json, &field.names.form].into_iter().flatten();
    own.chain(formats.map(|name| name.value.clone())).chain(aliases).collect()
}

/// Why two single values may be the same.
fn singles(one: &Single<'_>, other: &Single<'_>, is_json: bool) -> Option<String> {
    if is_json && one.json.is_some() && other.json.is_some() && one.json != other.json {
        return None;
    }
    let is_read = |values: &[&str], domain: Domain| values.iter().any(|value| domain.read(value).is_some());
    let overlaps = match (&one.values, &other.values) {
        (Some(one_values), Some(others)) => {
            let domain = one.domain;
            one_values.iter().any(|one| others.iter().any(|other| equality::same_text(domain, one, other)))
        }
        (Some(values), None) => other.json.is_none() || is_read(values, other.domain),
        (None, Some(values)) => one.json.is_none() || is_read(values, one.domain),
        (None, None) => {
            let are_plain = one.json.is_some() && other.json.is_some();
            !(are_plain && one.domain.has_no_text_of(other.domain))
        }
    };
    overlaps.then(|| {
        if is_json {
            format!("{} can be {}", one.domain.expects(), other.domain.expects())
        } else {
            "without JSON types, the text of one can be that of the other".to_owned()
        }
    })
}
