//! Enums of one's own for what comes back: several successes, and the failures.

use groupwright::http::Response;
use groupwright::{Endpoint, GroupEndpoint, GroupResponse, GroupValue, Serve};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/delete_group.yaml", response = Deleted, error = Refused)]
struct Delete {
    id: u8,
}

#[derive(Debug, GroupResponse, PartialEq)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Deleted {
    #[groupwright(rename = "NoContent")]
    Now,
    Accepted(Ticket),
}

#[derive(Debug, GroupResponse, PartialEq)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
struct Ticket {
    number: Number,
}

#[derive(Debug, GroupValue, PartialEq)]
struct Number(u8);

#[derive(Debug, GroupResponse, PartialEq)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    NotFound(Option<String>),
    #[groupwright(other)]
    Else,
}

/// The same failures, with a type that another enum has made.
#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/delete_group.yaml", response = Deleted)]
struct Remove {
    id: u8,
}

fn response(status: u16, media_type: &str, body: &str) -> Response<Vec<u8>> {
    let response = Response::builder().status(status).header("content-type", media_type);
    response.body(body.as_bytes().to_vec()).unwrap()
}

#[test]
fn tells_replies_apart_by_enums_of_its_own() {
    let later = Delete::read_response(response(202, "application/json", r#"{"number":7}"#)).unwrap();
    assert_eq!(later, Deleted::Accepted(Ticket { number: Number(7) }));
    assert_eq!(Delete::read_response(response(204, "", "")).unwrap(), Deleted::Now);

    for (status, body, refused) in [
        (404, "no such group", Refused::NotFound(Some("no such group".to_owned()))),
        (404, "", Refused::NotFound(None)),
        (403, "", Refused::Else),
    ] {
        let error = Delete::read_response(response(status, "text/plain", body)).unwrap_err();
        assert_eq!(error.documented(), Some(&refused));
        assert_eq!(error.status(), status);
        // An error like any other, and it says what the page says.
        let error: Box<dyn std::error::Error> = error.into();
        assert!(
            error
                .to_string()
                .ends_with(&format!(" ({})", Response::builder().status(status).body(()).unwrap().status()))
        );
    }

    let answer = Delete::write_response(&Err(Refused::NotFound(None)), None).unwrap();
    assert_eq!(answer.status(), 404);
    let answer = Delete::write_response(&Ok(Deleted::Accepted(Ticket { number: Number(7) })), None).unwrap();
    assert_eq!((answer.status().as_u16(), answer.body().as_slice()), (202, br#"{"number":7}"#.as_slice()));
    let unsaid = Delete::write_response(&Err(Refused::Else), None).unwrap_err();
    assert!(unsaid.to_string().starts_with("the value represents several replies"), "{unsaid}");

    let error = Remove::read_response(response(403, "", "")).unwrap_err();
    assert_eq!(error.documented(), Some(&RemoveError::Forbidden));
    let _ = (Delete { id: 1 }, Remove { id: 1 }.id, Delete::read_request);
}
