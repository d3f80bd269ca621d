//! Opens a reading circle, and answers as the library does.

use std::error::Error;

use groupwright::Serve;
use with_build::reading_room::create_circle::{Book, CreateCircleCreated};
use with_build::reading_room::{Api, Circle, CreateCircle, CreateCircleResponse, Level};

fn main() -> Result<(), Box<dyn Error>> {
    let api = Api::new("card-7");
    let circle = CreateCircle::new("north wing", "Sea stories", Level::Everyone)
        .with_books([Book::new("978-0", "Typee & Omoo")]);
    let request = api.request(&circle)?;
    println!("{} {}", request.method(), request.uri());
    println!("{}", String::from_utf8_lossy(request.body()));

    let asked = CreateCircle::read_request(&request)?;
    assert_eq!(asked, circle);
    let place = "https://reading-room.example/v1/circles/7".parse()?;
    let opened = CreateCircleCreated::new(place, Circle::new(7, &asked.title, asked.level));
    let answer = CreateCircle::write_response(&Ok(CreateCircleResponse::Created(opened)), None)?;

    match CreateCircle::read_response(answer)? {
        CreateCircleResponse::Created(made) => println!("{} is at {}", made.body.title, made.location),
        CreateCircleResponse::Accepted(word) => println!("{word}"),
        other => println!("{other:?}"),
    }
    Ok(())
}
