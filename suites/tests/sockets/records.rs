//! What is recorded while calls are made: the spans of `tracing`, and what the crates of the clients write to `log`.

use std::fmt::{Debug, Write as _};
use std::sync::Mutex;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Everything that is recorded.
static RECORDS: Mutex<String> = Mutex::new(String::new());

fn add(text: &str) {
    RECORDS.lock().unwrap().push_str(text);
}

/// Returns what is recorded while a function runs, of all threads, at all levels of `tracing` and at that of debugging of `log`. At the level
/// of traces, the crate `ureq` writes whole URLs, as the documentation of the client says.
pub(crate) fn recorded(run: impl FnOnce()) -> String {
    struct Logger;
    impl log::Log for Logger {
        fn enabled(&self, _: &log::Metadata<'_>) -> bool {
            true
        }

        fn log(&self, record: &log::Record<'_>) {
            add(&format!("\n{} {}", record.target(), record.args()));
        }

        fn flush(&self) {}
    }
    log::set_logger(&Logger).unwrap();
    log::set_max_level(log::LevelFilter::Debug);
    // For all threads: which spans are recorded is decided once, by the thread that is first to have one.
    tracing::subscriber::set_global_default(Recorder).unwrap();
    run();
    std::mem::take(&mut *RECORDS.lock().unwrap())
}

/// Keeps the fields of all spans and events, each as `name=value`.
struct Recorder;

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, "{}={value:?} ", field.name()).unwrap();
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields(format!("\n{} ", span.metadata().name()));
        span.record(&mut fields);
        add(&fields.0);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut fields = Fields(String::new());
        values.record(&mut fields);
        add(&fields.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields(format!("\n{} ", event.metadata().target()));
        event.record(&mut fields);
        add(&fields.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
