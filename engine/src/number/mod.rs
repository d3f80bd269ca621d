//! Numbers as texts: the grammar of JSON numbers, and exact arithmetic on them.
//!
//! No operation expands an exponent, so that `1e999999999` costs no more than its text.

mod decimal;
mod multiple;
pub(crate) mod numeral;
mod quantity;

pub(crate) use decimal::{
    canonical_number, compare, integer_of, integral, is_integral, is_json_number, is_numeral, push_key,
    same_number, scientific, truncated,
};
pub(crate) use multiple::is_multiple;
pub(crate) use quantity::Quantity;
