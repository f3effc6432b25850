//! The terms of a file: what it calls the columns and classes of own examples, and the values that it counts them in.

use crate::geometry::{Affine, Point};

/// How a file counts one of the numbers that examples are made of.
#[derive(Clone, Debug, PartialEq)]
pub struct FileAxis {
    /// The name of its column; empty without one.
    pub name: String,
    /// The file's value where the number is 0; an `f32` value.
    pub mean: f64,
    /// What the file's value grows by where the number grows by 1; an `f32` value above 0.
    pub deviation: f64,
}

impl Default for FileAxis {
    fn default() -> Self {
        Self {
            name: String::new(),
            mean: 0.0,
            deviation: 1.0,
        }
    }
}

impl FileAxis {
    /// The file's value of a number.
    #[must_use]
    pub fn value(&self, number: f64) -> f64 {
        self.mean + self.deviation * number
    }

    /// The number of a file's value.
    #[must_use]
    pub fn number(&self, value: f64) -> f64 {
        (value - self.mean) / self.deviation
    }
}

/// What a file calls own examples, and how it counts them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileTerms {
    /// Those of x1, of x2, and of the number to be learned.
    pub axes: [FileAxis; 3],
    /// The names of the classes, from 0 on; empty where there are none.
    pub classes: Vec<String>,
}

impl FileTerms {
    /// The longest name, in characters.
    pub const LONGEST_NAME: usize = 40;

    /// A name as it can stand on one line of the page: without control characters, and cut where it is too long.
    #[must_use]
    pub fn name_of(text: &str) -> String {
        let plain = text.trim().chars().filter(|c| !c.is_control());
        plain.take(Self::LONGEST_NAME).collect()
    }

    /// Whether the file counts as the examples do.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let is_same = |axis: &FileAxis| (axis.mean, axis.deviation) == (0.0, 1.0);
        self.axes.iter().all(is_same)
    }

    /// A point in the file's values.
    #[must_use]
    pub fn point(&self, at: Point) -> Point {
        let [x1, x2, _] = &self.axes;
        Point::new(x1.value(at.x), x2.value(at.y))
    }

    /// A formula over the inputs as one over the file's values, with the same result.
    #[must_use]
    pub fn over_values(&self, map: Affine) -> Affine {
        let [x1, x2, _] = &self.axes;
        let (a, b) = (map.a / x1.deviation, map.b / x2.deviation);
        Affine::new(a, b, map.c - a * x1.mean - b * x2.mean)
    }

    /// The formula of a number that is learned, in the file's values on both sides.
    #[must_use]
    pub fn of_values(&self, map: Affine) -> Affine {
        let (map, number) = (self.over_values(map), &self.axes[2]);
        let [a, b, c] = [map.a, map.b, map.c].map(|factor| number.deviation * factor);
        Affine::new(a, b, number.mean + c)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn axis() -> impl Strategy<Value = FileAxis> {
        (-1e4..1e4, 1e-3..1e3).prop_map(|(mean, deviation)| FileAxis {
            mean,
            deviation,
            ..FileAxis::default()
        })
    }

    proptest! {
        #[test]
        fn a_formula_says_the_same_of_the_files_values(
            axes in [axis(), axis(), axis()],
            (a, b, c) in (-9.0..9.0, -9.0..9.0, -9.0..9.0),
            (x, y) in (-5.0..5.0, -5.0..5.0),
        ) {
            let terms = FileTerms { axes, classes: Vec::new() };
            let (map, at) = (Affine::new(a, b, c), Point::new(x, y));
            let there = terms.point(at);
            // The terms of the sum: what is rounded is a part of each.
            let size = |map: Affine| (map.a * there.x).abs() + (map.b * there.y).abs() + map.c.abs() + 1.0;
            let over = terms.over_values(map);
            prop_assert!((over.at(there) - map.at(at)).abs() <= 1e-14 * size(over));
            let of = terms.of_values(map);
            let value = terms.axes[2].value(map.at(at));
            prop_assert!((of.at(there) - value).abs() <= 1e-13 * (size(of) + value.abs()));
            prop_assert!((terms.axes[0].number(there.x) - x).abs() <= 1e-15 * (there.x.abs() + terms.axes[0].mean.abs()) / terms.axes[0].deviation + 1e-15 * x.abs());
        }
    }

    #[test]
    fn names_fit_on_a_line() {
        assert_eq!(FileTerms::name_of(" height\n(cm) "), "height(cm)");
        assert_eq!(FileTerms::name_of(&"é".repeat(50)).chars().count(), 40);
        assert!(FileTerms::default().is_plain());
    }
}
