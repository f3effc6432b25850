//! How many of the directions of a large input survive layer after layer: the measurement behind chapter 0's last question.
//!
//! `cargo run --release -q -p crease --example rank_decay [inputs] [light|dark]` takes ten random layers as wide as the
//! input, twice and four times as wide, from seed 1, and prints the directions left after each layer, or draws them as SVG.

use crease::figure::rank_decay;
use crease::figure::rank_decay::SurvivorsView;
use crease::figure::{Palette, Theme, document};
use crease::{PixelRect, RankDecay};

const LAYERS: usize = 10;

/// In CSS pixels.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 220.0;
const PLOT: PixelRect = PixelRect {
    left: 44.0,
    top: 14.0,
    width: WIDTH - 88.0,
    height: HEIGHT - 44.0,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut asked = std::env::args().skip(1);
    let inputs = asked.next().map_or(Ok(128), |text| text.parse())?;
    let runs = [1, 2, 4].map(|times| directions(inputs, times));
    let theme = match asked.next().as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => {
            runs.iter().for_each(|run| println!("{run:?}"));
            return Ok(());
        }
    };
    let view = SurvivorsView {
        inputs,
        runs: &runs,
        plot: PLOT,
        theme,
    };
    let svg = document((WIDTH, HEIGHT), Palette::of(theme).printed, |area| {
        rank_decay::draw(area, &view)
    });
    print!("{}", svg.map_err(|error| error.to_string())?);
    Ok(())
}

fn directions(inputs: usize, times: usize) -> Vec<usize> {
    let rank_decay = RankDecay {
        inputs,
        width: times * inputs,
        layers: LAYERS,
        seed: 1,
    };
    rank_decay.directions()
}
