//! How single values are spelt: what stands under `as`.

use super::read;
use crate::language;
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
    let written = if let Some(text) = given.text() {
        Written::Text(text.to_owned())
    } else if given.get("false").is_some() {
        Written::Tokens {
            no: read::literal(given.get("false")?, report)?,
            yes: read::literal(given.get("true")?, report)?,
        }
    } else {
        let entry = given.entries().first().filter(|entry| language::admits("as", entry))?;
        let options = entry.value.entries().iter();
        let options = options.filter_map(|option| Some((option.key.clone(), option.value.scalar()?)));
        let short = entry.value.scalar().map(|text| (String::new(), text));
        Written::Named { name: entry.key.clone(), options: short.into_iter().chain(options).collect() }
    };
    Some(Located::new(written, &given.place))
}
