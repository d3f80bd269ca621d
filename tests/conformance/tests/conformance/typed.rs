//! What only generated code has: the constructors of clients.

use groupwright::http::Response;
use groupwright_conformance::{
    Stamp, endpoint_servers, messages, named_in_rust as rust_names, servers, signatures, sigv4,
    time as stamp_time,
};

#[test]
fn variables_of_the_server_are_arguments_and_setters() {
    let request = servers::ListGroups::new("7");
    let uri = |api: &servers::Api| api.request(&request).map(|written| written.uri().to_string());
    let api = servers::Api::new("acme", "k", "t0ken");
    assert_eq!(uri(&api).unwrap(), "https://acme.example.com:443/eu/v1/groups/7?key=k&v=2");
    let api = api.with_port(8443).with_zone(servers::ServerZone::Us);
    assert_eq!(uri(&api).unwrap(), "https://acme.example.com:8443/us/v1/groups/7?key=k&v=2");
    assert!(!format!("{:?}", servers::Api::new("acme", "hunter2", "hunter2")).contains("hunter2"));
    let told = uri(&servers::Api::new("a.evil.example/", "k", "t0ken")).unwrap_err().to_string();
    assert!(told.contains("/org: expected a part of the name of a host"), "{told}");
    // A base URL has no variables.
    let api = api.with_server("https://proxy.example/v1?key=k");
    assert_eq!(uri(&api).unwrap(), "https://proxy.example/v1/groups/7?key=k");
    let told = uri(&api.with_port(1)).unwrap_err().to_string();
    assert!(told.contains("it has no variable \"port\""), "{told}");
}

#[test]
fn server_of_an_endpoint_takes_the_place_of_that_of_the_api() {
    let (upload, list) = (endpoint_servers::CreateFile::new(), endpoint_servers::ListFiles::new());
    let uris = |api: &endpoint_servers::Api| {
        [api.request(&upload), api.request(&list)].map(|written| written.unwrap().uri().to_string())
    };
    let api = endpoint_servers::Api::new();
    let acme = ["https://acme.uploads.eu.example.com/v2/files?v=2", "https://acme.eu.example.com/v1/files"];
    assert_eq!(uris(&api), acme);
    let us = ["https://uploads.us.example.com/v2/files", "https://us.example.com/v1/files"];
    assert_eq!(uris(&api.clone().with_server(endpoint_servers::Server::us())), us);
    // A server of one's own is that of all endpoints.
    let own = ["http://localhost:8000/files", "http://localhost:8000/files"];
    assert_eq!(uris(&api.with_server("http://localhost:8000")), own);
}

#[test]
fn signer_is_an_argument() {
    let api = signatures::Api::new("a", "hunter2", Stamp);
    let written = api.request(&signatures::PutName::new("Ann")).unwrap();
    assert_eq!(written.headers()["x-signature"], "PUT /name 14 7");
    assert!(!format!("{api:?}").contains("hunter2"));
}

#[test]
fn a_ready_made_signature_needs_no_signer() {
    let api = sigv4::Api::new("AKIDEXAMPLE", "hunter2");
    let request = sigv4::GetRoot::new();
    let signed = |api: &sigv4::Api| api.request(&request).unwrap().headers().clone();
    // The system's clock, which is asked for each request.
    let date = signed(&api)["x-amz-date"].to_str().unwrap().to_owned();
    assert!(date.as_str() > "20260101T000000Z" && date.len() == "20260101T000000Z".len(), "{date}");
    let api = api.with_signing_time(stamp_time()).with_signing_region("eu-west-1");
    let headers = signed(&api);
    let scope = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/service/aws4_request, ";
    assert!(headers["authorization"].to_str().unwrap().starts_with(scope));
    assert!(headers["authorization"].is_sensitive() && !headers.contains_key("x-amz-security-token"));
    let api = api.with_session_token("hunter3");
    let headers = signed(&api);
    assert_eq!(headers["x-amz-security-token"], "hunter3");
    assert!(!format!("{api:?} {headers:?}").contains("hunter"), "{api:?} {headers:?}");
}

#[test]
fn errors_show_the_words_of_the_vendor() {
    let read = |status: u16, body: &str| {
        let response = Response::builder().status(status).header("content-type", "application/json");
        messages::CreateGroup::read_response(response.body(body.as_bytes().to_vec()).unwrap()).unwrap_err()
    };
    let error = read(400, r#"{"error":{"detail":"It is\n \u001b[1mtaken"}}"#);
    let expected = "There is a mistake in the request.";
    let shown = "There is a mistake in the request (400 Bad Request): It is \\u{1b}[1mtaken";
    assert_eq!(error.to_string(), shown);
    assert_eq!(error.vendor_message().as_deref(), Some("It is\n \u{1b}[1mtaken"));
    let documented = error.documented().unwrap();
    assert_eq!(documented.vendor_message(), error.vendor_message());
    assert_eq!(documented.to_string(), format!("{expected}: It is \\u{{1b}}[1mtaken"));
    // The words are found in a body that cannot be read whole, and in one that nothing describes.
    let error = read(409, r#"{"errors":[{".text":"one"}],"id":"x"}"#);
    assert!(error.documented().is_none() && error.to_string().contains(": one: "), "{error}");
    assert_eq!(read(503, r#"{"message":"Back at noon"}"#).vendor_message().as_deref(), Some("Back at noon"));
    assert_eq!(read(503, "<html>").vendor_message(), None);
}

#[test]
fn items_have_the_names_that_are_given_for_rust() {
    use rust_names::put_box::{Boxed, Content, Kind};

    let boxed = Boxed::new(Kind::Own).with_content(Content::Sms("a".to_owned()));
    let sms = rust_names::TwoSms::new().with_me("b").with_second("c");
    let request = rust_names::PutBox::new(boxed).with_sms(sms);
    let written = rust_names::Api::new().request(&request).unwrap();
    let expected = br#"{"box":{"kind":"self","content":{"2sms":"a"}},"sms":{"self":"b","2nd":"c"}}"#;
    assert_eq!(written.body(), expected);
}
