//! How fast the walks are beside the crates that people use in their place, on the same types: see `docs/benchmarks.md`.

#![expect(clippy::expect_used, reason = "a sample that fails is a bug of this program")]

mod bodies;
mod form;
mod group;
mod invitation;
mod measure;
mod record;
mod reply;
mod rules;
mod walk;

use measure::Bench;

fn main() {
    // `cargo bench` says so; a run of all targets as tests only checks.
    let bench = Bench::new(std::env::args().any(|argument| argument == "--bench"));
    bodies::rows(&bench, "", &reply::sample(4), 500);
    bodies::rows(&bench, ", large", &reply::sample(200), 20);
    form::rows(&bench);
    rules::rows(&bench);
}
