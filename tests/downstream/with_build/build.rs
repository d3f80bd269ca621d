//! Generates the code of the specs.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    groupwright_codegen::configure()
        .derive("reading_room", "Eq, Hash")
        .derive("reading_room.create_circle.Book", "PartialOrd, Ord")
        .field_attribute("reading_room.create_circle.Book.isbn", "#[doc(alias = \"ean\")]")
        .extern_type("datetime", "crate::instant::Instant")
        .compile("specs")?;
    Ok(())
}
