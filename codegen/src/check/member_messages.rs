//! Members that only some messages have: whether such messages are there, and others too.

use groupwright_engine::table::{Direction, ParameterLocation};

use super::holders::{Held, Holder, holders};
use crate::model::{Api, Endpoint, Field, FieldMessages, Located};
use crate::report::{Code, Diagnostic, Report, listed};
use crate::syntax::NodePath;

/// Checks every structure. A message that has taken over the members of a type has them from there.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let mut checking = Checking { api, held: Held::default(), report };
    for holder in holders(api) {
        checking.structure(&holder);
    }
}

struct Checking<'m, 'r> {
    api: &'m Api,
    held: Held,
    report: &'r mut Report,
}

impl Checking<'_, '_> {
    fn structure(&mut self, holder: &Holder<'_>) {
        for field in &holder.structure.fields {
            let Some(messages) = &field.messages else { continue };
            let places = messages.direction.iter().map(|direction| &direction.place);
            let places = places.chain(&messages.endpoints_key);
            if field.location != ParameterLocation::Body {
                let message = format!("this has no effect: {:?} is a parameter", field.name.value);
                for place in places {
                    let help = "remove it: only members of bodies can be in some messages and not in others";
                    self.report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, &*message).help(help));
                }
                continue;
            }
            if holder.taken.is_none() {
                self.direction(field, messages, holder);
                self.endpoints(field, messages, holder);
            }
        }
    }

    fn direction(&mut self, field: &Field, messages: &FieldMessages, holder: &Holder<'_>) {
        let Some(Located { value: direction, place }) = &messages.direction else { return };
        let (key, has, others, only) = match direction {
            Direction::Response => ("read_only", holder.received, holder.sent, "responses"),
            Direction::Request => ("write_only", holder.sent, holder.received, "requests"),
        };
        if holder.may_be_elsewhere(self.api) || has && others || !has && !others {
            return;
        }
        let finding = if has {
            let message = format!("`{key}` has no effect: only {only} have {:?}", holder.name);
            Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help("remove it")
        } else {
            let message =
                format!("no message has the member {:?}: no {only} have {:?}", field.name.value, holder.name);
            Diagnostic::new(Code::UNUSED_MEMBER, place, message)
                .help(format!("remove `{key}`, or the member"))
        };
        self.report.push(finding);
    }

    fn endpoints(&mut self, field: &Field, messages: &FieldMessages, holder: &Holder<'_>) {
        let Some(key) = &messages.endpoints_key else { return };
        if holder.owner.is_some() {
            let message =
                format!("`endpoints` has no effect: only messages of this endpoint have {:?}", holder.name);
            let help = "remove it, or move the type to `api.yaml` if several endpoints use it";
            self.report.push(Diagnostic::new(Code::WITHOUT_EFFECT, key, message).help(help));
            return;
        }
        if messages.endpoints.is_empty() {
            let message = format!("no message has the member {:?}", field.name.value);
            let help = "list the names of endpoints, such as `endpoints: [update_group]`";
            self.report.push(Diagnostic::new(Code::UNUSED_MEMBER, key, message).help(help));
            return;
        }
        if !self.api.is_whole {
            return;
        }
        let api = self.api;
        for name in &messages.endpoints {
            match api.endpoints.iter().find(|endpoint| endpoint.name == name.value) {
                None => self.unknown(name),
                Some(endpoint) if !self.holds(endpoint, holder) => self.not_held(name, holder),
                Some(_) => {}
            }
        }
        let is_listed =
            |endpoint: &&Endpoint| messages.endpoints.iter().any(|name| name.value == endpoint.name);
        let mut others = api.endpoints.iter().filter(|endpoint| !is_listed(endpoint));
        if !others.any(|endpoint| self.holds(endpoint, holder)) {
            self.all(key, holder);
        }
    }

    /// Whether a message of an endpoint has the structure.
    fn holds(&mut self, endpoint: &Endpoint, holder: &Holder<'_>) -> bool {
        holder.id.is_some_and(|id| self.held.by(self.api, endpoint).contains(&id))
    }

    fn unknown(&mut self, name: &Located<String>) {
        let names = || self.api.endpoints.iter().map(|endpoint| endpoint.name.as_str());
        let message = format!("there is no endpoint {:?}", name.value);
        let help = self.report.nearest(&name.value, names()).map_or_else(
            || format!("the endpoints are: {}", listed(names())),
            |near| format!("did you mean `{near}`?"),
        );
        self.report.push(Diagnostic::new(Code::UNKNOWN_ENDPOINT, &name.place, message).help(help));
    }

    fn not_held(&mut self, name: &Located<String>, holder: &Holder<'_>) {
        let message = format!("no message of the endpoint {:?} has {:?}", name.value, holder.name);
        let help = "name an endpoint whose request or response has the type";
        self.report.push(Diagnostic::new(Code::UNUSED_MEMBER, &name.place, message).help(help));
    }

    fn all(&mut self, key: &NodePath, holder: &Holder<'_>) {
        let message =
            format!("`endpoints` has no effect: these are all endpoints that have {:?}", holder.name);
        self.report.push(Diagnostic::new(Code::WITHOUT_EFFECT, key, message).help("remove it"));
    }
}
