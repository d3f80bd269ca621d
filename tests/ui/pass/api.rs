//! The client configuration of an API beside a struct: its credentials and servers are typed.

use groupwright::{Endpoint, GroupEndpoint};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/market/create_list.yaml", api = Market)]
struct NewList {
    name: String,
}

/// The configuration is that of the other struct.
#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/market/delete_list.yaml", client)]
struct DeleteList {
    id: u8,
}

pub mod without_credentials {
    //! An API that has neither credentials nor variables, and a struct that is public.

    use groupwright::GroupEndpoint;

    /// A tree.
    #[derive(GroupEndpoint)]
    #[groupwright(spec = "specs/tree/put_names.yaml", api = Api)]
    pub struct PutNames {
        /// The names.
        pub body: Vec<String>,
    }
}

fn header<'r>(request: &'r groupwright::http::Request<Vec<u8>>, name: &str) -> Option<&'r str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}

#[test]
fn makes_a_configuration_with_the_credentials_of_the_spec() {
    let list = NewList { name: "Readers".to_owned() };
    let market = Market::new(MarketServer::live("acme"), "t");
    let request = market.request(&list).unwrap();
    assert_eq!(request.uri(), "https://eu.example.com/acme/lists");
    assert_eq!(header(&request, "authorization"), Some("Bearer t"));

    let server = MarketServer::live("acme").with_region(NewListRegion::Us);
    let market = Market::with_keys(server, "a", "k");
    let request = market.request(&DeleteList { id: 7 }).unwrap();
    assert_eq!(request.uri(), "https://us.example.com/acme/lists/7");
    assert_eq!((header(&request, "x-account"), header(&request, "x-key")), (Some("a"), Some("k")));
    assert!(!format!("{market:?}").contains("\"k\""));

    let market = market.with_server(MarketServer::sandbox());
    assert_eq!(market.request(&list).unwrap().uri(), "https://sandbox.example.com/lists");
}

#[test]
fn makes_a_configuration_without_credentials() {
    let names = without_credentials::PutNames { body: vec!["Ada".to_owned()] };
    let request = without_credentials::Api::default().request(&names).unwrap();
    assert_eq!(request.uri(), "https://api.example.com/names");
    assert_eq!(without_credentials::PutNames::api().title(), "Example");
}
