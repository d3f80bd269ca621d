//! Rules and enumerations.

use std::collections::BTreeMap;

use groupwright_engine::kind::Class;
use groupwright_engine::rule::Limit;

use super::walk;
use crate::model::{Api, Endpoint, Enum, Item, Kind, Placed, Rule, Type, TypeBody};
use crate::report::{Code, Diagnostic, Report};

/// Checks the rules of every item and the values of every enumeration.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for (endpoint, item) in walk::items(api) {
        fit(api, endpoint, item, report);
        bounds(&item.rules, report);
    }
    for (_, named) in walk::types(api) {
        if let TypeBody::Enum(enumeration) = &named.body {
            values(named, enumeration, report);
        }
    }
}

fn class(api: &Api, endpoint: Option<&Endpoint>, item: &Item) -> Option<(Class, String)> {
    match &item.kind {
        Kind::Scalar(kind) => Some((kind.class(), kind.word().to_owned())),
        Kind::List(_) => Some((Class::List, "list".to_owned())),
        Kind::Map(_) => Some((Class::Map, "map".to_owned())),
        Kind::Named(name) => api.find(endpoint, name).map(|_| (Class::Other, name.clone())),
        Kind::Unknown => None,
    }
}

fn fit(api: &Api, endpoint: Option<&Endpoint>, item: &Item, report: &mut Report) {
    let Some((class, word)) = class(api, endpoint, item) else { return };
    for rule in item.rules.iter().filter(|rule| !rule.value.constraint.fits(class)) {
        let constraint = rule.value.constraint;
        let message = format!("`{}` does not fit the type `{word}`", constraint.word());
        let fitting = groupwright_engine::rule::ALL.iter().filter(|constraint| constraint.fits(class));
        let fitting: Vec<&str> = fitting.map(|constraint| constraint.word()).collect();
        let help = if fitting.is_empty() {
            "no rule fits this type: remove it".to_owned()
        } else {
            format!("these do: {}", fitting.join(", "))
        };
        report.push(Diagnostic::new(Code::RULE_DOES_NOT_FIT, &rule.place, message).help(help));
    }
}

fn bounds(rules: &[Placed<Rule>], report: &mut Report) {
    for lower in rules {
        let Some(upper_constraint) = lower.value.constraint.upper() else { continue };
        let upper = rules.iter().find(|rule| rule.value.constraint.word() == upper_constraint.word());
        let Some(upper) = upper else { continue };
        if is_above(lower.value.limit, upper.value.limit) {
            let (low, high) = (lower.value, upper.value);
            let message = format!(
                "`{}` {} is above `{}` {}: no value satisfies both",
                low.constraint.word(),
                low.limit,
                high.constraint.word(),
                high.limit
            );
            let finding = Diagnostic::new(Code::BOUNDS_OUT_OF_ORDER, &lower.place, message);
            report.push(
                finding.related(&upper.place, "the upper bound").help("exchange the two, or correct one"),
            );
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "bounds that differ only past 2^53 are not told apart from fractions"
)]
fn is_above(lower: Limit, upper: Limit) -> bool {
    match (lower, upper) {
        (Limit::Count(lower), Limit::Count(upper)) => lower > upper,
        (Limit::Integer(lower), Limit::Integer(upper)) => lower > upper,
        (Limit::Number(lower), Limit::Number(upper)) => lower > upper,
        (Limit::Integer(lower), Limit::Number(upper)) => (lower as f64) > upper,
        (Limit::Number(lower), Limit::Integer(upper)) => lower > upper as f64,
        _ => false,
    }
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
        if let Some(first) = seen.insert(text, &value.text.place) {
            let finding = Diagnostic::new(
                Code::BAD_ENUM,
                &value.text.place,
                format!("the value {text:?} is listed twice"),
            );
            report.push(finding.related(first, "listed here").help("remove one"));
        }
        if enumeration.kind.read(text).is_none() {
            let message = format!("the value {text:?} is not {}", enumeration.kind.expects());
            let help = format!("correct it, or the type `{}` of the enumeration", enumeration.kind.word());
            report.push(Diagnostic::new(Code::BAD_ENUM, &value.text.place, message).help(help));
        }
    }
}
