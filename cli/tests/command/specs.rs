//! `check`, `generate`, `schema` and `explain`.

use std::fs;
use std::path::Path;

use crate::run::{parsed, run, run_in};

const ENDPOINT: &str =
    "summary: S\nsource: https://example.com/x\nrequest:\n  POST: /x\nresponses:\n  200: { doc: D }\n";
const API: &str = "title: T\nsource: https://example.com\nservers: [https://api.example.com]\n";

/// A folder of one vendor.
#[expect(clippy::unwrap_used, reason = "a folder that cannot be written fails the test")]
pub(crate) fn vendor(api: &str, endpoint: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let vendor = folder.path().join("specs/example");
    fs::create_dir_all(&vendor).unwrap();
    fs::write(vendor.join("api.yaml"), api).unwrap();
    fs::write(vendor.join("make.yaml"), endpoint).unwrap();
    folder
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

#[test]
fn finds_nothing_wrong_in_the_specs() {
    let ended = run(&["check"], "");
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{ended:?}");
    assert!(ended.out.contains("no findings"), "{ended:?}");
}

#[test]
fn generated_code_matches_the_specs() {
    let ended = run(&["generate", "--check"], "");
    assert_eq!(ended.code, Some(0), "{ended:?}");
}

#[test]
fn writes_findings_in_three_formats() {
    let folder = vendor(API, &ENDPOINT.replace("summary", "sumary"));
    let specs = folder.path().join("specs");
    let plain = run(&["check", text(&specs)], "");
    assert_eq!(plain.code, Some(1), "{plain:?}");
    assert!(plain.out.contains("GW0003") && plain.out.contains("make.yaml:1:1"), "{}", plain.out);
    assert!(plain.out.contains("did you mean `summary`?"), "{}", plain.out);
    let json = run(&["check", text(&specs), "--error-format", "json"], "");
    let rows = parsed(&json.out);
    let first = &rows.as_array().unwrap()[0];
    assert_eq!((&first["line"], &first["column"]), (&1.into(), &1.into()), "{first}");
    let github = run(&["check", text(&specs), "--error-format", "github"], "");
    assert!(github.out.starts_with("::error file="), "{}", github.out);
}

#[test]
fn reports_an_unreadable_file_as_a_finding() {
    let folder = vendor(API, &ENDPOINT.replace("summary", "sumary"));
    let specs = folder.path().join("specs");
    fs::write(specs.join("example/other.yaml"), b"summary: caf\xe9\n").unwrap();
    let ended = run(&["check", text(&specs)], "");
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{ended:?}");
    assert!(ended.out.contains("make.yaml:1:1") && ended.out.contains("other.yaml:1:13"), "{}", ended.out);
    assert!(ended.out.ends_with("2 errors in 2 files\n"), "{}", ended.out);
}

#[test]
fn generate_check_names_changed_files() {
    let folder = vendor(API, ENDPOINT);
    let (specs, out) = (folder.path().join("specs"), folder.path().join("src"));
    let arguments = ["generate", "--specs", text(&specs), "--out", text(&out)];
    let checked = [&arguments[..], &["--check"]].concat();
    let missing = run(&checked, "");
    assert_eq!(missing.code, Some(1), "{missing:?}");
    assert!(missing.out.contains("make.rs") && !out.exists(), "{missing:?}");
    let made = run(&arguments, "");
    assert_eq!(made.code, Some(0), "{made:?}");
    assert!(made.out.contains("new ") && made.out.contains(" ms"), "{}", made.out);
    assert_eq!(run(&checked, "").code, Some(0));
    assert!(!run(&arguments, "").out.contains("changed"), "nothing is written again");

    let file = out.join("example/make.rs");
    let text_before = fs::read_to_string(&file).unwrap();
    fs::write(&file, text_before.replace('D', "d")).unwrap();
    let drifted = run(&checked, "");
    assert_eq!(drifted.code, Some(1));
    assert!(drifted.out.contains("make.rs") && drifted.err.contains("generate"), "{drifted:?}");
    assert_eq!(run(&arguments, "").code, Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), text_before);

    fs::write(specs.join("example/make.yaml"), ENDPOINT.replace("doc: D", "doc: E")).unwrap();
    let changed = run(&checked, "");
    assert!(changed.code == Some(1) && changed.out.contains("make.rs"), "{changed:?}");

    fs::rename(specs.join("example/make.yaml"), specs.join("example/build.yaml")).unwrap();
    let renamed = run(&arguments, "");
    assert!(renamed.out.contains("removed ") && !file.exists(), "{renamed:?}");
}

#[test]
fn generates_nothing_from_an_invalid_spec() {
    let folder = vendor(API, &ENDPOINT.replace("200", "999"));
    let (specs, out) = (folder.path().join("specs"), folder.path().join("src"));
    let ended = run(&["generate", "--specs", text(&specs), "--out", text(&out)], "");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.err.contains("GW0503") && !out.exists(), "{ended:?}");
}

#[test]
fn refuses_folders_without_specs() {
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path(), &folder.path().join("nowhere")] {
        let ended = run(&["check", text(path)], "");
        assert_eq!(ended.code, Some(2), "{ended:?}");
        assert!(ended.err.contains(text(path)), "{ended:?}");
    }
}

#[test]
fn prints_the_checked_in_schema_as_json() {
    let ended = run(&["schema"], "");
    let checked_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/spec.schema.json");
    assert_eq!(ended.out, fs::read_to_string(checked_in).unwrap());
    assert!(parsed(&ended.out)["$schema"].is_string());
}

#[test]
fn explains_codes() {
    let all = run(&["explain"], "");
    assert!(all.out.contains("GW0101  unknown type"), "{}", all.out);
    let one = run(&["explain", "gw0101"], "");
    assert!(one.code == Some(0) && one.out.contains("GW0101") && one.out.contains("```yaml"), "{one:?}");
    let none = run(&["explain", "GW9999"], "");
    assert_eq!(none.code, Some(2), "{none:?}");
}

#[test]
fn reads_a_file_of_the_folder_it_runs_in() {
    let folder = vendor(API, ENDPOINT);
    let vendor = folder.path().join("specs/example");
    for (arguments, input) in [
        (&["check", "make.yaml"][..], ""),
        (&["check", "api.yaml"], ""),
        (&["check", "."], ""),
        (&["generate", "--specs", "make.yaml", "--out", "out"], ""),
        (&["generate", "--specs", "api.yaml", "--out", "out"], ""),
        (&["request", "make.yaml"], ""),
        (&["response", "make.yaml", "--status", "200"], ""),
        (&["accept", "make.yaml"], "POST /x HTTP/1.1\r\nhost: api.example.com\r\n\r\n"),
    ] {
        let ended = run_in(&vendor, arguments, input);
        let other: Vec<String> = arguments
            .iter()
            .map(|argument| {
                if matches!(*argument, "make.yaml" | "api.yaml") {
                    format!("./{argument}")
                } else {
                    (*argument).to_owned()
                }
            })
            .collect();
        let other = run_in(&vendor, &other.iter().map(String::as_str).collect::<Vec<_>>(), input);
        assert_eq!((ended.code, other.code), (Some(0), Some(0)), "{arguments:?} {ended:?} {other:?}");
        if arguments[0] != "generate" {
            assert_eq!(ended.out, other.out, "{arguments:?}");
        }
    }
}

#[test]
fn generates_nothing_where_nothing_has_changed() {
    let unused = "types: { Unused: { fields: { a: string } } }\n";
    let folder = vendor(&format!("{API}{unused}"), ENDPOINT);
    let (specs, out) = (folder.path().join("specs"), folder.path().join("src"));
    fs::create_dir(folder.path().join("target")).unwrap();
    fs::write(folder.path().join("target/CACHEDIR.TAG"), "").unwrap();
    let arguments = ["generate", "--specs", text(&specs), "--out", text(&out)];
    let memos = folder.path().join("target/groupwright");
    let kept = || fs::read_dir(&memos).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
    let first = run(&arguments, "");
    assert!(first.out.contains("new ") && first.err.contains("Unused"), "{first:?}");
    let memo: Vec<_> = kept().collect();
    let second = run(&arguments, "");
    assert!(!second.out.contains("new ") && second.out.contains("3 files in "), "{second:?}");
    assert_eq!((&second.err, kept().collect::<Vec<_>>()), (&first.err, memo));
    // What a memo claims is not believed by a check.
    let file = out.join("example/make.rs");
    let before = fs::read_to_string(&file).unwrap();
    let memo = memos.join(fs::read_dir(&memos).unwrap().next().unwrap().unwrap().file_name());
    fs::write(&file, before.replace('D', "d")).unwrap();
    assert_eq!(run(&[&arguments[..], &["--check"]].concat(), "").code, Some(1));
    fs::write(&memo, "no memo").unwrap();
    assert!(run(&arguments, "").out.contains("changed "));
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn a_depfile_names_all_that_was_read() {
    let folder = vendor(API, ENDPOINT);
    fs::write(folder.path().join("Cargo.toml"), "[package]\nname = \"own\"\n").unwrap();
    let arguments = ["generate", "--out", "src", "--depfile", "made/all.d"];
    let made = run_in(folder.path(), &arguments, "");
    assert_eq!(made.code, Some(0), "{made:?}");
    let depfile = || fs::read_to_string(folder.path().join("made/all.d")).unwrap();
    let paths = ["specs", "specs/example", "specs/example/api.yaml", "specs/example/make.yaml", "Cargo.toml"];
    let rule = format!("src/lib.rs: \\\n  {}\n", paths.join(" \\\n  "));
    assert_eq!(depfile(), rule);
    assert_eq!(run_in(folder.path(), &arguments, "").code, Some(0));
    assert_eq!(depfile(), rule);
    assert_eq!(run_in(folder.path(), &["generate", "--check", "--depfile", "x.d"], "").code, Some(2));
}
