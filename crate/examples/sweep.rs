//! Trains the networks of a sweep on all cores, and writes a line of CSV for each on standard output.
//!
//! ```text
//! cargo run --release -q -p crease --example sweep -- --print-default > recipe.json
//! cargo run --release -q -p crease --example sweep -- recipe.json > runs.csv
//! cargo run --release -q -p crease --example sweep -- recipe.json --part 2/8 > part2.csv
//! ```
//!
//! On a cluster its own scheduler spreads the parts: a Slurm array, then GNU parallel, with `target/release/examples` on the path.
//!
//! ```text
//! sbatch --wait --array=1-20 --wrap 'sweep recipe.json --part $SLURM_ARRAY_TASK_ID/20 > part-$SLURM_ARRAY_TASK_ID.csv'
//! cat $(seq -f 'part-%g.csv' 20) > runs.csv
//!
//! cargo build --release -q -p crease --example sweep
//! parallel -k sweep recipe.json --part {}/20 ::: $(seq 20) > runs.csv
//! ```
//!
//! A recipe is a file of JSON as the first line writes it, a sweep's link, a file with one, or the name of a ready-made sweep. `--print-default` may name another
//! ready-made sweep. Parts hold runs that follow each other; the first has the heading, so that all of them, put behind each other
//! in order, are the file that a whole sweep writes, byte for byte. `--json` writes everything that is known of each run instead.
//! `--lab` with a folder writes what the page `lab/` opens with: the outcomes as bytes, the heat maps, and the finding.
//! A recipe that cannot be used: one line on standard error, exit code 2.

use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;

use crease::figure::Theme;
use crease::measure::sweep::{Outcome, Run};
use crease::publish::lab::LabFigure;
use crease::publish::sweep::{SweepFile, duration, heading, line, read_recipe, write_recipe};
use crease::scene::Sweep;
use crease::scene::sweep::{READY, is_sweep};
use crease::session::Lab;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

/// Runs trained before their lines are written.
const CHUNK: usize = 512;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match *words.as_slice() {
        ["--print-default"] => print_ready(READY[0].0),
        ["--print-default", name] => print_ready(name),
        [recipe] => sweep(recipe, None),
        [recipe, "--json"] => trained(recipe).and_then(|lab| {
            let file = SweepFile::of(lab.sweep(), lab.outcomes());
            let text = serde_json::to_string(&file).map_err(told)? + "\n";
            write(text.as_bytes())
        }),
        [recipe, "--lab", folder] => write_lab(recipe, Path::new(folder)),
        [recipe, "--part", part] | ["--part", part, recipe] => sweep(recipe, Some(part)),
        _ => Err("give a recipe, and perhaps --part k/n or --json; or --print-default".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn print_ready(name: &str) -> Result<(), String> {
    let names = || READY.map(|(name, _)| name).join(", ");
    let ready = READY.iter().find(|(known, _)| *known == name);
    let (_, link) = ready.ok_or_else(|| format!("{name} is none of {}", names()))?;
    let recipe = write_recipe(&read_recipe(link)?).map_err(told)?;
    write(recipe.as_bytes())
}

/// The recipe of a file, a link, or the name of a ready-made sweep.
fn read(recipe: &str) -> Result<Sweep, String> {
    if let Some((_, link)) = READY.iter().find(|(name, _)| *name == recipe) {
        return read_recipe(link);
    }
    if is_sweep(recipe) {
        return read_recipe(recipe);
    }
    let text = std::fs::read_to_string(recipe).map_err(|error| format!("{recipe}: {error}"))?;
    read_recipe(&text).map_err(|problem| format!("{recipe}: {problem}"))
}

fn sweep(recipe: &str, part: Option<&str>) -> Result<(), String> {
    let sweep = read(recipe)?;
    let part = part.unwrap_or("1/1");
    let (is_first, runs) = part_of(part, sweep.run_count())
        .ok_or_else(|| format!("{part} is no part k/n with 1 ≤ k ≤ n"))?;
    tell_estimate(&sweep, runs.len());
    let bar = bar(runs.len());
    if is_first {
        write(heading(&sweep).as_bytes())?;
    }
    for start in runs.clone().step_by(CHUNK) {
        let chunk = start..runs.end.min(start + CHUNK);
        let lines: Vec<String> = chunk
            .into_par_iter()
            .map(|run| {
                let outcome = outcome(&sweep, run)?;
                bar.inc(1);
                Ok(line(&sweep, run, &outcome))
            })
            .collect::<Result<_, String>>()?;
        write(lines.concat().as_bytes())?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// All of a sweep, with everything that is known of its runs.
fn trained(recipe: &str) -> Result<Lab, String> {
    let sweep = read(recipe)?;
    let bar = bar(sweep.run_count());
    let outcomes: Vec<Outcome> = (0..sweep.run_count())
        .into_par_iter()
        .map(|run| {
            let outcome = outcome(&sweep, run);
            bar.inc(1);
            outcome
        })
        .collect::<Result<_, String>>()?;
    bar.finish_and_clear();
    let mut lab = Lab::new(sweep);
    for (run, outcome) in outcomes.into_iter().enumerate() {
        lab.take(run, outcome);
    }
    Ok(lab)
}

/// Writes what the page opens with.
fn write_lab(recipe: &str, folder: &Path) -> Result<(), String> {
    /// The size of the heat maps on the page, in CSS pixels.
    const SIZE: (f64, f64) = (960.0, 420.0);
    let lab = trained(recipe)?;
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).map_err(told);
    put("lab.bin", &lab.bytes())?;
    for (name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        let svg = LabFigure::HeatMaps.svg(&lab, SIZE, theme)?;
        put(&format!("lab-{name}.svg"), svg.as_bytes())?;
    }
    let told_of = serde_json::json!({ "recipe": lab.readout(), "finding": lab.finding() });
    put("lab.json", told_of.to_string().as_bytes())
}

fn outcome(sweep: &Sweep, run: usize) -> Result<Outcome, String> {
    let setup = sweep.setup(sweep.place(run)).map_err(told)?;
    let mut run = Run::begin(setup);
    while run.advance(u64::MAX) {}
    Ok(run.outcome())
}

/// Says on a terminal how many runs there are, and about how long they take.
fn tell_estimate(sweep: &Sweep, runs: usize) {
    let processors = u32::try_from(rayon::current_num_threads()).unwrap_or(u32::MAX);
    let share = runs as f64 / sweep.run_count().max(1) as f64;
    let seconds = share * sweep.seconds(processors);
    if io::stderr().is_terminal() {
        eprintln!(
            "{runs} runs, about {} on {processors} processors",
            duration(seconds)
        );
    }
}

/// Whether it is the first, and the runs of part k of n, as `k/n`: the parts differ by one run at most.
fn part_of(text: &str, runs: usize) -> Option<(bool, Range<usize>)> {
    let (part, parts) = text.split_once('/')?;
    let (part, parts): (usize, usize) = (part.parse().ok()?, parts.parse().ok()?);
    let start = |part: usize| Some(runs.checked_mul(part)? / parts);
    ((1..=parts).contains(&part)).then_some(())?;
    Some((part == 1, start(part - 1)?..start(part)?))
}

/// A bar on a terminal, with the time left; nothing elsewhere.
fn bar(runs: usize) -> ProgressBar {
    let target = if io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(runs as u64), target);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} runs, {eta} left") {
        bar.set_style(style);
    }
    bar
}

/// What is written to nobody any more, because they have read enough, is no error.
fn write(bytes: &[u8]) -> Result<(), String> {
    match io::stdout().write_all(bytes) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        result => result.map_err(told),
    }
}

fn told(error: impl ToString) -> String {
    error.to_string()
}
