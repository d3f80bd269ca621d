//! Which of Rust's integers hold the values that the rules of an item allow.

use groupwright_engine::domain::Domain;
use groupwright_engine::rule::Limit;

use crate::model::Item;
use crate::rust_types::integer_bits;

/// The smallest integer that carries it, one without a sign before one with a sign.
pub(super) fn smallest(item: &Item) -> &'static str {
    let (low, high) = bits(item);
    let unsigned = [("u8", 0, 8), ("u16", 0, 16), ("u32", 0, 32), ("u64", 0, 64)];
    let signed = [("i8", 8, 7), ("i16", 16, 15), ("i32", 32, 31), ("i64", 64, 63)];
    let mut all = unsigned.into_iter().chain(signed);
    all.find(|(_, down, up)| low <= *down && high <= *up).map_or("i64", |(name, ..)| name)
}

/// How many bits of a signed type the least value needs, 0 where it is not negative, and how many the greatest needs;
/// without rules, those of what generated code holds.
pub(super) fn bits(item: &Item) -> (u8, u8) {
    integer_bits(range(item))
}

/// How many bits the value that is nearest to zero needs, as [`bits`] has them: every type with as many has a value that
/// the rules allow.
pub(super) fn least_bits(item: &Item) -> (u8, u8) {
    let (low, high) = range(item);
    let nearest = if low > 0 { low } else { high.min(0) };
    integer_bits((nearest, nearest))
}

/// The least and the greatest value that the rules allow.
fn range(item: &Item) -> (i128, i128) {
    let range = item.kind.scalar().and_then(Domain::integer_range);
    let (least, greatest) = range.unwrap_or((i64::MIN.into(), i64::MAX.into()));
    // Only the general type says nothing of its range, so that a rule may extend it.
    let is_general = item.kind.scalar() == Some(Domain::Integer);
    let (mut low, mut high) = (least, greatest);
    for rule in &item.rules {
        let limit = match rule.value.limit() {
            Limit::Integer(limit) => limit,
            Limit::Count(_)
            | Limit::Length(..)
            | Limit::Number(_)
            | Limit::Decimal(_)
            | Limit::Moment(..)
            | Limit::Pattern(_)
            | Limit::Values(..)
            | Limit::Keys(_)
            | Limit::Set => continue,
        };
        match rule.value.kind().name() {
            "minimum" => low = limit,
            "exclusive_minimum" => low = limit.saturating_add(1),
            "maximum" => high = limit,
            "exclusive_maximum" => high = limit.saturating_sub(1),
            _ => {}
        }
    }
    if is_general { (low, high) } else { (low.max(least), high.min(greatest)) }
}

#[cfg(test)]
mod tests {
    use groupwright_engine::rule::Rule;

    use super::*;
    use crate::model::{Kind, Located};
    use crate::source::Source;
    use crate::syntax::NodePath;

    #[test]
    fn selects_the_smallest_integer_class_for_a_range() {
        let place = NodePath::root(&Source::new("", ""));
        let class = |low: Option<i128>, high: Option<i128>, exclusive: bool| {
            let rules = |low: Option<Limit>, high: Option<Limit>| {
                if exclusive {
                    (low.map(Rule::exclusive_minimum), high.map(Rule::exclusive_maximum))
                } else {
                    (low.map(Rule::minimum), high.map(Rule::maximum))
                }
            };
            let (low, high) = rules(low.map(Limit::Integer), high.map(Limit::Integer));
            let rules = low.into_iter().chain(high).map(|rule| Located::new(rule, &place)).collect();
            bits(&Item { rules, ..Item::plain(Kind::Scalar(Domain::Integer), &place) })
        };
        assert_eq!(class(Some(0), Some(32767), false), (0, 15));
        assert_eq!(class(Some(0), Some(32768), false), (0, 16));
        assert_eq!(class(Some(0), Some(256), true), (0, 8));
        assert_eq!(class(Some(-1), Some(256), true), (0, 8));
        assert_eq!(class(Some(-128), Some(127), false), (8, 7));
        assert_eq!(class(Some(-129), Some(127), false), (16, 7));
        assert_eq!(class(Some(1), None, false), (0, 63));
        assert_eq!(class(Some(1), Some(u64::MAX.into()), false), (0, 64));
        assert_eq!(class(None, None, false), (64, 63));
        let of = |domain, rules: Vec<Located<Rule>>| {
            bits(&Item { rules, ..Item::plain(Kind::Scalar(domain), &place) })
        };
        let most = |limit| vec![Located::new(Rule::maximum(Limit::Integer(limit)), &place)];
        assert_eq!(of(Domain::Uint8, vec![]), (0, 8));
        assert_eq!(of(Domain::Int16, vec![]), (16, 15));
        assert_eq!(of(Domain::Uint64, vec![]), (0, 64));
        assert_eq!(of(Domain::Uint64, most(100)), (0, 7));
        assert_eq!(of(Domain::Int8, most(1000)), (8, 7));
    }

    #[test]
    fn selects_the_integer_class_of_the_value_nearest_to_zero() {
        let place = NodePath::root(&Source::new("", ""));
        let class = |low: i128, high: i128| {
            let rules = [Rule::minimum(Limit::Integer(low)), Rule::maximum(Limit::Integer(high))];
            let rules = rules.into_iter().map(|rule| Located::new(rule, &place)).collect();
            least_bits(&Item { rules, ..Item::plain(Kind::Scalar(Domain::Integer), &place) })
        };
        assert_eq!(class(i64::MIN.into(), i64::MAX.into()), (0, 7));
        assert_eq!(class(0, 70_000), (0, 7));
        assert_eq!(class(-5, -1), (8, 7));
        assert_eq!(class(-70_000, -1000), (16, 7));
        assert_eq!(class(200, 300), (0, 8));
        assert_eq!(class(256, 70_000), (0, 15));
    }
}
