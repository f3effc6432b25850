//! The recipe of a scene's generated examples, with classes or with numbers.

use super::{DatasetSpec, Examples, Form, Preset, TargetSpec};

/// What the network has to learn at each point: one of several classes, or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Task {
    /// Classes, learnt by cross-entropy.
    Classes(Preset),
    /// Numbers, learnt by squared error.
    Numbers(Form),
}

impl Task {
    /// All names, in the order of the page: presets, then forms.
    pub(crate) const TEXTS: [&'static str; Preset::TEXTS.len() + Form::TEXTS.len()] = {
        let mut texts = [""; Preset::TEXTS.len() + Form::TEXTS.len()];
        let mut place = 0;
        while place < texts.len() {
            texts[place] = match place.checked_sub(Preset::TEXTS.len()) {
                None => Preset::TEXTS[place],
                Some(form) => Form::TEXTS[form],
            };
            place += 1;
        }
        texts
    };

    /// The task's name in links; no preset and form share a name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Classes(preset) => preset.name(),
            Self::Numbers(form) => form.name(),
        }
    }

    /// The task with the given name in links.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let classes = Preset::from_name(name).map(Self::Classes);
        classes.or_else(|| Form::from_name(name).map(Self::Numbers))
    }
}

/// The recipe of generated examples; a link carries it instead of the examples.
///
/// Fields may hold anything; [`Data::examples`] uses the values of [`Data::clamped`], whose limits are those of
/// [`DatasetSpec`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Data {
    /// The task: the classes of a preset, or the numbers of a form.
    pub task: Task,
    /// Number of examples, training and test together.
    pub count: u32,
    /// The amount of noise, in per cent: see [`DatasetSpec::noise`] and [`TargetSpec::noise`].
    pub noise: u8,
    /// Seed of positions, noise and split.
    pub seed: u32,
    /// Number of turns of the spiral's arms; every other task ignores it.
    pub turns: f32,
    /// Share of the examples reserved for testing, in per cent.
    pub test_share: u8,
}

impl Default for Data {
    fn default() -> Self {
        DatasetSpec::default().into()
    }
}

impl From<DatasetSpec> for Data {
    fn from(spec: DatasetSpec) -> Self {
        Self {
            task: Task::Classes(spec.preset),
            count: spec.count,
            noise: spec.noise,
            seed: spec.seed,
            turns: spec.turns,
            test_share: spec.test_share,
        }
    }
}

impl Data {
    /// The nearest recipe within the limits.
    #[must_use]
    pub fn clamped(self) -> Self {
        // Both kinds have the same limits, so clamping the recipe as that of a spiral, which has turns, serves both.
        let (spec, _) = self.dataset(Preset::Spiral).clamped();
        let task = self.task;
        Self {
            task,
            ..spec.into()
        }
    }

    /// Generates the examples.
    #[must_use]
    pub fn examples(self) -> Examples {
        match self.task {
            Task::Classes(preset) => Examples::Samples(self.dataset(preset).samples().into()),
            Task::Numbers(form) => Examples::Targets(self.targets(form).targets().into()),
        }
    }

    const fn dataset(self, preset: Preset) -> DatasetSpec {
        DatasetSpec {
            preset,
            count: self.count,
            noise: self.noise,
            seed: self.seed,
            turns: self.turns,
            test_share: self.test_share,
        }
    }

    const fn targets(self, form: Form) -> TargetSpec {
        TargetSpec {
            form,
            count: self.count,
            noise: self.noise,
            seed: self.seed,
            test_share: self.test_share,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tasks() -> impl Iterator<Item = Task> {
        let classes = Preset::all().map(Task::Classes);
        classes.chain(Form::all().map(Task::Numbers))
    }

    #[test]
    fn every_task_has_a_name_of_its_own() {
        for task in tasks() {
            assert_eq!(Task::from_name(task.name()), Some(task));
        }
        assert_eq!(Task::from_name("cube"), None);
    }

    #[test]
    fn a_recipe_out_of_limits_gives_the_examples_of_the_nearest_within() {
        for task in tasks() {
            for (count, noise, test_share) in [(0, 100, 255), (5000, 0, 0), (10, 51, 91)] {
                let asked = Data {
                    task,
                    count,
                    noise,
                    turns: 100.0,
                    test_share,
                    ..Data::default()
                };
                let used = asked.clamped();
                assert_eq!(used.clamped(), used);
                assert_eq!(asked.examples(), used.examples(), "{task:?}");
            }
        }
    }
}
