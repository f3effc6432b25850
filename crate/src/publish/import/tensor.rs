//! Named arrays of numbers, from whatever file, and the layers that they are.

use super::error::{ImportError, excerpt};
use crate::network::number::rounded_to_f32;
use crate::publish::tree::Tree;

/// An array of numbers with its name in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tensor {
    pub(super) name: String,
    /// Its extent along each axis; none for what is no array of numbers.
    pub(super) shape: Option<Vec<usize>>,
    /// Its numbers, the last axis running fastest.
    pub(super) values: Vec<f64>,
}

impl Tensor {
    /// The array of nested lists.
    pub(super) fn of(name: &str, tree: &Tree) -> Self {
        let mut values = Vec::new();
        let shape = gathered(tree, &mut values);
        Self {
            name: name.to_owned(),
            shape,
            values,
        }
    }

    /// Number of rows and columns of a matrix with something in it.
    pub(super) fn extent(&self) -> Result<(usize, usize), ImportError> {
        match self.shape.as_deref() {
            Some(&[rows, columns]) if rows > 0 && columns > 0 => Ok((rows, columns)),
            _ => Err(ImportError::Weights {
                key: excerpt(&self.name),
            }),
        }
    }

    /// Whether it is a list of so many numbers.
    pub(super) fn is_list_of(&self, units: usize) -> bool {
        self.shape.as_deref() == Some(&[units])
    }

    /// Number of axes; none for what is no array of numbers.
    pub(super) fn axes(&self) -> Option<usize> {
        self.shape.as_ref().map(Vec::len)
    }

    /// A place among the numbers as in the file: `0.weight[2][1]`.
    fn at(&self, place: usize) -> String {
        let mut rest = place;
        let mut places: Vec<usize> = Vec::new();
        for extent in self.shape.iter().flatten().rev() {
            places.push(rest % extent.max(&1));
            rest /= extent.max(&1);
        }
        let places = places.iter().rev().map(|place| format!("[{place}]"));
        format!("{}{}", excerpt(&self.name), places.collect::<String>())
    }

    /// The numbers, all of them finite and within `f32`.
    pub(super) fn checked(&self) -> Result<&[f64], ImportError> {
        let beyond = |value: &f64| !rounded_to_f32(*value).is_finite();
        let Some(place) = self.values.iter().position(beyond) else {
            return Ok(&self.values);
        };
        let (value, key) = (self.values[place], self.at(place));
        Err(if value.is_nan() {
            ImportError::NotFinite { key, value: "NaN" }
        } else if value.is_infinite() {
            let value = if value > 0.0 { "Infinity" } else { "-Infinity" };
            ImportError::NotFinite { key, value }
        } else {
            ImportError::Range { key }
        })
    }
}

/// Adds the numbers of nested lists to `values`; their shape, where all lists of one depth are of one length.
fn gathered(tree: &Tree, values: &mut Vec<f64>) -> Option<Vec<usize>> {
    match tree {
        Tree::Number(value) => {
            values.push(*value);
            Some(Vec::new())
        }
        Tree::List(items) => {
            let mut inner: Option<Vec<usize>> = None;
            for item in items {
                let shape = gathered(item, values)?;
                if *inner.get_or_insert_with(|| shape.clone()) != shape {
                    return None;
                }
            }
            let mut shape = vec![items.len()];
            shape.extend(inner.unwrap_or_default());
            Some(shape)
        }
        _ => None,
    }
}
