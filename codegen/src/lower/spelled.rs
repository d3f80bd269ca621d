//! How single values are spelt: what stands under `as`.

use super::read;
use crate::model::{Located, Spelled, Written};
use crate::report::Report;
use crate::syntax::Node;

/// The spellings that a field, an item or a body has: its own, and those of its formats.
pub(crate) fn spelled(node: &Node, report: &mut Report) -> Spelled {
    let mut of = |format: &str| written(node.get(format)?, report);
    let (json, xml, form) = (of("json"), of("xml"), of("form"));
    Spelled { general: written(node, report), json, xml, form }
}

fn written(node: &Node, report: &mut Report) -> Option<Located<Written>> {
    let given = node.get("as")?;
    let written = match given.text() {
        Some(text) => Written::Text(text.to_owned()),
        None => Written::Tokens {
            no: read::literal(given.get("false")?, report)?,
            yes: read::literal(given.get("true")?, report)?,
        },
    };
    Some(Located::new(written, &given.place))
}
