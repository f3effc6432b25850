//! What each column of a table is for.

use serde::{Deserialize, Serialize};

use super::Table;
use super::column::{Column, Content};
use super::field::Field;
use super::name::{LABELS, SPLITS, WEAK_LABELS, names_rows};
use super::truth;
use super::unit::parted;
use crate::dataset::Label;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The first coordinate.
    X1,
    /// The second coordinate.
    X2,
    /// One of the values whose two principal directions are the coordinates.
    Plane,
    /// The class.
    Class,
    /// The number that is to be learned.
    Number,
    /// Whether a row is for training or for testing.
    Split,
    /// Nothing.
    Ignore,
}

impl Role {
    /// Its name, as on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::X1 => "x1",
            Self::X2 => "x2",
            Self::Plane => "plane",
            Self::Class => "class",
            Self::Number => "number",
            Self::Split => "split",
            Self::Ignore => "ignore",
        }
    }
}

/// Which classes of a table become classes of points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Classes {
    /// All that there are; too many are refused.
    #[default]
    All,
    /// The most frequent, as many as points can have; rows of others are left out.
    MostFrequent,
    /// Those with these names, in this order; rows of others are left out.
    Only(Vec<String>),
    /// All others as class 0, the one with this name as class 1.
    Against(String),
}

/// How a table is read as points: proposed by [`Table::proposal`], and changed by the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Roles {
    /// Whether the first row names the columns.
    pub heading: bool,
    /// The role of each column.
    pub columns: Vec<Role>,
    /// Which classes are used.
    #[serde(default)]
    pub classes: Classes,
    /// Whether coordinates, and a number that is to be learned, are shifted and scaled to mean 0 and deviation 1.
    #[serde(default)]
    pub standardise: bool,
}

impl Roles {
    /// The only column with a role; none where there is none, or more than one.
    pub(super) fn only(&self, role: Role) -> Option<usize> {
        let mut places = self.places(role);
        let first = places.next();
        first.filter(|_| places.next().is_none())
    }

    /// The columns with a role.
    pub(super) fn places(&self, role: Role) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns
            .filter(move |(_, found)| **found == role)
            .map(|(place, _)| place)
    }
}

/// Fewer columns are a coordinate and a label alone.
const LEAST_WITH_INDEX: usize = 3;

/// More classes than this are taken for numbers.
const MOST_CLASSES: usize = 10;

impl Table {
    /// The roles that names and contents of the columns suggest.
    #[must_use]
    pub fn proposal(&self) -> Roles {
        let heading = self.proposes_heading();
        let columns = self.columns(heading);
        let mut roles = vec![Role::Ignore; columns.len()];
        let split = split_of(&columns, heading);
        let mut free: Vec<usize> = (0..columns.len()).collect();
        free.retain(|&place| Some(place) != split && columns[place].content != Content::Empty);
        let index = index_of(&columns, &free, heading);
        free.retain(|&place| Some(place) != index);
        // An identifier may stand beside it; whatever else has no name may be a coordinate.
        let names_rows = |place: &usize| {
            let column = &columns[*place];
            heading && !column.name.is_empty() && is_index(column, heading)
        };
        while let Some(identifier) = free.iter().position(names_rows) {
            if free.len() < LEAST_WITH_INDEX {
                break;
            }
            free.remove(identifier);
        }
        let label = label_of(&columns, &free);
        free.retain(|&place| Some(place) != label);
        let are_numbers = free.iter().any(|&place| columns[place].is_numeric());
        free.retain(|&place| match are_numbers {
            true => columns[place].is_numeric(),
            // Truths are the coordinates where there are no others.
            false => truth::words(&columns[place]).is_some(),
        });
        if let Some(split) = split {
            roles[split] = Role::Split;
        }
        let mut classes = Classes::All;
        if let Some(label) = label {
            let is_number = learns_numbers(&columns[label], self.rows(heading));
            roles[label] = if is_number { Role::Number } else { Role::Class };
            if !is_number && columns[label].distinct.len() > usize::from(Label::CLASSES) {
                classes = Classes::MostFrequent;
            }
        }
        for (place, role) in free.iter().zip([Role::X1, Role::X2]) {
            roles[*place] = role;
        }
        Roles {
            heading,
            columns: roles,
            classes,
            standardise: false,
        }
    }
}

/// The column that marks rows for testing, by its name or by words for it.
fn split_of(columns: &[Column], heading: bool) -> Option<usize> {
    let is_two = |column: &Column| !column.more && column.distinct.len() <= 3;
    let speaks = |column: &Column| {
        column.content == Content::Words
            && is_two(column)
            && column
                .distinct
                .iter()
                .all(|word| split_word(word).is_some_and(|(_, plain)| plain))
    };
    let named = columns.iter().position(|column| {
        let fits = column
            .distinct
            .iter()
            .all(|word| split_word(word).is_some());
        SPLITS.contains(&&*column.plain_name())
            && is_two(column)
            && fits
            && !column.distinct.is_empty()
    });
    named
        .or_else(|| columns.iter().position(speaks))
        .or_else(|| {
            // Four numbers without names: x1, x2, label, test; unless the coordinates may be marks as well.
            let [x1, x2, label, test] = columns else {
                return None;
            };
            if x1.whole && x2.whole {
                return None;
            }
            let labels = label.whole
                && label
                    .distinct
                    .iter()
                    .all(|name| matches!(&**name, "0" | "1" | "2" | "3"));
            let marks = test
                .distinct
                .iter()
                .all(|name| matches!(&**name, "0" | "1"));
            (!heading && labels && marks && !counts_many(&columns[0])).then_some(3)
        })
}

/// Whether a cell of a split marks a row for testing, and whether it says so in a word of its own.
pub(super) fn split_word(cell: &str) -> Option<(bool, bool)> {
    match &*cell.to_lowercase() {
        "test" | "testing" | "tst" | "val" | "valid" | "validation" | "dev" | "holdout"
        | "eval" => Some((true, true)),
        "train" | "training" | "trn" | "learn" => Some((false, true)),
        "1" | "true" | "yes" => Some((true, false)),
        "0" | "false" | "no" => Some((false, false)),
        _ => None,
    }
}

/// Whether a split's name says that 1 stands for training.
pub(super) fn marks_training(column: &Column) -> bool {
    matches!(&*column.plain_name(), "train" | "istrain")
}

/// Whether a column counts more rows than two, which coordinates hardly do.
fn counts_many(column: &Column) -> bool {
    column.counts && column.distinct.len() > 2
}

/// Whether a column only counts or names the rows: it has no name, or one that says so.
pub(super) fn is_index(column: &Column, heading: bool) -> bool {
    // R reads row names as a column X.
    let is_named = names_rows(&column.name) || (column.name == "X" && column.counts);
    let named = heading && is_named;
    // pandas writes an index of any kind without a name.
    let nameless = column.name.is_empty();
    (named && column.unique && (nameless || column.whole || column.content == Content::Words))
        || (!heading && column.counts)
}

/// The column that only counts or names the rows, where others are left for a coordinate and a label.
fn index_of(columns: &[Column], free: &[usize], heading: bool) -> Option<usize> {
    // Without a heading it needs two coordinates beside it: 0, 1, 2, … may be the first of them.
    let needed = LEAST_WITH_INDEX + usize::from(!heading);
    let place = free
        .iter()
        .copied()
        .find(|&place| is_index(&columns[place], heading))?;
    let first = free.first() == Some(&place);
    (free.len() >= needed && (heading || first)).then_some(place)
}

/// The column with the label: by its name, else the only one of few words, else words, else the last.
fn label_of(columns: &[Column], free: &[usize]) -> Option<usize> {
    if free.len() < 2 {
        return None;
    }
    let name = |place: usize| columns[place].plain_name();
    let is_pair = |pair: &[usize]| name(pair[0]) == "x" && name(pair[1]) == "y";
    // In x, y, label the y is a coordinate.
    let paired = (free.len() > 2).then(|| free.windows(2).find(|pair| is_pair(pair)));
    let coordinate = paired.flatten().map(|pair| pair[1]);
    let possible = |place: &usize| Some(*place) != coordinate && can_be_label(&columns[*place]);
    let places: Vec<usize> = free.iter().copied().filter(possible).collect();
    let named = LABELS
        .iter()
        .find_map(|label| places.iter().copied().find(|&place| name(place) == *label));
    let words =
        places.iter().copied().rev().find(|&place| {
            columns[place].content == Content::Words && !seems_numeric(&columns[place])
        });
    let mut few = (places.iter().copied()).filter(|&place| has_few_words(&columns[place]));
    let only = few.next().filter(|_| few.next().is_none());
    // A column y beside one of few words is hardly the label.
    let (weak, strong) = match named {
        Some(place) if WEAK_LABELS.contains(&&*name(place)) => (named, None),
        _ => (None, named),
    };
    let last = || {
        let mut sound = places
            .iter()
            .rev()
            .filter(|&&place| !seems_numeric(&columns[place]));
        sound.next().or(places.last()).copied()
    };
    strong.or(only).or(weak).or(words).or_else(last)
}

/// Whether a column has words, two to four different ones, as classes are.
fn has_few_words(column: &Column) -> bool {
    let few = (2..=usize::from(Label::CLASSES)).contains(&column.distinct.len());
    column.content == Content::Words && few && !seems_numeric(column)
}

/// Whether a column of words has more numbers than other words: measurements among odd cells.
fn seems_numeric(column: &Column) -> bool {
    let number = |cell: &&String| Field::is_numeric(cell) || parted(cell).is_some();
    let numbers = column.distinct.iter().filter(number).count();
    column.content == Content::Words && 2 * numbers > column.distinct.len()
}

/// Words that are nearly all different, such as names and dates, are no classes.
fn can_be_label(column: &Column) -> bool {
    let different = column.more || (column.unique && column.distinct.len() > MOST_CLASSES);
    column.content != Content::Words || !different
}

/// Whether a label is a number to be learned: it has fractions, too many values, or never the same twice.
fn learns_numbers(column: &Column, rows: usize) -> bool {
    /// So few rows can well have a class each.
    const FEW: usize = 4;
    let many = column.more || column.distinct.len() > MOST_CLASSES;
    let different = column.unique && rows > FEW;
    column.is_numeric() && (!column.whole || many || different || column.plain_name() == "value")
}
