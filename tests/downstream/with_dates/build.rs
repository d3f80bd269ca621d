//! Generates the code of the specs twice: with the dates of `chrono`, and with those of `jiff`.

use std::env;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    groupwright_codegen::configure()
        .extern_type("datetime", "::chrono::DateTime<::chrono::Utc>")
        .extern_type("local_datetime", "::chrono::NaiveDateTime")
        .compile("specs")?;

    groupwright_codegen::configure()
        .extern_type("datetime", "::jiff::Timestamp")
        .extern_type("local_datetime", "::jiff::civil::DateTime")
        .out_dir(Path::new(&env::var("OUT_DIR")?).join("with_jiff"))
        .compile("specs")?;
    Ok(())
}
