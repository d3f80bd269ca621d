//! A shelf is put up, refused, and seen from the server's side.

use groupwright::http::Response;
use groupwright::{ClientConfig, Credentials, Endpoint, Format, Patch, Serve};
use with_derive::{Boards, Kind, Shelf, ShelfError, Standing};

fn shelf() -> Shelf {
    Shelf {
        place: "north wing".to_owned(),
        label: "A-F".to_owned(),
        boards: Some(Boards(5)),
        kind: Some(Kind::Fiction),
        note: Patch::Null,
        attempts: 2,
    }
}

fn connection() -> ClientConfig {
    let card = Credentials::new("card").with("card", "1234");
    ClientConfig::new(Shelf::api(), "https://library.example/v2", Some(card))
}

#[test]
fn writes_and_reads_a_request_in_both_formats() {
    let request = connection().request(&shelf()).unwrap();
    assert_eq!(request.uri(), "https://library.example/v2/rooms/north%20wing/shelves");
    assert_eq!(request.body(), br#"{"label":"A-F","boards":5,"kind":"fiction","note":null}"#);
    assert_eq!(Shelf::read_request(&request).unwrap(), Shelf { attempts: 0, ..shelf() });
    let request = connection().with_format(Format::Xml).request(&shelf()).unwrap();
    let xml = "<Shelf><label>A-F</label><boards>5</boards><kind>fiction</kind><note></note></Shelf>";
    assert_eq!(std::str::from_utf8(request.body()).unwrap(), xml);
}

#[test]
fn checks_structs_against_the_rules_of_the_spec() {
    let wrong = Shelf { label: "x".repeat(13), boards: Some(Boards(10)), ..shelf() };
    let pointers: Vec<String> =
        wrong.validate().unwrap_err().iter().map(|found| found.pointer.clone()).collect();
    assert_eq!(pointers, ["/label", "/boards"]);
}

#[test]
fn reads_replies_into_derived_structs_and_errors() {
    let json =
        |status: u16, body: &str| Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap();
    let made =
        Shelf::read_response(json(201, r#"{"id": 7, "label": "A-F", "since": "2026-11-23T02:00:00Z"}"#))
            .unwrap();
    assert_eq!(made, Standing { id: 7 });
    let taken = Shelf::read_response(json(409, "A-F is taken")).unwrap_err();
    assert_eq!(taken.documented(), Some(&ShelfError::Taken("A-F is taken".to_owned())));
}
