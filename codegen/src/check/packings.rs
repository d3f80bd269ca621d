//! Packings: whole values that are written in another way than those of their kind, such as a list as one text. Whether the
//! value can be written so, and what then has no effect.

mod entries;

use std::collections::BTreeSet;

use groupwright_engine::format::Format;
use groupwright_engine::table::{Openness, Packing, Packings, ParameterLocation};

use super::walk::{self, Seen};
use crate::model::{Api, Field, FieldDefault, Item, Kind, Struct, Tagging, TypeBody, Union, Variant};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks every item.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for (_, item) in walk::items(api) {
        let given = item.spelled.each().filter(|_| is_whole(api, item));
        for (format, written) in given {
            match written.value.packing() {
                None => {}
                Some(Packing::Positional) => positional(api, item, format, &written.place, report),
                Some(Packing::Entries(own)) => {
                    entries::check(api, item, (format, own), &written.place, report);
                }
                Some(packing) => fit(api, item, (format, packing), &written.place, report),
            }
        }
        within(item, report);
    }
    for seen in walk::structures(api) {
        for field in &seen.structure.fields {
            let formats = formats(&seen, field);
            in_formats(&field.item, formats, report);
        }
    }
    for reply in api.endpoints.iter().flat_map(|endpoint| &endpoint.replies) {
        let formats = reply.media.iter().map(|(format, _)| *format).collect();
        let formats: BTreeSet<Format> = formats;
        reply.item().into_iter().for_each(|item| in_formats(item, formats.clone(), report));
    }
    for (_, _, union) in walk::unions(api) {
        union.variants.iter().for_each(|variant| self::variant(union, variant, report));
    }
}

/// Whether a value is no single one, which has a spelling instead.
fn is_whole(api: &Api, item: &Item) -> bool {
    match &item.kind {
        Kind::List(_) | Kind::Map(_) | Kind::Any => true,
        Kind::Named(id) => api.ty(*id).enumeration().is_none(),
        Kind::Scalar(_) | Kind::Missing(_) | Kind::Unknown => false,
    }
}

/// The formats in which a field is written; none where no message has it.
fn formats(seen: &Seen<'_>, field: &Field) -> BTreeSet<Format> {
    match field.location {
        ParameterLocation::Query | ParameterLocation::Parameters => BTreeSet::from([Format::Form]),
        ParameterLocation::Path
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Headers
        | ParameterLocation::Status => BTreeSet::from([Format::Text]),
        ParameterLocation::Body | ParameterLocation::Payload => seen.formats_of_body().into_iter().collect(),
    }
}

/// Whether a value can be written so.
fn fit(
    api: &Api,
    item: &Item,
    (format, packing): (Option<Format>, Packing),
    place: &NodePath,
    report: &mut Report,
) {
    let name = packing.name();
    let held = item.list_item();
    let (message, help) = match (packing, held) {
        (
            Packing::Json
            | Packing::Encoded(_)
            | Packing::Template(_)
            | Packing::Entries(_)
            | Packing::Positional,
            _,
        ) => return,
        (Packing::Joined(""), _) => {
            ("the text between the items is empty".to_owned(), "write it, such as `as: { joined: \",\" }`")
        }
        (Packing::Joined(_) | Packing::OneOrMany, None) => {
            (format!("`{name}` is for lists"), "remove it, or write `as: json`")
        }
        (Packing::Joined(_), Some(held)) if is_single(api, held) => {
            return joined_items(item, held, packing, place, report);
        }
        (Packing::Joined(_), Some(_)) => (
            format!("`{name}` is for lists of single values"),
            "use `as: json`, or write the documented type",
        ),
        (Packing::OneOrMany, Some(held)) => {
            if let Some(format) = format.filter(|format| *format != Format::Json) {
                let message = format!("`{name}` is for JSON, and not for {format}");
                (message, "remove it, or move it to `json`")
            } else if may_be_list(api, held, 0) {
                let message = format!(
                    "`{name}` is for items that are no lists: one that is a list could be meant as the whole"
                );
                (message, "remove it, or describe the items as something else")
            } else {
                return;
            }
        }
    };
    report.push(Diagnostic::new(Code::BAD_PACKING, place, message).help(help));
}

/// Items of a joined text that are within a text of their own. Only the text of a template is one that the items can have.
fn joined_items(item: &Item, held: &Item, joined: Packing, place: &NodePath, report: &mut Report) {
    let (own, packings) = (item.own_packings(), held.own_packings());
    let is_joined = |format: &Format| own.of(*format) == Some(joined);
    let nested = |format: Format| match packings.of(format) {
        None | Some(Packing::Template(_)) => None,
        Some(
            packing @ (Packing::Json
            | Packing::Encoded(_)
            | Packing::Joined(_)
            | Packing::OneOrMany
            | Packing::Entries(_)
            | Packing::Positional),
        ) => Some(packing),
    };
    if let Some(packing) = Format::ALL.into_iter().filter(is_joined).find_map(nested) {
        let message = format!(
            "the items of `{}` could not be read again: each is written with `{}`",
            joined.name(),
            packing.name()
        );
        let help = "remove `as` of the items, or write the whole list with `as: json`";
        report.push(Diagnostic::new(Code::BAD_PACKING, place, message).help(help));
    }
}

/// Whether a structure can be written as a list of the values of its members.
fn positional(api: &Api, item: &Item, format: Option<Format>, place: &NodePath, report: &mut Report) {
    let name = Packing::Positional.name();
    let mut bad = |message: String, help: &str| {
        report.push(Diagnostic::new(Code::BAD_PACKING, place, message).help(help.to_owned()));
    };
    let Some(structure) = walk::structure(api, item) else {
        return bad(format!("`{name}` is for structures"), "remove it, or write `as: json`");
    };
    if let Some(format) = format.filter(|format| *format != Format::Json) {
        return bad(format!("`{name}` is for JSON, and not for {format}"), "remove it, or move it to `json`");
    }
    let fields = || structure.fields.iter().filter(|field| field.is_in(Format::Json));
    if fields().any(|field| field.additional) {
        bad(
            format!("the members that {:?} keeps have no positions", item_name(api, item)),
            "remove `additional` of the type, or `as`",
        );
    }
    if let Some(field) = sibling(api, structure) {
        let name = &field.name.value;
        let message = format!("the variant of {name:?} is named by another member, which has no name here");
        bad(message, "use a union that has its tag");
    }
    // What only JSON or only some messages require is there wherever it has a position, and so is a default that is sent.
    let is_required = |field: &&Field| {
        field.required
            || sends_value(field)
            || field.formats.as_ref().is_some_and(|own| own.value.is_required())
            || field.messages.as_ref().is_some_and(|own| own.required)
    };
    let optional = fields().find(|field| !is_required(field));
    let later =
        fields().skip_while(is_required).find(is_required).map(|field| (&field.name.value, "required"));
    let before =
        structure.fields.iter().take_while(|field| !field.is_in(Format::Json) || is_required(field)).count();
    let mut constants = structure.constants.iter().filter(|constant| constant.is_in(Format::Json));
    let constant = constants.find(|constant| constant.position > before);
    let later = later.or_else(|| constant.map(|constant| (&constant.name.value, "that of a constant")));
    if let (Some(optional), Some((later, what))) = (optional, later) {
        bad(
            format!(
                "{:?} cannot be absent, because the position of {later:?} after it is {what}",
                optional.name.value
            ),
            "make it required, and `nullable` if the documentation has null in its place",
        );
    }
}

/// A member that is a union whose variant another member names.
fn sibling<'m>(api: &Api, structure: &'m Struct) -> Option<&'m Field> {
    structure.fields.iter().filter(|field| field.is_in(Format::Json)).find(|field| {
        let union = field.item.named().and_then(|id| api.ty(id).union());
        union.is_some_and(|union| matches!(union.tagging.value, Tagging::Sibling(_)))
    })
}

/// Whether a field has a value wherever it is sent.
fn sends_value(field: &Field) -> bool {
    let is_sent = field.send_default.as_ref().is_some_and(|sends| sends.value);
    match &field.default {
        FieldDefault::Value(_) => is_sent,
        FieldDefault::None | FieldDefault::Field(_) | FieldDefault::Words(_) => false,
    }
}

/// The name of the type of an item.
fn item_name<'m>(api: &'m Api, item: &Item) -> &'m str {
    item.named().map_or("", |id| &api.ty(id).name.value)
}

fn is_single(api: &Api, item: &Item) -> bool {
    match &item.kind {
        Kind::Scalar(_) | Kind::Missing(_) | Kind::Unknown => true,
        Kind::Named(id) => api.ty(*id).enumeration().is_some(),
        Kind::List(_) | Kind::Map(_) | Kind::Any => false,
    }
}

/// The unions within each other that are followed.
const MAX_UNIONS: usize = 8;

/// Whether a value may be a list in JSON.
fn may_be_list(api: &Api, item: &Item, depth: usize) -> bool {
    if matches!(item.own_packings().of(Format::Json), Some(Packing::Positional | Packing::Entries(_))) {
        return true;
    }
    match &item.kind {
        Kind::List(_) | Kind::Any => true,
        Kind::Scalar(_) | Kind::Map(_) | Kind::Missing(_) | Kind::Unknown => false,
        Kind::Named(id) => match &api.ty(*id).body {
            TypeBody::Struct(_) | TypeBody::Enum(_) => false,
            TypeBody::Union(union) => {
                let mut variants = union.variants.iter();
                match union.tagging.value {
                    Tagging::Inside(_) | Tagging::Beside(..) | Tagging::Key => false,
                    // What is not listed can be anything.
                    Tagging::Sibling(_) if union.openness != Openness::Closed => true,
                    Tagging::Shape | Tagging::Sibling(_) => {
                        depth >= MAX_UNIONS
                            || variants.any(|variant| may_be_list(api, &variant.item, depth + 1))
                    }
                }
            }
        },
    }
}

/// What is said of formats in which a value, and what it holds, is within a text.
fn within(item: &Item, report: &mut Report) {
    let texts: Vec<Format> =
        [Format::Xml, Format::Form].into_iter().filter(|format| item.is_text_in(*format)).collect();
    for format in texts {
        let held = item.levels().skip(1);
        let is_apart = item.own_packings().of(format).is_some_and(|packing| packing.within(format) != format);
        let spelled = |item: &'_ Item| -> Option<NodePath> {
            let own = item.spelled.each().find(|(own, _)| is_apart && *own == Some(format));
            own.map(|(_, written)| written.place.clone())
        };
        let places: Vec<NodePath> = if format == Format::Xml {
            let described = |item: &Item| item.xml.as_ref().map(|xml| xml.place.clone());
            held.flat_map(|item| [described(item), spelled(item)]).flatten().collect()
        } else {
            let layout = |item: &Item| item.form.as_ref().map(|form| form.place.clone());
            let own = layout(item).into_iter();
            own.chain(held.flat_map(|item| [layout(item), spelled(item)]).flatten()).collect()
        };
        for place in places {
            let place_of = if format == Format::Xml { "in XML" } else { "in a form" };
            let message = format!("this has no effect: {place_of}, the value is a text");
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &place, message).help("remove it"));
        }
    }
}

/// A single item in place of a list where no JSON is written.
fn in_formats(item: &Item, mut formats: BTreeSet<Format>, report: &mut Report) {
    for item in item.levels() {
        if formats.is_empty() {
            return;
        }
        let of_json = item.spelled.general.as_ref().and_then(|written| {
            let packing = written.value.packing()?;
            let usual = Packings::everywhere(packing);
            (!packing.is_text()).then_some((written, packing, usual))
        });
        if let Some((written, packing, usual)) = of_json.filter(|_| item.kind.scalar().is_none())
            && !formats.iter().any(|format| usual.of(*format).is_some())
        {
            let of = if usual.of(Format::Form).is_some() { "JSON and forms" } else { "JSON" };
            let message = format!("`{}` has no effect here: it is for {of}", packing.name());
            let help = match packing {
                Packing::Positional => {
                    "other formats have no tuples: write `fields` in place of `type: tuple`, or remove `as: tuple`"
                }
                Packing::Json
                | Packing::Encoded(_)
                | Packing::Joined(_)
                | Packing::Template(_)
                | Packing::OneOrMany
                | Packing::Entries(_) => "remove it",
            };
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &written.place, message).help(help));
        }
        let own = item.own_packings();
        let within = |format: Format| own.of(format).map_or(format, |packing| packing.within(format));
        formats = formats.into_iter().map(within).collect();
    }
}

/// A variant within a packing, of a union whose variants are known by what they are.
fn variant(union: &Union, variant: &Variant, report: &mut Report) {
    let packings = variant.item.own_packings();
    if Format::ALL.into_iter().all(|format| packings.of(format).is_none()) {
        return;
    }
    let (why, of_tuple) = match union.tagging.value {
        Tagging::Inside(_) => ("it has no room for a tag", ""),
        Tagging::Shape => ("it cannot be told from others", "write the variant as a `type: list`, or "),
        Tagging::Beside(..) | Tagging::Key | Tagging::Sibling(_) => return,
    };
    let name = &variant.name.value;
    let message = format!("the variant {name:?} is not written as what it is, so {why}");
    // A tuple is a list by its type, so there is no `as` to remove.
    let general = variant.item.spelled.general.as_ref();
    let is_tuple = general.is_some_and(|own| variant.item.place.path.starts_with(&own.place.path));
    let other = if is_tuple { of_tuple } else { "remove `as` from the variant, or " };
    let help = format!("{other}tag it beside: `tag: {{ name: …, content: … }}`");
    report.push(Diagnostic::new(Code::BAD_VARIANT, &variant.name.place, message).help(help));
}
