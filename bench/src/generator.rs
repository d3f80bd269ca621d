//! How long the generators take, and how much memory.

use std::error::Error;
use std::fs::{create_dir_all, read_dir, read_to_string, remove_dir_all, write};
use std::path::{Path, PathBuf};
use std::process::Command;

use groupwright_samples::input::{openapi, specs};

use crate::measure::{Used, median, run};
use crate::tools::Tools;

/// How often each generator runs.
const ROUNDS: usize = 5;

/// What the generators read and write, for one number of endpoints.
struct Size {
    count: usize,
    folder: PathBuf,
}

/// What the rounds of each generator took.
#[derive(Default)]
struct Taken {
    groupwright: Vec<Used>,
    progenitor: Vec<Used>,
    oas3_gen: Vec<Used>,
}

pub(crate) fn print(tools: &Tools) -> Result<(), Box<dyn Error>> {
    println!(
        "{:<30} {:>11} {:>11} {:>11} {:>11} {:>11}",
        "", "groupwright", "progenitor", "oas3-gen", "/progenitor", "/oas3-gen"
    );
    for count in [50, 500, 2_000] {
        let size = Size::written(&tools.target.join(format!("input/{count}")), count)?;
        let taken = size.taken(tools)?;
        let medians = |of: fn(&Used) -> f64| {
            [&taken.groupwright, &taken.progenitor, &taken.oas3_gen]
                .map(|used| median(used.iter().map(of).collect()))
        };
        row(&format!("generate {count} endpoints, s"), medians(|used| used.time.as_secs_f64()));
        row(&format!("generate {count} endpoints, MiB"), medians(|used| used.memory as f64 / 1_048_576.0));
        let lines = |path: &str| lines(&size.folder.join(path)).map(|lines| lines as f64 / count as f64);
        row("lines per endpoint", [lines("groupwright")?, lines("progenitor.rs")?, lines("oas3_gen")?]);
    }
    Ok(())
}

/// One row: the numbers of the three, and the ratios of the first to the others.
fn row(name: &str, [ours, progenitor, oas3_gen]: [f64; 3]) {
    let ratios = (ours / progenitor, ours / oas3_gen);
    println!(
        "{name:<30} {ours:>11.3} {progenitor:>11.3} {oas3_gen:>11.3} {:>11.2} {:>11.2}",
        ratios.0, ratios.1
    );
}

/// The lines of a file, or of all files in a folder.
fn lines(path: &Path) -> Result<usize, Box<dyn Error>> {
    if path.is_file() {
        return Ok(read_to_string(path)?.lines().count());
    }
    let mut count = 0;
    for entry in read_dir(path)? {
        count += lines(&entry?.path())?;
    }
    Ok(count)
}

impl Size {
    fn written(folder: &Path, count: usize) -> Result<Self, Box<dyn Error>> {
        if folder.exists() {
            remove_dir_all(folder)?;
        }
        create_dir_all(folder)?;
        specs::write_to(&folder.join("specs"), count)?;
        write(folder.join("openapi_3_0.json"), openapi::document("3.0.3", count).to_string())?;
        write(folder.join("openapi_3_1.json"), openapi::document("3.1.0", count).to_string())?;
        Ok(Self { count, folder: folder.to_owned() })
    }

    fn taken(&self, tools: &Tools) -> Result<Taken, Box<dyn Error>> {
        let mut taken = Taken::default();
        let rounds = if self.count > 1_000 { 1 } else { ROUNDS };
        for _ in 0..rounds {
            let output = self.folder.join("groupwright");
            if output.exists() {
                remove_dir_all(&output)?;
            }
            let mut ours = Command::new(&tools.groupwright);
            ours.arg("generate").arg("--specs").arg(self.folder.join("specs")).arg("--out").arg(output);
            taken.groupwright.push(run(&mut ours)?);
            let mut progenitor = Command::new(&tools.progenitor);
            progenitor.arg(self.folder.join("openapi_3_0.json")).arg(self.folder.join("progenitor.rs"));
            taken.progenitor.push(run(&mut progenitor)?);
            let mut oas3_gen = Command::new(&tools.oas3_gen);
            oas3_gen.args(["generate", "client-mod", "-i"]).arg(self.folder.join("openapi_3_1.json"));
            taken.oas3_gen.push(run(oas3_gen.arg("-o").arg(self.folder.join("oas3_gen")))?);
        }
        Ok(taken)
    }
}
