//! The chapters' claims about training, checked on this engine: its laws, and the counts given in the text.
//!
//! A run can be repeated bit for bit, so a count over seeds is exact. If it changes, the text is no longer true.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use crease::train::{Decay, dead_units};
use crease::{
    Activation, CellComplex, DatasetSpec, Initializer, Layer, Network, Optimizer, Point, Preset,
    Rect, Sample, Scheme, Trainer, TrainerConfig, UnitId, evaluate,
};

const ABSOLUTE: Activation = Activation::Leaky { slope: -1.0 };
const LEAKY: Activation = Activation::Leaky { slope: 0.125 };

/// Counts that the text gives, each held by a test below. Of 20 runs that solve XOR: 2 ReLU units, 2 |z|, and 4 ReLU units.
const TWO_RELUS_TWO_ABSOLUTE: [u32; 2] = [0, 14];
const FOUR_RELUS: u32 = 19;
/// Deaths and returns in the first layer, of 40 runs by optimiser and learning rate.
const FIRST_LAYER: [(Optimizer, f32, (u32, u32)); 5] = [
    (Optimizer::Sgd, 1.0, (3, 0)),
    (Optimizer::Sgd, 3.0, (13, 0)),
    (Optimizer::Sgd, 10.0, (320, 0)),
    (Optimizer::Momentum, 1.0, (142, 10)),
    (Optimizer::Adam, 0.3, (107, 36)),
];
/// Deaths and returns in the second layer, of 20 runs at a learning rate of 0.3.
const SECOND_LAYER: (u32, u32) = (104, 97);
/// Learning rates, and how many of 240 units end dead.
const CLIFF: ([f32; 4], [u32; 4]) = ([0.1, 1.0, 3.0, 10.0], [3, 3, 12, 240]);
/// Of 30 dead units those that come back: by decay of the bias, of the weights, of both; and by L2 on both with Adam.
const REVIVED: ([u32; 3], u32) = ([30, 0, 0], 28);
/// Of 30 runs those that solve XOR with ReLU and with a leak: at rates of 6 and 10, and where biases start at −2.
const LEAKS: [[u32; 2]; 3] = [[16, 30], [0, 0], [0, 19]];

/// Runs that differ only in the seed of the samples, the initial weights and the batches.
#[derive(Clone, Copy)]
struct Runs {
    preset: Preset,
    noise: u8,
    widths: &'static [usize],
    activation: Activation,
    scheme: Scheme,
    bias: f32,
    training: TrainerConfig,
    steps: u64,
}

/// Plain gradient descent of 8 units on the XOR preset.
fn runs() -> Runs {
    Runs {
        preset: Preset::Xor,
        noise: 10,
        widths: &[2, 8, 1],
        activation: Activation::Relu,
        scheme: Scheme::default(),
        bias: 0.0,
        training: TrainerConfig {
            optimizer: Optimizer::Sgd,
            learning_rate: 0.1,
            ..TrainerConfig::default()
        },
        steps: 1000,
    }
}

impl Runs {
    fn with(self, optimizer: Optimizer, learning_rate: f32) -> Self {
        let training = TrainerConfig {
            optimizer,
            learning_rate,
            ..self.training
        };
        Self { training, ..self }
    }

    fn samples(&self, seed: u32) -> Vec<Sample> {
        let spec = DatasetSpec {
            preset: self.preset,
            seed,
            noise: self.noise,
            test_share: 0,
            ..DatasetSpec::default()
        };
        spec.samples()
    }

    fn start(&self, seed: u32, samples: &[Sample]) -> Trainer {
        let seed = u64::from(seed);
        let recipe = Initializer {
            scheme: self.scheme,
            seed,
            bias: self.bias,
            ..Initializer::default()
        };
        let network = recipe.network(self.activation, self.widths).unwrap();
        let config = TrainerConfig {
            seed,
            ..self.training
        };
        Trainer::new(&network, samples, config)
    }

    /// The samples and the network at the end of one run.
    fn end(&self, seed: u32) -> (Vec<Sample>, Network) {
        let samples = self.samples(seed);
        let mut trainer = self.start(seed, &samples);
        // A run that diverges stops at its last finite weights.
        let _ = trainer.train(self.steps);
        (samples, trainer.network())
    }

    /// Number of runs that end with at least this share of their samples classified correctly.
    fn solved(&self, seeds: u32, accuracy: f64) -> u32 {
        let solves = |&seed: &u32| {
            let (samples, network) = self.end(seed);
            evaluate(&network, &samples).accuracy >= accuracy
        };
        count((0..seeds).filter(solves))
    }

    /// Number of dead units at the end of all runs.
    fn dead(&self, seeds: u32) -> u32 {
        let dead = (0..seeds).flat_map(|seed| {
            let (samples, network) = self.end(seed);
            dead_units(&network, &samples)
        });
        count(dead)
    }

    /// Number of units of a layer that died, and number that came back, observed after every step.
    fn deaths_and_returns(&self, seeds: u32, layer: usize) -> (u32, u32) {
        let (mut deaths, mut returns) = (0, 0);
        for seed in 0..seeds {
            let samples = self.samples(seed);
            let mut trainer = self.start(seed, &samples);
            let dead = |trainer: &Trainer| {
                let mut dead = dead_units(&trainer.network(), &samples);
                dead.retain(|unit| unit.layer == layer);
                dead
            };
            let mut before = dead(&trainer);
            for _ in 0..self.steps {
                if trainer.train(1).is_err() {
                    break;
                }
                let now = dead(&trainer);
                deaths += count(now.iter().filter(|unit| !before.contains(unit)));
                returns += count(before.iter().filter(|unit| !now.contains(unit)));
                before = now;
            }
        }
        (deaths, returns)
    }
}

fn count(items: impl Iterator) -> u32 {
    items.fold(0, |count, _| count + 1)
}

/// The claim behind "why not |x|?".
#[test]
fn two_absolute_units_learn_xor_where_two_relus_never_do() {
    let two = Runs {
        widths: &[2, 2, 1],
        steps: 3000,
        ..runs()
    };
    let solved = [Activation::Relu, ABSOLUTE].map(|activation| {
        let runs = Runs { activation, ..two };
        runs.with(Optimizer::Adam, 0.03).solved(20, 0.99)
    });
    assert_eq!(solved, TWO_RELUS_TWO_ABSOLUTE);
    // One |z| is two ReLUs back to back: so as many of these as make the folds.
    let four = Runs {
        widths: &[2, 4, 1],
        ..two
    };
    let four = four.with(Optimizer::Adam, 0.03).solved(20, 0.99);
    assert_eq!(four, FOUR_RELUS);
}

/// A unit that is off on every sample has no gradient, whatever the optimiser.
#[test]
fn a_unit_dead_from_the_start_stays_unchanged_to_the_bit() {
    let unit = UnitId::new(0, 3);
    for (optimizer, _) in Optimizer::NAMES {
        let runs = runs().with(optimizer, 0.03);
        for seed in 0..5 {
            let samples = runs.samples(seed);
            let mut network = runs.start(seed, &samples).network();
            network.set_bias(unit, -20.0).unwrap();
            let mut trainer = Trainer::new(&network, &samples, runs.training);
            trainer.train(1000).unwrap();
            let ended = trainer.network();
            assert_ne!(ended, network);
            assert_eq!(ended.layers()[0].row(3), network.layers()[0].row(3));
            assert_eq!(ended.bias(unit), network.bias(unit));
            assert!(dead_units(&ended, &samples).contains(&unit));
        }
    }
}

/// In the first layer plain gradient descent never brings a unit back; momentum and Adam may.
#[test]
#[ignore = "a statistic that takes seconds: `npm test -- \"long statistics\"`"]
fn first_layer_units_return_only_with_an_optimiser_that_keeps_running_means() {
    let short = Runs {
        scheme: Scheme::He,
        steps: 300,
        ..runs()
    };
    for (optimizer, rate, expected) in FIRST_LAYER {
        let found = short.with(optimizer, rate).deaths_and_returns(40, 0);
        assert_eq!(found, expected, "{optimizer:?} at {rate}");
    }
}

/// Units of the second layer have inputs that change, so they can come back.
#[test]
#[ignore = "a statistic that takes seconds: `npm test -- \"long statistics\"`"]
fn second_layer_units_come_back_under_plain_descent() {
    let deep = Runs {
        widths: &[2, 8, 8, 1],
        scheme: Scheme::He,
        steps: 300,
        ..runs()
    };
    let deep = deep.with(Optimizer::Sgd, 0.3);
    let found = [0, 1].map(|layer| deep.deaths_and_returns(20, layer));
    assert_eq!(found, [(0, 0), SECOND_LAYER]);
}

/// Below a layer whose units are all dead nothing learns; above it something still can.
#[test]
fn a_dead_layer_lets_nothing_through() {
    let runs = Runs {
        widths: &[2, 6, 4, 1],
        ..runs()
    };
    for (optimizer, _) in Optimizer::NAMES {
        let samples = runs.samples(1);
        let mut network = runs.start(1, &samples).network();
        for unit in 0..4 {
            network.set_bias(UnitId::new(1, unit), -50.0).unwrap();
        }
        let training = runs.with(optimizer, 0.1).training;
        let mut trainer = Trainer::new(&network, &samples, training);
        trainer.train(200).unwrap();
        let ended = trainer.network();
        assert_eq!(ended.hidden_layers(), network.hidden_layers());
        assert_eq!(
            ended.output_layer().weights(),
            network.output_layer().weights()
        );
        assert_ne!(
            ended.output_layer().biases(),
            network.output_layer().biases()
        );
    }
}

/// Dead units out of 240, by learning rate: few at first, then nearly all.
#[test]
fn units_die_past_a_cliff_of_the_learning_rate() {
    let dead = |scheme| {
        CLIFF.0.map(|rate| {
            let runs = Runs { scheme, ..runs() };
            runs.with(Optimizer::Sgd, rate).dead(30)
        })
    };
    assert_eq!(dead(Scheme::He), CLIFF.1);
    assert_eq!(dead(Scheme::Spread), [0, 0, 9, 236]);
}

/// Dead units out of 240, by their initial bias: 0, −1, −3.
#[test]
fn units_with_a_negative_initial_bias_start_dead() {
    let dead = |scheme| {
        [0.0, -1.0, -3.0].map(|bias| {
            let runs = Runs {
                scheme,
                bias,
                ..runs()
            };
            runs.dead(30)
        })
    };
    assert_eq!(dead(Scheme::He), [3, 79, 226]);
    assert_eq!(dead(Scheme::Spread), [0, 0, 64]);
}

/// Networks out of 100 that start with a layer whose units are all dead, after Lu et al. 2019.
#[test]
fn deep_narrow_networks_start_dead() {
    let born_dead = |width: usize, depth: usize| {
        let mut widths = vec![2];
        widths.extend(vec![width; depth]);
        widths.push(1);
        let is_dead = |&seed: &u32| {
            let recipe = Initializer {
                scheme: Scheme::He,
                seed: u64::from(seed),
                ..Initializer::default()
            };
            let network = recipe.network(Activation::Relu, &widths).unwrap();
            let dead = dead_units(&network, &runs().samples(seed));
            (0..depth).any(|layer| dead.iter().filter(|unit| unit.layer == layer).count() == width)
        };
        count((0..100).filter(is_dead))
    };
    assert_eq!([2, 6, 10].map(|depth| born_dead(2, depth)), [6, 64, 93]);
    assert_eq!([2, 6, 10].map(|depth| born_dead(4, depth)), [0, 9, 26]);
    assert_eq!([2, 6, 10].map(|depth| born_dead(8, depth)), [0, 0, 0]);
}

/// A leak widens the range of usable rates a little; it prevents no divergence, and a large leak makes divergence worse.
#[test]
#[ignore = "a statistic that takes seconds: `npm test -- \"long statistics\"`"]
fn a_leak_helps_near_the_cliff_and_not_beyond() {
    let full = Runs {
        training: TrainerConfig {
            batch_size: 1000,
            ..runs().training
        },
        ..runs()
    };
    let solved = |rate: f32| {
        [Activation::Relu, LEAKY, ABSOLUTE].map(|activation| {
            let runs = Runs { activation, ..full };
            runs.with(Optimizer::Sgd, rate).solved(30, 0.95)
        })
    };
    assert_eq!(solved(4.0), [30, 30, 0]);
    assert_eq!(solved(6.0), [LEAKS[0][0], LEAKS[0][1], 0]);
    assert_eq!(solved(10.0), [LEAKS[1][0], LEAKS[1][1], 0]);
    assert_eq!(solved(30.0), [0, 0, 0]);
}

/// With a leak, units that would start dead learn.
#[test]
fn with_a_leak_units_that_would_start_dead_learn() {
    let born_dead = Runs {
        scheme: Scheme::He,
        bias: -2.0,
        ..runs()
    };
    let solved = [Activation::Relu, LEAKY].map(|activation| {
        let runs = Runs {
            activation,
            ..born_dead
        };
        runs.with(Optimizer::Adam, 0.03).solved(30, 0.95)
    });
    assert_eq!(solved, LEAKS[2]);
}

/// How many of the dead first-layer units (one in each of 30 runs, its bias −1.5 times its steepness) are alive after 2000
/// steps.
fn revived(optimizer: Optimizer, decays: impl Fn(&mut TrainerConfig)) -> u32 {
    let runs = runs().with(optimizer, 0.03);
    let unit = UnitId::new(0, 0);
    let is_alive = |&seed: &u32| {
        let samples = runs.samples(seed);
        let mut network = runs.start(seed, &samples).network();
        let row = network.layers()[0].row(0);
        let beyond = -1.5 * row[0].hypot(row[1]);
        network.set_bias(unit, beyond).unwrap();
        assert!(dead_units(&network, &samples).contains(&unit));
        let mut training = runs.training;
        decays(&mut training);
        let mut trainer = Trainer::new(&network, &samples, training);
        trainer.train(2000).unwrap();
        !dead_units(&trainer.network(), &samples).contains(&unit)
    };
    count((0..30).filter(is_alive))
}

/// On data around the origin, decay brings back a dead unit or not, depending on which parameters it shrinks, and how.
#[test]
#[ignore = "a statistic that takes seconds: `npm test -- \"long statistics\"`"]
fn decay_of_the_bias_revives_units_and_so_does_adam_with_coupled_decay() {
    let strength = 0.1;
    let weights = Decay {
        weights: strength,
        biases: 0.0,
    };
    let biases = Decay {
        weights: 0.0,
        biases: strength,
    };
    let both = Decay {
        weights: strength,
        biases: strength,
    };
    for (optimizer, _) in Optimizer::NAMES {
        assert_eq!(revived(optimizer, |_| ()), 0);
        // Shrinking only b moves the hinge inwards, shrinking only w moves it outwards, shrinking both does not move it.
        let decays = [biases, weights, both];
        let found = decays.map(|decay| revived(optimizer, |config| config.decoupled = decay));
        assert_eq!(found, REVIVED.0);
    }
    assert_eq!(revived(Optimizer::Sgd, |config| config.l2 = both), 0);
    // Adam turns any steady pull into a step of the learning rate: weights and bias reach zero one by one, not together.
    let coupled = revived(Optimizer::Adam, |config| config.l2 = both);
    assert_eq!(coupled, REVIVED.1);
}

/// Each layer of two units folds the tent function once more.
#[test]
fn folding_doubles_the_pieces_with_every_layer() {
    for depth in 1..=10_u32 {
        // tent(x) = 2·relu(x) − 4·relu(x − ½) on [0, 1], which is the input of the next layer.
        let mut layers = vec![Layer::new(1, vec![1.0, 1.0], vec![0.0, -0.5]).unwrap()];
        for _ in 1..depth {
            let folded = vec![2.0, -4.0, 2.0, -4.0];
            layers.push(Layer::new(2, folded, vec![0.0, -0.5]).unwrap());
        }
        layers.push(Layer::new(2, vec![2.0, -4.0], vec![0.0]).unwrap());
        let network = Network::new(Activation::Relu, layers).unwrap();
        let unit_square = Rect::square(Point::new(0.5, 0.5), 0.5).corners();
        let complex = CellComplex::of(&network, &unit_square).unwrap();
        assert_eq!(complex.linear_regions(), Some(2_usize.pow(depth)));
    }
}

/// Runs out of 30 with equal numbers of parameters (105) that reach 95 % on islands within islands, and on a spiral.
///
/// Depth helps where something can be folded, but it is not a law: on the spiral one wide layer does as well.
#[test]
#[ignore = "a statistic that takes seconds: `npm test -- \"long statistics\"`"]
fn depth_helps_with_islands_and_hardly_with_a_spiral() {
    let solved = |preset, widths| {
        let runs = Runs {
            preset,
            widths,
            noise: 0,
            steps: 20_000,
            ..runs()
        };
        runs.with(Optimizer::Adam, 0.01).solved(30, 0.95)
    };
    let wide_and_deep = |preset| [solved(preset, &[2, 26, 1]), solved(preset, &[2, 8, 8, 1])];
    assert_eq!(wide_and_deep(Preset::Border), [21, 28]);
    assert_eq!(wide_and_deep(Preset::Spiral), [28, 30]);
}

/// A file of the page with its words or its prose, spaces and line ends alike.
fn page(file: &str) -> String {
    let path = format!("{}/../www/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(text: &str, said: &str) {
    assert!(text.contains(said), "{said}");
}

#[test]
fn the_chapter_on_dying_units_gives_these_counts() {
    let chapter = page("prose/en/dying.html");
    let (rates, dead) = CLIFF;
    says(
        &chapter,
        &format!(
            "At rates {}, {} and {}, of all 240 units {}, {} and {} end dead. How many at a rate of {}?",
            rates[0], rates[1], rates[2], dead[0], dead[1], dead[2], rates[3]
        ),
    );
    says(&chapter, &format!("they all do: all {}.", dead[3]));
    let plain = FIRST_LAYER.map(|(_, _, (deaths, _))| deaths);
    let [.., (_, momentum, fast), (_, adam, adaptive)] = FIRST_LAYER;
    says(
        &chapter,
        &format!(
            "In 40 runs each we counted {}, {} and {} deaths at rates {}, {} and {}, and no return.",
            plain[0], plain[1], plain[2], rates[1], rates[2], rates[3]
        ),
    );
    says(
        &chapter,
        &format!(
            "Momentum at rate {momentum} had {} deaths and {} returns. Adam at {adam} had {} and {}",
            fast.0, fast.1, adaptive.0, adaptive.1
        ),
    );
    let (deaths, returns) = SECOND_LAYER;
    says(
        &chapter,
        &format!(
            "plain gradient descent at 0.3 had {deaths} deaths and {returns} returns in 20 runs."
        ),
    );
    let (decoupled, coupled) = REVIVED;
    assert_eq!(decoupled[1..], [0, 0], "none");
    says(
        &chapter,
        &format!(
            "On the bias alone it revived {} of 30 dead units",
            decoupled[0]
        ),
    );
    says(
        &chapter,
        &format!(
            "With Adam, and with the pull counted in the gradient, both together revived {coupled}."
        ),
    );
}

#[test]
fn the_chapter_on_leaks_gives_these_counts() {
    let chapter = page("prose/en/leaky.html");
    let [near, beyond, born_dead] = LEAKS;
    assert_eq!((near[1], beyond, born_dead[0]), (30, [0, 0], 0));
    let reluctant = near[0];
    says(
        &chapter,
        &format!("With ReLU {reluctant} of 30 succeed, with leaky ReLU all 30."),
    );
    says(&chapter, "None with ReLU, and none with leaky ReLU.");
    says(
        &chapter,
        &format!(
            "With ReLU none of thirty such runs succeeds within 1,000 steps of Adam; with leaky ReLU {} do.",
            born_dead[1]
        ),
    );
    says(
        &chapter,
        &format!(
            "With 2 such units {} of 20 runs solve XOR, and with 2 ReLUs none does.",
            TWO_RELUS_TWO_ABSOLUTE[1]
        ),
    );
    says(&chapter, &format!("With 4 ReLUs {FOUR_RELUS} of 20 do."));
}

#[test]
fn that_two_units_solve_no_xor_is_said_as_it_was_measured() {
    assert_eq!(TWO_RELUS_TWO_ABSOLUTE[0], 0);
    says(
        &page("words/en_side_doors.js"),
        "Two units are too few: of 20 runs with two, none solves XOR.",
    );
}
