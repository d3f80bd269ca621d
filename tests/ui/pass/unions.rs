//! Unions of the user's own, with variants of the user's own.

use groupwright::{Endpoint, GroupEndpoint, GroupResponse, GroupUnion, GroupValue, Serve};

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "specs/union/put_search.yaml")]
struct Equal {
    to: String,
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "specs/union/put_search.yaml", rename = "Among")]
struct Several {
    any: Vec<i64>,
}

#[derive(Debug, PartialEq, GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Filter {
    Eq(Box<Equal>),
    #[groupwright(rename = "in")]
    AnyOf(Several),
}

#[derive(Debug, PartialEq, GroupValue)]
struct Most(u8);

#[derive(Debug, PartialEq, GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml", rename_all = "lowercase")]
enum Limit {
    None,
    Most(Most),
}

#[derive(Debug, PartialEq, GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Sort {
    Name(Equal),
    None,
    #[groupwright(other)]
    Another(groupwright::Json),
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "specs/union/put_search.yaml", rename = "PutSearchResponse")]
struct Found {
    filter: Filter,
}

#[derive(Debug, PartialEq, GroupEndpoint)]
#[groupwright(spec = "specs/union/put_search.yaml", response = Found)]
struct Search {
    filter: Filter,
    limit: Option<Limit>,
    sort: Option<Sort>,
}

#[test]
fn writes_and_reads_unions_of_its_own() {
    for (search, body) in [
        (
            Search {
                filter: Filter::Eq(Box::new(Equal { to: "a".to_owned() })),
                limit: Some(Limit::None),
                sort: None,
            },
            r#"{"filter":{"kind":"eq","to":"a"},"limit":false}"#,
        ),
        (
            Search {
                filter: Filter::AnyOf(Several { any: vec![1, 2] }),
                limit: Some(Limit::Most(Most(7))),
                sort: Some(Sort::Name(Equal { to: "n".to_owned() })),
            },
            r#"{"filter":{"kind":"in","any":[1,2]},"limit":7,"sort":{"name":{"to":"n"}}}"#,
        ),
        (
            Search { filter: Filter::AnyOf(Several { any: vec![] }), limit: None, sort: Some(Sort::None) },
            r#"{"filter":{"kind":"in","any":[]},"sort":{"none":{}}}"#,
        ),
    ] {
        assert_eq!(groupwright::json::write(&search).unwrap(), body);
        let request = groupwright::http::Request::put("https://api.example.com/search");
        let request = request.header("content-type", "application/json");
        let again = Search::read_request(&request.body(body.as_bytes().to_vec()).unwrap());
        assert_eq!(again.unwrap(), search);
    }
    let unknown: Search =
        groupwright::json::read(r#"{"filter":{"kind":"eq","to":"a"},"sort":{"size":{"up":true}}}"#).unwrap();
    assert_eq!(unknown.sort, Some(Sort::Another(r#"{"size":{"up":true}}"#.parse().unwrap())));
    assert_eq!(unknown.validate().unwrap_err().0[0].rule, "one_of");
    let reply = groupwright::http::Response::builder().header("content-type", "application/json");
    let reply = reply.body(br#"{"filter":{"any":["3"],"kind":"in"}}"#.to_vec()).unwrap();
    let found = Search::read_response(reply).unwrap();
    assert_eq!(found, Found { filter: Filter::AnyOf(Several { any: vec![3] }) });
}
