//! The structure check: whether a tree uses the words of the language, whatever they say.

use super::checking::Checking;
use super::comment;
use super::cut::Cut;
use super::dependency::Dependency;
use super::fitting::fits;
use super::foreign::{foreign_format, foreign_key, foreign_type, foreign_word};
use super::listing::quoted;
use super::sourced::plain;
use super::table::{Key, Keys, Need, Section, Value};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, NodePath, Positions, Yaml};

/// Checks a whole tree against a section: [`super::API`] or [`super::ENDPOINT`]. Nothing stops at the first mistake. Returns the tree
/// in which the evidence of single keys stands beside their values.
pub fn structure(node: Node, section: &'static str, report: &mut Report) -> Node {
    duplicates(&node, report);
    let expected = Value::Section(section);
    let node = plain(&expected, node);
    let spot = Spot { name: FILE, item: false, key: &node.place };
    value(&expected, &node, spot, &mut Checking { report, positions: Positions::default() });
    node
}

/// Every key that a mapping has already.
fn duplicates(node: &Node, report: &mut Report) {
    for item in node.items() {
        duplicates(item, report);
    }
    let mut seen: std::collections::BTreeMap<&str, &Entry> = std::collections::BTreeMap::new();
    for entry in node.entries() {
        match seen.get(entry.key.as_str()) {
            Some(first) => {
                let message = format!("the key `{}` is given twice", entry.key);
                let finding =
                    Diagnostic::new(Code::DUPLICATE_KEY, &entry.place, message).label("given again");
                report.push(finding.related(&first.place, "first given here").help("remove one of them"));
            }
            None => {
                seen.insert(&entry.key, entry);
            }
        }
        duplicates(&entry.value, report);
    }
}

/// What the root is called.
const FILE: &str = "the file";

/// What a value is called in messages, and where it is said that something lacks.
#[derive(Clone, Copy)]
struct Spot<'n> {
    name: &'n str,
    /// Whether an item of the list of this name is meant.
    item: bool,
    key: &'n NodePath,
}

impl<'n> Spot<'n> {
    fn of(entry: &'n Entry) -> Self {
        Self { name: &entry.key, item: false, key: &entry.place }
    }

    fn item(self, node: &'n Node) -> Self {
        Self { item: true, key: &node.place, ..self }
    }
}

impl std::fmt::Display for Spot<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.name == FILE {
            return f.write_str(FILE);
        }
        let of = if self.item { "an item of " } else { "" };
        write!(f, "{of}`{}`", self.name)
    }
}

fn value(expected: &Value, node: &Node, spot: Spot<'_>, checking: &mut Checking<'_>) {
    if !fits(expected, &node.yaml) {
        checking.report.push(wrong_kind(expected, node, spot));
        return;
    }
    match expected {
        Value::Words(words) => {
            word(words, node.text().unwrap_or_default(), &node.place, spot, checking.report);
        }
        Value::List(item) => {
            for each in node.items() {
                value(item, each, spot.item(each), checking);
            }
        }
        Value::Map(keys, held) => {
            for entry in node.entries() {
                if let Keys::Words(words) = keys {
                    word(words, &entry.key, &entry.place, spot, checking.report);
                }
                value(held, &entry.value, Spot::of(entry), checking);
            }
        }
        Value::Section(name) => {
            if let Some(section) = super::section(name) {
                mapping(section, node, spot, checking);
            }
        }
        Value::Either(choice) => {
            let name = choice.of(node.entries().iter().map(|entry| entry.key.as_str()));
            value(&Value::Section(name), node, spot, checking);
        }
        Value::OneOf(values) => {
            if let Some(fitting) = values.iter().find(|value| fits(value, &node.yaml)) {
                value(fitting, node, spot, checking);
            }
        }
        Value::Scalar | Value::Any => finite(node, checking.report),
        Value::Text | Value::Type | Value::Flag | Value::Count | Value::Number => {}
    }
}

/// Reports numbers that YAML has and JSON has not, wherever they are in a value.
fn finite(node: &Node, report: &mut Report) {
    if let Yaml::Number(number) = node.yaml
        && !number.is_finite()
    {
        let message = "JSON has no such number";
        let help = "write a finite number, or the word in quotes";
        report.push(Diagnostic::new(Code::WRONG_KIND, &node.place, message).help(help));
    }
    node.items().iter().for_each(|item| finite(item, report));
    node.entries().iter().for_each(|entry| finite(&entry.value, report));
}

/// Whether a section has a key, and its value is of the right kind, and one of its words if it is a text.
pub(crate) fn admits(section: &str, entry: &Entry) -> bool {
    let text = entry.value.text();
    let fitting = |value: &Value| match (value, text) {
        (Value::Words(words), Some(text)) => words.contains(&text),
        _ => fits(value, &entry.value.yaml),
    };
    super::section(section).and_then(|section| section.key(&entry.key)).is_some_and(|key| match &key.value {
        Value::OneOf(values) => values.iter().any(fitting),
        value => fitting(value),
    })
}

fn wrong_kind(expected: &Value, node: &Node, spot: Spot<'_>) -> Diagnostic {
    let found = match node.yaml {
        Yaml::Integer(..0) if matches!(expected, Value::Count) => "a negative integer",
        Yaml::Number(number) if !number.is_finite() => "a number that is not finite",
        _ => node.found(),
    };
    let message = format!("expected {} for {spot}, found {found}", expected.expected());
    let finding = Diagnostic::new(Code::WRONG_KIND, &node.place, message).label(found);
    let help = match &node.yaml {
        Yaml::Flag(_) if spot.name == "wrapped" => {
            Some("write the name of the elements of the items, such as `wrapped: contact`".to_owned())
        }
        Yaml::Number(number) if !number.is_finite() => None,
        Yaml::Flag(_) | Yaml::Integer(_) | Yaml::Number(_) if fits(expected, &Yaml::Text(String::new())) => {
            Some("write it in quotes if it is a text".to_owned())
        }
        Yaml::Text(text) if fits(expected, &Yaml::Flag(true)) && is_yes_or_no(text) => {
            Some("write `true` or `false`, without quotes".to_owned())
        }
        Yaml::Text(text) if fits(expected, &Yaml::Integer(0)) && text.parse::<f64>().is_ok() => {
            Some("write it without quotes".to_owned())
        }
        Yaml::Null if fits(expected, &Yaml::Map(Vec::new())) => {
            Some("write `{}` if there is nothing to say".to_owned())
        }
        Yaml::Map(entries) if entries.iter().any(|entry| entry.key == "value") => {
            Some("write the value alone, or add how it is known, such as `evidence: observed`".to_owned())
        }
        Yaml::List(_) if matches!(expected, Value::Type) => {
            Some("write one type; if the value can be null, add `nullable: true`".to_owned())
        }
        Yaml::List(_) if spot.name == "keys" => {
            Some("write the keys that there are as `keys: { enum: [a, b] }`".to_owned())
        }
        Yaml::List(_) if spot.name == "required" => {
            Some("write `required: true` in each field that is required".to_owned())
        }
        _ => None,
    };
    Diagnostic { help, ..finding }
}

fn is_yes_or_no(text: &str) -> bool {
    ["yes", "no", "on", "off", "true", "false"].contains(&text.to_lowercase().as_str())
}

fn word(words: &[&'static str], found: &str, place: &NodePath, spot: Spot<'_>, report: &mut Report) {
    if words.contains(&found) {
        return;
    }
    let message = format!("`{found}` is not an allowed value for {spot}");
    let help = foreign_word(words, found)
        .or_else(|| report.nearest(found, words.iter().copied()).map(meant))
        .unwrap_or_else(|| format!("write {}", quoted(words, "or")));
    report.push(Diagnostic::new(Code::UNKNOWN_WORD, place, message).help(help));
}

fn meant(near: &str) -> String {
    format!("did you mean `{near}`?")
}

fn mapping(section: &Section, node: &Node, spot: Spot<'_>, checking: &mut Checking<'_>) {
    let names = || section.keys.iter().map(|key| key.name);
    let mut mistyped = Vec::new();
    let mut cut = Cut::default();
    for entry in node.entries() {
        if cut.takes(entry, checking) {
            continue;
        }
        if let Some(key) = section.key(&entry.key) {
            value(&key.value, &entry.value, Spot::of(entry), checking);
            evidence(entry, checking);
            comment::check(entry, checking);
        } else {
            let foreign = foreign_key(section.name, &entry.key);
            let means = foreign.map(|foreign| foreign.means).filter(|means| section.key(means).is_some());
            let near = if foreign.is_some() { None } else { checking.report.nearest(&entry.key, names()) };
            mistyped.extend(means.or(near));
            checking.report.push(unknown_key(section, entry, near));
        }
    }
    // A key that is there with a mistake in its name is not missing as well.
    let given = Given { node, mistyped };
    for key in section.keys.iter().filter(|key| key.need == Need::Required && !given.or_meant(key.name)) {
        checking.report.push(missing(section, key, spot));
    }
    for dependency in &section.dependencies {
        given.dependency(dependency, section, spot, checking.report);
    }
}

/// What is said of a single key beside its value: its evidence and its source.
fn evidence(entry: &Entry, checking: &mut Checking<'_>) {
    for said in &entry.beside {
        // A value that is given again has been reported.
        let known =
            super::section("note").filter(|_| said.key != "text").and_then(|note| note.key(&said.key));
        match known {
            Some(key) => value(&key.value, &said.value, Spot::of(said), checking),
            None if said.key == "value" => {}
            None => {
                let message = format!("`{}` with its evidence has no key `{}`", entry.key, said.key);
                let finding = Diagnostic::new(Code::UNKNOWN_KEY, &said.place, message);
                checking.report.push(finding.help("its keys are `value`, `evidence` and `source`"));
            }
        }
    }
}

fn unknown_key(section: &Section, entry: &Entry, near: Option<&str>) -> Diagnostic {
    let names: Vec<&str> = section.keys.iter().map(|key| key.name).collect();
    let message = format!("{} has no key `{}`", section.noun, entry.key);
    let help = match entry.key.as_str() {
        "<<" => "merge keys are not supported: write the keys of the mapping".to_owned(),
        "format" if let Some(help) = entry.value.text().and_then(foreign_format) => help,
        key if let Some(foreign) = foreign_key(section.name, key) => foreign.help.to_owned(),
        _ => {
            near.map_or_else(|| format!("the keys of {} are {}", section.noun, quoted(&names, "and")), meant)
        }
    };
    Diagnostic::new(Code::UNKNOWN_KEY, &entry.place, message).help(help)
}

fn missing(section: &Section, key: &Key, spot: Spot<'_>) -> Diagnostic {
    let message = format!("{} needs the key `{}`", section.noun, key.name);
    Diagnostic::new(Code::MISSING_KEY, spot.key, message).help(format!("add it, such as `{}`", key.example))
}

/// The keys that a mapping has.
struct Given<'n> {
    node: &'n Node,
    /// The keys that were probably meant by unknown ones.
    mistyped: Vec<&'static str>,
}

impl Given<'_> {
    fn or_meant(&self, key: &str) -> bool {
        self.node.entry(key).is_some() || self.mistyped.contains(&key)
    }

    /// Whether the value of a key is one of these words; nothing where it is not given.
    fn says(&self, key: &str, words: &[&str]) -> Option<bool> {
        self.node.get(key)?.text().map(|text| words.contains(&text))
    }

    fn dependency(&self, dependency: &Dependency, section: &Section, spot: Spot<'_>, report: &mut Report) {
        match dependency {
            Dependency::ExactlyOne(keys) => {
                self.one_of(keys, section, spot, report);
                self.exclude(keys, report);
            }
            Dependency::AtLeastOne(keys) => self.one_of(keys, section, spot, report),
            Dependency::AtMostOne(keys) => self.exclude(keys, report),
            Dependency::Needs { key, words, needs } => {
                let needed = section.key(needs).filter(|needed| !self.or_meant(needed.name));
                if let (Some(needed), Some(true)) = (needed, self.says(key, words)) {
                    let word = self.node.get(key).and_then(Node::text).unwrap_or_default();
                    let message = format!("`{key}: {word}` needs the key `{needs}`");
                    report.push(Diagnostic { message, ..missing(section, needed, spot) });
                }
            }
            Dependency::Belongs { key, to, words } => {
                let is_foreign = self.node.get(to).and_then(Node::text).and_then(foreign_type).is_some();
                if let (Some(entry), Some(false), false) =
                    (self.node.entry(key), self.says(to, words), is_foreign)
                {
                    let message = format!("`{key}` is allowed only if `{to}` is {}", quoted(words, "or"));
                    let finding = Diagnostic::new(Code::CONFLICTING_KEYS, &entry.place, message);
                    let decides = self
                        .node
                        .entry(to)
                        .map(|decides| (decides.value.place.clone(), format!("`{to}` has another value")));
                    report.push(Diagnostic { related: decides.into_iter().collect(), ..finding });
                }
            }
            Dependency::Beside { key, others } => {
                let alone = |dependency: &Dependency| matches!(dependency, Dependency::Only { key, .. } if self.or_meant(key));
                let has_other = others.iter().any(|other| self.or_meant(other));
                let needed = others.first().and_then(|other| section.key(other));
                let needed = needed.filter(|_| self.or_meant(key) && !has_other);
                if let Some(needed) = needed.filter(|_| !section.dependencies.iter().any(alone)) {
                    let message = match others.as_slice() {
                        [other] => format!("`{key}` needs the key `{other}`"),
                        several => format!("`{key}` needs one of the keys {}", quoted(several, "or")),
                    };
                    let help =
                        format!("remove `{key}`, or add `{}`, such as `{}`", needed.name, needed.example);
                    report.push(Diagnostic { message, ..missing(section, needed, spot) }.help(help));
                }
            }
            Dependency::Only { key, beside } => self.only(key, beside, section, report),
        }
    }

    /// Reports the keys that stand beside one that leaves nothing for them to say.
    fn only(&self, key: &'static str, beside: &[&'static str], section: &Section, report: &mut Report) {
        let Some(first) = self.node.entry(key) else { return };
        let known = self.node.entries().iter().filter(|entry| section.key(&entry.key).is_some());
        for other in known.filter(|other| other.key != key && !beside.contains(&other.key.as_str())) {
            let message = format!("`{}` has no effect with `{key}`", other.key);
            let finding = Diagnostic::new(Code::CONFLICTING_KEYS, &other.place, message)
                .help(format!("remove it: with `{key}`, only {} are allowed", quoted(beside, "and")));
            report.push(finding.related(&first.place, format!("`{key}` is given here")));
        }
    }

    fn one_of(&self, keys: &[&'static str], section: &Section, spot: Spot<'_>, report: &mut Report) {
        if !keys.iter().any(|key| self.or_meant(key)) {
            let message = format!("{} needs one of the keys {}", section.noun, quoted(keys, "or"));
            report.push(Diagnostic::new(Code::MISSING_KEY, spot.key, message));
        }
    }

    fn exclude(&self, keys: &[&'static str], report: &mut Report) {
        let mut given = self.node.entries().iter().filter(|entry| keys.contains(&entry.key.as_str()));
        let Some(first) = given.next() else { return };
        for other in given.filter(|other| other.key != first.key) {
            let message = format!("`{}` and `{}` exclude each other", first.key, other.key);
            let finding = Diagnostic::new(Code::CONFLICTING_KEYS, &other.place, message);
            report.push(finding.related(&first.place, format!("`{}` is given here", first.key)));
        }
    }
}
