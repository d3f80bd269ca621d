//! Tests of values that are made.

use std::collections::BTreeSet;

use groupwright_engine::domain::Domain;
use groupwright_engine::json::Json;
use groupwright_engine::rule::{Limit, Pattern, Rule};
use groupwright_engine::table::{Direction, Field, Message, Node, Shape};

use super::Maker;
use crate::place::fits;
use crate::seed::Draw;
use crate::words::Words;

fn made(node: &'static Node, seed: u64, is_full: bool) -> Option<Json> {
    let words = Words::none();
    let mut maker = Maker {
        draw: Draw::new(seed, &["test"]),
        message: Message::response("test"),
        direction: Direction::Response,
        endpoint: "test",
        format: None,
        words: &words,
        is_full,
    };
    maker.value(node, 0)
}

fn leaked(node: Node) -> &'static Node {
    Box::leak(Box::new(node))
}

#[test]
fn makes_a_value_of_every_domain() {
    for domain in Domain::ALL {
        let node = leaked(Node::scalar(domain));
        let value = made(node, 1, true).unwrap_or_else(|| panic!("{}", domain.name()));
        assert!(fits(&value, node, Message::response("test")), "{}: {value}", domain.name());
    }
}

static ITEM: Node = Node::INTEGER;

#[test]
fn makes_values_within_rules() {
    static PATTERN: Pattern = Pattern::new("^[a-z]{3}-[0-9]+$");
    const RULES: [&[Rule]; 8] = [
        &[Rule::min_length(40), Rule::max_length(41)],
        &[Rule::max_length(1)],
        &[Rule::pattern(&PATTERN), Rule::max_length(8)],
        &[Rule::min_length(0)],
        &[Rule::minimum(Limit::Integer(-5)), Rule::maximum(Limit::Integer(-3))],
        &[Rule::multiple_of(Limit::Integer(7)), Rule::minimum(Limit::Integer(50))],
        &[Rule::exclusive_minimum(Limit::Integer(9)), Rule::exclusive_maximum(Limit::Integer(11))],
        &[Rule::maximum(Limit::Integer(0))],
    ];
    for (index, rules) in RULES.into_iter().enumerate() {
        let domain = if index < 4 { Domain::String } else { Domain::Integer };
        let node = leaked(Node::scalar(domain).with_rules(rules));
        for seed in 0..20 {
            let value = made(node, seed, true).unwrap_or_else(|| panic!("{index}"));
            assert!(fits(&value, node, Message::response("test")), "{index}: {value}");
        }
    }
    let list = leaked(Node::list(&ITEM).with_rules(const { &[Rule::min_items(5), Rule::unique_items()] }));
    assert_eq!(made(list, 3, false).unwrap().as_array().unwrap().len(), 5);
}

static INNER: [Field; 2] = [
    Field::new(",\"again\":", "again", Node::record(|| &SHAPE)),
    Field::required(",\"n\":", "n", Node::INTEGER),
];
static SHAPE: Shape = Shape::new("Again", &INNER);

#[test]
fn ends_where_types_contain_themselves() {
    static LOOP_FIELDS: [Field; 1] = [Field::required(",\"again\":", "again", Node::record(|| &LOOP))];
    static LOOP: Shape = Shape::new("Loop", &LOOP_FIELDS);
    assert_eq!(made(leaked(Node::record(|| &LOOP)), 1, true), None);
    let full = made(leaked(Node::record(|| &SHAPE)), 1, true).unwrap();
    assert!(full.get("/again/again/n").is_some(), "{full}");
    assert!(made(leaked(Node::record(|| &SHAPE)), 1, false).unwrap().get("/again").is_none());
}

#[test]
fn differs_by_the_seed_only() {
    let node = leaked(Node::STRING);
    let made = |seed| made(node, seed, true).unwrap().to_string();
    assert_eq!(made(5), made(5));
    let all: BTreeSet<String> = (0..20).map(made).collect();
    assert!(all.len() > 10, "{all:?}");
}
