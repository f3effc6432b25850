//! What was understood of a table's columns, for the notes of its points.

use super::Table;
use super::column::{Column, Content};
use super::error::{excerpt, joined};
use super::field::Field;
use super::note::Note;
use super::roles::{Role, Roles, is_index};
use super::unit::Units;

impl Table {
    /// What was understood of the columns.
    pub(super) fn notes_on(&self, roles: &Roles, columns: &[Column]) -> Vec<Note> {
        let mut notes = Vec::new();
        let numbered = |(place, column): (usize, &Column)| column.name == place.to_string();
        let from = usize::from(columns.first().is_some_and(|column| column.name.is_empty()));
        if roles.heading && columns.len() > from && columns[from..].iter().enumerate().all(numbered)
        {
            notes.push(Note::NumberedHeading);
        } else if roles.heading {
            let numbers = columns
                .iter()
                .filter(|column| Field::is_numeric(&column.name));
            let numbers: Vec<String> = numbers.map(|column| column.name.clone()).collect();
            notes.extend((!numbers.is_empty()).then(|| Note::HeadingWithNumbers {
                numbers: joined(&numbers),
            }));
        }
        let mut ignored = Vec::new();
        for place in roles.places(Role::Ignore) {
            let column = &columns[place];
            let name = excerpt(&column.name);
            if is_index(column, roles.heading) {
                notes.push(Note::Index {
                    column: place + 1,
                    name,
                });
            } else {
                ignored.push(column.called(place));
                notes.extend(self.why_no_number(column, place, roles.heading));
            }
        }
        if !ignored.is_empty() {
            notes.push(Note::Ignored {
                names: joined(&ignored),
            });
        }
        notes
    }

    /// Why an ignored column is no column of numbers, though most of its cells seem to be some.
    fn why_no_number(&self, column: &Column, place: usize, heading: bool) -> Option<Note> {
        if column.content != Content::Words {
            return None;
        }
        let units = Units::of(&self.cells, usize::from(heading), place);
        let (united, plain) = (units.united(), units.plain);
        let name = column.called(place);
        if units.counts.len() > 1 && united + plain >= 4 * units.words {
            let names: Vec<String> = units.counts.keys().map(|&unit| unit.to_owned()).collect();
            let units = joined(&names);
            return Some(Note::MixedUnits { name, units });
        }
        let others = united + units.words;
        if plain < others || others == 0 {
            return None;
        }
        let odd: Vec<String> = (units.odd.iter().chain(&units.with_one))
            .take(Units::NAMED)
            .map(|cell| format!("'{}'", excerpt(cell)))
            .collect();
        Some(Note::NoNumbers {
            name,
            cells: others,
            of: plain + others,
            odd: odd.join(", "),
        })
    }
}
