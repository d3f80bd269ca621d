//! What stands at a path of a form, without its table.

use crate::format::{Found, Limits};
use crate::table::FormObjects;

use super::key;

pub(in crate::format) fn probe(body: &[u8], path: &[&str], limits: &Limits) -> Found {
    if body.len() > limits.bytes {
        return Found::Nothing;
    }
    if path.is_empty() {
        return Found::Structure;
    }
    let spelt = [FormObjects::Brackets, FormObjects::Dots].map(|objects| spell(path, objects));
    let mut found = Found::Nothing;
    for (name, text) in form_urlencoded::parse(body) {
        match spelt.iter().find_map(|spelt| name.strip_prefix(spelt.as_str())) {
            Some("") if found == Found::Nothing => found = Found::Text(text.into_owned()),
            Some("") => return Found::Structure,
            Some(rest) if key::starts_step(rest, FormObjects::Dots) => return Found::Structure,
            _ => {}
        }
    }
    found
}

fn spell(path: &[&str], objects: FormObjects) -> String {
    path.iter().enumerate().fold(String::new(), |name, (depth, step)| match objects {
        _ if depth == 0 => (*step).to_owned(),
        FormObjects::Brackets => format!("{name}[{step}]"),
        FormObjects::Dots => format!("{name}.{step}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_structures_in_both_spellings() {
        let body = b"ok=1&error[code]=7&data.id=9&tag=x&tag=y&okay=2&none=&e%5Bf%5D=g";
        let text = |text: &str| Found::Text(text.to_owned());
        for (path, expected) in [
            (&["ok"][..], text("1")),
            (&["error", "code"], text("7")),
            (&["data", "id"], text("9")),
            (&["e", "f"], text("g")),
            (&["none"], text("")),
            (&["error"], Found::Structure),
            (&["data"], Found::Structure),
            (&["tag"], Found::Structure),
            (&[], Found::Structure),
            (&["o"], Found::Nothing),
            (&["error", "c"], Found::Nothing),
        ] {
            assert_eq!(probe(body, path, &Limits::default()), expected, "{path:?}");
        }
        let few = Limits { bytes: 3, ..Limits::default() };
        assert_eq!(probe(body, &["ok"], &few), Found::Nothing);
    }
}
