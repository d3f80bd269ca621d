//! Published examples of the signature.
//!
//! Sources: the test suite of Signature Version 4 (`get-vanilla`, `post-vanilla`, `post-sts-header-before`,
//! `post-x-www-form-urlencoded`, `get-vanilla-query-order-key-case`), and the example of `ListUsers` in
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ::http::Request;

use super::*;
use crate::table::{Field, Node, Server, Shape};

/// 2015-08-30T12:36:00Z, the time of all examples.
fn time() -> SystemTime {
    UNIX_EPOCH + Duration::from_mins(24_015_636)
}

fn credentials() -> Credentials {
    let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    Credentials::new("signature").with("access_key_id", "AKIDEXAMPLE").with("secret_access_key", secret)
}

static API: Api = Api::new("a", "A").with_servers(&[
    Server::new("https://one.example").with_name("one"),
    Server::new("https://{region}.example").with_variables(&VARIABLES),
]);
static VARIABLES: Shape = Shape::new("Server", &[Field::required(",\"region\":", "region", Node::STRING)]);

fn region_of(region: Region, server: &BaseUrl, given: Option<&str>) -> Result<String, String> {
    let scheme = Scheme::new("s", &[]).with_sigv4(Sigv4::new("service", region));
    let signer = Sigv4Signer::of(&scheme, (&API, server), given, time()).unwrap();
    signer.map(|signer| signer.region.into_owned())
}

#[test]
fn takes_the_region_of_the_server() {
    let (one, other) = (BaseUrl::documented(&API, 0), BaseUrl::from("http://localhost"));
    let variable = BaseUrl::documented(&API, 1).with("region", &"eu-west-1".to_owned());
    let regions = Region::OfServers(&["r-1", "r-2"]);
    assert_eq!(region_of(Region::Fixed("r"), &other, None).as_deref(), Ok("r"));
    assert_eq!(region_of(Region::Fixed("r"), &other, Some("s")).as_deref(), Ok("s"));
    assert_eq!(region_of(Region::Variable("region"), &variable, None).as_deref(), Ok("eu-west-1"));
    assert_eq!(region_of(regions, &one, None).as_deref(), Ok("r-1"));
    assert_eq!(region_of(regions, &variable, None).as_deref(), Ok("r-2"));
    for region in [regions, Region::Variable("region")] {
        assert!(region_of(region, &other, None).unwrap_err().starts_with("the region is not known"));
    }
    let another = Scheme::new("s", &[]).with_signature("hmac", &[]);
    assert!(Sigv4Signer::of(&another, (&API, &one), None, time()).is_none());
}

#[cfg(not(feature = "sigv4"))]
#[test]
fn names_the_feature_that_is_off() {
    let signer = Sigv4Signer::new("service", "us-east-1", time());
    let told = signer.sign(&mut Request::default(), &credentials()).unwrap_err();
    assert!(told.contains("the feature `sigv4` of the crate `groupwright`"), "{told}");
}

#[cfg(feature = "sigv4")]
mod signed {
    use super::*;

    fn request(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Request<Vec<u8>> {
        let request = Request::builder().method(method).uri(uri);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.body(body.as_bytes().to_vec()).unwrap()
    }

    fn sign(
        signer: &Sigv4Signer,
        mut request: Request<Vec<u8>>,
        credentials: &Credentials,
    ) -> Request<Vec<u8>> {
        signer.sign(&mut request, credentials).unwrap();
        request
    }

    const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
    const TOKEN: &str = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    #[test]
    fn signs_the_published_examples() {
        let signer = Sigv4Signer::new("service", "us-east-1", time());
        let of_users = Sigv4Signer::new("iam", "us-east-1", time());
        let root = "https://example.amazonaws.com/";
        let query = "https://example.amazonaws.com/?Param2=value2&Param1=value1";
        let users = "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08";
        let form = ("content-type", "application/x-www-form-urlencoded; charset=utf-8");
        let with_token = credentials().with("session_token", TOKEN);
        for (signer, request, credentials, scope, names, signature) in [
            (
                &signer,
                request("GET", root, &[], ""),
                credentials(),
                "service",
                "host;x-amz-date",
                "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
            ),
            (
                &signer,
                request("POST", root, &[], ""),
                credentials(),
                "service",
                "host;x-amz-date",
                "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
            ),
            (
                &signer,
                request("GET", query, &[], ""),
                credentials(),
                "service",
                "host;x-amz-date",
                "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
            ),
            (
                &signer,
                request("POST", root, &[FORM], "Param1=value1"),
                credentials(),
                "service",
                "content-type;host;x-amz-date",
                "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
            ),
            (
                &signer,
                request("POST", root, &[], ""),
                with_token,
                "service",
                "host;x-amz-date;x-amz-security-token",
                "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
            ),
            (
                &of_users,
                request("GET", users, &[form], ""),
                credentials(),
                "iam",
                "content-type;host;x-amz-date",
                "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            ),
        ] {
            let signed = sign(signer, request, &credentials);
            assert_eq!(
                signed.headers()["authorization"],
                format!(
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/{scope}/aws4_request, \
                     SignedHeaders={names}, Signature={signature}"
                )
            );
            assert_eq!(signed.headers()["x-amz-date"], "20150830T123600Z");
            assert!(signed.headers()["authorization"].is_sensitive());
        }
    }

    #[test]
    fn signs_what_does_not_change_on_its_way() {
        let signer = Sigv4Signer::new("service", "us-east-1", time());
        let headers = [("accept", "text/xml"), ("x-amz-target", "T.Do"), ("x-amz-date", "now"), FORM];
        let signed = sign(&signer, request("POST", "https://a.example/", &headers, ""), &credentials());
        let value = signed.headers()["authorization"].to_str().unwrap();
        assert!(value.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-target,"), "{value}");
        assert_eq!(signed.headers().get_all("x-amz-date").iter().count(), 1);
        // A request that is signed again has one signature.
        let again = sign(&signer, signed.clone(), &credentials());
        assert_eq!(again.headers(), signed.headers());
    }

    #[test]
    fn sends_the_hash_of_the_body_if_the_service_wants_it() {
        let signer = Sigv4Signer::new("service", "us-east-1", time()).with_payload_hash();
        let signed = sign(&signer, request("GET", "https://a.example/", &[], ""), &credentials());
        // The hash of nothing.
        let hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(signed.headers()["x-amz-content-sha256"], hash);
        let value = signed.headers()["authorization"].to_str().unwrap();
        assert!(value.contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date,"), "{value}");
    }

    #[test]
    fn signs_the_path_in_two_ways() {
        let signer = Sigv4Signer::new("service", "us-east-1", time());
        let signature = |signer: &Sigv4Signer, path: &str| {
            let uri = format!("https://a.example{path}");
            sign(signer, request("GET", &uri, &[], ""), &credentials()).headers()["authorization"].clone()
        };
        let plain = signer.clone().with_plain_path();
        assert_ne!(signature(&signer, "/a%20b"), signature(&plain, "/a%20b"));
        assert_eq!(signature(&signer, "/a/../b"), signature(&signer, "/b"));
        assert_ne!(signature(&plain, "/a/../b"), signature(&plain, "/b"));
        assert_eq!(signature(&signer, "/b"), signature(&plain, "/b"));
    }

    #[test]
    fn refuses_what_cannot_be_signed_without_showing_a_secret() {
        let sign = |signer: &Sigv4Signer, uri: &str, credentials: &Credentials| {
            signer.sign(&mut request("GET", uri, &[], ""), credentials).unwrap_err()
        };
        let at = |time| Sigv4Signer::new("service", "us-east-1", time);
        let uri = "https://a.example/";
        for time in [UNIX_EPOCH - Duration::from_secs(1), UNIX_EPOCH + Duration::from_secs(1 << 40)] {
            assert_eq!(
                sign(&at(time), uri, &credentials()),
                "its time is not in the years from 1970 to 9999"
            );
        }
        assert_eq!(sign(&at(time()), "/path", &credentials()), "its URI has no host");
        let missing = sign(&at(time()), uri, &Credentials::new("signature"));
        assert_eq!(missing, "the secret \"access_key_id\" is missing; provide it");
        for name in ["access_key_id", "session_token"] {
            let told = sign(&at(time()), uri, &credentials().with(name, "hunter2\r\nX-Evil: 1"));
            assert!(told.contains("is not valid in a header field") && !told.contains("hunter2"), "{told}");
        }
    }
}
