//! How the time of the generator grows with its input: see `docs/benchmarks.md`.

mod samples;

use std::time::{Duration, Instant};

use groupwright_codegen::emit::Options;
use groupwright_codegen::generate::generate;
use groupwright_codegen::load::check_texts;
use groupwright_codegen::report::{Style, render};

use samples::{ROWS, Sample, chained, endpoints};

fn main() {
    // `cargo bench` says so; a run of all targets as tests only checks that the samples are read.
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let sizes: &[usize] = if is_bench { &[500, 1_000, 2_000] } else { &[2] };
    println!("{:<44} {:>9} {:>9} {:>9}", "", "bytes", "check", "generate");
    for size in sizes {
        generated(&format!("{size} endpoints"), &endpoints(*size));
    }
    for size in sizes {
        generated(&format!("{size} types in groups of ten"), &chained(*size, 10));
    }
    println!("\n{:<44} {:>9} {:>9} {:>9} {:>9}", "", "bytes", "findings", "check", "report");
    let sizes: &[usize] = if is_bench { &[256 * 1024, 1024 * 1024 - 1] } else { &[256] };
    for row in ROWS {
        for size in sizes {
            found(row.name, &row.sample(*size));
        }
    }
}

fn generated(name: &str, sample: &Sample) {
    let (checked, check) = timed(|| sample.check());
    let (report, checked) = checked;
    let checked = checked.unwrap_or_else(|| exit(&render(&report, Style::Lines)));
    let (files, generate) = timed(|| generate(&[checked], &Options::default()));
    if let Err(error) = files {
        exit(&error.to_string());
    }
    println!("{name:<44} {:>9} {:>7.3} s {:>7.3} s", sample.bytes(), seconds(check), seconds(generate));
}

fn found(name: &str, sample: &Sample) {
    let ((report, _), check) = timed(|| sample.check());
    let (text, shown) = timed(|| render(&report, Style::Text { color: false }));
    let count = report.diagnostics().len();
    assert_eq!(text.is_empty(), count == 0, "findings are shown");
    let (check, shown) = (seconds(check), seconds(shown));
    println!("{name:<44} {:>9} {count:>9} {check:>7.3} s {shown:>7.3} s", sample.bytes());
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = run();
    (made, start.elapsed())
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

fn exit(why: &str) -> ! {
    eprintln!("{why}");
    std::process::exit(1)
}

impl Sample {
    fn check(&self) -> (groupwright_codegen::report::Report, Option<groupwright_codegen::check::Checked>) {
        let endpoints = self.endpoints.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        check_texts("vendor", &self.api, &endpoints.collect::<Vec<_>>()).into_parts()
    }

    fn bytes(&self) -> usize {
        self.api.len() + self.endpoints.iter().map(|(_, text)| text.len()).sum::<usize>()
    }
}
