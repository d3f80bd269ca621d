//! The command as a person runs it: what it prints and how it ends.

mod create;
mod credentials;
mod digits;
mod messages;
mod places;
mod progress;
mod proxy;
mod refused;
mod replies;
mod run;
mod sandbox;
mod send;
mod served;
mod settings;
mod specs;
