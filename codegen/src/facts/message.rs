//! What is said of replies, endpoints and APIs.

use groupwright_engine::format::Format;
use groupwright_engine::table::{Carrier, Fixed, Part, Retry};

use super::{Detail, Facts};
use crate::model::{
    Api, AuthPart, Condition, ConditionTest, Endpoint, Meaning, Note, PathPiece, Provenance, Reply,
    ReplyBody, Said, Scheme, Server,
};
use crate::syntax::quoted;

impl Facts<'_> {
    /// A reply at a position among those of its endpoint.
    pub(crate) fn reply(&mut self, index: usize, reply: &Reply) {
        let Reply { name, doc, status, when, error, media, body, named: _, optional, retry, provenance } =
            reply;
        self.line(format_args!("reply {index} {}", quoted(&name.value)));
        self.within(|facts| {
            if facts.detail == Detail::Everything {
                facts.remark("doc", doc);
                facts.line(format_args!("status {} {}", status.value.first, status.value.last));
                facts.flag(*error, "error");
                facts.media(media);
                for wanted in when {
                    facts.wanted(wanted);
                }
                match retry {
                    Retry::Unspecified => {}
                    Retry::Never => facts.line(format_args!("retry never")),
                    Retry::Later => facts.line(format_args!("retry later")),
                }
            }
            match body {
                ReplyBody::Nothing => {}
                ReplyBody::Item(item) => facts.item(item),
            }
            facts.flag(*optional, "optional");
            facts.evidence(provenance.evidence);
        });
    }

    fn media(&mut self, media: &[(Format, String)]) {
        for (format, media_type) in media {
            self.line(format_args!("format {} {}", format.name(), quoted(media_type)));
        }
    }

    fn wanted(&mut self, wanted: &Condition) {
        let Condition { path, test } = wanted;
        let path: Vec<String> = path.value.iter().map(|name| quoted(name)).collect();
        let (word, literals) = match test {
            ConditionTest::Is(literals) => ("is", literals.as_slice()),
            ConditionTest::IsNot(literals) => ("not", literals.as_slice()),
            ConditionTest::Present => ("present", [].as_slice()),
            ConditionTest::Absent => ("absent", [].as_slice()),
        };
        let literals: Vec<String> = literals.iter().map(|value| format!(" {value}")).collect();
        self.line(format_args!("when {} {word}{}", path.join("."), literals.concat()));
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
            method,
            path: _,
            pieces,
            suffixes,
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
            for piece in pieces {
                match piece {
                    PathPiece::Literal(text) => facts.line(format_args!("path literal {}", quoted(text))),
                    PathPiece::Parameter(name) => facts.line(format_args!("path parameter {}", quoted(name))),
                    PathPiece::Segments(name) => facts.line(format_args!("path segments {}", quoted(name))),
                }
            }
            for (format, suffix) in suffixes {
                facts.line(format_args!("suffix {} {}", format.name(), quoted(&suffix.value)));
            }
            facts.constants("query", query);
            facts.constants("header", headers);
            facts.media(body.as_ref().map_or(&[], |body| &body.media));
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
                facts.line(format_args!("group {} {}", quoted(&name.value), quoted(&path.value)));
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
            types: _,
            shared: _,
            notes,
            endpoints: _,
            is_whole: _,
            place: _,
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
            for Scheme { name, doc, provenance, parts, signature, secrets } in auth {
                facts.line(format_args!("scheme {} {}", quoted(&name.value), quoted(doc)));
                facts.within(|facts| {
                    facts.evidence(provenance.evidence);
                    for AuthPart { part, name: _, secret: _, username: _ } in parts {
                        facts.part(*part);
                    }
                    facts.said("sign", signature.as_ref().map_or("", |name| &name.value));
                    for (name, _) in secrets {
                        facts.said("secret", &name.value);
                    }
                });
            }
            for note in notes {
                facts.note("note", note);
            }
        });
    }

    fn part(&mut self, part: Part) {
        let secret = quoted(part.secret());
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
            Carrier::Cookie { name } => self.line(format_args!("cookie {secret} {}", quoted(name))),
        }
    }
}
