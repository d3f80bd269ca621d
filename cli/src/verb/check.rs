//! `check`: parses and checks specs.

use groupwright_codegen::load::load;
use groupwright_codegen::report::{Style, render};

use super::print;
use crate::arguments::{Check, ErrorFormat};
use crate::exit::{Exit, Failure};
use crate::spec::text_style;

pub(crate) fn run(arguments: &Check) -> Result<Exit, Failure> {
    let (report, loaded) = load(&arguments.paths).map_err(|error| Failure(error.to_string()))?.into_parts();
    let style = match arguments.error_format {
        ErrorFormat::Text => text_style(&std::io::stdout()),
        ErrorFormat::Json => Style::Json,
        ErrorFormat::Github => Style::Github,
    };
    let nothing = report.diagnostics().is_empty();
    if nothing && matches!(arguments.error_format, ErrorFormat::Text) {
        let endpoints: usize = loaded.apis.iter().map(|checked| checked.api().endpoints.len()).sum();
        let many = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let said =
            format!("{}: {}, no findings\n", many(loaded.files.len(), "file"), many(endpoints, "endpoint"));
        print(said.as_bytes())?;
    } else {
        print(render(&report, style).as_bytes())?;
    }
    Ok(if nothing { Exit::Success } else { Exit::Findings })
}
