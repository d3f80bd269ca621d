//! A copy of a project, and cargo at work on it.

use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use crate::files::{self, Files};
use crate::packages::{PACKAGES, cargo, home, root, text};

/// A copy of a project of `tests/downstream`. All copies share what cargo builds of the packages.
pub(crate) struct Project {
    original: Files,
    pub(crate) folder: PathBuf,
    patches: Vec<String>,
}

impl Project {
    /// The project of this name, copied to a folder of that name. Each copy has a version of its own: cargo takes two
    /// projects of one name and version for the same, wherever they lie, and here they share a target folder.
    pub(crate) fn new(name: &str, copy: &str, version: &str) -> Self {
        let mut original = files::read(&root().join("tests/downstream").join(name));
        let package = format!("name = \"{}\"\n", name.replace('_', "-"));
        let mut numbered = |path: &str| {
            let bytes = original.get_mut(Path::new(path)).expect("a project has a manifest and a lock file");
            let (before, after) = text(bytes).split_once(&package).map(owned).expect("both name the package");
            let after = after.replacen("version = \"0.1.0\"", &format!("version = \"{version}\""), 1);
            *bytes = format!("{before}{package}{after}").into_bytes();
        };
        numbered("Cargo.toml");
        numbered("Cargo.lock");
        let lock = text(&original[Path::new("Cargo.lock")]);
        // A package that the project does not use would change its lock file.
        let used = PACKAGES.iter().filter(|(name, _)| lock.contains(&format!("name = \"{name}\"\n")));
        let patches =
            used.map(|(name, folder)| format!("patch.crates-io.{name}.path='{}'", folder.display()));
        let project = Self { patches: patches.collect(), folder: home().join(copy), original };
        project.restore();
        project
    }

    /// Makes the copy what the project is.
    pub(crate) fn restore(&self) {
        files::write(&self.folder, &self.original);
    }

    /// Runs a command of cargo on the copy.
    pub(crate) fn cargo(&self, command: &[&str]) -> Output {
        let target = home().join("target").display().to_string();
        let mut arguments = command.to_vec();
        arguments.extend(["--locked", "--target-dir", &target]);
        arguments.extend(self.patches.iter().flat_map(|patch| ["--config", patch.as_str()]));
        cargo(&self.folder, &arguments)
    }

    /// Runs a command of cargo that must succeed, without a warning; gives what it writes.
    pub(crate) fn succeed(&self, command: &[&str]) -> String {
        let done = self.cargo(command);
        let said = text(&done.stderr);
        let out = text(&done.stdout);
        let locked = "its Cargo.lock is brought up to date by `cargo metadata` in its folder";
        assert!(done.status.success(), "{command:?} failed ({locked}):\n{said}\n{out}");
        assert!(!said.contains("warning:"), "{command:?} warned:\n{said}");
        out
    }

    /// Checks the copy; tells whether its own code was looked at again, and where its generated code lies.
    pub(crate) fn check(&self) -> Checked {
        let out = self.succeed(&["check", "--lib", "--message-format", "json"]);
        let messages = out.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let mut checked = Checked { fresh: true, generated: PathBuf::new() };
        let mut seen = 0;
        for message in messages.filter(|message| self.is_own(message)) {
            match message["reason"].as_str() {
                Some("compiler-artifact") => {
                    checked.fresh &= message["fresh"] == Value::Bool(true);
                    seen += 1;
                }
                Some("build-script-executed") => {
                    let out = message["out_dir"].as_str().unwrap();
                    checked.generated = PathBuf::from(out).join("groupwright");
                }
                _ => {}
            }
        }
        assert_eq!(seen, 2, "the build script and the library: {out}");
        checked
    }

    fn is_own(&self, message: &Value) -> bool {
        let id = message["package_id"].as_str().unwrap_or_default();
        id.contains(&*self.folder.display().to_string().replace('\\', "/"))
    }
}

fn owned((before, after): (&str, &str)) -> (String, String) {
    (before.to_owned(), after.to_owned())
}

/// What came of a check.
pub(crate) struct Checked {
    /// Whether nothing had to be done.
    pub(crate) fresh: bool,
    /// The folder of the generated code.
    pub(crate) generated: PathBuf,
}
