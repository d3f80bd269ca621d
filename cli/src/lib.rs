//! groupwright-cli.
