//! A server that reads requests into a struct of your own: `cargo run -p groupwright-tests --example own_server`.

use std::error::Error;

use groupwright::http::{Request, Response};
use groupwright::{GroupEndpoint, ReadRequestError, Serve};

/// A contact group with all that a client may send.
#[derive(Debug, GroupEndpoint)]
#[groupwright(spec = "../specs/checkmarket/create_group.yaml")]
struct Team {
    name: String,
    description: Option<String>,
    group_folder_id: Option<u16>,
}

/// What is answered to a request: in the format that it asks for, and with the status that fits what is wrong with it.
fn answer(request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Box<dyn Error>> {
    let team = match Team::read_request(request) {
        Ok(team) => team,
        Err(error) => {
            let status = match error {
                ReadRequestError::NotThisEndpoint { .. } => 404,
                ReadRequestError::NotAcceptable { .. } => 406,
                ReadRequestError::UnsupportedMediaType { .. }
                | ReadRequestError::UnsupportedContentCoding { .. } => 415,
                _ => 422,
            };
            return Ok(Response::builder().status(status).body(error.to_string().into_bytes())?);
        }
    };
    println!("{team:?}");
    let meta = TeamMetaData::new(200, "2024-04-18T04:22:49Z".parse()?);
    let outcome = match team.name.as_str() {
        "busy" => Err(TeamError::TooManyRequests),
        _ => Ok(TeamResponse::new(meta, 42)),
    };
    Ok(Team::write_response(&outcome, Team::reply_format(request))?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let post = |path: &str, accept: &str, body: &str| {
        let request = Request::post(path).header("content-type", "application/json").header("accept", accept);
        request.body(body.as_bytes().to_vec())
    };
    for (path, accept, body, status, said) in [
        ("/3/ContactGroups", "*/*", r#"{"Name":"Readers","GroupFolderId":7}"#, 200, r#""Data":42}"#),
        ("/3/ContactGroups", "*/*", r#"{"Name":"busy"}"#, 429, ""),
        ("/3/ContactGroups", "*/*", r#"{"Nam":"Readers"}"#, 422, r#"the required member "Name" is missing"#),
        ("/3/ContactGroups", "image/png", r#"{"Name":"Readers"}"#, 406, r#"no reply can be of "image/png""#),
        ("/Contacts", "*/*", "{}", 404, "expected `POST /3/ContactGroups`; the request is `POST /Contacts`"),
    ] {
        let response = answer(&post(path, accept, body)?)?;
        let text = String::from_utf8_lossy(response.body());
        println!("{} {text}", response.status());
        assert_eq!(response.status(), status);
        assert!(text.contains(said), "{text}");
    }
    Ok(())
}

#[test]
fn example_runs() -> Result<(), Box<dyn Error>> {
    main()
}
