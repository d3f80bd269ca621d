//! What some hundred derived structs cost a crate: Groupwright's derives, which hold them against a spec, beside serde's two.

use std::error::Error;
use std::fmt::Write as _;
use std::fs::{OpenOptions, create_dir_all, write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use groupwright_samples::input::{Field, Kind, REQUEST, STRUCTURES, specs};

use crate::measure::{median, run};

/// How many endpoints the structs are of.
const ENDPOINTS: usize = 15;
/// How often each crate is checked.
const ROUNDS: usize = 7;

/// Whose derives a crate uses.
#[derive(Clone, Copy)]
enum Derives {
    Groupwright,
    Serde,
    /// None: what the same types cost without.
    None,
}

pub(crate) fn print(target: &Path) -> Result<(), Box<dyn Error>> {
    let folder = target.join("input/derives");
    specs::write_to(&folder.join("specs"), ENDPOINTS)?;
    let crates = [Derives::Groupwright, Derives::Serde, Derives::None];
    let crates = crates.map(|derives| Crate { folder: folder.join(derives.name()), derives });
    for one in &crates {
        one.write()?;
        // Its dependencies too.
        run(&mut one.check(&folder))?;
    }
    let mut taken = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        for (one, taken) in crates.iter().zip(&mut taken) {
            let source = OpenOptions::new().append(true).open(one.source())?;
            source.set_modified(SystemTime::now())?;
            taken.push(run(&mut one.check(&folder))?.time.as_secs_f64());
        }
    }
    let [ours, serde, none] = taken.map(median);
    println!("{:<30} {:>11} {:>11} {:>11} {:>11}", "", "groupwright", "serde", "no derives", "/serde");
    let (ratio, alone) = (ours / serde, (ours - none) / (serde - none));
    let name = format!("check {} derived structs, s", ENDPOINTS * (STRUCTURES.len() + 1));
    println!("{name:<30} {ours:>11.3} {serde:>11.3} {none:>11.3} {ratio:>11.2}");
    println!(
        "{:<30} {:>11.3} {:>11.3} {:>11} {alone:>11.2}",
        "the derives alone, s",
        ours - none,
        serde - none,
        ""
    );
    Ok(())
}

impl Derives {
    fn name(self) -> &'static str {
        match self {
            Self::Groupwright => "groupwright",
            Self::Serde => "serde",
            Self::None => "none",
        }
    }

    fn dependencies(self) -> String {
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
        match self {
            Self::Groupwright => format!("groupwright = {{ path = {runtime:?}, features = [\"derive\"] }}\n"),
            Self::Serde => "serde = { version = \"1\", features = [\"derive\"] }\n".to_owned(),
            Self::None => String::new(),
        }
    }

    /// The attributes of a type of this name, of the endpoint of this index; whether it is its request, or an enumeration.
    fn attributes(self, index: usize, name: &str, what: What) -> String {
        match self {
            Self::Groupwright => {
                let derive = match what {
                    What::Request => "GroupEndpoint",
                    What::Structure => "GroupResponse",
                    What::Choice => "GroupEnum",
                };
                let response = if what == What::Request { ", response = Group" } else { "" };
                let renamed =
                    if what == What::Choice { format!(", rename = \"{name}\"") } else { String::new() };
                format!(
                    "#[derive(groupwright::{derive})]\n\
                     #[groupwright(spec = \"../specs/vendor/create_group_n{index}.yaml\"{response}{renamed})]\n"
                )
            }
            Self::Serde => {
                let cases = if what == What::Choice { "#[serde(rename_all = \"snake_case\")]\n" } else { "" };
                format!("#[derive(serde::Serialize, serde::Deserialize)]\n{cases}")
            }
            Self::None => String::new(),
        }
    }

    fn instant(self) -> &'static str {
        match self {
            Self::Groupwright => "groupwright::DateTime",
            Self::Serde | Self::None => "String",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Request,
    Structure,
    Choice,
}

struct Crate {
    folder: PathBuf,
    derives: Derives,
}

impl Crate {
    fn source(&self) -> PathBuf {
        self.folder.join("src/lib.rs")
    }

    fn check(&self, folder: &Path) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command.args(["check", "--quiet", "--manifest-path"]).arg(self.folder.join("Cargo.toml"));
        command.arg("--target-dir").arg(folder.join("target")).env("CARGO_INCREMENTAL", "0");
        command
    }

    fn write(&self) -> Result<(), Box<dyn Error>> {
        let name = self.derives.name();
        let manifest = format!(
            "[package]\nname = \"derives-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{}",
            self.derives.dependencies()
        );
        create_dir_all(self.folder.join("src"))?;
        write(self.folder.join("Cargo.toml"), manifest)?;
        let mut text = String::new();
        for index in 0..ENDPOINTS {
            let _ = writeln!(text, "pub mod n{index} {{");
            let request = format!("CreateGroupN{index}");
            self.structure(&mut text, index, &request, What::Request, REQUEST);
            for (name, _, fields) in STRUCTURES {
                self.structure(&mut text, index, name, What::Structure, fields);
            }
            text.push_str("}\n");
        }
        Ok(write(self.source(), text)?)
    }

    fn structure(&self, text: &mut String, index: usize, name: &str, what: What, fields: &[Field]) {
        let mut choices = String::new();
        text.push_str(&self.derives.attributes(index, name, what));
        let _ = writeln!(text, "pub struct {name} {{");
        if what == What::Request {
            text.push_str("    pub account: i64,\n    pub notify: Option<bool>,\n");
        }
        for field in fields {
            let ty = match &field.kind {
                Kind::Text(..) => "String".to_owned(),
                Kind::Integer(..) => "i64".to_owned(),
                Kind::Number => "f64".to_owned(),
                Kind::Boolean => "bool".to_owned(),
                Kind::Instant => self.derives.instant().to_owned(),
                Kind::Texts(_) => "Vec<String>".to_owned(),
                Kind::Integers(_) => "Vec<i64>".to_owned(),
                Kind::Structure(name) => (*name).to_owned(),
                Kind::Choice(values) => {
                    let ty = format!("{name}{}", upper(field.name));
                    choices.push_str(&self.derives.attributes(index, &ty, What::Choice));
                    let values: Vec<String> = values.iter().map(|value| upper(value)).collect();
                    let _ = writeln!(choices, "pub enum {ty} {{ {} }}", values.join(", "));
                    ty
                }
            };
            let ty = if field.required { ty } else { format!("Option<{ty}>") };
            let _ = writeln!(text, "    pub {}: {ty},", field.name);
        }
        let _ = writeln!(text, "}}\n{choices}");
    }
}

/// A name in lower case with a capital at its start.
fn upper(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    first.to_ascii_uppercase() + rest
}
