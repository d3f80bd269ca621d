//! A body that is no structure.

use groupwright::{ClientConfig, Endpoint, GroupEndpoint};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/tree/put_names.yaml")]
struct PutNames {
    body: Vec<String>,
}

fn main() {
    let names = PutNames { body: vec!["Friends".to_owned()] };
    let connection = ClientConfig::new(PutNames::api(), "https://api.example.com", None);
    assert_eq!(connection.request(&names).unwrap().body(), br#"["Friends"]"#);
}
