//! The rules of a field, an item or the keys of a map.

use groupwright_engine::domain::Domain;
use groupwright_engine::rule::{self, Keys, LengthUnit, Limit, LimitKind, Rule, RuleKind};

use super::super::read;
use crate::intern;
use crate::language::foreign_type;
use crate::model::Located;
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, Yaml};

/// The rules of a node, whose values are of a domain if that is known.
pub(crate) fn rules(node: &Node, domain: Option<Domain>, report: &mut Report) -> Vec<Located<Rule>> {
    let unit = LengthUnit::from_name(&read::text(node, "unit"));
    let rows = node.entries().iter().filter_map(|entry| {
        let kind = rule::from_name(&entry.key)?;
        let limit = limit(kind, entry, domain, report)?;
        let mut rule = Rule::new(kind, limit);
        if let Some(unit) = unit.filter(|_| kind.name().ends_with("_length")) {
            rule = rule.counted_in(unit);
        }
        Some(Located::new(rule, &entry.place))
    });
    rows.collect()
}

fn limit(
    kind: &'static dyn RuleKind,
    entry: &Entry,
    domain: Option<Domain>,
    report: &mut Report,
) -> Option<Limit> {
    match kind.limit_kind() {
        LimitKind::Count => match &entry.value.yaml {
            Yaml::Integer(count) => u64::try_from(*count).ok().map(Limit::Count),
            _ => None,
        },
        LimitKind::Number => match &entry.value.yaml {
            Yaml::Integer(value) => Some(Limit::Integer(*value)),
            Yaml::Number(value) => Some(Limit::Number(*value)),
            Yaml::Text(text) => quoted(text, entry, report),
            _ => None,
        },
        LimitKind::Pattern => match &entry.value.yaml {
            Yaml::Text(text) => Some(Limit::Pattern(intern::pattern(text))),
            _ => None,
        },
        LimitKind::Values => Some(Limit::Values(domain.unwrap_or(Domain::String), values(&entry.value))),
        // A list has been reported.
        LimitKind::Keys if !entry.value.items().is_empty() => None,
        LimitKind::Keys => keys(&entry.value, report).map(Limit::Keys),
        LimitKind::Flag => {
            if let Yaml::Flag(false) = entry.value.yaml {
                let message = format!("`{}: false` has no effect", entry.key);
                report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &entry.place, message).help("remove it"));
            }
            matches!(entry.value.yaml, Yaml::Flag(true)).then_some(Limit::Set)
        }
    }
}

/// A limit that is in quotes, so that no digit of it is lost.
fn quoted(text: &str, entry: &Entry, report: &mut Report) -> Option<Limit> {
    if Domain::Decimal.read(text).is_none() {
        let message = format!("expected a number for `{}`, found the text {text:?}", entry.key);
        let help = "write a number such as 0.01; in quotes, it keeps all digits";
        report.push(Diagnostic::new(Code::WRONG_KIND, &entry.value.place, message).help(help));
        return None;
    }
    let whole = text.parse::<i128>().ok();
    Some(whole.map_or_else(|| Limit::Decimal(intern::text(text)), Limit::Integer))
}

/// A value, or each of a list.
fn values(node: &Node) -> &'static [&'static str] {
    let one = node.scalar().into_iter();
    intern::texts(&one.chain(node.items().iter().filter_map(Node::scalar)).collect::<Vec<_>>())
}

/// What the keys of a map may be.
fn keys(node: &Node, report: &mut Report) -> Option<&'static Keys> {
    let given = node.text().map(|text| (text, &node.place));
    let given = given.or_else(|| node.get("type").and_then(|word| Some((word.text()?, &word.place))));
    let domain = match given {
        None => Domain::String,
        Some((word, place)) => match Domain::from_name(word) {
            Some(domain) => domain,
            None => {
                let message = format!("the keys of a map cannot have the type `{word}`");
                let help = foreign_type(word)
                    .unwrap_or("write a type of single values, such as `integer` or `uuid`, or list the keys: `enum: [de, en]`");
                report.push(Diagnostic::new(Code::BAD_KEYS, place, message).help(help));
                return None;
            }
        },
    };
    let rules: Vec<Rule> = rules(node, Some(domain), report).into_iter().map(|rule| rule.value).collect();
    let listed = node.get("enum").map_or(&[][..], values);
    let says = format!("{domain} {listed:?} {rules:?}");
    Some(intern::once(&says, || Keys::new(domain).with_values(listed).with_rules(intern::rows(rules))))
}
