//! The request: its line, its parameters and its body, as one structure.

use groupwright_engine::format::Format;
use groupwright_engine::table::{BodyPlace, ParameterLocation};

use super::field::named_value;
use super::request_line::{self, Line};
use super::{Scope, constant, envelope, field, form, hints, member_rules, names, read, types, xml_type};
use crate::model::{
    Body, Constant, Field, FieldDefault, FormatNames, Item, Located, PathPiece, Said, Select, SelectPart,
    Struct, TypeId, XmlType, joined,
};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node};

/// What the section `request` says.
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: Located<String>,
    pub(crate) pieces: Vec<PathPiece>,
    pub(crate) select: Option<Select>,
    pub(crate) query: Vec<Constant>,
    pub(crate) headers: Vec<Constant>,
    pub(crate) structure: Struct,
    pub(crate) body: Option<Body>,
}

/// Lowers the section `request` of an endpoint whose request is `rust` in Rust.
pub(crate) fn request(node: &Node, rust: &str, scope: &mut Scope, report: &mut Report) -> Request {
    let Line { method, path, pieces } = request_line::request_line(node, report);
    let (named, mut structure) = body_members(node, rust, scope, report);
    let mut parameters = Vec::new();
    let (mut query, mut headers) = (Vec::new(), Vec::new());
    for (section, location) in PLACES {
        let (constants, fields) = constant::split(read::entries(node, section), report);
        match location {
            ParameterLocation::Query => query = constants,
            ParameterLocation::Header => headers = constants,
            ParameterLocation::Path
            | ParameterLocation::Cookie
            | ParameterLocation::Body
            | ParameterLocation::Payload
            | ParameterLocation::Parameters
            | ParameterLocation::Headers
            | ParameterLocation::Status => {
                constant::refuse(&constants, report);
            }
        }
        for entry in fields {
            let mut field = field::field(entry, rust, location, scope, report);
            if location == ParameterLocation::Path {
                field.required = !can_be_missing(&pieces, &entry.key);
                required(entry, field.required, report);
            }
            parameters.push(field);
        }
    }
    structure.prepend(parameters);
    structure.rules.extend(member_rules::rules(node, report));
    form_of_query(node, &mut structure, report);
    structure.open = opened(node, &structure, scope, report);
    let body = node.entry("body").map(|entry| {
        let media = read::formats(&entry.value, report);
        let places = places(&entry.value);
        let is_in_query = places.iter().any(|place| place.value == BodyPlace::Query);
        let formats: Vec<Format> =
            media.iter().map(|(format, _)| *format).chain(is_in_query.then_some(Format::Form)).collect();
        let layers = (envelope::Of::Request, formats.as_slice());
        Body {
            envelopes: envelope::envelopes(&entry.value, layers, true, scope, report),
            places,
            list: entry.value.get("places").map(|list| list.place.clone()),
            media,
            optional: entry
                .value
                .entry("optional")
                .filter(|key| key.value.flag() == Some(true))
                .map(|key| key.place.clone()),
            named,
            doc: read::text(&entry.value, "doc"),
            provenance: read::provenance(&entry.value),
            place: entry.place.clone(),
        }
    });
    Request {
        method,
        path,
        pieces,
        select: node.get("select").and_then(select),
        query,
        headers,
        structure,
        body,
    }
}

/// The sections of parameters and where they go.
const PLACES: [(&str, ParameterLocation); 4] = [
    ("path", ParameterLocation::Path),
    ("query", ParameterLocation::Query),
    ("headers", ParameterLocation::Header),
    ("cookies", ParameterLocation::Cookie),
];

/// Whether the path may have no value of a parameter.
fn can_be_missing(pieces: &[PathPiece], name: &str) -> bool {
    pieces.iter().filter_map(PathPiece::optional).any(|own| own == name)
}

/// The key `required` of a path parameter, which the template contradicts.
fn required(entry: &Entry, is_required: bool, report: &mut Report) {
    let Some(given) = entry.value.entry("required") else { return };
    if given.value.flag().is_some_and(|given| given != is_required) {
        let name = &entry.key;
        let (message, help) = if is_required {
            let help = format!("remove `required`, or write `{{/{name}}}` in the template");
            (format!("the path always has the parameter {name:?}"), help)
        } else {
            let help = format!("remove `required`, or write `/{{{name}}}` in the template");
            (format!("the path may have no parameter {name:?}: it is `{{/{name}}}` in the template"), help)
        };
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &given.place, message).help(help));
    }
}

/// The members of the body: those of a named structure, which is given as well, those given in place, or one member that
/// is the whole body.
fn body_members(node: &Node, rust: &str, scope: &mut Scope, report: &mut Report) -> (Option<TypeId>, Struct) {
    let Some(body) = node.get("body") else { return (None, Struct::empty(&node.place)) };
    let name = body.get("type").and_then(Node::text);
    if let Some((id, named)) = name.and_then(|name| scope.structure(name)) {
        return (Some(id), taken_over(named, body, report));
    }
    if name.is_none() && body.get("one_of").is_none() {
        return (None, types::structure(body, rust, ParameterLocation::Body, scope, report));
    }
    let item = hints::whole(body, &joined(rust, "Body"), scope, report);
    let required = !read::flag(body, "optional").unwrap_or(false);
    (None, Struct { fields: vec![Field { required, ..payload(body, item) }], ..Struct::empty(&body.place) })
}

/// Where a request can have the members of its body.
fn places(body: &Node) -> Vec<Located<BodyPlace>> {
    let words = body.get("places").map_or(&[][..], Node::items).iter();
    words.filter_map(|word| Some(Located::new(BodyPlace::from_name(word.text()?)?, &word.place))).collect()
}

/// What selects the format of the reply. Each value has the place of its format.
fn select(node: &Node) -> Option<Select> {
    let word = node.get("in")?;
    let part = SelectPart::ALL.into_iter().find(|part| word.text() == Some(part.name()))?;
    let entries = read::entries(node, "values");
    let values = entries.iter().filter_map(|entry| {
        let value = Located::new(entry.value.text()?.to_owned(), &entry.place);
        Some((Format::from_name(&entry.key)?, value))
    });
    let values: Vec<_> = values.collect();
    // What none of them is has been reported.
    if values.is_empty() && !entries.is_empty() {
        return None;
    }
    let name = read::placed_text(node, "name");
    let name = name.unwrap_or_else(|| Located::new(String::new(), &word.place));
    let on_demand = node.entry("on_demand").filter(|given| given.value.flag() == Some(true));
    Some(Select { part, name, values, on_demand: on_demand.map(|given| given.place.clone()) })
}

/// Whether a request may have what is not described: what it says itself, or else its body, or else the API.
fn opened(node: &Node, structure: &Struct, scope: &Scope, report: &mut Report) -> bool {
    let own = node.entry("unknown_members");
    let of_body = node.get("body").and_then(|body| body.entry("unknown_members"));
    if let (Some(own), Some(of_body)) = (own, of_body) {
        let message = "`unknown_members` is given for the request and for its body";
        let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &own.place, message);
        let help = "remove one of them: both apply to the query and to the members of the body";
        report.push(finding.related(&of_body.place, "that of the body").help(help));
    }
    let has_members = structure.fields.iter().any(|field| field.location == ParameterLocation::Body);
    let otherwise = structure.open || (scope.open && !has_members);
    field::ignores_unknown(node).unwrap_or(otherwise)
}

/// The `form` of a request holds for its query and its body, whichever says it.
fn form_of_query(node: &Node, structure: &mut Struct, report: &mut Report) {
    let of_query = form::shape(node, report);
    if structure.form.value.is_none() {
        structure.form = of_query;
    } else if of_query.value.is_some() {
        let message = "`form` is given for the query and for the body";
        let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &of_query.place, message);
        let help = "remove this one: the `form` of the body applies to the query too";
        report.push(finding.related(&structure.form.place, "the `form` of the body").help(help));
    }
}

/// The members of a structure, for a message whose body they are: its element keeps the name of the type.
fn taken_over(named: &Struct, body: &Node, report: &mut Report) -> Struct {
    let xml = xml_type::xml(body).over(&named.xml);
    let root = xml.root.clone().or_else(|| body.get("type").and_then(Node::text).map(str::to_owned));
    let form = form::shape(body, report);
    let form = if form.value.is_some() { form } else { named.form.clone() };
    Struct { xml: Box::new(XmlType { root, ..xml }), form, ..named.clone() }
}

/// The field that is the whole body.
pub(crate) fn payload(node: &Node, mut item: Item) -> Field {
    let said = (
        std::mem::take(&mut item.secret),
        std::mem::take(&mut item.doc),
        std::mem::take(&mut item.provenance),
    );
    let (secret, doc, provenance) = named_value::said_over(node, said);
    Field {
        name: Located::new("body".to_owned(), &node.place),
        rust: Located::new("body".to_owned(), &node.place),
        doc,
        location: ParameterLocation::Payload,
        required: true,
        item,
        aliases: Vec::new(),
        default: FieldDefault::None,
        send_default: None,
        null_as: None,
        secret,
        unique: None,
        additional: false,
        prefix: None,
        cookie_attributes: None,
        provenance,
        facts: Said::new(),
        xml: Located::new(None, &node.place),
        names: FormatNames::default(),
        formats: None,
        messages: None,
    }
}

/// The name of an endpoint's request in Rust, from the stem of its file.
pub(crate) fn rust_name(name: &str) -> String {
    names::pascal(name)
}
