//! The classes of a table: how their names are spelt, and which of them are used.

use std::collections::{BTreeMap, HashMap};

use super::Table;
use super::column::class_name;
use super::error::{TableError, excerpt, joined};
use super::note::Note;
use super::roles::Classes;
use crate::dataset::Label;
use crate::network::decimal::read_decimal;

impl Table {
    /// How the classes in a column are spelt, from a row on.
    pub(super) fn spellings(&self, place: usize, first: usize) -> Spellings {
        let mut spellings = Spellings::default();
        for row in first..self.cells.len() {
            if let Some(name) = class_name(self.cells.cell(row, place), self.mark) {
                spellings.see(name);
            }
        }
        spellings
    }

    pub(super) fn class_of(&self, cell: &str) -> String {
        class_name(cell, self.mark).unwrap_or_default()
    }

    /// The classes in some cells, and which of them are used.
    pub(super) fn classes_of<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
        chosen: &Classes,
        spellings: &Spellings,
    ) -> Result<Chosen, TableError> {
        const MOST: usize = Label::CLASSES as usize;
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for cell in cells {
            let name = spellings.name(self.class_of(cell));
            *counts.entry(name).or_default() += 1;
        }
        let found = counts.len();
        let mut all: Vec<String> = counts.keys().cloned().collect();
        all.sort_by(|a, b| by_value(a, b));
        let used: Vec<String> = match chosen {
            Classes::Against(name) => return Ok(Chosen::against(name, &all)),
            Classes::All if found > MOST => return Err(TableError::Classes { found, most: MOST }),
            Classes::All => all,
            Classes::Only(names) if names.is_empty() || names.len() > MOST => {
                return Err(TableError::Roles);
            }
            Classes::Only(names) => names.clone(),
            Classes::MostFrequent => {
                let mut frequent = all.clone();
                frequent.sort_by_key(|name| std::cmp::Reverse(counts[name]));
                frequent.truncate(MOST);
                all.retain(|name| frequent.contains(name));
                all
            }
        };
        let left: usize = counts
            .iter()
            .filter(|(name, _)| !used.contains(name))
            .map(|(_, rows)| rows)
            .sum();
        let note = (left > 0).then(|| Note::ClassesChosen {
            found,
            used: joined(&used),
            rows: left,
        });
        let places = used.iter().cloned().zip(0..).collect();
        Ok(Chosen {
            names: used,
            places,
            note,
        })
    }
}

/// Names of classes that differ in nothing but case: the first spelling counts.
#[derive(Default)]
pub(super) struct Spellings {
    /// By the names in lower case.
    first: HashMap<String, String>,
    /// First spellings with others.
    others: BTreeMap<String, Vec<String>>,
}

impl Spellings {
    fn see(&mut self, name: String) {
        /// So many others are named.
        const NAMED: usize = 8;
        let first = (self.first.entry(name.to_lowercase())).or_insert_with(|| name.clone());
        if *first != name {
            let others = self.others.entry(first.clone()).or_default();
            if others.len() < NAMED && !others.contains(&name) {
                others.push(name);
            }
        }
    }

    /// The name of the class that is spelt like this.
    pub(super) fn name(&self, spelling: String) -> String {
        let first = self.first.get(&spelling.to_lowercase());
        first.cloned().unwrap_or(spelling)
    }

    pub(super) fn notes(&self) -> impl Iterator<Item = Note> {
        /// As many classes as are listed.
        const NAMED: usize = 8;
        let note = |(name, others): (&String, &Vec<String>)| Note::Spelt {
            name: excerpt(name),
            others: joined(others),
        };
        self.others.iter().take(NAMED).map(note)
    }
}

/// Classes that are used: their names, the class of each name in the file, and what is to be said of it.
pub(super) struct Chosen {
    pub(super) names: Vec<String>,
    pub(super) places: HashMap<String, usize>,
    pub(super) note: Option<Note>,
}

impl Chosen {
    fn against(name: &str, all: &[String]) -> Self {
        let places = all
            .iter()
            .map(|other| (other.clone(), usize::from(other == name)));
        Self {
            names: vec![format!("not {name}"), name.to_owned()],
            places: places.collect(),
            note: Some(Note::Against {
                name: excerpt(name),
            }),
        }
    }
}

/// Numbers by their values, then words by their letters.
fn by_value(a: &str, b: &str) -> std::cmp::Ordering {
    let number = |text: &str| match text {
        "-" => Some(-1.0),
        "+" => Some(1.0),
        _ => read_decimal(text),
    };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (None, None) => a.cmp(b),
    }
}
