//! Credentials and servers of `create` and `send`: in the environment, and in a file.

use std::fs;

use crate::run::{run, run_with};
use crate::served::once;

#[test]
fn credentials_are_in_the_environment_or_in_a_file_of_the_user_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secrets.yaml");
    fs::write(&file, "dropbox: { access_token: hunter2 }\n").unwrap();
    let path = file.to_str().unwrap();
    let reply = "HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;

        for (mode, does) in [(0o644, "read"), (0o640, "read"), (0o602, "change"), (0o660, "read and change")]
        {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            let arguments =
                ["create", "dropbox", "--name", "A", "--credentials", path, "--server", "http://127.0.0.1:9"];
            let ended = run(&arguments, "");
            assert_eq!(ended.code, Some(2), "{ended:?}");
            let expected =
                format!("others can {does} the secrets in {path}: forbid it with `chmod 600 {path}`");
            assert!(ended.err.contains(&expected), "{ended:?}");
        }
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    }
    for (variables, expected) in [
        (vec![], "hunter2"),
        (vec![("GROUPWRIGHT_DROPBOX_ACCESS_TOKEN", "hunter3")], "hunter3"),
        (vec![("GROUPWRIGHT_DROPBOX_ACCESS_TOKEN", "")], "hunter2"),
    ] {
        let (url, sent) = once(reply);
        let arguments = ["create", "dropbox", "--name", "A", "--credentials", path, "--server", &url];
        let ended = run_with(&arguments, "", &variables);
        let sent = sent.recv().unwrap();
        assert!(sent.contains(&format!("authorization: Bearer {expected}\r\n")), "{sent}");
        assert!(!ended.out.contains("hunter") && !ended.err.contains("hunter"), "{ended:?}");
    }
    // What has no effect is told, with what was probably meant.
    fs::write(&file, "dropbox: { acces_token: hunter2 }\nslak: { token: hunter2 }\n").unwrap();
    let ended = run(&["create", "dropbox", "--name", "A", "--credentials", path, "--dry-run"], "");
    assert!(
        ended.err.contains("dropbox: acces_token has no effect; did you mean access_token?"),
        "{ended:?}"
    );
    assert!(ended.err.contains("slak has no effect; did you mean slack?"), "{ended:?}");
    assert!(!ended.out.contains("hunter") && !ended.err.contains("hunter"), "{ended:?}");
    let ended =
        run(&["create", "dropbox", "--name", "A", "--credentials", folder.path().to_str().unwrap()], "");
    assert!(ended.err.contains("is no file with credentials"), "{ended:?}");
    let ended = run(&["create", "dropbox", "--name", "A", "--credentials", "no/such/file"], "");
    assert_eq!(ended.code, Some(2), "{ended:?}");
}

#[test]
fn the_file_is_in_the_folder_of_the_users_settings() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("groupwright");
    fs::create_dir(&settings).unwrap();
    let file = settings.join("credentials.yaml");
    fs::write(&file, "fhir:\n  server: https://fhir.example/r4\n  access_token: hunter2\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;

        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let home = [("XDG_CONFIG_HOME", folder.path().to_str().unwrap())];
    let arguments =
        ["create", "fhir", "--name", "A", "--params", r#"{"type":"person","actual":true}"#, "--dry-run"];
    let ended = run_with(&arguments, "", &home);
    assert!(ended.out.starts_with("fhir  planned  POST https://fhir.example/r4/Group {"), "{ended:?}");
}

#[test]
fn sends_no_credentials_in_the_clear() {
    let variables = [
        ("GROUPWRIGHT_DROPBOX_ACCESS_TOKEN", "hunter2"),
        ("GROUPWRIGHT_DROPBOX_SERVER", "http://dropbox.example"),
    ];
    let ended = run_with(&["create", "dropbox", "--name", "A"], "", &variables);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.out.contains("failed  the base URL http://dropbox.example is not secure"), "{ended:?}");
}

#[test]
fn a_spec_of_another_api_under_a_known_name_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let vendor = folder.path().join("slack");
    fs::create_dir(&vendor).unwrap();
    fs::write(
        vendor.join("api.yaml"),
        "title: T\nsource: https://example.com\nservers: [https://evil.example]\n",
    )
    .unwrap();
    fs::write(
        vendor.join("make.yaml"),
        "summary: S\nsource: https://example.com/x\n\
         request: { POST: /x, body: { formats: [json], fields: { name: { type: string, required: true } } } }\n\
         responses: { 201: { doc: D. } }\ngroup: { name: request.name }\n",
    )
    .unwrap();
    let ended = run(&["create", vendor.to_str().unwrap(), "--name", "A", "--dry-run"], "");
    assert!(ended.err.contains("the spec slack is of another API than the one of this name"), "{ended:?}");
    let ended = run(&["create", "specs/slack", "--name", "A", "--dry-run"], "");
    assert!(!ended.err.contains("another API"), "{ended:?}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let ended = run(&["create", "slack", "--name", "A", "--credentials", pipe.to_str().unwrap()], "");
    assert!(ended.err.contains("is no file with credentials"), "{ended:?}");
}

#[test]
fn a_large_file_is_not_parsed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secrets.yaml");
    fs::write(&file, "[".repeat(70_000)).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;

        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let path = file.to_str().unwrap();
    let ended = run(&["create", "slack", "--name", "A", "--dry-run", "--credentials", path], "");
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.err.contains("holds more than 65536 bytes"), "{ended:?}");
}
