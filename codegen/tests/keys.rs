//! Every key of the language has an effect wherever it is accepted: of two values of it, at each place of its section, the
//! second changes the code that is generated, or the findings.
//!
//! The keys and the places are those of the table of the language, so that a new one asks for its row in `keys/toggles.yaml`
//! or `keys/hosts.yaml`. What changes is kept in `keys/effects.txt`, which `UPDATE_EXPECT=1` writes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use groupwright_codegen::emit::{Options, emit};
use groupwright_codegen::language::{API, ENDPOINT, Value, section, sections};
use groupwright_codegen::load::check_texts;
use serde_yaml::{Mapping, Value as Yaml};

/// What stands for the section in a host.
const HOLE: &str = "@";

fn read(name: &str) -> Yaml {
    let text = fs::read_to_string(Path::new("tests/keys").join(name)).unwrap();
    let mut yaml: Yaml = serde_yaml::from_str(&text).unwrap();
    yaml.apply_merge().unwrap();
    yaml
}

/// The sections that a value leads to.
fn led_to(value: &Value) -> Vec<&'static str> {
    match value {
        Value::Section(name) => vec![name],
        Value::Either(choice) => choice.sections().to_vec(),
        Value::List(inner) | Value::Map(_, inner) => led_to(inner),
        Value::OneOf(values) => values.iter().flat_map(led_to).collect(),
        Value::Text
        | Value::Flag
        | Value::Count
        | Value::Number
        | Value::Scalar
        | Value::Any
        | Value::Type
        | Value::Words(_) => Vec::new(),
    }
}

/// Every place of a section: the key that leads to it, and its name. The two files are places of their own.
fn places() -> BTreeSet<(String, &'static str)> {
    let within = sections().iter().flat_map(|outer| {
        outer.keys.iter().flat_map(move |key| {
            led_to(&key.value).into_iter().map(move |inner| (format!("{}.{}", outer.name, key.name), inner))
        })
    });
    within.chain([API, ENDPOINT].map(|root| (root.to_owned(), root))).collect()
}

/// A tree with this in place of the hole.
fn filled(tree: &Yaml, content: &Yaml) -> Yaml {
    match tree {
        Yaml::String(text) if text == HOLE => content.clone(),
        Yaml::Sequence(items) => items.iter().map(|item| filled(item, content)).collect(),
        Yaml::Mapping(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.clone(), filled(value, content)));
            Yaml::Mapping(entries.collect())
        }
        other => other.clone(),
    }
}

/// The keys of one mapping, and those of another that it has not.
fn over(own: &Yaml, otherwise: &Yaml) -> Yaml {
    let mut all = otherwise.as_mapping().cloned().unwrap_or_default();
    all.extend(own.as_mapping().cloned().unwrap_or_default());
    Yaml::Mapping(all)
}

/// What comes of a spec: its findings by their codes, and its code.
#[derive(PartialEq)]
struct Outcome {
    findings: Vec<String>,
    code: String,
}

fn outcome(host: &Yaml, otherwise: &Yaml, content: &Yaml) -> (Outcome, String) {
    let file = |name: &str| match host.get(name) {
        Some(Yaml::String(_)) => content.clone(),
        own => over(&filled(own.unwrap_or(&Yaml::Null), content), otherwise.get(name).unwrap()),
    };
    let endpoint = if host.get("whole").is_some() { content.clone() } else { file("endpoint") };
    let texts = [file("api"), endpoint].map(|file| serde_yaml::to_string(&file).unwrap());
    let [api, endpoint] = &texts;
    let (report, checked) = check_texts("example", api, &[("get", endpoint)]).into_parts();
    let findings =
        report.diagnostics().iter().map(|finding| format!("{}: {}", finding.code, finding.message));
    let options = Options::default();
    let code = checked.map_or_else(String::new, |checked| {
        let files = emit(&checked, &options).map(|emitted| {
            let items: String = emitted.items.iter().map(ToString::to_string).collect();
            format!("{}: {items}\n", emitted.path.display())
        });
        files.collect()
    });
    (Outcome { findings: findings.collect(), code }, format!("{api}---\n{endpoint}"))
}

/// Two contents of a section that differ in one key.
fn contents(key: &str, toggle: &Yaml) -> [Yaml; 2] {
    let with = |value: Option<&Yaml>| {
        let mut content: Mapping = toggle.get("base").and_then(Yaml::as_mapping).unwrap().clone();
        content.extend(value.map(|value| (Yaml::from(key), value.clone())));
        Yaml::Mapping(content)
    };
    [with(toggle.get("without")), with(Some(toggle.get("with").unwrap()))]
}

fn rows(toggles: &Yaml) -> Vec<Yaml> {
    match toggles {
        Yaml::Sequence(rows) => rows.clone(),
        row => vec![row.clone()],
    }
}

/// What changes between two outcomes; nothing: the key has no effect.
fn change(before: &Outcome, after: &Outcome) -> Option<String> {
    let codes = after.findings.iter().filter(|finding| !before.findings.contains(finding));
    let codes: BTreeSet<&str> = codes.filter_map(|finding| finding.split(':').next()).collect();
    if !codes.is_empty() {
        return Some(codes.into_iter().collect::<Vec<_>>().join(" "));
    }
    (before.code != after.code).then(|| "code".to_owned())
}

#[test]
fn shows_every_key_at_every_place() {
    let (hosts, toggles) = (read("hosts.yaml"), read("toggles.yaml"));
    let otherwise = hosts.get("otherwise").unwrap();
    let mut faults = Vec::new();
    let mut effects = String::new();
    for (place, name) in places() {
        let Some(hosts) = hosts.get(&place).map(rows) else {
            faults.push(format!("{place}: no host for the section {name:?}"));
            continue;
        };
        for key in &section(name).unwrap().keys {
            let of_place = toggles.get("at").and_then(|at| at.get(&place)?.get(key.name));
            let Some(given) = of_place.or_else(|| toggles.get(name)?.get(key.name)) else {
                faults.push(format!("{name}.{}: no two values", key.name));
                continue;
            };
            let mut changes: Vec<String> = Vec::new();
            for (index, row) in rows(given).iter().enumerate() {
                let contents = contents(key.name, row);
                let before = changes.len();
                for host in &hosts {
                    let [(before, _), (after, text)] =
                        contents.each_ref().map(|content| outcome(host, otherwise, content));
                    if !before.findings.is_empty() {
                        continue;
                    }
                    match change(&before, &after) {
                        Some(change) => changes.push(change),
                        None => faults.push(format!("{place} {} {index}: no effect\n{text}", key.name)),
                    }
                }
                if index == 0 && before == changes.len() {
                    faults.push(format!("{place} {}: no host in which the first is right", key.name));
                }
            }
            writeln!(effects, "{place} {}: {}", key.name, changes.join(", ")).unwrap();
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    let kept = Path::new("tests/keys/effects.txt");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(kept, &effects).unwrap();
    }
    assert!(fs::read_to_string(kept).ok().as_deref() == Some(&effects), "effects.txt differs:\n{effects}");
}

/// The value with its own evidence.
fn with_evidence(value: &Yaml) -> Yaml {
    let said =
        [("value", value.clone()), ("evidence", Yaml::from("observed")), ("source", Yaml::from("a forum"))];
    Yaml::Mapping(said.map(|(key, value)| (Yaml::from(key), value)).into_iter().collect())
}

#[test]
fn shows_the_evidence_of_every_key_that_can_have_it() {
    let (hosts, toggles) = (read("hosts.yaml"), read("toggles.yaml"));
    let otherwise = hosts.get("otherwise").unwrap();
    let mut faults = Vec::new();
    for (place, name) in places() {
        for key in section(name).unwrap().keys.iter().filter(|key| key.sourced) {
            let of_place = toggles.get("at").and_then(|at| at.get(&place)?.get(key.name));
            let given = of_place.or_else(|| toggles.get(name)?.get(key.name)).unwrap();
            for (row, host) in rows(given).iter().flat_map(|row| {
                let hosts = rows(hosts.get(&place).unwrap());
                hosts.into_iter().map(move |host| (row.clone(), host))
            }) {
                let content = contents(key.name, &row).into_iter().find(|content| {
                    content.get(key.name).is_some()
                        && outcome(&host, otherwise, content).0.findings.is_empty()
                });
                let Some(content) = content else { continue };
                let mut sourced = content.clone();
                let value = sourced.get_mut(key.name).unwrap();
                *value = with_evidence(value);
                let (plain, _) = outcome(&host, otherwise, &content);
                let (shown, text) = outcome(&host, otherwise, &sourced);
                let (evidence, from) = (format!("Not documented, but observed: `{}`", key.name), "(a forum)");
                if shown.findings != plain.findings
                    || !shown.code.contains(&evidence)
                    || !shown.code.contains(from)
                {
                    faults.push(format!("{place} {}: {:?}\n{text}", key.name, shown.findings));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn has_no_row_for_what_is_not_there() {
    let places: BTreeMap<String, &str> = places().into_iter().collect();
    let names = |yaml: &Yaml| -> Vec<String> {
        yaml.as_mapping().unwrap().keys().map(|key| key.as_str().unwrap().to_owned()).collect()
    };
    for host in names(&read("hosts.yaml")).iter().filter(|name| *name != "otherwise") {
        assert!(places.contains_key(host), "{host} is no place of a section");
    }
    let toggles = read("toggles.yaml");
    for name in names(&toggles).iter().filter(|name| *name != "at") {
        let known = section(name).unwrap_or_else(|| panic!("{name} is no section"));
        for key in names(toggles.get(name).unwrap()) {
            assert!(known.key(&key).is_some(), "{name} has no key {key}");
        }
    }
}
