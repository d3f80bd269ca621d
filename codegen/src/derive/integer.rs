//! Which of Rust's integers hold the values that the rules of an item allow.

use groupwright_engine::rule::Limit;

use crate::model::Item;

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
    let (mut low, mut high) = (i128::from(i64::MIN), i128::from(i64::MAX));
    for rule in &item.rules {
        let limit = match rule.value.limit() {
            Limit::Integer(limit) => limit,
            Limit::Count(_) | Limit::Number(_) | Limit::Pattern(_) | Limit::Set => continue,
        };
        match rule.value.kind().name() {
            "minimum" => low = limit,
            "exclusive_minimum" => low = limit.saturating_add(1),
            "maximum" => high = limit,
            "exclusive_maximum" => high = limit.saturating_sub(1),
            _ => {}
        }
    }
    let down = [(8, i128::from(i8::MIN)), (16, i128::from(i16::MIN)), (32, i128::from(i32::MIN))];
    let down = down.into_iter().find(|(_, least)| low >= *least).map_or(64, |(bits, _)| bits);
    let up = [7, 8, 15, 16, 31, 32, 63].into_iter().find(|bits| high < 1_i128 << bits).unwrap_or(64);
    (if low >= 0 { 0 } else { down }, up)
}

#[cfg(test)]
mod tests {
    use groupwright_engine::domain::Domain;
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
    }
}
