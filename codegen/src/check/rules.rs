//! Rules and enumerations.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::domain::{Class, Domain, JsonType};
use groupwright_engine::equality;
use groupwright_engine::ordering::has_limits;
use groupwright_engine::rule::{Instance, Limit, LimitKind, Rule, RuleKind};
use groupwright_engine::scalar::Scalar;
use groupwright_engine::table::Openness;

use super::walk;
use crate::model::{Api, Enum, Item, Kind, Literal, Located, Struct, Type};
use crate::report::{Code, Diagnostic, Report};

/// Checks the rules of every item and the values of every enumeration.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for (_, item) in walk::items(api) {
        of_item(api, item, report);
        keys(api, item, report);
        allowed(api, item, report);
    }
    for named in api.types().iter() {
        if let Some(enumeration) = named.enumeration() {
            values(named, enumeration, report);
        }
    }
}

/// Checks the rules of an item.
pub(super) fn of_item(api: &Api, item: &Item, report: &mut Report) {
    fit(api, item, report);
    let whole = item.kind.scalar().is_some_and(Domain::is_integral);
    bounds(&item.rules, whole, report);
    range(item, report);
    step(&item.rules, report);
    at_least_nothing(&item.rules, report);
    patterns(&item.rules, report);
    forbidden(api, item, report);
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
    // The members of an open structure are counted like the entries of a map.
    let is_open = structure(api, item).is_some_and(|it| it.fields.iter().any(|field| field.additional));
    let fits = |kind: &dyn RuleKind| match kind.limit_kind() {
        LimitKind::Values => is_single(api, item),
        LimitKind::Count if is_open && kind.applies_to(Class::Map) => true,
        // A step is for numbers only.
        LimitKind::Number if item.kind.scalar().is_some_and(has_limits) && kind.name() != MULTIPLE_OF => true,
        LimitKind::Count | LimitKind::Number | LimitKind::Pattern | LimitKind::Keys | LimitKind::Flag => {
            kind.applies_to(class)
        }
    };
    for rule in &item.rules {
        let (kind, unit) = (rule.value.kind(), rule.value.limit().unit());
        if let Some(unit) = unit.filter(|_| class == Class::Bytes) {
            let message = format!("`{}` of bytes has no unit, but has `unit: {}`", kind.name(), unit.name());
            let help = "remove `unit`: the length of the type `bytes` is the number of its bytes";
            report.push(Diagnostic::new(Code::RULE_DOES_NOT_FIT, &rule.place, message).help(help));
        }
        if fits(kind) {
            continue;
        }
        let message = format!("the rule `{}` does not apply to the type `{}`", kind.name(), word(api, item));
        let fitting = groupwright_engine::rule::ALL.iter().filter(|kind| fits(**kind));
        let fitting: Vec<&str> = fitting.map(|kind| kind.name()).collect();
        let help = if fitting.is_empty() {
            "remove it: no rule applies to this type".to_owned()
        } else {
            format!("the rules for this type are: {}", fitting.join(", "))
        };
        report.push(Diagnostic::new(Code::RULE_DOES_NOT_FIT, &rule.place, message).help(help));
    }
}

fn structure<'m>(api: &'m Api, item: &Item) -> Option<&'m Struct> {
    match &item.kind {
        Kind::Named(id) => api.ty(*id).structure(),
        Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => None,
    }
}

fn is_single(api: &Api, item: &Item) -> bool {
    match &item.kind {
        Kind::Scalar(_) => true,
        Kind::Named(id) => api.ty(*id).enumeration().is_some(),
        Kind::List(_) | Kind::Map(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => false,
    }
}

/// Values that are forbidden, and that there are not.
fn forbidden(api: &Api, item: &Item, report: &mut Report) {
    for rule in item.rules.iter().filter(|_| is_single(api, item)) {
        let Some((domain, values)) = rule.value.limit().values() else { continue };
        if values.is_empty() {
            let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &rule.place, "`not` forbids no value");
            report.push(finding.help("remove it, or list the values"));
        }
        for value in values.iter().filter(|value| domain.read(value).is_none()) {
            let message = format!("the forbidden value {value:?} is not {}", domain.expects());
            let help = format!("correct it, or the type `{}`", word(api, item));
            report.push(Diagnostic::new(Code::BAD_FORBIDDEN_VALUE, &rule.place, message).help(help));
        }
    }
}

/// Values of an enumeration that are all forbidden.
fn allowed(api: &Api, item: &Item, report: &mut Report) {
    let Some(enumeration) = item.named().and_then(|id| api.ty(id).enumeration()) else { return };
    let is_forbidden = |text: &str, rule: &Rule| {
        let read = enumeration.domain.read(text);
        read.is_some_and(|value| !rule.is_satisfied(&Instance::Scalar(value)))
    };
    let rules = item.rules.iter().filter(|rule| rule.value.limit().values().is_some());
    let rules: Vec<_> = rules.collect();
    let mut values = enumeration.values.iter().map(|value| value.text.value.as_str());
    let Some(first) = rules.first().filter(|_| enumeration.openness != Openness::Open) else { return };
    if !enumeration.values.is_empty()
        && values.all(|value| rules.iter().any(|rule| is_forbidden(value, &rule.value)))
    {
        let message = "no value is left: `not` forbids all values of the enumeration";
        let help = "remove `not`, or the values that are not allowed from the enumeration";
        report.push(Diagnostic::new(Code::BAD_FORBIDDEN_VALUE, &first.place, message).help(help));
    }
}

/// What the keys of a map may be.
fn keys(api: &Api, item: &Item, report: &mut Report) {
    for rule in &item.rules {
        let Some(keys) = rule.value.limit().keys() else { continue };
        let rules = keys.rules().iter().map(|inner| Located::new(*inner, &rule.place)).collect();
        let key = Item { rules, ..Item::plain(Kind::Scalar(keys.domain()), &rule.place) };
        of_item(api, &key, report);
        for value in keys.values().iter().filter(|value| keys.domain().read(value).is_none()) {
            let message = format!("the key {value:?} is not {}", keys.domain().expects());
            let help = format!("correct it, or the type `{}` of the keys", keys.domain());
            report.push(Diagnostic::new(Code::BAD_KEYS, &rule.place, message).help(help));
        }
        let mut seen = BTreeSet::new();
        for value in keys.values().iter().filter_map(|value| Some((value, keys.domain().read(value)?))) {
            if !seen.insert(equality::key(value.1)) {
                let message = format!("the key {:?} is listed twice", value.0);
                report.push(Diagnostic::new(Code::BAD_KEYS, &rule.place, message).help("remove one"));
            }
        }
        let is_refused = |key: &&str| keys.fault(key).is_some();
        if !seen.is_empty() && keys.values().iter().all(is_refused) {
            let message = "no key is allowed: each that is listed breaks another rule of `keys`";
            let help = "correct the list, or the rules beside it";
            report.push(Diagnostic::new(Code::BAD_KEYS, &rule.place, message).help(help));
        }
        entries(item, keys.values().len(), report);
        if keys.domain() == Domain::String && keys.values().is_empty() && keys.rules().is_empty() {
            let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &rule.place, "`keys` allows every key");
            report.push(finding.help("remove it, or write a `type`, an `enum` or a rule such as `pattern`"));
        }
    }
}

/// More entries than there are keys.
fn entries(item: &Item, keys: usize, report: &mut Report) {
    let least = item.rules.iter().find(|rule| rule.value.kind().name() == MIN_PROPERTIES);
    let keys = Limit::Count(u64::try_from(keys).unwrap_or(u64::MAX));
    if let Some(least) = least.filter(|least| {
        keys != Limit::Count(0) && least.value.limit().compare(keys) == Some(Ordering::Greater)
    }) {
        let message =
            format!("`{MIN_PROPERTIES}` is {}, but there are only {keys} keys", least.value.limit());
        let help = "lower it, or list all keys";
        report.push(Diagnostic::new(Code::BOUNDS_OUT_OF_ORDER, &least.place, message).help(help));
    }
}

/// The rule for the least number of entries.
const MIN_PROPERTIES: &str = "min_properties";

/// Bounds between which there is nothing; nothing whole, where the values are.
fn bounds(rules: &[Located<Rule>], whole: bool, report: &mut Report) {
    for lower in rules {
        for upper in rules.iter().filter(|upper| bound_alike(&lower.value, &upper.value)) {
            let (low, high) = (lower.value, upper.value);
            let excluding = [low, high].iter().any(is_exclusive);
            let (value, help) = match low.limit().compare(high.limit()) {
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

/// A least count of zero, which everything has.
fn at_least_nothing(rules: &[Located<Rule>], report: &mut Report) {
    let is_lower = |rule: &Rule| rule.kind().upper().is_some();
    for rule in rules.iter().filter(|rule| is_lower(&rule.value) && rule.value.limit() == Limit::Count(0)) {
        let message = format!("`{}: 0` has no effect: there cannot be less", rule.value.kind().name());
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &rule.place, message).help("remove it"));
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
    let limit = rule.limit();
    if is_exclusive(rule) { limit.floor()?.checked_add(1) } else { limit.ceil() }
}

/// The greatest integer that an upper bound allows.
fn greatest(rule: &Rule) -> Option<i128> {
    let limit = rule.limit();
    if is_exclusive(rule) { limit.ceil()?.checked_sub(1) } else { limit.floor() }
}

/// Bounds that the range of the type lies within, or outside of. The general type of integers says nothing of its range.
fn range(item: &Item, report: &mut Report) {
    let domain = item.kind.scalar().filter(|domain| *domain != Domain::Integer);
    let Some((domain, (first, last))) = domain.and_then(|domain| Some((domain, domain.integer_range()?)))
    else {
        return;
    };
    for rule in &item.rules {
        let kind = rule.value.kind();
        let (allows_all, allows_none) = match (bounds_below(&rule.value), bounds_above(&rule.value)) {
            (true, _) => {
                let least = least(&rule.value);
                (least.is_some_and(|least| least <= first), least.is_none_or(|least| least > last))
            }
            (false, true) => {
                let greatest = greatest(&rule.value);
                (
                    greatest.is_some_and(|greatest| greatest >= last),
                    greatest.is_none_or(|greatest| greatest < first),
                )
            }
            (false, false) => continue,
        };
        let (code, what, help) = if allows_none {
            (Code::BOUNDS_OUT_OF_ORDER, "allows no value", "correct it, or the type")
        } else if allows_all {
            (Code::WITHOUT_EFFECT, "has no effect", "remove it, or correct the type")
        } else {
            continue;
        };
        let message = format!(
            "`{}` {} {what}: the values of the type `{domain}` are from {first} to {last}",
            kind.name(),
            rule.value.limit()
        );
        report.push(Diagnostic::new(code, &rule.place, message).help(help));
    }
}

fn bounds_below(rule: &Rule) -> bool {
    rule.kind().name().trim_start_matches(EXCLUSIVE) == "minimum"
}

fn bounds_above(rule: &Rule) -> bool {
    rule.kind().name().trim_start_matches(EXCLUSIVE) == "maximum"
}

/// The rule whose limit is a step.
const MULTIPLE_OF: &str = "multiple_of";

/// A step that no number is a multiple of.
fn step(rules: &[Located<Rule>], report: &mut Report) {
    for rule in rules.iter().filter(|rule| rule.value.kind().name() == MULTIPLE_OF) {
        let limit = rule.value.limit();
        if !limit.is_step() {
            let is_long = limit.compare(Limit::Integer(0)) == Some(Ordering::Greater);
            let must = if is_long { "have at most 37 digits" } else { "be greater than zero" };
            let message = format!("`{MULTIPLE_OF}` is {limit}, but must {must}");
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
