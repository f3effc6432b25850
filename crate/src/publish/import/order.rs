//! The order of layers, where a file may hold them in another.

/// A layer whose place is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    /// Its name in the file.
    pub(super) name: &'a str,
    pub(super) inputs: usize,
    pub(super) units: usize,
}

/// An order: places in the file, the first layer's first.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) places: Vec<usize>,
    /// Whether the widths, and numbers in names that are else alike, allow another order.
    pub(super) ambiguous: bool,
}

/// The order of layers that stand in a file in some order.
///
/// Names that differ in numbers alone go by these: sorted as text, 10 comes before 2. Else the order of the file holds where its
/// widths match, unless its names are sorted: then names for the first and the last layer decide, numbers, and matching widths.
pub(super) fn order(layers: &[Named<'_>]) -> Order {
    let names: Vec<Pattern> = layers.iter().map(|layer| Pattern::of(layer.name)).collect();
    let by_file: Vec<usize> = (0..layers.len()).collect();
    let alike = names.windows(2).all(|pair| pair[0].words == pair[1].words);
    if alike && names.iter().all(|name| !name.numbers.is_empty()) {
        let mut places = by_file;
        places.sort_by(|&a, &b| names[a].numbers.cmp(&names[b].numbers));
        return Order {
            places,
            ambiguous: false,
        };
    }
    let sorted = layers.windows(2).all(|pair| pair[0].name <= pair[1].name);
    let fits = |places: &[usize]| {
        places
            .windows(2)
            .all(|pair| layers[pair[0]].units == layers[pair[1]].inputs)
    };
    if !sorted && fits(&by_file) {
        return Order {
            places: by_file,
            ambiguous: false,
        };
    }
    let mut ranked = by_file.clone();
    ranked.sort_by_key(|&place| (names[place].rank(), names[place].numbers.clone(), place));
    let mut search = Search::new(layers, &names, &ranked);
    search.go_on();
    let (found, ambiguous) = (search.found, search.count > 1);
    let places = match found {
        _ if fits(&ranked) => ranked,
        Some(found) if !fits(&by_file) => found,
        _ => by_file,
    };
    Order { places, ambiguous }
}

/// A name as its words and numbers.
struct Pattern {
    /// The name with a mark in place of every number.
    words: String,
    numbers: Vec<u64>,
}

impl Pattern {
    fn of(name: &str) -> Self {
        let mut words = String::new();
        let mut numbers: Vec<u64> = Vec::new();
        let mut within = false;
        for letter in name.chars() {
            let Some(digit) = letter.to_digit(10) else {
                words.push(letter);
                within = false;
                continue;
            };
            if !within {
                words.push('#');
                numbers.push(0);
            }
            within = true;
            if let Some(number) = numbers.last_mut() {
                *number = number.saturating_mul(10).saturating_add(digit.into());
            }
        }
        Self { words, numbers }
    }

    /// First layers before others, last ones after them, by what they are often called.
    fn rank(&self) -> u8 {
        const FIRST: [&str; 8] = [
            "in",
            "inp",
            "input",
            "inputs",
            "first",
            "embed",
            "embedding",
            "stem",
        ];
        const LAST: [&str; 14] = [
            "out",
            "output",
            "outputs",
            "last",
            "head",
            "final",
            "score",
            "scores",
            "classifier",
            "logit",
            "logits",
            "prediction",
            "readout",
            "top",
        ];
        let lower = self.words.to_lowercase();
        let mut words = lower
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty());
        let is = |list: &[&str], word: &str| list.contains(&word);
        words
            .find_map(|word| {
                if is(&FIRST, word) {
                    Some(0)
                } else {
                    is(&LAST, word).then_some(2)
                }
            })
            .unwrap_or(1)
    }
}

/// A search for orders in which the widths match.
struct Search<'a> {
    layers: &'a [Named<'a>],
    names: &'a [Pattern],
    ranked: &'a [usize],
    path: Vec<usize>,
    found: Option<Vec<usize>>,
    count: usize,
    /// Steps that are left: the search gives up in time.
    steps: usize,
}

impl<'a> Search<'a> {
    const STEPS: usize = 20_000;

    fn new(layers: &'a [Named<'a>], names: &'a [Pattern], ranked: &'a [usize]) -> Self {
        Self {
            layers,
            names,
            ranked,
            path: Vec::new(),
            found: None,
            count: 0,
            steps: Self::STEPS,
        }
    }

    /// Continues the path in every possible way until two orders are found.
    fn go_on(&mut self) {
        if self.path.len() == self.layers.len() {
            self.count += 1;
            if self.found.is_none() {
                self.found = Some(self.path.clone());
            }
            return;
        }
        for &place in self.ranked {
            if self.count > 1 || self.steps == 0 {
                return;
            }
            if self.can_follow(place) {
                self.steps -= 1;
                self.path.push(place);
                self.go_on();
                self.path.pop();
            }
        }
    }

    fn can_follow(&self, place: usize) -> bool {
        let matches = self
            .path
            .last()
            .is_none_or(|&last| self.layers[last].units == self.layers[place].inputs);
        // Of names that differ in numbers alone, the one with the lower number comes first.
        let before = |other: usize| {
            self.names[other].words == self.names[place].words
                && self.names[other].numbers < self.names[place].numbers
        };
        matches
            && !self.path.contains(&place)
            && (0..self.layers.len()).all(|other| !before(other) || self.path.contains(&other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in_order(layers: &[(&str, usize, usize)]) -> (Vec<String>, bool) {
        let named: Vec<Named<'_>> = layers
            .iter()
            .map(|&(name, inputs, units)| Named {
                name,
                inputs,
                units,
            })
            .collect();
        let Order { places, ambiguous } = order(&named);
        (
            places
                .iter()
                .map(|&place| layers[place].0.to_owned())
                .collect(),
            ambiguous,
        )
    }

    #[test]
    fn names_numbers_and_widths_tell_the_order() {
        for (layers, expected, ambiguous) in [
            // Numbers, sorted as text.
            (
                vec![("net.0", 2, 4), ("net.10", 4, 1), ("net.2", 4, 4)],
                vec!["net.0", "net.2", "net.10"],
                false,
            ),
            // The order of definition.
            (
                vec![("stem", 2, 4), ("body", 4, 4), ("head", 4, 1)],
                vec!["stem", "body", "head"],
                false,
            ),
            // Sorted names, where two orders have matching widths.
            (
                vec![("hidden", 2, 2), ("input", 2, 2), ("output", 2, 1)],
                vec!["input", "hidden", "output"],
                true,
            ),
            // Sorted names, where widths leave one order.
            (vec![("a", 8, 1), ("b", 2, 8)], vec!["b", "a"], false),
            (
                vec![("fc1", 2, 4), ("fc2", 4, 4), ("fc3", 4, 4), ("out", 4, 1)],
                vec!["fc1", "fc2", "fc3", "out"],
                false,
            ),
            // Nothing fits: as in the file.
            (vec![("a", 2, 8), ("b", 9, 1)], vec!["a", "b"], false),
        ] {
            let expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
            assert_eq!(names_in_order(&layers), (expected, ambiguous), "{layers:?}");
        }
    }

    #[test]
    fn a_search_that_could_last_for_ever_ends() {
        let names: Vec<String> = (0..26)
            .map(|letter| format!("x{}", char::from(b'a' + letter)))
            .collect();
        let mut layers: Vec<Named<'_>> = names
            .iter()
            .map(|name| Named {
                name,
                inputs: 4,
                units: 4,
            })
            .collect();
        layers[0].units = 5;
        layers[1].inputs = 6;
        assert_eq!(order(&layers).places.len(), 26);
    }
}
