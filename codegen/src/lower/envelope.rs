//! Envelopes: the layers around the bodies of messages.

use std::cell::Cell;

use groupwright_engine::format::Format;

use super::{Scope, constant};
use crate::model::{Envelope, EnvelopeConstant, EnvelopeStep, Located, XmlType};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, NodePath, Yaml};

/// How many layers may stand around a message.
const MAX_STEPS: usize = 16;

/// The formats that can have layers.
const FORMATS: [Format; 3] = [Format::Json, Format::Xml, Format::Form];

/// The envelopes that hold for all messages of an API which have none of their own.
#[derive(Default)]
pub(super) struct Defaults {
    requests: Option<Given>,
    responses: Option<Given>,
    errors: Option<Given>,
}

/// What a key `envelope` says.
struct Given {
    /// What holds for the formats that have nothing of their own.
    shared: Option<Layers>,
    /// What holds for one format.
    own: Vec<(Format, Layers)>,
    /// Where the key stands.
    place: NodePath,
}

/// The layers in a format.
struct Layers {
    steps: Vec<Located<EnvelopeStep>>,
    constants: Vec<EnvelopeConstant>,
    place: NodePath,
    /// Whether a message has them.
    are_used: Cell<bool>,
}

/// Whose body it is that has an envelope.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Request,
    Success,
    Failure,
}

/// The envelopes that hold for all messages of an API.
pub(super) fn defaults(node: &Node, report: &mut Report) -> Defaults {
    let Some(all) = node.get("envelope") else { return Defaults::default() };
    let mut of = |key| all.entry(key).map(|entry| given(entry, report));
    Defaults { requests: of("requests"), responses: of("responses"), errors: of("errors") }
}

impl Defaults {
    fn of(&self, of: Of) -> Option<&Given> {
        match of {
            Of::Request => self.requests.as_ref(),
            Of::Success => self.responses.as_ref(),
            Of::Failure => self.errors.as_ref().or(self.responses.as_ref()),
        }
    }

    /// Reports those that no message has.
    pub(super) fn unused(&self, report: &mut Report) {
        let all = [&self.requests, &self.responses, &self.errors];
        for given in all.into_iter().flatten() {
            let own = given.own.iter().map(|(_, layers)| layers);
            let unused: Vec<_> =
                given.shared.iter().chain(own).filter(|layers| !layers.are_used.get()).collect();
            let places = unused.iter().map(|layers| &layers.place);
            let is_whole =
                unused.len() > given.own.len() || given.shared.is_none() && unused.len() == given.own.len();
            let places: Vec<_> = if is_whole { vec![&given.place] } else { places.collect() };
            for place in places {
                let message = "the envelope has no effect: no message of the API has it";
                let help = "remove it, or remove the `envelope` of a message";
                report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help(help));
            }
        }
    }
}

/// The envelopes of a body with these formats: its own, or those of all bodies. `has_body` says whether there is something
/// in the body.
pub(super) fn envelopes(
    node: &Node,
    (of, formats): (Of, &[Format]),
    has_body: bool,
    scope: &Scope,
    report: &mut Report,
) -> Vec<Envelope> {
    let has = |format: &Format| has_body && formats.iter().any(|offered| offered.family() == *format);
    let formats: Vec<Format> = FORMATS.into_iter().filter(has).collect();
    let Some(entry) = node.entry("envelope") else {
        let default = scope.envelopes.of(of).filter(|_| !formats.is_empty());
        return default.map_or_else(Vec::new, |given| given.in_formats(&formats, &scope.xml));
    };
    let own = given(entry, report);
    own.report_unused(&formats, report);
    own.in_formats(&formats, &scope.xml)
}

impl Given {
    fn in_formats(&self, formats: &[Format], xml: &XmlType) -> Vec<Envelope> {
        let each = formats.iter().filter_map(|format| {
            let own = self.own.iter().find(|(of, _)| of == format).map(|(_, layers)| layers);
            let layers = own.or(self.shared.as_ref())?;
            layers.are_used.set(true);
            if layers.steps.is_empty() {
                return None;
            }
            Some(Envelope {
                format: *format,
                steps: layers.steps.clone(),
                constants: layers.constants.clone(),
                namespaces: xml.namespaces.clone(),
                namespace: xml.namespace.clone().unwrap_or_default(),
                place: layers.place.clone(),
            })
        });
        each.collect()
    }

    /// Reports what no format of the body has.
    fn report_unused(&self, formats: &[Format], report: &mut Report) {
        if formats.is_empty() {
            let message = "`envelope` has no effect: there is no body in JSON, XML, a form or parts";
            let help = "remove it, or add a format and the fields of the body";
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &self.place, message).help(help));
            return;
        }
        for (format, layers) in self.own.iter().filter(|(format, _)| !formats.contains(format)) {
            let message = format!("the envelope for {format} has no effect: the body is not in {format}");
            let help = format!("add `{}` to the formats of the body, or remove this", format.name());
            report.push(Diagnostic::new(Code::HINT_WITHOUT_FORMAT, &layers.place, message).help(help));
        }
        let has_own = |format: &Format| self.own.iter().any(|(of, _)| of == format);
        if let Some(shared) = self.shared.as_ref().filter(|_| formats.iter().all(has_own)) {
            let message = "`path` has no effect: each format of the body has an envelope of its own";
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &shared.place, message).help("remove it"));
        }
    }
}

fn given(entry: &Entry, report: &mut Report) -> Given {
    let place = entry.place.clone();
    if matches!(entry.value.yaml, Yaml::List(_)) {
        let shared = layers(&entry.value, None, report);
        return Given { shared: Some(shared), own: Vec::new(), place };
    }
    let path = entry.value.get("path");
    let shared = path.map(|path| layers(path, entry.value.get("constants"), report));
    let own = FORMATS.into_iter().filter_map(|format| {
        let value = entry.value.get(format.name())?;
        let path = value.get("path").unwrap_or(value);
        Some((format, layers(path, value.get("constants"), report)))
    });
    Given { shared, own: own.collect(), place }
}

fn layers(path: &Node, constants: Option<&Node>, report: &mut Report) -> Layers {
    let (place, are_used) = (path.place.clone(), Cell::new(false));
    let steps: Vec<_> = path.items().iter().filter_map(|node| step(node, report)).collect();
    if steps.len() > MAX_STEPS {
        let message = format!("the envelope has {} layers; the maximum is {MAX_STEPS}", steps.len());
        let help = "describe the inner layers as structures of the body";
        report.push(Diagnostic::new(Code::BAD_ENVELOPE, &path.place, message).help(help));
        return Layers { steps: Vec::new(), constants: Vec::new(), place, are_used };
    }
    let constants = constants.map_or(&[][..], Node::entries).iter();
    let constants = constants.filter_map(|entry| {
        let path: Vec<String> = entry.key.split('.').map(str::to_owned).collect();
        let member = constant::in_envelope(path.last()?, entry, report)?;
        Some(EnvelopeConstant { path: Located::new(path, &entry.place), member })
    });
    Layers { constants: constants.collect(), steps, place, are_used }
}

fn step(node: &Node, report: &mut Report) -> Option<Located<EnvelopeStep>> {
    let step = match &node.yaml {
        Yaml::Text(name) if !name.is_empty() => EnvelopeStep::Member(name.clone()),
        Yaml::Integer(0) => EnvelopeStep::Item,
        Yaml::Text(_) | Yaml::Integer(1..) => {
            let message = match node.text() {
                Some(_) => "the name of a layer is empty".to_owned(),
                None => "the message can only be the first item of a list, which is 0".to_owned(),
            };
            let help = "write the names that lead to the message, and 0 for the first item of a list";
            report.push(Diagnostic::new(Code::BAD_ENVELOPE, &node.place, message).help(help));
            return None;
        }
        Yaml::Null | Yaml::Flag(_) | Yaml::Integer(_) | Yaml::Number(_) | Yaml::List(_) | Yaml::Map(_) => {
            return None;
        }
    };
    Some(Located::new(step, &node.place))
}
