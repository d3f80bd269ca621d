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
        match count {
            50 => {
                let [ours, theirs] = size.unoptimized(tools)?;
                println!(
                    "{:<30} {ours:>11.3} {theirs:>11.3} {:>11} {:>11.2}",
                    "unoptimized, s",
                    "",
                    ours / theirs
                );
            }
            500 => {
                let again = size.again(tools)?;
                let first = median(taken.groupwright.iter().map(|used| used.time.as_secs_f64()).collect());
                println!("{:<30} {again:>11.3}, {:.2} of a first run", "nothing changed, s", again / first);
            }
            _ => {}
        }
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
            taken.groupwright.push(self.groupwright(&tools.groupwright)?);
            taken.progenitor.push(self.progenitor(&tools.progenitor)?);
            let mut oas3_gen = Command::new(&tools.oas3_gen);
            oas3_gen.args(["generate", "client-mod", "-i"]).arg(self.folder.join("openapi_3_1.json"));
            taken.oas3_gen.push(run(oas3_gen.arg("-o").arg(self.folder.join("oas3_gen")))?);
        }
        Ok(taken)
    }

    /// What a first run of Groupwright takes.
    fn groupwright(&self, program: &Path) -> Result<Used, Box<dyn Error>> {
        let output = self.folder.join("groupwright");
        if output.exists() {
            remove_dir_all(&output)?;
        }
        self.groupwright_again(program)
    }

    fn groupwright_again(&self, program: &Path) -> Result<Used, Box<dyn Error>> {
        let mut ours = Command::new(program);
        ours.arg("generate").arg("--specs").arg(self.folder.join("specs"));
        run(ours.arg("--out").arg(self.folder.join("groupwright")))
    }

    fn progenitor(&self, program: &Path) -> Result<Used, Box<dyn Error>> {
        let (from, into) = (self.folder.join("openapi_3_0.json"), self.folder.join("progenitor.rs"));
        run(Command::new(program).arg(from).arg(into))
    }

    /// The seconds of Groupwright where its files are as it left them.
    fn again(&self, tools: &Tools) -> Result<f64, Box<dyn Error>> {
        let all: Result<Vec<_>, _> =
            (0..ROUNDS).map(|_| self.groupwright_again(&tools.groupwright)).collect();
        Ok(median(all?.iter().map(|used| used.time.as_secs_f64()).collect()))
    }

    /// The seconds of Groupwright and progenitor without optimizations.
    fn unoptimized(&self, tools: &Tools) -> Result<[f64; 2], Box<dyn Error>> {
        let mut all = [Vec::new(), Vec::new()];
        let [ours, theirs] = &tools.unoptimized;
        for _ in 0..ROUNDS {
            all[0].push(self.groupwright(ours)?.time.as_secs_f64());
            all[1].push(self.progenitor(theirs)?.time.as_secs_f64());
        }
        Ok(all.map(median))
    }
}
