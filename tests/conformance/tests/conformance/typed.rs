//! What only generated code has: the constructors of clients.

use groupwright_conformance::{Stamp, servers, signatures};

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
fn signer_is_an_argument() {
    let api = signatures::Api::new("a", "hunter2", Stamp);
    let written = api.request(&signatures::PutName::new("Ann")).unwrap();
    assert_eq!(written.headers()["x-signature"], "PUT /name 14 7");
    assert!(!format!("{api:?}").contains("hunter2"));
}
