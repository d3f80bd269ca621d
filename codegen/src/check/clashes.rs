//! Credentials that would travel under the name of something else in the same place of a message.

use std::collections::BTreeSet;

use groupwright_engine::format::Format;
use groupwright_engine::table::{Carrier, ParameterLocation};

use crate::model::{Api, AuthPart, Endpoint, Field, Located, Scheme};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks that no credential has the name of a field, of a constant or of another credential.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for scheme in &api.auth {
        within(scheme, report);
    }
    // A type of the API that is the body of several endpoints is told once.
    let mut told = BTreeSet::new();
    for endpoint in &api.endpoints {
        cookies(endpoint, report);
        let taken = api.auth.iter().enumerate().filter(|(_, scheme)| endpoint.takes(scheme));
        let parts = taken.flat_map(|(index, scheme)| {
            scheme.parts.iter().enumerate().map(move |(part, sent)| ((index, part), scheme, sent))
        });
        for (key, scheme, sent) in parts {
            let name = CredentialName::of(sent);
            let Some(other) = names(api, endpoint).find(|other| name.is(other)) else { continue };
            let named = endpoint.body.as_ref().and_then(|body| body.named).filter(|_| name.location == BODY);
            if named.is_none_or(|named| told.insert((key, named))) {
                clash(&name, place(scheme, sent), other.name, other.what, report);
            }
        }
    }
}

/// The credentials of one scheme among themselves.
fn within(scheme: &Scheme, report: &mut Report) {
    for (index, sent) in scheme.parts.iter().enumerate() {
        let name = CredentialName::of(sent);
        if name.location == ParameterLocation::Payload {
            continue;
        }
        let same = |other: &&AuthPart| {
            let other = CredentialName::of(other);
            name.location == other.location && name.is_called(other.name)
        };
        if let Some(other) = scheme.parts.iter().take(index).find(same) {
            let other = Located::new(name.name.to_owned(), place(scheme, other));
            clash(&name, place(scheme, sent), &other, "another credential of the scheme", report);
        }
    }
}

/// Cookies beside a header field that is all of them.
fn cookies(endpoint: &Endpoint, report: &mut Report) {
    let fields = &endpoint.request.fields;
    let Some(cookie) = fields.iter().find(|field| field.location == ParameterLocation::Cookie) else {
        return;
    };
    let constants = endpoint.headers.iter().map(|constant| &constant.name);
    let headers = fields.iter().filter(|field| field.location == ParameterLocation::Header);
    let mut headers = headers.map(|field| &field.name).chain(constants);
    if let Some(header) = headers.find(|name| name.value.eq_ignore_ascii_case(COOKIE)) {
        let message = format!("the header field {:?} is generated from the cookies", header.value);
        let finding = Diagnostic::new(Code::DUPLICATE_WIRE_NAME, &header.place, message);
        report.push(
            finding
                .related(&cookie.name.place, "a cookie")
                .help("describe the whole header field under `cookies`"),
        );
    }
}

const AUTHORIZATION: &str = "Authorization";
const COOKIE: &str = "Cookie";
const BODY: ParameterLocation = ParameterLocation::Body;

/// Where a credential travels, and under which name.
struct CredentialName<'m> {
    location: ParameterLocation,
    name: &'m str,
}

impl<'m> CredentialName<'m> {
    fn of(sent: &'m AuthPart) -> Self {
        let (location, name) = match sent.part.carrier() {
            Carrier::Basic { .. } | Carrier::Bearer => (ParameterLocation::Header, AUTHORIZATION),
            Carrier::Header { name, .. } => (ParameterLocation::Header, name),
            Carrier::Query { name } => (ParameterLocation::Query, name),
            Carrier::Body { name } => (BODY, name),
            // What a path leads to has a check of its own.
            Carrier::Member { .. } => (ParameterLocation::Payload, ""),
            Carrier::Cookie { name } => (ParameterLocation::Cookie, name),
        };
        Self { location, name }
    }

    /// Whether it has this name. The names of header fields are case-insensitive (RFC 9110 section 5.1).
    fn is_called(&self, name: &str) -> bool {
        if self.location == ParameterLocation::Header {
            self.name.eq_ignore_ascii_case(name)
        } else {
            self.name == name
        }
    }

    /// Whether it has the name of a value within this member, as forms and queries write it: `a[b]`, `a[]`, `a.b`.
    fn is_within(&self, name: &str) -> bool {
        self.name.strip_prefix(name).is_some_and(|rest| rest.starts_with(['[', '.']))
    }

    /// Whether it stands where something else does. All cookies are one header field.
    fn is(&self, other: &Named<'_>) -> bool {
        if other.location == self.location {
            return self.is_called(other.text) || (other.is_nested && self.is_within(other.text));
        }
        let are = |one, another| self.location == one && other.location == another;
        (are(ParameterLocation::Cookie, ParameterLocation::Header) && other.text.eq_ignore_ascii_case(COOKIE))
            || (are(ParameterLocation::Header, ParameterLocation::Cookie) && self.is_called(COOKIE))
    }
}

/// A name in a request.
struct Named<'m> {
    location: ParameterLocation,
    /// What it is a name of.
    what: &'static str,
    /// The name in the message.
    text: &'m str,
    /// The name in the spec.
    name: &'m Located<String>,
    /// Whether the names of a form or a query that begin with this one may be those of values within it.
    is_nested: bool,
}

/// All names of a request, but for those in its path.
fn names<'m>(api: &'m Api, endpoint: &'m Endpoint) -> impl Iterator<Item = Named<'m>> {
    let has_xml =
        endpoint.body.iter().any(|body| body.media.iter().any(|(format, _)| *format == Format::Xml));
    let has_form =
        endpoint.body.iter().any(|body| body.media.iter().any(|(format, _)| format.family() == Format::Form));
    let of_field = move |field: &'m Field| {
        let location = field.location;
        let is_pairs = location == ParameterLocation::Query || (location == BODY && has_form);
        let is_nested = is_pairs && field.item.kind.scalar().is_none();
        let own = std::iter::once(&field.name).chain(&field.aliases);
        let own =
            own.map(move |name| Named { location, what: "the field", text: &name.value, name, is_nested });
        let element = field.xml.value.as_ref().filter(|_| has_xml && location == BODY);
        let element = element.map(|xml| Named {
            location,
            what: "the field",
            text: xml.name(),
            name: &field.name,
            is_nested: false,
        });
        own.chain(element)
    };
    let whole = endpoint.request.fields.iter().filter(|field| field.location == ParameterLocation::Payload);
    let whole = whole.filter_map(|field| field.item.named()).filter_map(|id| api.ty(id).structure());
    let fields = endpoint.request.fields.iter().chain(whole.flat_map(|structure| &structure.fields));
    let query = endpoint.query.iter().map(|constant| (ParameterLocation::Query, &constant.name));
    let headers = endpoint.headers.iter().map(|constant| (ParameterLocation::Header, &constant.name));
    let members = endpoint.request.constants.iter().map(|constant| (BODY, &constant.name));
    let constants = query.chain(headers).chain(members).map(|(location, name)| Named {
        location,
        what: "the constant",
        text: &name.value,
        name,
        is_nested: false,
    });
    let in_query = endpoint.members_in_query().map(|name| Named {
        location: ParameterLocation::Query,
        what: "the member",
        text: &name.value,
        name,
        is_nested: true,
    });
    fields.filter(|field| !field.additional).flat_map(of_field).chain(constants).chain(in_query)
}

/// What else of a request, or of its credentials, has a name in a place.
pub(super) fn taken<'m>(
    api: &'m Api,
    endpoint: &'m Endpoint,
    location: ParameterLocation,
    name: &'m str,
) -> Option<(&'static str, Located<String>)> {
    let own = CredentialName { location, name };
    let named =
        names(api, endpoint).find(|other| own.is(other)).map(|other| (other.what, other.name.clone()));
    named.or_else(|| {
        let schemes = api.auth.iter().filter(|scheme| endpoint.takes(scheme));
        let mut parts = schemes.flat_map(|scheme| scheme.parts.iter().map(move |sent| (scheme, sent)));
        let is_it = |(_, sent): &(&Scheme, &AuthPart)| {
            let other = CredentialName::of(sent);
            other.location == location && own.is_called(other.name)
        };
        let (scheme, sent) = parts.find(is_it)?;
        let place = place(scheme, sent).clone();
        Some(("the credential", Located::new(CredentialName::of(sent).name.to_owned(), &place)))
    })
}

/// Where the name of a credential stands, or else its scheme.
fn place<'m>(scheme: &'m Scheme, sent: &'m AuthPart) -> &'m NodePath {
    sent.name.as_ref().unwrap_or(&scheme.name.place)
}

fn clash(
    name: &CredentialName<'_>,
    place: &NodePath,
    other: &Located<String>,
    what: &str,
    report: &mut Report,
) {
    let relation =
        if name.is_within(&other.value) { "has the name of a value within" } else { "has the same name as" };
    let message = format!("the credential {:?} {relation} {what} {:?}", name.name, other.value);
    let help =
        "both would be sent: remove one of them, or list the schemes that the endpoint accepts under `auth`";
    let finding = Diagnostic::new(Code::CREDENTIAL_CLASH, &other.place, message);
    report.push(finding.related(place, "the credential").help(help));
}
