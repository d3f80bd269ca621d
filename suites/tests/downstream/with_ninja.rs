//! Code that Ninja has generated: what was read is in the depfile, so only what changed runs again.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::packages::{home, root, text};

const API: &str = "title: T\nsource: us\nservers: [https://api.example.com]\n";
const ENDPOINT: &str = "summary: S\nsource: us\nrequest:\n  POST: /x\nresponses:\n  200: { doc: D }\n";

/// Two folders of specs, the crate of each, and a file that is made of the code of each endpoint. Outputs that stay as they
/// were count as made (`restat`). The space in a name is escaped in the depfile as Ninja reads it.
const BUILD: &str = r"
rule generate
  command = '$groupwright' generate --specs '$specs' --out $folder/src --depfile $folder.d
  depfile = $folder.d
  deps = gcc
  restat = 1
rule count
  command = wc -l < $in > $out
";

/// The folder of the specs, that of the generated crate, and the endpoints.
const CRATES: [(&str, &str, [&str; 2]); 2] =
    [("my specs", "first", ["make", "take"]), ("other$#", "second", ["make", "take"])];

struct Project {
    folder: PathBuf,
}

impl Project {
    fn new() -> Self {
        // Where the workspace is built, so that this takes little.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let mut build = Command::new(env!("CARGO"));
        build.current_dir(root()).args(["build", "--quiet", "--locked", "--package", "groupwright-cli"]);
        assert!(build.arg("--target-dir").arg(target).status().unwrap().success());
        let project = Self { folder: home().join("ninja") };
        let _ = fs::remove_dir_all(&project.folder);
        let mut rules = format!("groupwright = {}\n{BUILD}", target.join("debug/groupwright").display());
        for (specs, made, endpoints) in CRATES {
            project.write(&format!("{specs}/shop/api.yaml"), API);
            project.write(&format!("{made}/Cargo.toml"), "[package]\nname = \"own\"\n");
            let mut files = vec!["lib.rs".to_owned(), "shop/mod.rs".to_owned()];
            for endpoint in endpoints {
                project.write(&format!("{specs}/shop/{endpoint}.yaml"), ENDPOINT);
                files.push(format!("shop/{endpoint}.rs"));
                let file = format!("{made}/src/shop/{endpoint}.rs");
                writeln!(rules, "build {made}-{endpoint}: count {file}").unwrap();
            }
            let files = files.iter().map(|file| format!("{made}/src/{file}")).collect::<Vec<_>>().join(" ");
            let specs = specs.replace('$', "$$");
            writeln!(rules, "build {files}: generate\n  specs = {specs}\n  folder = {made}").unwrap();
        }
        project.write("build.ninja", &rules);
        project
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The commands that Ninja runs, by what they make, in no order.
    fn run(&self) -> Vec<String> {
        let ninja = Command::new("ninja").current_dir(&self.folder).arg("--verbose").output();
        let ninja = ninja.expect("ninja is installed, by .ci/run for example");
        assert!(ninja.status.success(), "{}{}", text(&ninja.stdout), text(&ninja.stderr));
        let out = text(&ninja.stdout);
        let commands = out.lines().filter_map(|line| {
            let (_, command) = line.strip_prefix('[')?.split_once("] ")?;
            let made = command.rsplit(' ').next()?;
            Some(made.to_owned())
        });
        let mut commands: Vec<_> = commands.collect();
        commands.sort();
        commands
    }
}

/// One test, since the steps follow each other on one folder.
#[test]
fn ninja_runs_only_what_changed() {
    let project = Project::new();
    let all = ["first-make", "first-take", "first.d", "second-make", "second-take", "second.d"];
    assert_eq!(project.run(), all);
    assert!(project.run().is_empty(), "nothing has changed");

    project.write("my specs/shop/make.yaml", &ENDPOINT.replace("doc: D", "doc: Done"));
    assert_eq!(project.run(), ["first-make", "first.d"], "one endpoint has changed");
    assert!(project.run().is_empty());

    project.write("other$#/shop/make.yaml", &format!("{ENDPOINT}# As ever.\n"));
    assert_eq!(project.run(), ["second.d"], "a comment was added");
    assert!(project.run().is_empty());

    project.write("my specs/shop/wake.yaml", ENDPOINT);
    assert_eq!(project.run(), ["first.d"], "an endpoint was added");
    assert!(project.folder.join("first/src/shop/wake.rs").is_file());
    assert!(project.run().is_empty());

    project.write("second/Cargo.toml", "[package]\nname = \"other\"\n");
    assert_eq!(project.run(), ["second.d"], "examples would name the crate");
    assert!(project.run().is_empty());
}
