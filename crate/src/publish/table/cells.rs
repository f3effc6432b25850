//! The cells of a table, in one piece of memory however many there are.

/// Rows of texts, each with as many cells as it came with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<u32>,
    rows: Vec<Row>,
}

/// A row: its first cell, and the line of the file where it stands, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    first: u32,
    line: u32,
}

impl Cells {
    /// Adds a row. The texts of a file are far shorter than what the indices can hold.
    pub(super) fn push<'a>(&mut self, line: usize, cells: impl IntoIterator<Item = &'a str>) {
        let first = index(self.ends.len());
        let line = index(line);
        self.rows.push(Row { first, line });
        for cell in cells {
            self.text.push_str(bare(cell));
            self.ends.push(index(self.text.len()));
        }
    }

    /// The same rows without the first ones.
    pub(super) fn drop_first(&mut self, rows: usize) {
        self.rows.drain(..rows);
    }

    /// Leaves out the rows after the first so many.
    pub(super) fn keep_first(&mut self, rows: usize) {
        if let Some(row) = self.rows.get(rows) {
            self.ends.truncate(row.first as usize);
            self.rows.truncate(rows);
            let end = self.ends.last().map_or(0, |&end| end as usize);
            self.text.truncate(end);
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Number of cells of a row.
    pub(super) fn width(&self, row: usize) -> usize {
        let (first, end) = self.span(row);
        end - first
    }

    /// Number of cells of a row, without empty ones at its end.
    pub(super) fn filled_width(&self, row: usize) -> usize {
        let width = self.width(row);
        let last = (0..width)
            .rev()
            .find(|&cell| !self.cell(row, cell).is_empty());
        last.map_or(0, |last| last + 1)
    }

    /// The line of the file where a row stands, from 1.
    pub(super) fn line(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.line as usize)
    }

    /// A cell without spaces around it; empty where the row has fewer.
    pub(super) fn cell(&self, row: usize, cell: usize) -> &str {
        let (first, end) = self.span(row);
        let place = first + cell;
        if place >= end {
            return "";
        }
        let start = match place {
            0 => 0,
            _ => self.ends[place - 1] as usize,
        };
        &self.text[start..self.ends[place] as usize]
    }

    /// All cells of a row.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.width(row)).map(move |cell| self.cell(row, cell))
    }

    fn span(&self, row: usize) -> (usize, usize) {
        let Some(at) = self.rows.get(row) else {
            return (0, 0);
        };
        let end = self
            .rows
            .get(row + 1)
            .map_or(self.ends.len(), |next| next.first as usize);
        (at.first as usize, end)
    }
}

/// A cell without spaces around it, and without quotes that stand there after a space or are single ones.
fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    let unquoted = ['"', '\'']
        .into_iter()
        .find_map(|quote| cell.strip_prefix(quote)?.strip_suffix(quote));
    unquoted.map_or(cell, str::trim)
}

fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_cells_and_lines() {
        let mut cells = Cells::default();
        cells.push(1, ["a", " b "]);
        cells.push(3, []);
        cells.push(4, ["c", "", ""]);
        let rows: Vec<Vec<&str>> = (0..3).map(|row| cells.row(row).collect()).collect();
        assert_eq!(rows, [vec!["a", "b"], vec![], vec!["c", "", ""]]);
        assert_eq!(
            (cells.width(2), cells.filled_width(2), cells.line(2)),
            (3, 1, 4)
        );
        assert_eq!(cells.cell(1, 0), "");
        cells.drop_first(1);
        assert_eq!((cells.len(), cells.cell(1, 0)), (2, "c"));
    }
}
