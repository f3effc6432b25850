//! How many of the directions of a large input survive layer after layer: the measurement behind chapter 0's last question.
//!
//! `cargo run --release -q -p crease --example survivors [inputs] [layers]` prints, for layers as wide as the input, twice
//! and four times as wide, the directions left after each layer, from seed 1.

use crease::Survival;

fn main() -> Result<(), std::num::ParseIntError> {
    let mut asked = std::env::args().skip(1);
    let inputs = asked.next().map_or(Ok(128), |text| text.parse())?;
    let layers = asked.next().map_or(Ok(10), |text| text.parse())?;
    for times in [1, 2, 4] {
        let survival = Survival {
            inputs,
            width: times * inputs,
            layers,
            seed: 1,
        };
        let left: Vec<String> = (survival.directions().iter())
            .map(ToString::to_string)
            .collect();
        println!("{times} {}", left.join(" "));
    }
    Ok(())
}
