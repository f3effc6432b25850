//! What a scene lets its network learn: the recipe of examples, be they classes or numbers.

use super::{DatasetSpec, Examples, Form, Preset, TargetSpec};

/// What is to be learnt at each place: one of some classes, or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Task {
    /// Classes, by cross-entropy.
    Classes(Preset),
    /// Numbers, by squared error.
    Numbers(Form),
}

impl Task {
    /// Every name, in the order of the page: presets, then forms.
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

    /// The name in links: those of presets and forms are all different.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Classes(preset) => preset.name(),
            Self::Numbers(form) => form.name(),
        }
    }

    /// The lesson of a name in links.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let classes = Preset::from_name(name).map(Self::Classes);
        classes.or_else(|| Form::from_name(name).map(Self::Numbers))
    }
}

/// The recipe of generated examples: what a link carries instead of them.
///
/// Fields may hold anything; [`Data::examples`] uses the values of [`Data::clamped`], whose limits are those of
/// [`DatasetSpec`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Data {
    /// Classes of a shape, or numbers of a form.
    pub task: Task,
    /// How many examples, training and test together.
    pub count: u32,
    /// How far noise may go, in per cent: see [`DatasetSpec::noise`] and [`TargetSpec::noise`].
    pub noise: u8,
    /// Seed of places, noise and split.
    pub seed: u32,
    /// How often the arms of the spiral turn; everything else ignores it.
    pub turns: f32,
    /// Share of the examples kept to test with, in per cent.
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
        // The limits of both kinds are the same, and the spiral's turns are held in either.
        let (spec, _) = self.dataset(Preset::Spiral).clamped();
        let task = self.task;
        Self {
            task,
            ..spec.into()
        }
    }

    /// The examples themselves.
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

    fn lessons() -> impl Iterator<Item = Task> {
        let classes = Preset::all().map(Task::Classes);
        classes.chain(Form::all().map(Task::Numbers))
    }

    #[test]
    fn every_lesson_has_a_name_of_its_own() {
        for task in lessons() {
            assert_eq!(Task::from_name(task.name()), Some(task));
        }
        assert_eq!(Task::from_name("cube"), None);
    }

    #[test]
    fn a_recipe_out_of_limits_is_that_of_the_nearest_within() {
        for task in lessons() {
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
