//! A struct of your own in place of the generated one: `cargo run -p groupwright-tests --example own_struct`.

use groupwright::http::Response;
use groupwright::{Endpoint, Format, GroupEndpoint, GroupResponse, GroupValue};

/// A contact group, as this program has it.
#[derive(Debug, GroupEndpoint)]
#[groupwright(spec = "../specs/checkmarket/create_group.yaml", response = Created, api = CheckMarket)]
struct Team {
    #[groupwright(rename = "Name")]
    title: String,
    group_folder_id: Option<FolderId>,
    #[groupwright(skip)]
    attempts: u32,
}

/// The number of a folder: 0 to 32767, says the page.
#[derive(Clone, Copy, Debug, PartialEq, GroupValue)]
struct FolderId(u16);

/// What this program needs of the reply.
#[derive(Debug, GroupResponse)]
#[groupwright(spec = "../specs/checkmarket/create_group.yaml")]
struct Created {
    #[groupwright(rename = "Data")]
    id: i64,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let team = Team { title: "Readers".to_owned(), group_folder_id: Some(FolderId(7)), attempts: 1 };

    let api = CheckMarket::new("m", "k");
    let request = api.with_format(Format::Json).request(&team)?;
    println!("{} {}", request.method(), request.uri());
    println!("{}", String::from_utf8_lossy(request.body()));
    assert_eq!(request.body(), br#"{"Name":"Readers","GroupFolderId":7}"#);

    let body = r#"{"Meta":{"Status":200,"Timestamp":"2024-04-18T04:22:49Z"},"Data":42}"#;
    let response = Response::builder().header("content-type", "application/json").body(body.into())?;
    let created = Team::read_response(response)?;
    println!("{created:?} after {} attempts", team.attempts);
    assert_eq!(created.id, 42);

    let long = Team { title: "x".repeat(101), group_folder_id: None, attempts: 1 };
    if let Err(violations) = long.validate() {
        println!("{violations}");
    }
    Ok(())
}

#[test]
fn example_runs() -> Result<(), Box<dyn std::error::Error>> {
    main()
}
