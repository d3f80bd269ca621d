//! What is said of the fields of structures.

use groupwright_engine::table::{Direction, ParameterLocation};

use super::{Detail, Facts};
use crate::model::{Field, FieldDefault, FieldMessages, FormatNames, Unique};
use crate::syntax::{json, quoted};

impl Facts<'_> {
    pub(super) fn field(&mut self, field: &Field) {
        let Field {
            name,
            rust,
            doc,
            location,
            required,
            item,
            aliases,
            default,
            send_default,
            null_as,
            secret,
            unique,
            additional,
            prefix,
            cookie_attributes,
            provenance,
            facts: said,
            xml,
            names,
            formats,
            messages,
        } = field;
        self.line(format_args!("{} {}", self::location(*location), quoted(&name.value)));
        self.within(|facts| {
            facts.remark("rust", &rust.value);
            facts.remark("doc", doc);
            facts.flag(*required, "required");
            facts.item(item);
            for alias in aliases {
                facts.said("alias", &alias.value);
            }
            if send_default.as_ref().is_some_and(|sends| sends.value) {
                facts.line(format_args!("send_default"));
                facts.default(default);
            }
            if let Some(null) = null_as {
                facts.line(format_args!("null as {}", null.value));
            }
            facts.flag(*secret, "secret");
            facts.flag(*additional, "additional");
            if let Some(prefix) = prefix {
                facts.line(format_args!("prefix {}", quoted(&prefix.value)));
            }
            facts.said("cookie_attributes", cookie_attributes.as_ref().map_or("", |text| &text.value));
            if let Some(xml) = xml.value {
                facts.xml_node(xml);
            }
            facts.format_names(names);
            facts.formats(formats.as_ref());
            if let Some(messages) = messages {
                facts.messages(messages);
            }
            if facts.detail == Detail::Everything {
                facts.default(default);
                if let Some(unique) = unique {
                    facts.unique(unique);
                }
                facts.notes(said);
            }
            facts.evidence(provenance.evidence);
        });
    }

    fn unique(&mut self, unique: &Unique) {
        let Unique { within, ignores_case, doc: _, provenance: _ } = unique;
        self.line(format_args!("unique"));
        self.within(|facts| {
            for name in within {
                facts.said("within", &name.value);
            }
            facts.flag(ignores_case.is_some(), "case ignore");
        });
    }

    fn messages(&mut self, messages: &FieldMessages) {
        let FieldMessages { direction, endpoints, endpoints_key: _, required } = messages;
        match direction.as_ref().map(|direction| direction.value) {
            None => {}
            Some(Direction::Response) => self.line(format_args!("read_only")),
            Some(Direction::Request) => self.line(format_args!("write_only")),
        }
        for name in endpoints {
            self.said("endpoint", &name.value);
        }
        self.flag(*required, "required in messages");
    }

    fn default(&mut self, default: &FieldDefault) {
        match default {
            FieldDefault::None => {}
            FieldDefault::Value(value) => self.line(format_args!("default {}", json(value))),
            FieldDefault::Field(name) => self.said("default_from", &name.value),
            FieldDefault::Words(words) => self.remark("default", &words.value),
        }
    }

    fn format_names(&mut self, names: &FormatNames) {
        let FormatNames { json, form } = names;
        for (format, name) in [("json", json), ("form", form)] {
            if let Some(name) = name {
                self.line(format_args!("{format} name {}", quoted(&name.value)));
            }
        }
    }
}

fn location(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Body => "member",
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Payload
        | ParameterLocation::Parameters
        | ParameterLocation::Headers
        | ParameterLocation::Status => location.name(),
    }
}
