//! Tests of the front for build scripts.

mod settings;

use std::collections::BTreeMap;
use std::fs;

use super::*;

const API: &str = "title: Shop\nsource: us\nservers: [\"https://shop.example\"]\n";
const CREATE: &str = "\
summary: Creates a group.
source: us
request:
  POST: /groups
  body:
    formats: [json]
    fields:
      Name: { type: string, required: true, doc: The name. }
      Since: datetime
      Colour: { type: string, enum: [red, blue], doc: The colour. }
responses:
  201: { doc: It is there. }
  409: { doc: The name is in use. }
examples:
  - { title: One, request: { values: { Name: New group } } }
";

struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    fn new() -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        project.write("shop/api.yaml", API);
        project.write("shop/create_group.yaml", CREATE);
        project
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.specs().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn specs(&self) -> PathBuf {
        self.folder.path().join("specs")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// What a build script with one call leaves.
    fn compile(&self, build: Build) -> Result<BTreeMap<String, String>, BuildError> {
        written::forget(&self.out());
        self.compile_too(build, "specs")
    }

    /// What is left after one more call.
    fn compile_too(&self, build: Build, specs: &str) -> Result<BTreeMap<String, String>, BuildError> {
        let out = self.out();
        build.out_dir(&out).compile(self.folder.path().join(specs))?;
        let mut files = BTreeMap::new();
        for path in walk(&out) {
            let name = path.strip_prefix(&out).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read_to_string(&path).unwrap());
        }
        Ok(files)
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

fn error(build: Build) -> String {
    Project::new().compile(build).unwrap_err().to_string()
}

#[test]
fn writes_an_index_and_one_entry_file_per_vendor() {
    let files = Project::new().compile(configure()).unwrap();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let wanted = ["groupwright.rs", "vendors/shop.rs", "vendors/shop/create_group.rs", "vendors/shop/mod.rs"];
    assert_eq!(names, wanted);
    assert!(files["groupwright.rs"].contains("::core::include!(\"vendors/shop.rs\");"));
    assert!(files["vendors/shop.rs"].contains("::groupwright::generated_by!"));
    // What is included cannot start with inner attributes or inner documentation.
    let starts = files.values().filter_map(|text| text.lines().nth(2));
    assert!(starts.clone().all(|line| !line.starts_with("//!") && !line.starts_with("#![")));
    assert_eq!(starts.count(), files.len());
}

#[test]
fn removes_the_files_of_a_removed_vendor() {
    let project = Project::new();
    project.write("store/api.yaml", API);
    project.write("store/create_group.yaml", CREATE);
    assert_eq!(project.compile(configure()).unwrap().len(), 7);
    fs::remove_dir_all(project.specs().join("store")).unwrap();
    assert_eq!(project.compile(configure()).unwrap().len(), 4);
    project.write("store/api.yaml", API);
    project.write("store/create_group.yaml", CREATE);
    let files = project.compile(configure().only("shop.create_group")).unwrap();
    assert_eq!(files.len(), 4, "{:?}", files.keys());
}

#[test]
fn reports_an_invalid_spec_and_keeps_the_output() {
    let project = Project::new();
    let before = project.compile(configure()).unwrap();
    project.write("shop/create_group.yaml", &CREATE.replace("required", "requird"));
    let error = project.compile(configure()).unwrap_err();
    let text = format!("{error:?}");
    assert!(text.contains("create_group.yaml:8:29") && text.contains("did you mean"), "{text}");
    assert_eq!(text, error.to_string(), "`main` shows `Debug`");
    project.write("shop/create_group.yaml", CREATE);
    assert_eq!(project.compile(configure()).unwrap(), before);
}

#[test]
fn reports_where_a_missing_path_was_searched() {
    // Tests run where build scripts do: in the folder of the crate.
    let here = env::current_dir().unwrap();
    let looked = format!("; it is relative to {}, the folder of the crate's Cargo.toml", here.display());
    for (asked, near) in [
        ("no/such/folder", ""),
        ("test", "; did you mean `tests`?"),
        ("tests/bda/several_files", "; did you mean `tests/bad/several_files`?"),
    ] {
        let error = compile(asked).unwrap_err().to_string().replace('\\', "/");
        assert!(error.starts_with(&format!("cannot read {asked}: ")), "{error}");
        assert!(error.ends_with(&format!("{looked}{near}")), "{error}");
    }
    let project = Project::new();
    let error = compile(project.folder.path().join("spec")).unwrap_err().to_string();
    let near = format!("; did you mean `{}`?", project.specs().display());
    assert!(!error.contains("looked for") && error.ends_with(&near), "{error}");
}

#[test]
fn watches_every_spec_file_and_folder_but_not_the_output() {
    let project = Project::new();
    project.compile(configure()).unwrap();
    let specs = project.specs();
    let inputs = Inputs::read(&[&specs]).unwrap();
    let wanted = ["", "shop", "shop/api.yaml", "shop/create_group.yaml"].map(|path| specs.join(path));
    assert_eq!(inputs.paths(), wanted.iter().map(PathBuf::as_path).collect());
    let wanted =
        wanted.map(|path| format!("cargo::rerun-if-changed={}", path.components().as_path().display()));
    assert_eq!(watched(inputs.paths()), wanted);
}

#[test]
fn writes_each_warning_on_one_line() {
    let project = Project::new();
    project.write("shop/api.yaml", &format!("{API}types: {{ Unused: {{ fields: {{ a: string }} }} }}\n"));
    let (report, _) = Inputs::read(&[project.specs()]).unwrap().check().into_parts();
    let lines = warnings(&render(&report, Style::Lines));
    assert_eq!(lines.len(), 1, "{lines:?}");
    let line = lines[0].replace('\\', "/");
    assert!(
        line.starts_with("cargo::warning=") && line.contains("shop/api.yaml:4:10: warning[GW0105]: "),
        "{line}"
    );
}

#[test]
fn second_call_keeps_the_output_of_the_first() {
    let project = Project::new();
    project.write("../more/store/api.yaml", API);
    project.write("../more/store/create_group.yaml", CREATE);
    let first = project.compile(configure()).unwrap();
    let both = project.compile_too(configure().server(false), "more").unwrap();
    assert_eq!((first.len(), both.len()), (4, 7));
    for (name, text) in first.iter().filter(|(name, _)| *name != "groupwright.rs") {
        assert_eq!(both.get(name), Some(text), "{name}");
    }
    let index = &both["groupwright.rs"];
    assert!(index.contains("vendors/shop.rs") && index.contains("vendors/store.rs"), "{index}");

    let said = project.compile_too(configure(), "specs/shop").unwrap_err().to_string();
    assert!(said.contains("the vendor `shop` of ") && said.contains("was already generated from "), "{said}");
    assert_eq!(
        project
            .compile_too(configure().only("store"), "more")
            .unwrap_err()
            .to_string()
            .matches("more")
            .count(),
        2
    );
    assert_eq!(walk(&project.out()).len(), 7, "what is refused changes nothing");
    assert_eq!(project.compile(configure()).unwrap(), first, "another build");
}

#[test]
fn files_name_their_specs_without_machine_paths() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (specs, file, wanted) in [
        ("specs", "specs/shop/api.yaml", "specs"),
        ("./wire/specs/", "./wire/specs/shop/api.yaml", "wire/specs"),
        ("../specs/shop", "../specs/shop/api.yaml", "../specs"),
        ("specs/shop/create_group.yaml", "specs/shop/create_group.yaml", "specs"),
        ("shop", "shop/api.yaml", ""),
        (".", "./shop/api.yaml", ""),
    ] {
        assert_eq!(shown(Path::new(specs), &[Path::new(file)]), wanted, "{specs}");
    }
    for (specs, wanted) in
        [(manifest.join("wire/specs"), "wire/specs"), (env::temp_dir().join("specs"), "specs")]
    {
        assert_eq!(shown(&specs, &[&specs.join("shop/api.yaml")]), wanted);
    }

    let project = Project::new();
    let files = project.compile(configure()).unwrap();
    let from = "// @generated by groupwright from specs/shop. Do not edit";
    assert!(files["vendors/shop/mod.rs"].starts_with(from), "{}", files["vendors/shop/mod.rs"]);
    let here = project.folder.path().display().to_string();
    assert!(files.values().all(|text| !text.contains(&here)));
}

#[test]
fn writes_compile_errors_that_name_the_output_folder() {
    let project = Project::new();
    project.compile(configure()).unwrap();
    let (cargos, modules) = (project.out(), ["shop".to_owned()]);
    written::lead_away(&cargos, Path::new("src/made"), &modules).unwrap();
    assert_eq!(walk(&cargos).len(), 4, "what another call has just written is kept");

    written::forget(&cargos);
    written::lead_away(&cargos, Path::new("src/made"), &modules).unwrap();
    let names = [cargos.join("groupwright.rs"), cargos.join("vendors/shop.rs")];
    assert_eq!(walk(&cargos).into_iter().collect::<BTreeSet<_>>(), BTreeSet::from(names.clone()));
    for name in names {
        let text = fs::read_to_string(name).unwrap();
        assert!(
            text.contains("::core::compile_error!(") && text.contains("into `src/made`, where"),
            "{text}"
        );
    }
    assert_eq!(project.compile(configure()).unwrap().len(), 4);
}

#[test]
fn refuses_the_crate_folder_as_output_folder() {
    for folder in ["", ".", "./"] {
        let error = configure().out_dir(folder).compile(Project::new().specs()).unwrap_err().to_string();
        assert!(error.contains("is the folder of the crate; write a folder inside it"), "{error}");
    }
}

#[test]
fn compiles_what_is_recalled_like_what_is_generated() {
    let project = Project::new();
    let memos = project.folder.path().join("memos");
    let build = || Build { memos: Some(memos.clone()), ..configure() };
    let first = project.compile(build()).unwrap();
    let kept = || walk(&memos).into_iter().map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>();
    let memo = kept();
    assert_eq!(memo.len(), 1);
    // The file that leads to the vendors is none of a vendor: it is made each time.
    fs::remove_file(project.out().join("groupwright.rs")).unwrap();
    assert_eq!(project.compile(build()).unwrap(), first);
    assert_eq!(kept(), memo);
    let code = project.out().join("vendors/shop/create_group.rs");
    fs::write(&code, format!("// {}\n", crate::write::MARK)).unwrap();
    assert_eq!(project.compile(build()).unwrap(), first);
    fs::remove_file(&code).unwrap();
    assert_eq!(project.compile(build()).unwrap(), first);
    let bare = project.compile(build().docs(false)).unwrap();
    assert!(bare != first && kept() != memo);
    assert_eq!(project.compile(build()).unwrap(), first);
    // A setting that fits nothing is an error, whatever was made before.
    assert!(project.compile(build().derive("shop.Nothing", "Eq")).is_err());
    project.write("shop/create_group.yaml", &CREATE.replace("Since", "Until"));
    assert!(project.compile(build()).unwrap() != first);
}
