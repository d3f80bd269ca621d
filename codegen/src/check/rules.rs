//! Rules and enumerations.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::equality;
use groupwright_engine::rule::{Limit, Rule};
use groupwright_engine::scalar::Scalar;

use super::walk;
use crate::model::{Api, Enum, Item, Kind, Literal, Located, Type};
use crate::report::{Code, Diagnostic, Report};

/// Checks the rules of every item and the values of every enumeration.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for (_, item) in walk::items(api) {
        fit(api, item, report);
        let whole = item.kind.scalar() == Some(Domain::Integer);
        bounds(&item.rules, whole, report);
        step(&item.rules, report);
        patterns(&item.rules, report);
    }
    for named in api.types().iter() {
        if let Some(enumeration) = named.enumeration() {
            values(named, enumeration, report);
        }
    }
}

fn word<'m>(api: &'m Api, item: &Item) -> &'m str {
    match &item.kind {
        Kind::Scalar(domain) => domain.name(),
        Kind::List(_) => "list",
        Kind::Map(_) => "map",
        Kind::Any => "any",
        Kind::Named(id) => &api.ty(*id).name.value,
        // These have no class.
        Kind::Missing(_) | Kind::Unknown => "",
    }
}

fn fit(api: &Api, item: &Item, report: &mut Report) {
    let Some(class) = item.kind.class() else { return };
    for rule in item.rules.iter().filter(|rule| !rule.value.kind().applies_to(class)) {
        let message = format!(
            "the rule `{}` does not apply to the type `{}`",
            rule.value.kind().name(),
            word(api, item)
        );
        let fitting = groupwright_engine::rule::ALL.iter().filter(|kind| kind.applies_to(class));
        let fitting: Vec<&str> = fitting.map(|kind| kind.name()).collect();
        let help = if fitting.is_empty() {
            "remove it: no rule applies to this type".to_owned()
        } else {
            format!("the rules for this type are: {}", fitting.join(", "))
        };
        report.push(Diagnostic::new(Code::RULE_DOES_NOT_FIT, &rule.place, message).help(help));
    }
}

/// Bounds between which there is nothing; nothing whole, where the values are.
fn bounds(rules: &[Located<Rule>], whole: bool, report: &mut Report) {
    for lower in rules {
        for upper in rules.iter().filter(|upper| bound_alike(&lower.value, &upper.value)) {
            let (low, high) = (lower.value, upper.value);
            let excluding = [low, high].iter().any(is_exclusive);
            let (value, help) = match compare(low.limit(), high.limit()) {
                Some(Ordering::Greater) => ("value", "swap the two, or correct one"),
                Some(Ordering::Equal) if excluding => ("value", "swap the two, or correct one"),
                Some(Ordering::Less) if whole && is_between_integers(&low, &high) => {
                    ("integer", "correct one of them: there is no such value in between")
                }
                _ => continue,
            };
            let message = format!(
                "no {value} satisfies both `{}` {} and `{}` {}",
                low.kind().name(),
                low.limit(),
                high.kind().name(),
                high.limit()
            );
            let finding = Diagnostic::new(Code::BOUNDS_OUT_OF_ORDER, &lower.place, message);
            report.push(finding.related(&upper.place, "the upper bound").help(help));
        }
    }
}

/// Whether the first bounds from below what the second bounds from above.
fn bound_alike(lower: &Rule, upper: &Rule) -> bool {
    let measure = |word: &'static str| word.trim_start_matches(EXCLUSIVE);
    let of_lower = lower.kind().upper().map(|upper| measure(upper.name()));
    of_lower == Some(measure(upper.kind().name())) && upper.kind().upper().is_none()
}

/// What the words of rules begin with that exclude their limit.
const EXCLUSIVE: &str = "exclusive_";

fn is_exclusive(rule: &Rule) -> bool {
    rule.kind().name().starts_with(EXCLUSIVE)
}

/// Whether two bounds leave no integer.
fn is_between_integers(lower: &Rule, upper: &Rule) -> bool {
    matches!((least(lower), greatest(upper)), (Some(least), Some(greatest)) if least > greatest)
}

/// The least integer that a lower bound allows.
fn least(rule: &Rule) -> Option<i128> {
    match rule.limit() {
        Limit::Integer(bound) if is_exclusive(rule) => bound.checked_add(1),
        Limit::Integer(bound) => Some(bound),
        Limit::Number(bound) if is_exclusive(rule) => integer(bound.floor()).checked_add(1),
        Limit::Number(bound) => Some(integer(bound.ceil())),
        Limit::Count(_) | Limit::Pattern(_) | Limit::Set => None,
    }
}

/// The greatest integer that an upper bound allows.
fn greatest(rule: &Rule) -> Option<i128> {
    match rule.limit() {
        Limit::Integer(bound) if is_exclusive(rule) => bound.checked_sub(1),
        Limit::Integer(bound) => Some(bound),
        Limit::Number(bound) if is_exclusive(rule) => integer(bound.ceil()).checked_sub(1),
        Limit::Number(bound) => Some(integer(bound.floor())),
        Limit::Count(_) | Limit::Pattern(_) | Limit::Set => None,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "what lies past the greatest integer is as good as that")]
fn integer(whole: f64) -> i128 {
    whole as i128
}

#[expect(
    clippy::cast_precision_loss,
    reason = "bounds that differ only past 2^53 are not told apart from fractions"
)]
fn compare(one: Limit, other: Limit) -> Option<Ordering> {
    match (one, other) {
        (Limit::Count(one), Limit::Count(other)) => Some(one.cmp(&other)),
        (Limit::Integer(one), Limit::Integer(other)) => Some(one.cmp(&other)),
        (Limit::Number(one), Limit::Number(other)) => one.partial_cmp(&other),
        (Limit::Integer(one), Limit::Number(other)) => (one as f64).partial_cmp(&other),
        (Limit::Number(one), Limit::Integer(other)) => one.partial_cmp(&(other as f64)),
        (Limit::Count(_), Limit::Integer(_) | Limit::Number(_) | Limit::Pattern(_) | Limit::Set)
        | (Limit::Integer(_) | Limit::Number(_), Limit::Count(_) | Limit::Pattern(_) | Limit::Set)
        | (
            Limit::Pattern(_) | Limit::Set,
            Limit::Count(_) | Limit::Integer(_) | Limit::Number(_) | Limit::Pattern(_) | Limit::Set,
        ) => None,
    }
}

/// The rule whose limit is a step.
const MULTIPLE_OF: &str = "multiple_of";

/// A step that no number is a multiple of.
fn step(rules: &[Located<Rule>], report: &mut Report) {
    for rule in rules.iter().filter(|rule| rule.value.kind().name() == MULTIPLE_OF) {
        let forward = match rule.value.limit() {
            Limit::Integer(step) => step > 0,
            Limit::Number(step) => step > 0.0,
            Limit::Count(_) | Limit::Pattern(_) | Limit::Set => true,
        };
        if !forward {
            let message =
                format!("`{}` is {}, but must be greater than zero", MULTIPLE_OF, rule.value.limit());
            let help = "write the step between two allowed values, such as 5 or 0.01";
            report.push(Diagnostic::new(Code::BAD_STEP, &rule.place, message).help(help));
        }
    }
}

/// Patterns that are none.
fn patterns(rules: &[Located<Rule>], report: &mut Report) {
    for rule in rules {
        let Some(pattern) = rule.value.limit().pattern() else { continue };
        if let Err(error) = pattern.compile() {
            let message = format!("this is not a valid pattern: {error}");
            report.push(Diagnostic::new(Code::BAD_PATTERN, &rule.place, message).help(error.help));
        }
    }
}

/// A value as it is written: a text in quotes, and a number or a flag without.
fn written(domain: Domain, text: &str) -> Literal {
    let json = if domain.read(text).is_some() { domain.json() } else { JsonType::String };
    Literal { text: text.to_owned(), json }
}

fn values(named: &Type, enumeration: &Enum, report: &mut Report) {
    if enumeration.values.is_empty() {
        let message = format!("the enumeration {:?} has no values", named.name.value);
        let help = "list the values, or use `type: string`";
        report.push(Diagnostic::new(Code::BAD_ENUM, &named.name.place, message).help(help));
    }
    let mut seen = BTreeMap::new();
    for value in &enumeration.values {
        let text = value.text.value.as_str();
        let read = enumeration.domain.read(text).unwrap_or(Scalar::String(text));
        if let Some(first) = seen.insert(equality::key(read), &value.text.place) {
            let finding = Diagnostic::new(
                Code::BAD_ENUM,
                &value.text.place,
                format!("the value {} is listed twice", written(enumeration.domain, text)),
            );
            report.push(finding.related(first, "listed here").help("remove one"));
        }
        if enumeration.domain.read(text).is_none() {
            let message =
                format!("the value {text:?} of the enumeration is not {}", enumeration.domain.expects());
            let help = format!("correct it, or the type `{}` of the enumeration", enumeration.domain);
            report.push(Diagnostic::new(Code::BAD_ENUM, &value.text.place, message).help(help));
        }
    }
}
