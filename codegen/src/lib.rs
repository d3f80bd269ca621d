//! groupwright-codegen.
