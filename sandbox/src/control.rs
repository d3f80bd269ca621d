//! The header fields of a request that choose what the sandbox does with it.

use std::time::Duration;

use groupwright_codegen::report::nearest;
use groupwright_engine::http::types::{HeaderMap, HeaderName, Request};
use groupwright_engine::shown::excerpt;
use groupwright_engine::table::{Endpoint, Reply};

/// Chooses the documented reply, by its name or its status.
const REPLY: &str = "sandbox-reply";

/// Delays the reply.
const DELAY: &str = "sandbox-delay";

/// Chooses a fault.
const FAULT: &str = "sandbox-fault";

/// Limits how often all of this happens.
const TIMES: &str = "sandbox-times";

/// What the names of all of them begin with.
const PREFIX: &str = "sandbox-";

/// The fields, as they are in lower case and as they are shown.
const FIELDS: [(&str, &str); 4] =
    [(REPLY, "Sandbox-Reply"), (DELAY, "Sandbox-Delay"), (FAULT, "Sandbox-Fault"), (TIMES, "Sandbox-Times")];

/// A reply is not delayed longer.
pub const LONGEST_DELAY: Duration = Duration::from_mins(1);

/// A fault that a request asks for with the header field `Sandbox-Fault`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection is closed without a response: `drop`.
    Drop,
    /// The connection is closed in the middle of the body, whose whole length has been said: `truncate`.
    Truncate,
    /// The caller has made too many requests: `429`.
    TooManyRequests,
}

/// What a request asks of the sandbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Control {
    pub(crate) reply: Option<String>,
    pub(crate) delay: Duration,
    pub(crate) fault: Option<Fault>,
    /// For how many requests for an endpoint that ask for it.
    pub(crate) times: Option<u32>,
}

impl Control {
    /// Reads the header fields and removes them from the request: they are none of the vendor's.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with them, as a sentence without a full stop.
    pub(crate) fn take(request: &mut Request<Vec<u8>>) -> Result<Self, String> {
        let headers = request.headers_mut();
        check_names(headers)?;
        let mut control = Self { reply: text(headers, REPLY)?, ..Self::default() };
        if let Some(delay) = text(headers, DELAY)? {
            control.delay = duration(&delay).ok_or_else(|| {
                let most = LONGEST_DELAY.as_secs();
                format!("Sandbox-Delay: expected a time such as 2s or 150ms, and no more than {most}s")
            })?;
        }
        if let Some(fault) = text(headers, FAULT)? {
            control.fault = Some(match fault.as_str() {
                "drop" => Fault::Drop,
                "truncate" => Fault::Truncate,
                "429" => Fault::TooManyRequests,
                _ => return Err("Sandbox-Fault: expected drop, truncate or 429".to_owned()),
            });
        }
        if let Some(times) = text(headers, TIMES)? {
            let number =
                times.parse().map_err(|_| "Sandbox-Times: expected a number such as 2".to_owned())?;
            if control == Self::default() {
                let what =
                    "Sandbox-Times: it limits nothing without Sandbox-Reply, Sandbox-Delay or Sandbox-Fault";
                return Err(what.to_owned());
            }
            control.times = Some(number);
        }
        Ok(control)
    }
}

/// Refuses fields that the sandbox does not have, and those that are there twice: nothing would happen, or one of two things.
fn check_names(headers: &HeaderMap) -> Result<(), String> {
    for name in headers.keys().map(HeaderName::as_str).filter(|name| name.starts_with(PREFIX)) {
        let Some((_, shown)) = FIELDS.iter().find(|(known, _)| *known == name) else {
            let name = excerpt(name);
            let near = nearest(&name, FIELDS.iter().map(|(known, _)| *known));
            let near = near.and_then(|near| FIELDS.iter().find(|(known, _)| *known == near));
            return Err(match near {
                Some((_, shown)) => format!("{name}: the sandbox has no such field; did you mean {shown}?"),
                None => {
                    let all = FIELDS.map(|(_, shown)| shown).join(", ");
                    format!("{name}: the sandbox has no such field; it has {all}")
                }
            });
        };
        if headers.get_all(name).iter().count() > 1 {
            return Err(format!("{shown}: the header field occurs more than once"));
        }
    }
    Ok(())
}

/// Returns the text of a header field and removes the field.
fn text(headers: &mut HeaderMap, name: &'static str) -> Result<Option<String>, String> {
    let Some(value) = headers.remove(name) else { return Ok(None) };
    let text = value.to_str().map_err(|_| format!("{name}: expected a text of ASCII"))?;
    Ok(Some(text.trim().to_owned()))
}

fn duration(text: &str) -> Option<Duration> {
    let duration = match text.strip_suffix("ms") {
        Some(count) => Duration::from_millis(count.trim().parse().ok()?),
        None => Duration::try_from_secs_f64(text.strip_suffix('s')?.trim().parse().ok()?).ok()?,
    };
    (duration <= LONGEST_DELAY).then_some(duration)
}

/// Returns the position of the documented reply that is asked for, and its status if that is asked for.
///
/// # Errors
///
/// Returns which replies there are.
pub(crate) fn asked(endpoint: &'static Endpoint, wanted: &str) -> Result<(usize, Option<u16>), String> {
    let replies = || endpoint.replies().iter().enumerate();
    if let Some((index, _)) = replies().find(|(_, reply)| reply.name().eq_ignore_ascii_case(wanted)) {
        return Ok((index, None));
    }
    let status: Option<u16> = wanted.parse().ok();
    let of_status = |status: u16| {
        let fitting = replies().filter_map(|(index, reply)| Some((reply.range_of(status)?.width(), index)));
        fitting.min().map(|(_, index)| (index, Some(status)))
    };
    status.and_then(of_status).ok_or_else(|| {
        let names: Vec<String> = endpoint.replies().iter().map(described).collect();
        format!("Sandbox-Reply: the endpoint has no such reply; choose one of: {}", names.join(", "))
    })
}

/// Returns the name and the statuses of a reply.
pub(crate) fn described(reply: &Reply) -> String {
    let statuses: Vec<String> = reply.statuses().map(|range| range.to_string()).collect();
    format!("{} ({})", reply.name(), statuses.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn control(name: &str, value: &str) -> Result<Control, String> {
        let mut request = Request::builder().header(name, value).header("x", "y").body(Vec::new()).unwrap();
        let control = Control::take(&mut request);
        assert_eq!(request.headers().len(), 1, "the vendor's header fields remain");
        control
    }

    #[test]
    fn reads_what_is_asked_for() {
        assert_eq!(control("Sandbox-Reply", " Created ").unwrap().reply.as_deref(), Some("Created"));
        for (text, millis) in [("2s", 2000), ("0.5s", 500), ("150ms", 150), ("0s", 0), ("60s", 60_000)] {
            assert_eq!(
                control("sandbox-delay", text).unwrap().delay,
                Duration::from_millis(millis),
                "{text}"
            );
        }
        for text in ["2", "61s", "-1s", "NaNs", "infs", "1e99s", "18446744073709551615ms", "", "s", "é"] {
            assert!(control("sandbox-delay", text).is_err(), "{text}");
        }
        assert_eq!(control("sandbox-fault", "drop").unwrap().fault, Some(Fault::Drop));
        assert_eq!(control("sandbox-fault", "429").unwrap().fault, Some(Fault::TooManyRequests));
        assert!(control("sandbox-fault", "fire").is_err());
        let mut request = Request::builder().header("sandbox-fault", "drop").header("sandbox-times", "2");
        let control_of = |request| Control::take(&mut { request });
        request = request.header("x", "y");
        assert_eq!(control_of(request.body(Vec::new()).unwrap()).unwrap().times, Some(2));
        assert!(control("sandbox-times", "2").unwrap_err().contains("limits nothing"));
        for text in ["", "-1", "two", "4294967296"] {
            assert!(control("sandbox-times", text).is_err(), "{text}");
        }
    }

    #[test]
    fn refuses_fields_that_are_there_twice_or_misspelt() {
        let of = |fields: &[(&str, &str)]| {
            let request = Request::builder();
            let request = fields.iter().fold(request, |request, (name, value)| request.header(*name, *value));
            Control::take(&mut request.body(Vec::new()).unwrap()).unwrap_err()
        };
        let twice = of(&[("Sandbox-Fault", "drop"), ("sandbox-fault", "429")]);
        assert_eq!(twice, "Sandbox-Fault: the header field occurs more than once");
        for (name, expected) in [
            ("Sandbox-Falt", "sandbox-falt: the sandbox has no such field; did you mean Sandbox-Fault?"),
            ("Sandbox-Replay", "sandbox-replay: the sandbox has no such field; did you mean Sandbox-Reply?"),
            (
                "Sandbox-",
                "sandbox-: the sandbox has no such field; it has Sandbox-Reply, Sandbox-Delay, Sandbox-Fault, Sandbox-Times",
            ),
        ] {
            assert_eq!(of(&[(name, "drop")]), expected);
        }
    }
}
