//! The points of a table, by the roles of its columns.

use super::Table;
use super::column::{Column, class_name};
use super::error::{TableError, excerpt};
use super::field::Field;
use super::note::Note;
use super::place::{self, Scaling};
use super::plane::Plane;
use super::roles::{Role, Roles, marks_training, split_word};
use super::truth;
use crate::dataset::{Examples, FileTerms, Label, Sample, Target};
use crate::geometry::Point;
use crate::network::number::rounded_to_f32;

/// The points that a table gives by some roles.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    /// Samples with classes, or targets with numbers; their coordinates are `f32` values.
    pub examples: Examples,
    /// Number of coordinates, 1 or 2; with one, x2 is 0.
    pub inputs: usize,
    /// Names of the classes as in the file; empty for numbers.
    pub classes: Vec<String>,
    /// What the page calls columns and classes, and how the file counts.
    pub terms: FileTerms,
    /// What was understood, and what is worth knowing.
    pub notes: Vec<Note>,
    /// Means and deviations of the values in the file: those by which the points were standardised, or could be.
    pub scaling: Scaling,
    /// The plane whose coordinates these are, where it is that of principal directions.
    pub plane: Option<Plane>,
    /// Whether every coordinate, and every number to be learned, is within [`Sample::COORDINATE`], so that the page can take the points.
    pub fits: bool,
}

/// A row that can be a point.
struct Row<'a> {
    line: usize,
    /// Coordinates, then the number to be learned, as far as there are such.
    values: [f64; 3],
    /// What a plane is laid through; empty without one.
    features: Vec<f64>,
    class: &'a str,
    test: bool,
}

/// The columns that points are made of.
struct Columns {
    /// None where a plane is laid through more columns.
    x1: Option<usize>,
    x2: Option<usize>,
    plane: Vec<usize>,
    /// Those coordinates that hold truths, 1 or 0.
    truths: Vec<usize>,
    label: usize,
    learns_numbers: bool,
    split: Option<(usize, bool)>,
}

impl Columns {
    fn of(roles: &Roles, columns: &[Column]) -> Result<Self, TableError> {
        let at_most_one = |role| roles.places(role).count() <= 1;
        let labels = (roles.only(Role::Class), roles.only(Role::Number));
        let (label, learns_numbers) = match labels {
            (Some(class), None) if at_most_one(Role::Number) => (class, false),
            (None, Some(number)) if at_most_one(Role::Class) => (number, true),
            _ => return Err(TableError::Roles),
        };
        let sound = roles.columns.len() == columns.len()
            && at_most_one(Role::X2)
            && at_most_one(Role::Split);
        let (x1, x2) = (roles.only(Role::X1), roles.only(Role::X2));
        let plane: Vec<usize> = roles.places(Role::Plane).collect();
        let placed = match plane.len() {
            0 => x1.is_some(),
            2..=Plane::MOST_COLUMNS => roles
                .places(Role::X1)
                .chain(roles.places(Role::X2))
                .next()
                .is_none(),
            _ => false,
        };
        if !sound || !placed {
            return Err(TableError::Roles);
        }
        let split = roles.only(Role::Split);
        let inputs = x1.into_iter().chain(x2).chain(plane.iter().copied());
        let truths = inputs.filter(|&place| truth::words(&columns[place]).is_some());
        Ok(Self {
            x1,
            x2,
            truths: truths.collect(),
            plane,
            label,
            learns_numbers,
            split: split.map(|place| (place, marks_training(&columns[place]))),
        })
    }

    const fn inputs(&self) -> usize {
        1 + self.has_x2() as usize
    }

    const fn has_x2(&self) -> bool {
        self.x2.is_some() || !self.plane.is_empty()
    }

    /// Which words of the coordinates are read as 1 and 0.
    fn notes_on_truths(&self, columns: &[Column]) -> Vec<Note> {
        let note = |&place: &usize| {
            let [no, yes] = truth::words(&columns[place])?;
            let name = columns[place].called(place);
            Some(Note::Truths { name, no, yes })
        };
        self.truths.iter().filter_map(note).collect()
    }

    /// Which of a row's values there are.
    fn used(&self) -> Vec<usize> {
        let mut used = vec![0];
        used.extend(self.has_x2().then_some(1));
        used.extend(self.learns_numbers.then_some(2));
        used
    }
}

/// Rows left out, by reason: how many, and the first.
#[derive(Default)]
struct LeftOut<'a> {
    long: (usize, usize),
    missing: (usize, usize),
    nan: (usize, usize),
    infinite: (usize, usize),
    words: (usize, usize),
    word: &'a str,
}

const fn count(reason: &mut (usize, usize), line: usize) {
    if reason.0 == 0 {
        reason.1 = line;
    }
    reason.0 += 1;
}

impl LeftOut<'_> {
    fn notes(&self) -> impl Iterator<Item = Note> {
        let made = |(rows, line): (usize, usize), note: fn(usize, usize) -> Note| {
            (rows > 0).then(|| note(rows, line))
        };
        let (rows, line) = self.words;
        let words = (rows > 0).then(|| Note::Words {
            rows,
            line,
            cell: excerpt(self.word),
        });
        let plain = [
            made(self.long, |rows, line| Note::LongRows { rows, line }),
            made(self.missing, |rows, line| Note::Missing { rows, line }),
            made(self.nan, |rows, line| Note::NotANumber { rows, line }),
            made(self.infinite, |rows, line| Note::Infinite { rows, line }),
            words,
        ];
        plain.into_iter().flatten()
    }
}

impl Table {
    /// The points by the roles of the columns. The same roles give the same points.
    ///
    /// # Errors
    /// Roles that make no points, too many classes where none are chosen, or no row with all that a point needs.
    pub fn points(&self, roles: &Roles) -> Result<Points, TableError> {
        let described = self.columns(roles.heading);
        let columns = Columns::of(roles, &described)?;
        let mut notes = self.notes.clone();
        notes.extend(self.notes_on(roles, &described));
        notes.extend(columns.notes_on_truths(&described));
        if columns.inputs() == 1 {
            notes.push(Note::OneCoordinate);
        }
        let mut left_out = LeftOut::default();
        let first = usize::from(roles.heading);
        let numbers =
            (first..self.cells.len()).filter_map(|row| self.row(row, &columns, &mut left_out));
        let mut names: Vec<String> = Vec::new();
        let mut rows: Vec<(Row<'_>, usize)> = Vec::new();
        let all: Vec<Row<'_>> = numbers.collect();
        notes.extend(left_out.notes());
        if columns.learns_numbers {
            rows.extend(all.into_iter().map(|row| (row, 0)));
        } else {
            let spellings = self.spellings(columns.label, first);
            notes.extend(spellings.notes());
            let cells = all.iter().map(|row| row.class);
            let chosen = self.classes_of(cells, &roles.classes, &spellings)?;
            notes.extend(chosen.note);
            names = chosen.names;
            let class = |row: &Row<'_>| {
                let name = spellings.name(self.class_of(row.class));
                chosen.places.get(&name).copied()
            };
            rows.extend(
                all.into_iter()
                    .filter_map(|row| class(&row).map(|class| (row, class))),
            );
        }
        if rows.is_empty() {
            let rows = self.rows(roles.heading);
            return Err(TableError::NoPoints { rows });
        }
        let found = rows.len();
        if found > Sample::MOST {
            let mut place = 0;
            rows.retain(|_| {
                // The first row of each of so many equal shares.
                let share = |place: usize| place * Sample::MOST / found;
                let kept = place == 0 || share(place) != share(place - 1);
                place += 1;
                kept
            });
            notes.push(Note::Thinned {
                found,
                used: rows.len(),
            });
        }
        let plane = laid(&mut rows, &columns);
        notes.extend(plane.as_ref().map(|plane| Note::Plane {
            columns: plane.columns.len(),
            share: plane.share,
        }));
        let points = assembled(rows, names, notes, &columns, roles.standardise);
        let name = |place: Option<usize>| match place {
            Some(place) => described[place].name.clone(),
            None => String::new(),
        };
        let columns = [columns.x1, columns.x2, Some(columns.label)].map(name);
        let terms = FileTerms {
            axes: points.scaling.axes(roles.standardise, columns),
            classes: points
                .classes
                .iter()
                .map(|name| FileTerms::name_of(name))
                .collect(),
        };
        Ok(Points {
            plane,
            terms,
            ..points
        })
    }

    /// A row as far as it can be a point; else the reason is counted.
    fn row<'a>(
        &'a self,
        row: usize,
        columns: &Columns,
        left_out: &mut LeftOut<'a>,
    ) -> Option<Row<'a>> {
        let line = self.cells.line(row);
        if self.cells.filled_width(row) > self.width {
            count(&mut left_out.long, line);
            return None;
        }
        let number_at = columns.learns_numbers.then_some(columns.label);
        let truth = |place: usize| {
            let holds_truths = columns.truths.contains(&place);
            holds_truths.then(|| truth::number(self.cells.cell(row, place)))?
        };
        let mut number = |place: usize| truth(place).or_else(|| self.number(row, place, left_out));
        let mut values = [0.0; 3];
        for (value, place) in values.iter_mut().zip([columns.x1, columns.x2, number_at]) {
            if let Some(place) = place {
                *value = number(place)?;
            }
        }
        let features: Option<Vec<f64>> = columns.plane.iter().map(|&place| number(place)).collect();
        let features = features?;
        let class = self.cells.cell(row, columns.label);
        if !columns.learns_numbers && class_name(class, self.mark).is_none() {
            count(&mut left_out.missing, line);
            return None;
        }
        let test = columns.split.is_some_and(|(place, marks_training)| {
            let word = split_word(self.cells.cell(row, place));
            // "train" and "test" say what they are, whatever the column is called.
            word.is_some_and(|(says, plain)| says != (marks_training && !plain))
        });
        Some(Row {
            line,
            values,
            features,
            class,
            test,
        })
    }

    /// The number in a cell; else the reason why the row is no point is counted.
    fn number<'a>(&'a self, row: usize, place: usize, left_out: &mut LeftOut<'a>) -> Option<f64> {
        let (line, cell) = (self.cells.line(row), self.cells.cell(row, place));
        let reason = match Field::of(cell, self.mark) {
            Field::Number(number) if rounded_to_f32(number).is_finite() => return Some(number),
            Field::Number(_) | Field::Infinite => &mut left_out.infinite,
            Field::NotANumber => &mut left_out.nan,
            Field::Empty => &mut left_out.missing,
            Field::Words => {
                if left_out.words.0 == 0 {
                    left_out.word = cell;
                }
                &mut left_out.words
            }
        };
        count(reason, line);
        None
    }
}

/// Lays a plane through the training rows, where one is asked for, and puts every row's coordinates on it in place.
fn laid(rows: &mut [(Row<'_>, usize)], columns: &Columns) -> Option<Plane> {
    if columns.plane.is_empty() {
        return None;
    }
    let trains = rows.iter().any(|(row, _)| !row.test);
    let used = rows.iter().filter(|(row, _)| !(trains && row.test));
    let features: Vec<&[f64]> = used.map(|(row, _)| row.features.as_slice()).collect();
    let plane = Plane::of(&features, columns.plane.clone());
    for (row, _) in rows {
        let [x1, x2] = plane.coordinates(&row.features);
        (row.values[0], row.values[1]) = (x1, x2);
    }
    Some(plane)
}

fn assembled(
    rows: Vec<(Row<'_>, usize)>,
    classes: Vec<String>,
    mut notes: Vec<Note>,
    columns: &Columns,
    standardise: bool,
) -> Points {
    let used = columns.used();
    let trained: Vec<[f64; 3]> = rows
        .iter()
        .filter(|(row, _)| !row.test)
        .map(|(row, _)| row.values)
        .collect();
    let everything: Vec<[f64; 3]> = rows.iter().map(|(row, _)| row.values).collect();
    let scaling = Scaling::of(
        if trained.is_empty() {
            &everything
        } else {
            &trained
        },
        &used,
    );
    let values = |row: &Row<'_>| {
        let values = if standardise {
            scaling.applied(row.values)
        } else {
            row.values
        };
        values.map(rounded_to_f32)
    };
    let far = rows.iter().find(|(row, _)| {
        values(row)
            .iter()
            .any(|&value| !Sample::COORDINATE.hold(value))
    });
    let far = far.map(|(row, _)| row.line);
    let at = |values: [f64; 3]| Point::new(values[0], values[1]);
    let examples = if columns.learns_numbers {
        let targets = rows.iter().map(|(row, _)| {
            let values = values(row);
            Target {
                at: at(values),
                value: values[2],
                test: row.test,
            }
        });
        Examples::Targets(targets.collect())
    } else {
        let samples = rows.iter().map(|(row, class)| Sample {
            at: at(values(row)),
            label: Label(u8::try_from(*class).unwrap_or(u8::MAX)),
            test: row.test,
        });
        Examples::Samples(samples.collect())
    };
    if trained.is_empty() {
        notes.push(Note::AllForTesting);
    }
    notes.extend(place::notes(&examples, columns.inputs(), &classes));
    let (means, deviations) = (scaling.means.clone(), scaling.deviations.clone());
    if standardise {
        notes.push(Note::Standardised { means, deviations });
    } else if scaling.is_needed() {
        notes.push(Note::Standardise { means, deviations });
    }
    notes.extend(far.map(|line| Note::Far {
        line,
        most: Sample::COORDINATE.most,
    }));
    Points {
        examples,
        inputs: columns.inputs(),
        classes,
        terms: FileTerms::default(),
        notes,
        scaling,
        plane: None,
        fits: far.is_none(),
    }
}
