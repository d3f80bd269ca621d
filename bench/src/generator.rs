//! How long the generators take, and how much memory.

use std::error::Error;
use std::fs::{create_dir_all, read_dir, read_to_string, remove_dir_all, write};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::input::{openapi, specs};
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
    println!("{:<44} {:>10} {:>12} {:>10} {:>8} {:>8}", "", "groupwright", "progenitor", "oas3-gen", "", "");
    for count in [50, 500, 2_000] {
        let size = Size::written(&tools.target.join(format!("input/{count}")), count)?;
        let taken = size.taken(tools)?;
        let time = |used: &[Used]| median(used.iter().map(|used| used.time.as_secs_f64()).collect());
        let memory = |used: &[Used]| median(used.iter().map(|used| used.memory as f64).collect()) / 1048576.0;
        row(&format!("generate {count} endpoints, s"), &taken, time);
        row(&format!("generate {count} endpoints, MiB"), &taken, memory);
        let lines = |path: &str| lines(&size.folder.join(path)).map(|lines| lines as f64 / count as f64);
        println!(
            "lines per endpoint: {:.0} {:.0} {:.0}",
            lines("groupwright")?,
            lines("progenitor.rs")?,
            lines("oas3_gen")?
        );
    }
    Ok(())
}

fn row(name: &str, taken: &Taken, of: impl Fn(&[Used]) -> f64) {
    let (ours, progenitor, oas3) = (of(&taken.groupwright), of(&taken.progenitor), of(&taken.oas3_gen));
    println!(
        "{name:<44} {ours:>10.3} {progenitor:>12.3} {oas3:>10.3} {:>8.2} {:>8.2}",
        ours / progenitor,
        ours / oas3
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
