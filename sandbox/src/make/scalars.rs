//! Single values within their rules.

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::json::Json;
use groupwright_engine::rule::{Limit, Rule};
use groupwright_engine::table::Node;

use super::pattern;
use crate::seed::Draw;

/// Words that texts are made of.
const WORDS: [&str; 12] = [
    "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbor", "iris", "juniper", "kestrel",
    "larch",
];

/// The limits of a node that a value is made within.
#[derive(Default)]
struct Bounds {
    shortest: usize,
    longest: Option<usize>,
    least: Option<i128>,
    most: Option<i128>,
    step: Option<i128>,
    pattern: Option<&'static str>,
    /// A date, a time or a duration that is within.
    moment: Option<&'static str>,
    /// A number that is none of the integers, and within.
    number: Option<String>,
}

impl Bounds {
    fn of(rules: &'static [Rule]) -> Self {
        let mut bounds = Self::default();
        for rule in rules {
            bounds.take(rule.kind().name(), rule.limit());
        }
        bounds
    }

    fn take(&mut self, rule: &str, limit: Limit) {
        match limit {
            Limit::Count(count) | Limit::Length(count, _) => {
                let count = usize::try_from(count).unwrap_or(usize::MAX);
                match rule {
                    "min_length" => self.shortest = count,
                    "max_length" => self.longest = Some(count),
                    _ => {}
                }
            }
            Limit::Integer(limit) => match rule {
                "minimum" => self.least = Some(limit),
                "exclusive_minimum" => self.least = limit.checked_add(1),
                "maximum" => self.most = Some(limit),
                "exclusive_maximum" => self.most = limit.checked_sub(1),
                "multiple_of" => self.step = Some(limit),
                _ => {}
            },
            Limit::Number(limit) => self.number = Some(limit.to_string()),
            Limit::Decimal(text) => self.number = Some(text.to_owned()),
            Limit::Moment(_, text) => self.moment = Some(text),
            Limit::Pattern(pattern) => self.pattern = Some(pattern.text()),
            Limit::Values(..) | Limit::Keys(_) | Limit::Set => {}
        }
    }
}

/// Returns the number of a rule of this name.
pub(super) fn count(rules: &[Rule], name: &str) -> Option<u64> {
    let rule = rules.iter().find(|rule| rule.kind().name() == name)?;
    match rule.limit() {
        Limit::Count(count) => Some(count),
        Limit::Length(..)
        | Limit::Integer(_)
        | Limit::Number(_)
        | Limit::Decimal(_)
        | Limit::Moment(..)
        | Limit::Pattern(_)
        | Limit::Values(..)
        | Limit::Keys(_)
        | Limit::Set => None,
    }
}

/// Makes a single value in plain JSON. It may break a rule all the same: what is made is checked, and made again.
pub(crate) fn single(domain: Domain, node: &Node, draw: &mut Draw) -> Option<Json> {
    let bounds = Bounds::of(node.rules());
    let text = match domain {
        Domain::String => string(&bounds, draw)?,
        Domain::Integer
        | Domain::Int8
        | Domain::Int16
        | Domain::Int32
        | Domain::Int64
        | Domain::Uint8
        | Domain::Uint16
        | Domain::Uint32
        | Domain::Uint64
        | Domain::BigInteger => integer(&bounds, draw).to_string(),
        Domain::Number | Domain::Decimal => match bounds.number.clone() {
            Some(number) => number,
            None => integer(&bounds, draw).to_string(),
        },
        Domain::Boolean => "true".to_owned(),
        Domain::Bytes => "c2FuZGJveA==".to_owned(),
        Domain::File => "data:text/plain;name=sandbox.txt,sandbox".to_owned(),
        Domain::Uuid => uuid(draw),
        Domain::Url => format!("https://sandbox.example/{}/{}", word(draw), draw.below(1000)),
        Domain::UrlReference => format!("/{}/{}", word(draw), draw.below(1000)),
        Domain::Email => format!("{}@sandbox.example", word(draw)),
        Domain::Hostname => format!("{}.sandbox.example", word(draw)),
        Domain::Ipv4 => format!("192.0.2.{}", draw.below(255)),
        Domain::Ipv6 => format!("2001:db8::{:x}", draw.below(0xffff) + 1),
        Domain::DateTime => moment(&bounds, "2026-01-15T09:30:00Z"),
        Domain::LocalDateTime => moment(&bounds, "2026-01-15T09:30:00"),
        Domain::Date => moment(&bounds, "2026-01-15"),
        Domain::Time => moment(&bounds, "09:30:00"),
        Domain::Duration => moment(&bounds, "PT30S"),
    };
    literal(&text, domain.json())
}

/// Returns a text as JSON of a type.
pub(crate) fn literal(text: &str, json: JsonType) -> Option<Json> {
    match json {
        JsonType::String => Some(Json::from(text)),
        JsonType::Number => text.parse().ok().map(Json::Number),
        JsonType::Boolean => text.parse().ok().map(Json::Bool),
    }
}

fn moment(bounds: &Bounds, usual: &str) -> String {
    bounds.moment.unwrap_or(usual).to_owned()
}

fn word(draw: &mut Draw) -> &'static str {
    draw.one_of(&WORDS).copied().unwrap_or("amber")
}

fn string(bounds: &Bounds, draw: &mut Draw) -> Option<String> {
    let mut text = match bounds.pattern {
        Some(pattern) => pattern::text(pattern, draw)?,
        None => format!("{} {}", word(draw), word(draw)),
    };
    if bounds.pattern.is_none() {
        // A text longer than this is not made.
        let shortest = bounds.shortest.min(65_536);
        while text.chars().count() < shortest {
            text.push(' ');
            text.push_str(word(draw));
        }
    }
    if let Some(longest) = bounds.longest {
        text = text.chars().take(longest).collect();
    }
    Some(text)
}

/// Returns an integer within bounds, a small one if there are none.
fn integer(bounds: &Bounds, draw: &mut Draw) -> i128 {
    let drawn = i128::from(draw.below(100)) + 1;
    let least = bounds.least.unwrap_or_else(|| bounds.most.map_or(1, |most| most.min(1)));
    let most = bounds.most.unwrap_or(i128::MAX);
    let value = least.saturating_add(drawn - 1).min(most);
    let Some(step) = bounds.step.filter(|step| *step != 0) else { return value };
    let rest = value.rem_euclid(step);
    let above = value.saturating_add(step.saturating_sub(rest));
    match rest {
        0 => value,
        _ if above <= most => above,
        _ => value.saturating_sub(rest),
    }
}

/// Returns a UUID of version 4 (RFC 9562 section 5.4).
pub(crate) fn uuid(draw: &mut Draw) -> String {
    let (high, low) = (draw.next(), draw.next());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        ((low >> 48) & 0x3fff) | 0x8000,
        low & 0xffff_ffff_ffff
    )
}
