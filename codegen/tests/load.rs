//! From paths to what is read: which files there are, and that one that cannot be read hides nothing of the others.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use groupwright_codegen::check::Checked;
use groupwright_codegen::load::{self, LoadError};
use groupwright_codegen::report::{Report, Severity, Style, render};
use groupwright_codegen::source::MAX_FILE_SIZE;

const API: &str =
    "title: Shop\nsource: us\nservers: [https://shop.example]\ntypes:\n  Item:\n    fields: { a: string }\n";
const ENDPOINT: &str = "summary: S\nsource: us\nrequest:\n  POST: /x\nresponses:\n  200: { doc: D, formats: [json], type: Item }\n";

/// What was loaded, and what was found wrong.
#[derive(Debug)]
struct Loaded {
    report: Report,
    apis: Vec<Checked>,
    files: Vec<PathBuf>,
}

/// Loads what is under these paths.
fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Loaded, LoadError> {
    let (report, loaded) = load::load(paths)?.into_parts();
    Ok(Loaded { report, apis: loaded.apis, files: loaded.files })
}

/// Loads a folder with these files.
fn loaded(files: &[(&str, &[u8])]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        write(folder.path(), name, bytes);
    }
    load(&[folder.path()]).unwrap()
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The findings, each as the end of its line after the folder.
fn said(loaded: &Loaded) -> Vec<String> {
    let lines = render(&loaded.report, Style::Lines);
    lines.lines().map(|line| line.split_once("shop").unwrap().1.to_owned()).collect()
}

#[test]
fn reports_unreadable_files_beside_other_findings() {
    let large = "x".repeat(MAX_FILE_SIZE + 1);
    let loaded = loaded(&[
        ("shop/api.yaml", API.as_bytes()),
        ("shop/large.yaml", large.as_bytes()),
        ("shop/latin.yaml", b"summary: one\nsource: caf\xe9\n"),
        ("shop/wrong.yaml", ENDPOINT.replace("summary", "sumary").replace("Item", "string").as_bytes()),
        ("workshop/api.yaml", API.as_bytes()),
        ("workshop/make.yaml", ENDPOINT.as_bytes()),
    ]);
    assert_eq!(
        said(&loaded),
        [
            "/large.yaml:1:1: error[GW0001]: the file is larger than 1 MiB; split it into several files",
            "/latin.yaml:2:12: error[GW0001]: the file is not valid UTF-8 here; \
             save it as UTF-8",
            "/wrong.yaml:1:1: error[GW0003]: an endpoint has no key `sumary`; did you mean `summary`?",
        ]
    );
    let names: Vec<&str> = loaded.apis.iter().map(|checked| checked.api().name.as_str()).collect();
    assert_eq!((names, loaded.files.len()), (vec!["workshop"], 6));
}

#[test]
fn reads_endpoints_beside_an_unreadable_api() {
    let endpoint = ENDPOINT.replace("summary", "sumary");
    let loaded = loaded(&[("shop/api.yaml", b"\xff\xfe"), ("shop/make.yaml", endpoint.as_bytes())]);
    let said = said(&loaded);
    assert!(
        said.len() == 2 && said[0].starts_with("/api.yaml:1:1") && said[1].contains("sumary"),
        "{said:?}"
    );
    assert!(loaded.apis.is_empty());
}

#[test]
fn reports_no_unused_types_beside_an_unparsable_file() {
    let loaded = loaded(&[("shop/api.yaml", API.as_bytes()), ("shop/make.yaml", b"summary: [")]);
    assert_eq!(loaded.report.diagnostics().len(), 1, "{:?}", said(&loaded));
}

#[test]
fn warns_of_a_folder_without_specs_and_continues() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "workshop/api.yaml", API.as_bytes());
    write(folder.path(), "workshop/make.yaml", ENDPOINT.as_bytes());
    fs::create_dir_all(folder.path().join("shop New")).unwrap();
    fs::create_dir_all(folder.path().join(".editor")).unwrap();
    let loaded = load(&[folder.path()]).unwrap();
    assert_eq!(loaded.apis.len(), 1);
    let [only] = loaded.report.diagnostics() else { panic!("{:?}", said(&loaded)) };
    assert_eq!(only.code.severity(), Severity::Warning);
    assert!(
        said(&loaded)[0].starts_with(
            " New:1:1: warning[GW0009]: the folder is ignored: it contains no spec; add api.yaml"
        )
    );
    let shown = render(&loaded.report, Style::Text { color: false });
    assert!(shown.contains("shop New\n") && !shown.contains("New:1"), "{shown}");
}

#[test]
fn warns_of_files_that_resemble_specs() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("shop/api.yaml", API),
        ("shop/make.yaml", ENDPOINT),
        ("shop/mend.yml", ENDPOINT),
        ("shop/sell.YAML", ENDPOINT),
        ("shop/.draft.yml", ENDPOINT),
        ("lend.yaml", ENDPOINT),
    ] {
        write(folder.path(), path, text.as_bytes());
    }
    let loaded = load(&[folder.path()]).unwrap();
    assert_eq!(loaded.apis.len(), 1);
    let shown = render(&loaded.report, Style::Lines);
    let said: Vec<&str> = shown.lines().filter(|line| line.contains("GW0009")).collect();
    assert_eq!(said.len(), 3, "{shown}");
    for file in ["shop/mend.yml", "shop/sell.YAML", "lend.yaml"] {
        assert!(said.iter().any(|line| line.contains(file)), "{shown}");
    }
}

#[cfg(unix)]
#[test]
fn reports_a_dangling_link_as_an_unreadable_file() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "shop/api.yaml", API.as_bytes());
    write(folder.path(), "shop/make.yaml", ENDPOINT.as_bytes());
    std::os::unix::fs::symlink("nowhere.yaml", folder.path().join("shop/mend.yaml")).unwrap();
    let loaded = load(&[folder.path()]).unwrap();
    let [only] = loaded.report.diagnostics() else { panic!("{:?}", said(&loaded)) };
    assert!(only.message.starts_with("the file cannot be read"), "{}", only.message);
}

#[test]
fn passes_over_hidden_files_and_folders() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("shop/api.yaml", API),
        ("shop/make.yaml", ENDPOINT),
        ("shop/.hidden.yaml", "not: [a spec"),
        ("shop/._make.yaml", "\0"),
        ("shop/.api.yaml", "not: [a spec"),
        (".hidden/api.yaml", "not: [a spec"),
        (".hidden.yaml", "not: [a spec"),
    ] {
        write(folder.path(), path, text.as_bytes());
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("user@host.1234", folder.path().join("shop/.#make.yaml")).unwrap();
    for path in [folder.path().to_owned(), folder.path().join("shop"), folder.path().join("shop/api.yaml")] {
        let loaded = load(&[path]).unwrap();
        assert_eq!(render(&loaded.report, Style::Lines), "");
        assert_eq!((loaded.apis.len(), loaded.files.len()), (1, 2));
    }
}

#[test]
fn reads_a_folder_once_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "shop/api.yaml", API.as_bytes());
    write(folder.path(), "shop/make.yaml", ENDPOINT.as_bytes());
    let shop = folder.path().join("shop");
    let paths = [shop.clone(), shop.join("make.yaml"), shop.join("../shop"), folder.path().to_owned()];
    let loaded = load(&paths).unwrap();
    assert_eq!((loaded.apis.len(), loaded.files.len()), (1, 2), "{:?}", loaded.files);
}

#[cfg(unix)]
#[test]
fn refuses_what_is_no_file_without_opening_it() {
    use std::os::unix::net::UnixListener;

    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "shop/api.yaml", API.as_bytes());
    write(folder.path(), "shop/make.yaml", ENDPOINT.as_bytes());
    let _socket = UnixListener::bind(folder.path().join("shop/mend.yaml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("shop/sell.yaml")).unwrap();
    let fifo = folder.path().join("shop/wait.yaml");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status().is_ok_and(|status| status.success());
    let loaded = load(&[folder.path()]).unwrap();
    let count = if made { 3 } else { 2 };
    let what = "the file cannot be read: it is a pipe, a socket or a device, not a file";
    assert_eq!(said(&loaded).iter().filter(|said| said.contains(what)).count(), count, "{:?}", said(&loaded));
    let error = load(&[folder.path().join("shop/mend.yaml")]).unwrap_err().to_string();
    assert!(error.ends_with("mend.yaml: it is a pipe, a socket or a device, not a file"), "{error}");
    // `api.yaml` is told apart from one that is not there.
    fs::remove_file(folder.path().join("shop/api.yaml")).unwrap();
    let _socket = UnixListener::bind(folder.path().join("shop/api.yaml")).unwrap();
    let loaded = load(&[folder.path()]).unwrap();
    assert!(said(&loaded)[0].contains(what), "{:?}", said(&loaded));
}
