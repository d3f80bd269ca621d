//! Errors with their sources, as one text.

use std::error::Error;

/// The text of an error and those of its sources, but for what the text before it says already. It is shown on one line, where lines
/// are what is shown.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        let own = source.to_string();
        if !text.contains(&own) {
            text.push_str(": ");
            text.push_str(&own);
        }
        next = source.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use groupwright::client::{CallError, TransportError, TransportErrorKind};

    use super::*;

    #[test]
    fn shows_each_error_once() {
        let inner =
            TransportError::before_sending(TransportErrorKind::Other).with_source("bad certificate file");
        let text = chain(&CallError::<()>::Transport(inner));
        assert_eq!(text.matches("the exchange with the server failed").count(), 1, "{text}");
        assert!(text.ends_with("see the error's source: bad certificate file"), "{text}");
        let same =
            TransportError::new(TransportErrorKind::Timeout).with_message("no route").with_source("no route");
        assert_eq!(chain(&same).matches("no route").count(), 1);
    }
}
