//! What was generated, in the file that the environment names.

include!(env!("GENERATED"));
