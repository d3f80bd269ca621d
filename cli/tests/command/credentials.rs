//! Credentials and signatures: what `request` makes of them, and what `accept` says of them.

use crate::run::run;

const IAM: &str = "specs/aws_iam/create_group.yaml";
const VALUES: &str = r#"{"GroupName":"Admins"}"#;
const KEYS: [&str; 4] = ["--auth", "access_key_id=AKIDEXAMPLE", "--auth", "secret_access_key=hunter2"];

#[test]
fn signs_a_request_at_a_time() {
    let time = ["--time", "2015-08-30T12:36:00Z"];
    let signed =
        |more: &[&str]| run(&[&["request", IAM, "--params", "-"], &KEYS[..], &time, more].concat(), VALUES);
    let plain = signed(&[]);
    assert_eq!((plain.code, plain.err.as_str()), (Some(0), ""), "{plain:?}");
    let scope = |region: &str| {
        format!("authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/{region}/iam/aws4_request, ")
    };
    assert!(plain.out.contains("x-amz-date: 20150830T123600Z\r\n"), "{}", plain.out);
    assert!(plain.out.contains(&scope("us-east-1")) && !plain.out.contains("hunter2"), "{}", plain.out);
    assert_eq!(signed(&[]).out, plain.out);
    // The region is that of the server, or the one that is given.
    assert!(signed(&["--server", "cn"]).out.contains(&scope("cn-north-1")));
    assert!(signed(&["--region", "r-1"]).out.contains(&scope("r-1")));
    let elsewhere = signed(&["--server", "http://localhost:4566"]);
    assert_eq!(elsewhere.code, Some(2), "{elsewhere:?}");
    assert!(
        elsewhere.err.contains("the region is not known") && elsewhere.err.contains("--region"),
        "{elsewhere:?}"
    );
    assert!(signed(&["--server", "http://localhost:4566", "--region", "r-1"]).out.contains(&scope("r-1")));
    // A secret that a caller need not have.
    let temporary = signed(&["--auth", "session_token=t0ken"]);
    assert!(temporary.out.contains("x-amz-security-token: t0ken\r\n"), "{temporary:?}");
    assert!(temporary.out.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,"));
    let accepted = run(&["accept", IAM], &temporary.out);
    assert_eq!((accepted.code, accepted.err.as_str()), (Some(0), ""), "{accepted:?}");
}

#[test]
fn takes_the_system_s_clock_where_no_time_is_given() {
    let signed = run(&[&["request", IAM, "--params", "-"], &KEYS[..]].concat(), VALUES);
    let (_, after) = signed.out.split_once("x-amz-date: ").unwrap();
    assert!(&after[..16] > "20260101T000000Z" && after[16..].starts_with("\r\n"), "{after}");
}

#[test]
fn names_the_secrets_of_a_scheme() {
    let wrong = run(&["request", IAM, "--params", "-", "--auth", "access_key_id=hunter2"], VALUES);
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
    assert!(wrong.err.contains("signature: access_key_id, secret_access_key, [session_token]"), "{wrong:?}");
    let time = run(&["request", IAM, "--time", "noon"], VALUES);
    assert!(time.code == Some(2) && time.err.contains("2015-08-30T12:36:00Z"), "{time:?}");
}

#[test]
fn accepts_a_request_without_credentials_and_says_so() {
    let plain = run(&["request", IAM, "--params", "-"], VALUES);
    let accepted = run(&["accept", IAM], &plain.out);
    assert_eq!(accepted.code, Some(0), "{accepted:?}");
    let note = "note: the request has no credentials; the endpoint takes those of signature\n";
    assert_eq!(accepted.err, note);
    let twice = plain.out.replacen("\r\n", "\r\nauthorization: a\r\nauthorization: hunter2\r\n", 1);
    let refused = run(&["accept", IAM], &twice);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.out.contains("the header field of a credential occurs more than once"), "{refused:?}");
    assert!(!refused.out.contains("hunter2"), "{refused:?}");
}
