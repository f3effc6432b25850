//! Hints for a reader who is stuck at a goal: decided by the state, and more of them the more was tried.

use super::goal::{Goal, GoalState, Lack, float};
use super::problem::Problem;
use crate::cells::{CellComplex, RegionId};
use crate::geometry::Point;
use crate::measure::contributions::DOMAIN;
use crate::measure::{Collisions, Contributions, PaperFolds, UnitRamp};
use crate::network::{Activation, UnitId};

/// Attempts after which a hint says where to look, and after which it says what to do.
const LOOK: u32 = 2;
const DO: u32 = 5;

impl Goal {
    /// What to try next, as a code with values for the page's catalogue; `None` before the second attempt, and where nothing is known
    /// that the measures do not tell.
    #[must_use]
    pub fn hint(self, state: &GoalState<'_>, lacks: Option<Lack>, tries: u32) -> Option<Problem> {
        if tries < LOOK {
            return None;
        }
        let tells_all = tries >= DO;
        match (self, lacks) {
            (Self::KeepEverything, Some(Lack::Unit)) => state.where_few_are_on(tells_all),
            (Self::KeepEverything, Some(Lack::Direction | Lack::Off)) => {
                tells_all.then(|| Problem::new("hint-three"))
            }
            (Self::SameZero, Some(Lack::First)) => state.on_at_the_probe(tells_all),
            (Self::SameZero, None) => state.nearer_than_another(tells_all),
            (Self::BendWins, None) => state.a_bend_that_learns(tells_all),
            (Self::BelowHalf, None) => state.evidence_for_the_disc(),
            (Self::ForgetSafely, None) => state.what_to_forget(),
            (Self::Rescue, Some(Lack::Slope)) => Some(Problem::new("hint-slope")),
            (Self::Rescue, None) => tells_all.then(|| Problem::new("hint-leak")),
            (Self::MatchGraphs, None) => state.which_weight(tells_all),
            (Self::CollapseOnData, Some(Lack::Silence)) => Some(Problem::new("hint-bend-one")),
            (Self::CollapseOnData, None) => state.what_splits(tells_all),
            (Self::FollowCurve, None) => state.where_the_curve_is_far(tells_all),
            (Self::Fewest, None) => state.what_to_prune(tells_all),
            (Self::UnfoldMore, None) => state.what_to_fold(tells_all),
            (Self::Revive, _) => state.what_revives(lacks, tells_all),
            _ => None,
        }
    }
}

impl GoalState<'_> {
    /// A fold that is still flat, or else one more.
    fn what_to_fold(&self, tells_all: bool) -> Option<Problem> {
        let folds = PaperFolds::of(self.network)?;
        let flat = folds.dials().iter().position(|dial| *dial >= 1.0);
        Some(match flat {
            _ if !tells_all => Problem::new("hint-doubles"),
            Some(fold) => Problem::new("hint-dial").number("fold", float(fold + 1)),
            None => Problem::new("hint-fold-again"),
        })
    }

    /// The largest region where fewer than two units are on, and the unit off there that is off on the largest share of the frame.
    fn where_few_are_on(&self, tells_all: bool) -> Option<Problem> {
        let units = self.network.hidden_layers().first()?.units();
        if units < Goal::GOLD {
            return Some(Problem::new("hint-add").number("units", float(Goal::GOLD)));
        }
        let complex = self.complex?;
        let all = (0..units).map(|unit| UnitId::new(0, unit));
        let few = complex.regions().filter(|&region| {
            let on = all.clone().filter(|&unit| complex.is_on(region, unit));
            on.count() < 2
        });
        let region = largest(few, |&region| complex.area(region))?;
        let off_on = |unit: &UnitId| {
            let off = complex.regions().filter(|&one| !complex.is_on(one, *unit));
            off.map(|one| complex.area(one)).sum::<f64>()
        };
        let off_here = all.filter(|&unit| !complex.is_on(region, unit));
        let unit = largest(off_here, off_on)?;
        let code = if tells_all {
            "hint-turn"
        } else {
            "hint-off-there"
        };
        let letters = self.network.letters(unit)?;
        let place = place_of(complex, region);
        Some(
            Problem::new(code)
                .text("unit", letters)
                .text("place", place),
        )
    }

    /// How far the line is from the probe that it has to cross.
    fn on_at_the_probe(&self, tells_all: bool) -> Option<Problem> {
        let ramp = UnitRamp::of(self.network, UnitId::new(0, 0))?;
        let distance = ramp.at(self.probe?).distance?;
        Some(if tells_all {
            Problem::new("hint-cross").number("distance", distance)
        } else {
            Problem::new("hint-on")
        })
    }

    /// How near to the hinge the probe has to be, by the farthest sample at which the unit is off.
    fn nearer_than_another(&self, tells_all: bool) -> Option<Problem> {
        let ramp = UnitRamp::of(self.network, UnitId::new(0, 0))?;
        let all = self.training().map(|sample| ramp.at(sample.at));
        let off = all.filter(|one| one.a == 0.0);
        let farthest = off.filter_map(|one| one.distance).fold(0.0, f64::max);
        if ramp.at(self.probe?).a > 0.0 || farthest == 0.0 {
            return Some(Problem::new("hint-off"));
        }
        Some(if tells_all {
            Problem::new("hint-within").number("distance", farthest / Goal::FARTHER)
        } else {
            Problem::new("hint-farthest").number("distance", farthest)
        })
    }

    /// Which of the two weights is wrong: that of the unit makes the right of the graph, that of its mirror the left.
    fn which_weight(&self, tells_all: bool) -> Option<Problem> {
        let (left, right) = self.graph?.slopes();
        let weights = self.network.output_layer().row(0);
        let is_right_wrong = (weights.first()? - right).abs() > Goal::SAME_GRAPH;
        let (code, weight) = if is_right_wrong {
            ("hint-right-half", right)
        } else {
            ("hint-left-half", -left)
        };
        let problem = Problem::new(code);
        Some(if tells_all {
            Problem::new("hint-weight")
                .text("unit", if is_right_wrong { "A" } else { "B" })
                .number("weight", weight)
        } else {
            problem
        })
    }

    /// The unit that splits the training samples most evenly.
    fn what_splits(&self, tells_all: bool) -> Option<Problem> {
        let samples = self.training().count();
        let (unit, on) =
            (self.split_units().into_iter()).max_by_key(|&(_, on)| on.min(samples - on))?;
        let code = if tells_all {
            "hint-off-the-points"
        } else {
            "hint-splits"
        };
        let problem = Problem::new(code).text("unit", self.network.letters(unit)?);
        Some(problem.number("on", float(on)).number("of", float(samples)))
    }

    fn a_bend_that_learns(&self, tells_all: bool) -> Option<Problem> {
        let hidden = self.network.hidden_layers();
        if self.network.activation().slope_off() == Activation::SLOPE_ON || hidden.is_empty() {
            return Some(Problem::new("hint-bend"));
        }
        if self.step == 0 {
            return Some(Problem::new("hint-train"));
        }
        let mut dead = (self.network.hidden_units()).filter(|&unit| self.is_dead(unit));
        if let Some(unit) = dead.next() {
            return Some(Problem::new("hint-dead").text("unit", self.network.letters(unit)?));
        }
        Some(Problem::new(if tells_all {
            "hint-wider"
        } else {
            "hint-longer"
        }))
    }

    /// The lowest probability among the training samples as it would be without the last activation.
    fn evidence_for_the_disc(&self) -> Option<Problem> {
        let without = *Goal::BelowHalf.check(self).measures.get("lowest-without")?;
        (without < Goal::HALF).then(|| Problem::new("hint-evidence").number("without", without))
    }

    /// The unit that is on for the most samples which may be erased: those of the class that the output's biases answer alone.
    fn what_to_forget(&self) -> Option<Problem> {
        let collisions = Collisions::of(self.network, 0, self.training())?;
        if collisions.different_classes > 0 {
            return Some(Problem::new("hint-part"));
        }
        let biases = self.network.output_layer().biases();
        let label = usize::from(*biases.first()? > 0.0);
        if biases.len() > 1 || collisions.dead_points >= Goal::FORGOTTEN {
            return Some(Problem::new("hint-train"));
        }
        let on_for = |unit: &UnitId| {
            let same = (self.training()).filter(|sample| usize::from(sample.label.0) == label);
            let on = same.filter(|sample| self.network.pattern_at(sample.at).is_on(*unit));
            float(on.count())
        };
        let unit = largest(self.network.hidden_units(), on_for)?;
        let hint = Problem::new("hint-forget").text("unit", self.network.letters(unit)?);
        Some(
            hint.number("points", on_for(&unit))
                .number("label", float(label)),
        )
    }

    /// What goes for free, else to train where too little is right, else the unit that adds the least to the scores.
    fn what_to_prune(&self, tells_all: bool) -> Option<Problem> {
        let units = || self.network.hidden_units();
        if units().any(|unit| self.is_dead(unit)) {
            return Some(Problem::new("hint-prune"));
        }
        let accuracy = *Goal::Fewest.check(self).measures.get("accuracy")?;
        if accuracy < Goal::SOLVED {
            return Some(Problem::new("hint-retrain"));
        }
        let next = self.network.layers().get(1)?;
        let passed = |unit: &UnitId| {
            let weights = (0..next.units()).map(|other| next.row(other)[unit.unit].abs());
            let a = self.training().map(|sample| {
                let z = self.network.pre_activations(sample.at)[0][unit.unit];
                self.network.activation().apply(z).abs()
            });
            -weights.fold(0.0, f64::max) * a.fold(0.0, f64::max)
        };
        let least = largest(units().filter(|unit| unit.layer == 0), passed)?;
        Some(if tells_all {
            Problem::new("hint-weakest").text("unit", self.network.letters(least)?)
        } else {
            Problem::new("hint-one-fewer")
        })
    }

    /// Which unit can come back, and by what.
    fn what_revives(&self, lacks: Option<Lack>, tells_all: bool) -> Option<Problem> {
        if lacks == Some(Lack::Training) {
            return Some(Problem::new("hint-by-training"));
        }
        let deeper = self.network.hidden_units().filter(|unit| unit.layer > 0);
        let Some(unit) = deeper.into_iter().find(|&unit| self.is_dead(unit)) else {
            return Some(Problem::new("hint-none-dead"));
        };
        let code = if tells_all {
            "hint-inputs-move"
        } else {
            "hint-second-layer"
        };
        Some(Problem::new(code).text("unit", self.network.letters(unit)?))
    }
}

impl GoalState<'_> {
    /// Where the score is farthest from the curve, and on which side; then that corners may lie beyond the curve.
    fn where_the_curve_is_far(&self, tells_all: bool) -> Option<Problem> {
        let units = self.network.hidden_units().count();
        if units < Goal::CURVE_UNITS {
            return Some(Problem::new("hint-add").number("units", float(Goal::CURVE_UNITS)));
        }
        if tells_all {
            return Some(Problem::new("hint-overshoot"));
        }
        let form = self.curve?;
        let far = Contributions::of(self.network, DOMAIN)?.largest_error(form)?;
        let at = Point::new(far.at, 0.0);
        let score = self.network.scores(at).first().copied()?;
        let too_low = score < form.value(at);
        let hint = Problem::new(if too_low {
            "hint-curve-above"
        } else {
            "hint-curve-below"
        });
        let hint = hint.number("at", far.at);
        let Some((unit, rightward)) = self.last_begun_before(far.at) else {
            return Some(hint);
        };
        // To the left of its hinge, what a unit adds grows as its slope falls.
        let turn = if too_low == rightward {
            "raise"
        } else {
            "lower"
        };
        let letters = self.network.letters(unit)?;
        Some(hint.text("unit", letters).text("turn", turn))
    }

    /// Of the units that are on at a place of the one input, the one whose hinge is nearest, and whether it is on to the right of that.
    fn last_begun_before(&self, at: f64) -> Option<(UnitId, bool)> {
        let begun = self.network.hidden_units().filter_map(|unit| {
            let line = self.network.first_layer_line(unit)?;
            let reach = at + line.c / line.a;
            let rightward = line.a > 0.0;
            ((reach > 0.0) == rightward && reach != 0.0).then_some((unit, rightward, reach.abs()))
        });
        let nearest = begun.min_by(|a, b| a.2.total_cmp(&b.2));
        nearest.map(|(unit, rightward, _)| (unit, rightward))
    }
}

/// The first of those with the largest size.
fn largest<T>(all: impl Iterator<Item = T>, size: impl Fn(&T) -> f64) -> Option<T> {
    let sized = all.map(|one| (size(&one), one));
    let found = sized.reduce(|a, b| if b.0 > a.0 { b } else { a });
    found.map(|(_, one)| one)
}

/// In which ninth of the frame the middle of a region's corners lies.
fn place_of(complex: &CellComplex, region: RegionId) -> &'static str {
    let middle = |points: &[Point]| {
        let count = float(points.len());
        let sum = |part: fn(&Point) -> f64| points.iter().map(part).sum::<f64>() / count;
        Point::new(sum(|at| at.x), sum(|at| at.y))
    };
    let (frame, here) = (middle(complex.frame()), middle(&complex.polygon(region)));
    let reach = |part: fn(&Point) -> f64| {
        let sizes = complex
            .frame()
            .iter()
            .map(|at| (part(at) - part(&frame)).abs());
        sizes.fold(0.0, f64::max)
    };
    let third = |offset: f64, reach: f64| {
        usize::from(offset > -reach / 3.0) + usize::from(offset > reach / 3.0)
    };
    let across = third(here.x - frame.x, reach(|at| at.x));
    let up = third(here.y - frame.y, reach(|at| at.y));
    PLACES[up][across]
}

/// The ninths of the frame by their names in the catalogue: from the bottom up, from left to right.
const PLACES: [[&str; 3]; 3] = [
    ["lower-left", "bottom", "lower-right"],
    ["left", "middle", "right"],
    ["upper-left", "top", "upper-right"],
];
