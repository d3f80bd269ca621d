//! The request: its line, its parameters and its body, as one structure.

use groupwright_engine::format::Format;
use groupwright_engine::table::ParameterLocation;

use super::{Scope, constant, envelope, field, form, hints, member_rules, names, read, types, xml_type};
use crate::model::{
    Body, Constant, Field, FieldDefault, FormatNames, Item, Kind, Located, PathPiece, Said, Select,
    SelectPart, Struct, TypeBody, TypeId, XmlType, joined,
};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, NodePath};

/// The methods that are keys of a request.
pub(crate) const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

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
    let line = METHODS.iter().find_map(|method| Some((*method, read::placed_text(node, method)?)));
    let (method, path) = line.unwrap_or_else(|| ("GET", Located::new("/".to_owned(), &node.place)));
    let pieces = pieces(&path, report);
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
            | ParameterLocation::Payload => {
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
        Body {
            envelopes: envelope::envelopes(
                &entry.value,
                (envelope::Of::Request, &media),
                true,
                scope,
                report,
            ),
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
        method: method.to_owned(),
        path,
        pieces,
        select: node.get("select").and_then(select),
        query,
        headers,
        structure,
        body,
    }
}

/// How many parts of a path can be missing. A server tries a path with each of them and without.
const MAX_OPTIONAL: usize = 4;

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
    let Some(body) = node.get("body") else { return (None, empty(&node.place)) };
    let name = body.get("type").and_then(Node::text);
    if let Some((id, named)) = name.and_then(|name| scope.structure(name)) {
        return (Some(id), taken_over(named, body, report));
    }
    if name.is_none() && body.get("one_of").is_none() {
        return (None, types::structure(body, rust, ParameterLocation::Body, scope, report));
    }
    let item = hints::whole(body, &joined(rust, "Body"), scope, report);
    let required = !read::flag(body, "optional").unwrap_or(false);
    (None, Struct { fields: vec![Field { required, ..payload(body, item) }], ..empty(&body.place) })
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
    Some(Select { part, name, values })
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
fn payload(node: &Node, item: Item) -> Field {
    Field {
        name: Located::new("body".to_owned(), &node.place),
        rust: Located::new("body".to_owned(), &node.place),
        doc: read::text(node, "doc"),
        location: ParameterLocation::Payload,
        required: true,
        item,
        aliases: Vec::new(),
        default: FieldDefault::None,
        send_default: None,
        empty_is_null: false,
        secret: false,
        unique: None,
        additional: false,
        provenance: read::provenance(node),
        facts: Said::new(),
        xml: Located::new(None, &node.place),
        names: FormatNames::default(),
        formats: None,
        messages: None,
    }
}

/// A structure without fields.
pub(crate) fn empty(place: &NodePath) -> Struct {
    Struct {
        fields: Vec::new(),
        constants: Vec::new(),
        open: false,
        rules: Vec::new(),
        xml: Box::default(),
        form: Located::new(None, place),
        template: None,
    }
}

/// Whether the text can stand in the path of a URL as it is: `pchar` and slashes (RFC 3986 section 3.3).
pub(crate) fn is_path(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let fine = match byte {
            b'%' => bytes.by_ref().take(2).filter(u8::is_ascii_hexdigit).count() == 2,
            byte => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte),
        };
        if !fine {
            return false;
        }
    }
    true
}

/// The pieces of a path template (RFC 6570: simple and reserved expansion, and that of a path segment, each of one name).
fn pieces(path: &Located<String>, report: &mut Report) -> Vec<PathPiece> {
    let mut pieces = Vec::new();
    let mut rest = path.value.as_str();
    let mut bad = !rest.starts_with('/');
    while let Some((literal, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            bad = true;
            break;
        };
        if !literal.is_empty() {
            pieces.push(PathPiece::Literal(literal.to_owned()));
        }
        bad |= literal.contains('}') || name.contains('{');
        let (operator, name) = name.split_at(usize::from(name.starts_with(['+', '/'])));
        bad |= name.is_empty() || name.starts_with(['+', '/']) || name.ends_with('*');
        pieces.push(match operator {
            "+" => PathPiece::Segments(name.to_owned()),
            "/" => PathPiece::Optional(name.to_owned()),
            _ => PathPiece::Parameter(name.to_owned()),
        });
        rest = after;
    }
    let literals = path.value.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, after)| after));
    bad |= rest.contains(['{', '}']) || literals.into_iter().any(|literal| !is_path(literal));
    if !rest.is_empty() {
        pieces.push(PathPiece::Literal(rest.to_owned()));
    }
    if pieces.iter().filter_map(PathPiece::optional).count() > MAX_OPTIONAL {
        let message = format!("{:?} has more than {MAX_OPTIONAL} parts that can be missing", path.value);
        let help = "describe the paths as endpoints of their own";
        report.push(Diagnostic::new(Code::BAD_PATH_TEMPLATE, &path.place, message).help(help));
    }
    if bad {
        let message = format!("{:?} is not a valid path template", path.value);
        let help = "write an absolute path with parameters in braces, such as `/groups/{id}`, or `/groups{/id}` if it can be \
                    missing, other characters percent-encoded; the query has a key of its own";
        report.push(Diagnostic::new(Code::BAD_PATH_TEMPLATE, &path.place, message).help(help));
    }
    pieces
}

/// Lowers the data of a reply that has header fields: they, and the members that are described in place or one field that is
/// the body.
pub(crate) fn with_headers(node: &Node, rust: &str, scope: &mut Scope, report: &mut Report) -> Kind {
    let mut structure = if node.get("type").is_some() || node.get("one_of").is_some() {
        let item = hints::received(node, &joined(rust, "Body"), scope, report);
        Struct { fields: vec![payload(node, item)], ..empty(&node.place) }
    } else {
        types::structure(node, rust, ParameterLocation::Body, scope, report)
    };
    // Without the body the header fields are there all the same.
    if read::flag(node, "optional").unwrap_or(false) {
        structure.fields.iter_mut().for_each(|field| field.required = false);
    }
    let (constants, entries) = constant::split(read::entries(node, "headers"), report);
    constant::refuse(&constants, report);
    let headers: Vec<Field> = entries
        .into_iter()
        .map(|entry| field::field(entry, rust, ParameterLocation::Header, scope, report))
        .collect();
    structure.prepend(headers);
    scope.inline(rust, &read::text(node, "doc"), TypeBody::Struct(structure), &node.place)
}

/// The name of an endpoint's request in Rust, from the stem of its file.
pub(crate) fn rust_name(name: &str) -> String {
    names::pascal(name)
}
