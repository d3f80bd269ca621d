//! What users set once for each vendor: credentials, and servers. They are in environment variables or in a file that nobody
//! else can read.

use std::collections::BTreeMap;
use std::env;
use std::env::VarError;
use std::fmt::Write as _;
use std::fs::{File, Metadata, metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use groupwright_codegen::report::nearest;
use groupwright_specs::VENDORS;
use serde_yaml::Value;

use crate::exit::Failure;
use crate::input::limited;
use crate::stderr::note;

/// What the names of environment variables begin with.
const PREFIX: &str = "GROUPWRIGHT";

/// So many bytes the file may have. It has some lines for each vendor, and what reads it can take the square of its length.
const MOST: u64 = 64 * 1024;

/// The settings of all vendors. They have no `Debug`, because they are secrets.
pub(crate) struct Settings {
    /// The path of the file, for messages.
    path: PathBuf,
    /// Values by the names of the vendor and of the setting.
    values: BTreeMap<(String, String), String>,
}

impl Settings {
    /// Reads the file: the one that is asked for, or else that of the user's settings, which need not be there.
    pub(crate) fn read(asked: Option<&Path>) -> Result<Self, Failure> {
        let path = asked.map(Path::to_owned).or_else(usual_path);
        let Some(path) = path else { return Ok(Self { path: PathBuf::new(), values: BTreeMap::new() }) };
        // What is no file, such as a pipe, could be waited for without end.
        let opened = metadata(&path)
            .and_then(|kind| if kind.is_file() { File::open(&path).map(Some) } else { Ok(None) });
        let file = match opened {
            Ok(Some(file)) => file,
            Ok(None) => return Err(Failure(format!("{} is no file with credentials", path.display()))),
            Err(error) if error.kind() == ErrorKind::NotFound && asked.is_none() => {
                return Ok(Self { path, values: BTreeMap::new() });
            }
            Err(error) => return Err(Failure::file("read", &path, &error)),
        };
        let kind = file.metadata().map_err(|error| Failure::file("read", &path, &error))?;
        check_permissions(&kind, &path)?;
        let bytes = limited(file, &path, MOST).map_err(|error| Failure::file("read", &path, &error))?;
        let values = parse(&bytes).map_err(|what| Failure(format!("{}: {what}", path.display())))?;
        Ok(Self { path, values })
    }

    /// The value of a setting of a vendor: that of its environment variable, or else of the file.
    pub(crate) fn value(&self, vendor: &str, name: &str) -> Result<Option<String>, Failure> {
        let variable = variable(vendor, name);
        match env::var(&variable) {
            Ok(value) if !value.is_empty() => Ok(Some(value)),
            Err(VarError::NotUnicode(_)) => Err(Failure(format!("the variable {variable} is not UTF-8"))),
            Ok(_) | Err(VarError::NotPresent) => {
                Ok(self.values.get(&(vendor.to_owned(), name.to_owned())).cloned())
            }
        }
    }

    /// What to do so that settings of a vendor are there.
    pub(crate) fn how<N: AsRef<str>>(&self, vendor: &str, names: &[N]) -> String {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        let variables: Vec<String> = names.iter().map(|name| variable(vendor, name)).collect();
        let mut how = format!("set {} in the environment", variables.join(" and "));
        if !self.path.as_os_str().is_empty() {
            let _ = write!(how, ", or `{}` of `{vendor}` in {}", names.join("` and `"), self.path.display());
        }
        how
    }

    /// Notes on standard error what of the file has no effect: names that the vendors do not have.
    pub(crate) fn note_unused(&self, vendors: &[(&str, Vec<String>)]) {
        let known =
            || VENDORS.iter().map(|vendor| vendor.name).chain(vendors.iter().map(|(vendor, _)| *vendor));
        for (vendor, name) in self.values.keys() {
            let note = |what: &str, near: Option<&str>| {
                let near = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
                note(format_args!("{}: {what} has no effect{near}", self.path.display()));
            };
            let names = vendors.iter().find(|(found, _)| found == vendor).map(|(_, names)| names);
            match names {
                Some(names) if !names.contains(name) => {
                    note(&format!("{vendor}: {name}"), nearest(name, names.iter().map(String::as_str)));
                }
                // It can be the vendor of a spec of the user's own, which another call is for, unless it is nearly another.
                None if !known().any(|known| known == vendor) => {
                    if let Some(near) = nearest(vendor, known()) {
                        note(vendor, Some(near));
                    }
                }
                Some(_) | None => {}
            }
        }
    }
}

/// The environment variable of a setting: `GROUPWRIGHT_DROPBOX_TOKEN`.
pub(crate) fn variable(vendor: &str, name: &str) -> String {
    let mut out = PREFIX.to_owned();
    for word in [vendor, name] {
        out.push('_');
        out.extend(
            word.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }),
        );
    }
    out
}

/// The file in the folder of the user's settings.
fn usual_path() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let settings = folder("XDG_CONFIG_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| if cfg!(windows) { folder("APPDATA") } else { Some(folder("HOME")?.join(".config")) })?;
    Some(settings.join("groupwright").join("credentials.yaml"))
}

/// Refuses a file that others can read or change, where the system tells.
#[cfg(unix)]
fn check_permissions(kind: &Metadata, path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::MetadataExt;

    let user = rustix::process::geteuid().as_raw();
    judged(kind.mode(), kind.uid(), user).map_err(|what| {
        let path = path.display();
        Failure(match what {
            Open::Foreign => {
                format!("{path} belongs to another user, who can change the secrets in it: it must be yours or root's")
            }
            Open::To(does) => {
                format!("others can {does} the secrets in {path}: forbid it with `chmod 600 {path}`")
            }
        })
    })
}

/// Why a file is not the user's alone.
#[cfg(unix)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Another user has it.
    Foreign,
    /// Its group or others can do this.
    To(&'static str),
}

/// Judges a file by its mode and its owner. What root has, root could change anyway.
#[cfg(unix)]
fn judged(mode: u32, owner: u32, user: u32) -> Result<(), Open> {
    const ROOT: u32 = 0;

    if ![user, ROOT].contains(&owner) {
        return Err(Open::Foreign);
    }
    match (mode & 0o044 != 0, mode & 0o022 != 0) {
        (true, true) => Err(Open::To("read and change")),
        (true, false) => Err(Open::To("read")),
        (false, true) => Err(Open::To("change")),
        (false, false) => Ok(()),
    }
}

/// Accepts all files: this system has no permissions of this kind.
#[cfg(not(unix))]
fn check_permissions(_: &Metadata, _: &Path) -> Result<(), Failure> {
    Ok(())
}

/// Reads the values, and says what is wrong without showing any of them.
fn parse(bytes: &[u8]) -> Result<BTreeMap<(String, String), String>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "the file is not UTF-8".to_owned())?;
    let root: Value = serde_yaml::from_str(text).map_err(|error| {
        // The text of the error can repeat what is in the file.
        let place = error.location();
        let place = place.map(|place| format!(" in line {}, column {}", place.line(), place.column()));
        format!("this is no YAML{}", place.unwrap_or_default())
    })?;
    let vendors = match root {
        Value::Mapping(vendors) => vendors,
        Value::Null => return Ok(BTreeMap::new()),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Sequence(_) | Value::Tagged(_) => {
            return Err("expected a mapping from vendors to their credentials".to_owned());
        }
    };
    let mut values = BTreeMap::new();
    let mut wrong = String::new();
    for (vendor, settings) in vendors {
        let (Some(vendor), Some(settings)) = (vendor.as_str(), settings.as_mapping()) else {
            wrong.push_str("\n  expected the name of a vendor, and a mapping from names to texts");
            continue;
        };
        for (name, value) in settings {
            let Some(name) = name.as_str() else {
                let _ = write!(wrong, "\n  {vendor}: a name is no text; put it in quotation marks");
                continue;
            };
            match value.as_str() {
                Some(value) => {
                    values.insert((vendor.to_owned(), name.to_owned()), value.to_owned());
                }
                None => {
                    let _ = write!(wrong, "\n  {vendor}: {name}: expected a text; put it in quotation marks");
                }
            }
        }
    }
    if wrong.is_empty() { Ok(values) } else { Err(format!("not all of it can be used:{wrong}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_variables() {
        assert_eq!(variable("dropbox", "token"), "GROUPWRIGHT_DROPBOX_TOKEN");
        assert_eq!(variable("my-vendor", "apiKey.2"), "GROUPWRIGHT_MY_VENDOR_APIKEY_2");
    }

    #[test]
    fn reads_texts_by_vendor_and_name() {
        let values =
            parse(b"dropbox: { token: abc }\nmoodle:\n  token: '12'\n  server: https://moodle.example\n");
        let values = values.unwrap();
        let of =
            |vendor: &str, name: &str| values.get(&(vendor.to_owned(), name.to_owned())).map(String::as_str);
        assert_eq!(of("dropbox", "token"), Some("abc"));
        assert_eq!(of("moodle", "token"), Some("12"));
        assert_eq!(of("moodle", "server"), Some("https://moodle.example"));
        assert_eq!(of("moodle", "other"), None);
        assert_eq!(parse(b"# nothing\n"), Ok(BTreeMap::new()));
    }

    #[test]
    fn says_what_is_wrong_and_shows_no_value() {
        for (text, expected) in [
            ("dropbox: { token: 8675309 }", "dropbox: token: expected a text"),
            ("dropbox: hunter2", "expected the name of a vendor, and a mapping"),
            ("- hunter2", "expected a mapping"),
            ("dropbox: { token: hunter2", "this is no YAML in line 2"),
            ("dropbox: !hunter2 { token: [", "this is no YAML"),
            ("a: *hunter2", "this is no YAML"),
        ] {
            let what = parse(text.as_bytes()).unwrap_err();
            assert!(what.contains(expected), "{what}");
            assert!(!what.contains("hunter2") && !what.contains("8675309"), "{what}");
        }
        assert!(parse(b"a: \xff").unwrap_err().contains("UTF-8"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_the_users_or_roots_alone() {
        for (mode, owner, user, expected) in [
            (0o100_600, 1000, 1000, Ok(())),
            (0o100_400, 0, 1000, Ok(())),
            (0o100_600, 1001, 1000, Err(Open::Foreign)),
            (0o100_600, 1000, 0, Err(Open::Foreign)),
            (0o100_644, 1000, 1000, Err(Open::To("read"))),
            (0o100_620, 1000, 1000, Err(Open::To("change"))),
            (0o100_602, 0, 0, Err(Open::To("change"))),
            (0o100_666, 1000, 1000, Err(Open::To("read and change"))),
        ] {
            assert_eq!(judged(mode, owner, user), expected, "{mode:o} {owner} {user}");
        }
    }
}
