//! Envelopes: whether each format can have the layers, and whether the constants are beside them.

use std::collections::BTreeSet;

use groupwright_engine::format::{Format, is_xml_name};

use crate::model::{Api, Endpoint, Envelope, EnvelopeConstant, EnvelopeStep, FixedValue, Located, Struct};
use crate::report::{Code, Diagnostic, Report, listed};
use crate::syntax::NodePath;

/// Checks the envelopes of every message.
pub(crate) fn check(api: &Api, report: &mut Report) {
    // Those of the API are the envelopes of many messages.
    let mut told: Vec<Diagnostic> = Vec::new();
    for endpoint in &api.endpoints {
        let of_request = endpoint.body.iter().flat_map(|body| &body.envelopes);
        let of_request = of_request.map(|envelope| (envelope, api.body_of_request(endpoint)));
        let of_replies = endpoint.replies.iter().flat_map(|reply| {
            let message = reply.item().and_then(|item| api.body_of_reply(item));
            reply.envelopes.iter().map(move |envelope| (envelope, message))
        });
        for (envelope, message) in of_request.chain(of_replies) {
            let mut found = Vec::new();
            steps(envelope, message, report, &mut found);
            for constant in &envelope.constants {
                beside(envelope, constant, &mut found);
                names(envelope, constant, message, report, &mut found);
            }
            repeated(envelope, message, &mut found);
            for finding in found {
                let is_same = |known: &Diagnostic| known.place == finding.place && known.code == finding.code;
                if !told.iter().any(is_same) {
                    report.push(finding.clone());
                    told.push(finding);
                }
            }
        }
        roots(api, endpoint, report);
    }
}

/// The names of the layers, and the first of them.
fn steps(envelope: &Envelope, message: Option<&Struct>, report: &mut Report, found: &mut Vec<Diagnostic>) {
    if let Some(first) = envelope.steps.first().filter(|step| step.value == EnvelopeStep::Item) {
        let (what, help) = if envelope.format == Format::Xml {
            ("the root of an XML document is an element", "write the name of the root element first")
        } else if envelope.format == Format::Form {
            ("a list in a form has a name", "write the name of the list first")
        } else {
            return;
        };
        let message = format!("the outermost layer cannot be a list: {what}");
        found.push(Diagnostic::new(Code::BAD_ENVELOPE, &first.place, message).help(help));
        return;
    }
    if envelope.format == Format::Xml {
        for step in &envelope.steps {
            if let EnvelopeStep::Member(name) = &step.value {
                let name = Located::new(name.clone(), &step.place);
                found.extend(element(envelope, &name, message, report));
            }
        }
    }
}

/// The name of an element, whose prefix must be declared.
fn element(
    envelope: &Envelope,
    name: &Located<String>,
    message: Option<&Struct>,
    report: &mut Report,
) -> Option<Diagnostic> {
    let text = &name.value;
    let Some((local, _)) = envelope.qualified(text, message) else {
        let prefix = text.split(':').next().unwrap_or_default();
        let what = format!("the prefix {prefix:?} of the element {text:?} is not declared");
        let declared = || envelope.declared(message).iter().map(|(known, _)| known.as_str());
        let help = report.nearest(prefix, declared()).map_or_else(
            || format!("declare it under `xml` of the body, of its type or of the API: `namespaces: {{ {prefix}: \"…\" }}`"),
            |near| format!("did you mean `{near}`?"),
        );
        return Some(Diagnostic::new(Code::UNKNOWN_PREFIX, &name.place, what).help(help));
    };
    if is_xml_name(local) {
        return None;
    }
    let what = format!("{local:?} is not a valid name of an element");
    let help = "write a name of letters, digits, `_`, `-` and `.` that starts with a letter or `_`";
    Some(Diagnostic::new(Code::BAD_XML, &name.place, what).help(help))
}

/// A constant is in a layer, and is not what the layer holds.
fn beside(envelope: &Envelope, constant: &EnvelopeConstant, found: &mut Vec<Diagnostic>) {
    let (steps, path) = (envelope.names(), &constant.path.value);
    let shown = path.join(".");
    let mut refuse = |what: &str, help: String| {
        let message = format!("the constant {shown:?} is not beside a layer of the envelope: {what}");
        let finding = Diagnostic::new(Code::ENVELOPE_CONSTANT, &constant.path.place, message);
        found.push(finding.related(&envelope.place, "the layers").help(help));
    };
    let (Some(name), Some(parents)) = (path.last(), path.get(..path.len().saturating_sub(1))) else { return };
    let own = steps.get(..parents.len()).filter(|own| parents.iter().eq(own.iter()));
    if own.is_none() {
        let help = format!(
            "write a path that follows the layers, {}, up to the layer that has the constant",
            listed(steps.iter().copied())
        );
        return refuse("its path leaves the layers", help);
    }
    if parents.is_empty() && envelope.format == Format::Xml {
        let help = "write the root element first, or the constants of JSON and XML apart: `json: { path: …, constants: … }`";
        return refuse("nothing is beside the root element of XML", help.to_owned());
    }
    match envelope.steps.get(parents.len()).map(|step| &step.value) {
        None => refuse(
            "it is in the message itself",
            "write it under `fields` of the body, as `{ const: … }`".to_owned(),
        ),
        Some(EnvelopeStep::Item) => {
            refuse("that layer is a list", "write the path of a structure".to_owned());
        }
        Some(EnvelopeStep::Member(step)) if step == name => {
            refuse("it is a layer itself", "give it the name of another member".to_owned());
        }
        Some(EnvelopeStep::Member(_)) if name.is_empty() => {
            refuse("its name is empty", "write its name".to_owned());
        }
        Some(EnvelopeStep::Member(_)) => {}
    }
}

/// The names of a constant in XML, and of what is in it.
fn names(
    envelope: &Envelope,
    constant: &EnvelopeConstant,
    message: Option<&Struct>,
    report: &mut Report,
    found: &mut Vec<Diagnostic>,
) {
    if envelope.format != Format::Xml {
        return;
    }
    let place = &constant.path.place;
    let mut members = vec![(&constant.member.name.value, &constant.member.value)];
    while let Some((name, value)) = members.pop() {
        let element_or_attribute = Located::new(name.trim_start_matches('@').to_owned(), place);
        found.extend(element(envelope, &element_or_attribute, message, report));
        if name.starts_with('@') {
            found.extend(attribute(name, value, place));
        }
        let mut values = vec![value];
        while let Some(value) = values.pop() {
            match value {
                FixedValue::Null | FixedValue::Single(..) => {}
                FixedValue::List(items) => values.extend(items),
                FixedValue::Record(own) => members.extend(own.iter().map(|(name, value)| (name, value))),
            }
        }
    }
}

/// Attributes of one element that have one name, perhaps with different prefixes of one namespace.
fn repeated(envelope: &Envelope, message: Option<&Struct>, found: &mut Vec<Diagnostic>) {
    if envelope.format != Format::Xml {
        return;
    }
    let mut seen = BTreeSet::new();
    let mut is_repeated = |element: String, name: &str| {
        let Some(attribute) = name.strip_prefix('@') else { return false };
        let prefixed = attribute.contains(':').then(|| envelope.qualified(attribute, message)).flatten();
        let (local, namespace) = prefixed.unwrap_or((attribute, ""));
        !seen.insert((element, local.to_owned(), namespace.to_owned()))
    };
    for (index, constant) in envelope.constants.iter().enumerate() {
        let element =
            constant.path.value.split_last().map(|(_, layers)| layers.join("\0")).unwrap_or_default();
        let mut members = vec![(element, &constant.member.name.value, &constant.member.value)];
        let mut elements = 0;
        while let Some((element, name, value)) = members.pop() {
            if is_repeated(element, name) {
                let what = format!("{name:?} is an attribute that the element has already");
                let help = "an element has no two attributes of one name, whatever their prefixes: remove one of them";
                found.push(Diagnostic::new(Code::BAD_XML, &constant.path.place, what).help(help));
            }
            let mut values = vec![value];
            while let Some(value) = values.pop() {
                match value {
                    FixedValue::Null | FixedValue::Single(..) => {}
                    FixedValue::List(items) => values.extend(items),
                    FixedValue::Record(own) => {
                        elements += 1;
                        let inner = format!("{index}\0{elements}");
                        members.extend(own.iter().map(|(name, value)| (inner.clone(), name, value)));
                    }
                }
            }
        }
    }
}

/// An attribute has a single value, and does not declare a namespace.
fn attribute(name: &str, value: &FixedValue, place: &NodePath) -> Option<Diagnostic> {
    if name == "@xmlns" {
        let what = "an attribute cannot declare a namespace here";
        let help = "write `namespace` and `namespaces` under `xml` of the body, of its type or of the API";
        return Some(Diagnostic::new(Code::BAD_XML, place, what).help(help));
    }
    let is_single = match value {
        FixedValue::Single(..) => name.len() > 1 && !name.starts_with("@@"),
        FixedValue::Null | FixedValue::List(_) | FixedValue::Record(_) => false,
    };
    let what = format!("{name:?} is not an attribute with a single value");
    let help = "write the name of the attribute after one `@`, and a text, a number or a flag";
    (!is_single).then(|| Diagnostic::new(Code::BAD_XML, place, what).help(help))
}

/// The name of a root element that a layer replaces.
fn roots(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    let is_xml = |envelopes: &[Envelope]| envelopes.iter().any(|envelope| envelope.format == Format::Xml);
    let mut refuse = |place| {
        let message = "`root` has no effect: the envelope names the root element";
        let help = "remove it; in an envelope, the last layer is the element of the message";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help(help));
    };
    if endpoint.body.as_ref().is_some_and(|body| body.named.is_none() && is_xml(&body.envelopes)) {
        let root = endpoint.request.xml.of_root.iter().find(|key| key.value == "root");
        root.map(|key| &key.place).into_iter().for_each(&mut refuse);
    }
    for reply in endpoint.replies.iter().filter(|reply| is_xml(&reply.envelopes)) {
        let Some(item) = reply.item() else { continue };
        let own = item.named().map(|id| api.ty(id)).filter(|named| named.inline && reply.named.is_none());
        let own = own.and_then(|named| named.structure()).map(|structure| &structure.xml.of_root);
        let own = own.into_iter().flatten().find(|key| key.value == "root").map(|key| &key.place);
        item.xml_name.as_ref().map(|name| &name.place).or(own).into_iter().for_each(&mut refuse);
    }
}
