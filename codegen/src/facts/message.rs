//! What is said of replies, endpoints and APIs.

use groupwright_engine::format::Format;
use groupwright_engine::table::{Carrier, Fixed, Part, Retry};

use super::{Detail, Facts};
use crate::model::{
    AnyOf, Api, AuthPart, Condition, ConditionTest, Endpoint, EndpointServers, Envelope, EnvelopeConstant,
    EnvelopeStep, Literal, Meaning, MediaType, Note, PathPiece, PathStep, Provenance, Reply, ReplyBody,
    ReplyTest, Said, Scheme, Select, Server, SigningRegion, SigningSecret, Sigv4, Subject, path_text,
};
use crate::syntax::quoted;

impl Facts<'_> {
    /// A reply at a position among those of its endpoint.
    pub(crate) fn reply(&mut self, index: usize, reply: &Reply) {
        let Reply {
            name,
            doc,
            status,
            others,
            when,
            any_of,
            error,
            media,
            envelopes,
            body,
            named: _,
            optional,
            guard,
            retry,
            provenance,
            headers,
            message,
        } = reply;
        self.line(format_args!("reply {index} {}", quoted(&name.value)));
        self.within(|facts| {
            if facts.detail == Detail::Everything {
                facts.remark("doc", doc);
                facts.line(format_args!("status {} {}", status.value.first, status.value.last));
                for range in others {
                    facts.line(format_args!("status {} {}", range.first, range.last));
                }
                facts.flag(*error, "error");
                facts.media(media);
                facts.envelopes(envelopes);
                facts.constants("header", headers);
                for wanted in when {
                    facts.wanted(wanted);
                }
                for AnyOf { sets, empty: _, place: _ } in any_of {
                    facts.line(format_args!("any of"));
                    facts.within(|facts| {
                        for set in sets {
                            facts.line(format_args!("set"));
                            for wanted in set {
                                facts.wanted(wanted);
                            }
                        }
                    });
                }
                match retry {
                    Retry::Unspecified => {}
                    Retry::Never => facts.line(format_args!("retry never")),
                    Retry::Later => facts.line(format_args!("retry later")),
                }
            }
            if let Some(message) = message.as_ref().filter(|_| facts.detail == Detail::Everything) {
                facts.line(format_args!("message {}", message.value));
            }
            match body {
                ReplyBody::Nothing => {}
                ReplyBody::Item(item) => facts.item(item),
            }
            facts.flag(*optional, "optional");
            facts.said("guard", guard.as_ref().map_or("", |guard| &guard.value));
            facts.evidence(provenance.evidence);
        });
    }

    fn media(&mut self, media: &[(Format, MediaType)]) {
        for (format, MediaType { text, is_only, .. }) in media {
            let only = if *is_only { " only" } else { "" };
            self.line(format_args!("format {} {}{only}", format.name(), quoted(text)));
        }
    }

    fn envelopes(&mut self, envelopes: &[Envelope]) {
        for envelope in envelopes {
            let Envelope { format, steps, constants, namespaces, namespace, place: _ } = envelope;
            let steps: Vec<String> = steps
                .iter()
                .map(|step| match &step.value {
                    EnvelopeStep::Member(name) => quoted(name),
                    EnvelopeStep::Item => "0".to_owned(),
                })
                .collect();
            self.line(format_args!("envelope {} {}", format.name(), steps.join(".")));
            self.within(|facts| {
                for EnvelopeConstant { path, member } in constants {
                    facts.line(format_args!("path {}", quoted(&path.value.join("."))));
                    facts.constant(member);
                }
                for (prefix, uri) in namespaces {
                    facts.line(format_args!("prefix {} {}", quoted(prefix), quoted(uri)));
                }
                facts.said("namespace", namespace);
            });
        }
    }

    fn wanted(&mut self, wanted: &Condition) {
        let Condition { subject, test } = wanted;
        let subject = match &subject.value {
            Subject::Body(path) => path.iter().map(PathStep::to_string).collect::<Vec<_>>().join("."),
            Subject::Header(name) => format!("header {}", quoted(name)),
        };
        let texts = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect();
        let shown = |literals: &[Literal]| literals.iter().map(Literal::to_string).collect();
        let (word, values): (_, Vec<String>) = match test {
            ReplyTest::Member(ConditionTest::Is(literals)) => ("is", shown(literals)),
            ReplyTest::Member(ConditionTest::IsNot(literals)) => ("not", shown(literals)),
            ReplyTest::Member(ConditionTest::Present) => ("present", Vec::new()),
            ReplyTest::Member(ConditionTest::Absent) => ("absent", Vec::new()),
            ReplyTest::Given => ("given", Vec::new()),
            ReplyTest::Missing => ("missing", Vec::new()),
            ReplyTest::Kind(kinds) => ("kind", kinds.iter().map(|kind| kind.name().to_owned()).collect()),
            ReplyTest::StartsWith(parts) => ("starts_with", texts(parts)),
            ReplyTest::Contains(parts) => ("contains", texts(parts)),
            ReplyTest::Matches(pattern) => ("pattern", vec![quoted(pattern.value.text())]),
        };
        let values: Vec<String> = values.iter().map(|value| format!(" {value}")).collect();
        self.line(format_args!("when {subject} {word}{}", values.concat()));
    }

    /// An endpoint, but for its examples and its own types.
    pub(crate) fn endpoint(&mut self, endpoint: &Endpoint) {
        let Endpoint {
            id: _,
            name,
            rust: _,
            summary,
            description,
            source,
            evidence: _,
            keys: _,
            servers,
            method,
            path: _,
            pieces,
            select,
            query,
            headers,
            request: _,
            body,
            replies,
            auth,
            idempotence,
            facts: said,
            notes,
            types: _,
            group,
            examples: _,
            place: _,
        } = endpoint;
        self.line(format_args!("endpoint {} {}", quoted(name), quoted(method)));
        self.within(|facts| {
            facts.said("summary", summary);
            facts.said("description", description);
            facts.said("source", source);
            match servers {
                None => {}
                Some(EndpointServers::All(url)) => facts.said("server", &url.value),
                Some(EndpointServers::Named(urls, _)) => {
                    for (name, url) in urls {
                        facts.line(format_args!("server {} {}", quoted(&name.value), quoted(&url.value)));
                    }
                }
            }
            for piece in pieces {
                match piece {
                    PathPiece::Literal(text) => facts.line(format_args!("path literal {}", quoted(text))),
                    PathPiece::Parameter(name) => facts.line(format_args!("path parameter {}", quoted(name))),
                    PathPiece::Segments(name) => facts.line(format_args!("path segments {}", quoted(name))),
                    PathPiece::Optional(name) => facts.line(format_args!("path optional {}", quoted(name))),
                }
            }
            if let Some(Select { part, name, values, on_demand }) = select {
                facts.flag(on_demand.is_some(), "select on demand");
                facts.line(format_args!("select {} {}", part.name(), quoted(&name.value)));
                for (format, value) in values {
                    facts.line(format_args!("value {} {}", format.name(), quoted(&value.value)));
                }
            }
            facts.constants("query", query);
            facts.constants("header", headers);
            facts.media(body.as_ref().map_or(&[], |body| &body.media));
            facts.envelopes(body.as_ref().map_or(&[], |body| &body.envelopes));
            facts.flag(body.as_ref().is_some_and(|body| body.optional.is_some()), "optional body");
            for place in body.iter().flat_map(|body| &body.places) {
                facts.line(format_args!("body in {}", place.value.name()));
            }
            for (index, reply) in replies.iter().enumerate() {
                facts.reply(index, reply);
            }
            match auth {
                None => facts.line(format_args!("auth any")),
                Some(names) => names.iter().for_each(|name| facts.said("auth", &name.value)),
            }
            if let Some(idempotence) = idempotence {
                facts.line(format_args!("idempotence {:?}", idempotence.value));
            }
            facts.notes(said);
            for note in notes {
                facts.note("note", note);
            }
            for Meaning { name, path } in group {
                facts.line(format_args!("group {} {}", quoted(&name.value), quoted(&path_text(&path.value))));
            }
        });
    }

    pub(super) fn notes(&mut self, said: &Said) {
        for (key, note) in said {
            self.note(key, note);
        }
    }

    fn note(&mut self, key: &str, note: &Note) {
        let Note { text, provenance: Provenance { evidence, source, keys: _ } } = note;
        self.line(format_args!("{key} {}", quoted(text)));
        self.within(|facts| {
            facts.evidence(*evidence);
            facts.said("source", source);
        });
    }

    /// An API, but for its types and its endpoints.
    pub(crate) fn api(&mut self) {
        let Api {
            name,
            title,
            description,
            source,
            evidence: _,
            servers,
            xml: _,
            auth,
            guard: _,
            open: _,
            ignores_null,
            form: _,
            types: _,
            shared: _,
            notes,
            endpoints: _,
            is_whole: _,
            place: _,
            replies: _,
            module: _,
            values: _,
            known: _,
        } = self.api;
        self.line(format_args!("api {} {}", quoted(name), quoted(title)));
        self.within(|facts| {
            facts.said("description", description);
            facts.said("source", source);
            for Server { url, name, variables, doc, provenance: _ } in servers {
                facts.line(format_args!("server {} {}", quoted(&url.value), quoted(doc)));
                facts.within(|facts| {
                    facts.said("name", name.as_ref().map_or("", |name| &name.value));
                    if !variables.fields.is_empty() {
                        facts.structure("Server", "", variables);
                    }
                });
            }
            for Scheme { name, doc, provenance, parts, signature, sigv4, secrets } in auth {
                facts.line(format_args!("scheme {} {}", quoted(&name.value), quoted(doc)));
                facts.within(|facts| {
                    facts.evidence(provenance.evidence);
                    for AuthPart { part, item, name: _, secret: _, username: _, formats: _ } in parts {
                        facts.part(*part);
                        facts.rules(&item.rules);
                    }
                    facts.said("sign", signature.as_ref().map_or("", |name| &name.value));
                    for SigningSecret { name, doc: _, optional } in secrets {
                        facts.said(if *optional { "optional secret" } else { "secret" }, &name.value);
                    }
                    if let Some(sigv4) = sigv4 {
                        facts.sigv4(sigv4);
                    }
                });
            }
            facts.flag(*ignores_null, "null_members ignore");
            for note in notes {
                facts.note("note", note);
            }
        });
    }

    fn sigv4(&mut self, sigv4: &Sigv4) {
        let Sigv4 { service, region, payload_hash, plain_path } = sigv4;
        self.said("service", &service.value);
        match region {
            SigningRegion::Fixed(region) => self.said("region", &region.value),
            SigningRegion::Variable(name) => self.said("region of", &name.value),
            SigningRegion::OfServers(regions) => {
                for (server, region) in regions {
                    self.line(format_args!("region {} {}", quoted(&server.value), quoted(region)));
                }
            }
        }
        self.line(format_args!("signs {payload_hash} {plain_path}"));
    }

    fn part(&mut self, part: Part) {
        let secret = quoted(part.secret());
        for format in part.formats() {
            self.line(format_args!("with {format}"));
        }
        match part.carrier() {
            Carrier::Basic { username } => match part.fixed() {
                Fixed::Neither => self.line(format_args!("basic {secret} {}", quoted(username))),
                Fixed::Username(user) => self.line(format_args!("basic {secret} user {}", quoted(user))),
                Fixed::Password(password) => {
                    self.line(format_args!("basic {secret} password {}", quoted(password)));
                }
            },
            Carrier::Bearer => self.line(format_args!("bearer {secret}")),
            Carrier::Header { name, prefix } => {
                self.line(format_args!("header {secret} {} {}", quoted(name), quoted(prefix)));
            }
            Carrier::Query { name } => self.line(format_args!("query {secret} {}", quoted(name))),
            Carrier::Body { name } => self.line(format_args!("body {secret} {}", quoted(name))),
            Carrier::Member { path } => {
                let steps: Vec<String> = path.iter().map(|step| quoted(step)).collect();
                self.line(format_args!("member {secret} {}", steps.join(".")));
            }
            Carrier::Cookie { name } => self.line(format_args!("cookie {secret} {}", quoted(name))),
        }
    }
}
