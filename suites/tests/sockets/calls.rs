//! The clients against the sandbox.

use groupwright::Format;

use crate::case::{Asked, Case, Client, SECRET, cases};
use crate::records::recorded;
use crate::specs::{checked, sandbox, server};

/// Any address: the sandbox in process looks at the path only.
const ANYWHERE: &str = "http://127.0.0.1:9";

#[test]
fn every_spec_has_a_case() {
    let specs = checked().iter().flat_map(|checked| {
        checked.api().endpoints.iter().map(|endpoint| format!("{}/{}", checked.api().name, endpoint.name))
    });
    let cases = cases();
    let known = cases.iter().map(|case| format!("{}/{}", case.vendor, case.endpoint()));
    assert_eq!(specs.collect::<Vec<_>>(), known.collect::<Vec<_>>());
}

/// Runs `check` on each endpoint in each format of requests and of replies, with the values of the sandbox's own sample.
pub(crate) fn each(mut check: impl FnMut(&Case, &Asked<'_>)) {
    let sandbox = sandbox();
    for case in cases() {
        let sample = sandbox.sample(case.vendor, case.endpoint(), ANYWHERE).unwrap();
        let values = (case.values)(&format!("/{}", case.vendor), &sample);
        for format in case.formats() {
            let replies: Vec<Option<Format>> = case.reply_formats().into_iter().map(Some).collect();
            for reply_format in if replies.is_empty() { vec![None] } else { replies } {
                check(&case, &Asked { values: &values, format, reply_format, ..Asked::default() });
            }
        }
    }
}

#[test]
fn every_documented_reply_comes_back_as_itself_in_every_format() {
    let (server, sandbox) = (server(), sandbox());
    let clients = Client::of_sockets();
    let mut count = 0;
    let recorded = recorded(|| {
        each(|case, asked| {
            for reply in (case.table)().replies() {
                let header = Some(("Sandbox-Reply", reply.name()));
                let at =
                    |url: &str| Asked { server: format!("{url}/{}", case.vendor), header, ..asked.clone() };
                let place = format!(
                    "{}, {:?}, {:?}, {}",
                    case.vendor,
                    asked.format,
                    asked.reply_format,
                    reply.name()
                );
                let expected = (case.call)(&at(ANYWHERE), &Client::InProcess(&sandbox));
                let expected = expected.unwrap_or_else(|error| panic!("{place}: {error}"));
                assert_eq!(expected.reply, reply.name(), "{place}");
                for client in &clients {
                    assert_eq!((case.call)(&at(&server.url()), client).as_ref(), Ok(&expected), "{place}");
                    count += 1;
                }
            }
        });
    });
    assert!(count > 300, "{count}");
    for part in ["groupwright.call", "ureq"] {
        assert!(recorded.contains(part), "there is no record of {part}");
    }
    let secrets: Vec<&str> = recorded.lines().filter(|line| line.contains(SECRET)).take(3).collect();
    assert!(secrets.is_empty(), "{secrets:#?}");
    assert_eq!(server.sandbox().calls().iter().map(|call| call.problems.len()).sum::<usize>(), 0);
}

#[test]
fn every_request_succeeds_as_in_process() {
    let (server, sandbox) = (server(), sandbox());
    let clients = Client::of_sockets();
    each(|case, asked| {
        for client in &clients {
            // The first group of a sandbox, each time.
            server.sandbox().reset();
            sandbox.reset();
            let expected = (case.call)(
                &Asked { server: format!("{ANYWHERE}/{}", case.vendor), ..asked.clone() },
                &Client::InProcess(&sandbox),
            );
            let found = (case.call)(
                &Asked { server: format!("{}/{}", server.url(), case.vendor), ..asked.clone() },
                client,
            );
            assert!(expected.is_ok(), "{}: {expected:?}", case.vendor);
            assert_eq!(found, expected, "{}", case.vendor);
            let reply = found.unwrap().reply;
            let table = (case.table)().replies().iter().find(|known| known.name() == reply).unwrap();
            assert!(!table.is_error(), "{}: {reply}", case.vendor);
            let calls = server.sandbox().calls();
            assert_eq!((calls.len(), calls[0].problems.len()), (1, 0), "{calls:?}");
        }
    });
}
