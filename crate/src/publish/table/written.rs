//! Own examples as a table with the names and the values of the file that they are from.

use crate::dataset::{Examples, FileAxis, FileTerms};
use crate::network::decimal::read_decimal;
use crate::network::number::nearest_f32;

/// The examples as rows of cells, a heading first: the names of the columns and of the classes are the file's, its values are
/// rounded to `f32`. Which rows are for testing stands in a column of its own where there are any. Without names it is `x1`, `x2`,
/// and `label` or `value`, and a class is its number.
#[must_use]
pub fn rows(examples: &Examples, inputs: usize, terms: &FileTerms) -> Vec<Vec<String>> {
    let samples = examples.samples().iter().map(|sample| {
        let label = usize::from(sample.label.0);
        let name = terms.classes.get(label).cloned();
        (
            sample.at,
            name.unwrap_or_else(|| label.to_string()),
            sample.test,
        )
    });
    let targets = examples.targets().iter().map(|target| {
        let value = shortest(&terms.axes[2], target.value);
        (target.at, value, target.test)
    });
    let all: Vec<_> = samples.chain(targets).collect();
    let marked = all.iter().any(|(_, _, test)| *test);
    let named = |place: usize, name: &str| match &*terms.axes[place].name {
        "" => name.to_owned(),
        given => given.to_owned(),
    };
    let label = if examples.are_numbers() {
        "value"
    } else {
        "label"
    };
    let mut heading = vec![named(0, "x1"), named(1, "x2")];
    heading.truncate(inputs);
    heading.push(named(2, label));
    heading.extend(marked.then(|| "split".to_owned()));
    let records = all.into_iter().map(|(at, label, test)| {
        let mut record = vec![
            shortest(&terms.axes[0], at.x),
            shortest(&terms.axes[1], at.y),
        ];
        record.truncate(inputs);
        record.push(label);
        record.extend(marked.then(|| if test { "test" } else { "train" }.to_owned()));
        record
    });
    std::iter::once(heading).chain(records).collect()
}

/// The file's value with the fewest digits whose number is the same `f32`. Where only more digits than those of an `f32` would
/// do, it is the value rounded to `f32`.
fn shortest(axis: &FileAxis, number: f64) -> String {
    /// Digits after the first that an `f32` may need.
    const MOST: usize = 8;
    let value = axis.value(number);
    let same = |text: &String| {
        let read = read_decimal(text)?;
        (nearest_f32(axis.number(read)) == nearest_f32(number)).then_some(read)
    };
    let is_plain = (axis.mean, axis.deviation) == (0.0, 1.0);
    // What rounding left of a 0 has few digits, too.
    let zero = std::iter::once("0".to_owned());
    let mut texts = zero.chain((0..=MOST).map(|digits| format!("{value:.digits$e}")));
    let short = texts.find_map(|text| same(&text)).filter(|_| !is_plain);
    short.map_or_else(|| nearest_f32(value).to_string(), |value| value.to_string())
}

/// The same as comma-separated values, which [`super::Table`] reads back.
#[must_use]
pub fn written(examples: &Examples, inputs: usize, terms: &FileTerms) -> String {
    // Whatever a name begins with, it is no number and no list.
    let mut writer = csv::WriterBuilder::new();
    writer.quote_style(csv::QuoteStyle::NonNumeric);
    let mut table = writer.from_writer(Vec::new());
    for row in rows(examples, inputs, terms) {
        // Memory takes whatever is written to it.
        drop(table.write_record(row));
    }
    String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}
