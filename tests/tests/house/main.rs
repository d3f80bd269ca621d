//! House rules: what every file and every manifest of the workspace keeps to.

mod absences;
mod dependencies;
mod files;
mod manifests;
mod names;
mod sources;
mod specs;
mod tree;
