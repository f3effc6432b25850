//! Parameters as lists without names: scikit-learn's `coefs_` and `intercepts_`, Keras' `get_weights()`.

use super::chain::{Affine, Step, network_of, of_layers};
use super::error::{ImportError, excerpt};
use super::imported::{ASSUMED, Imported, Source};
use super::keras_layers::KerasLayers;
use super::note::Note;
use super::state_dict::{names_part, normalising};
use super::tensor::Tensor;
use crate::network::Activation;
use crate::publish::tree::Tree;

/// What stands in Keras' batch normalisation against division by zero.
const EPSILON: f64 = 1e-3;

/// The attributes of an `MLPClassifier` or `MLPRegressor`.
pub(super) fn scikit_learn(tree: &Tree) -> Result<Imported, ImportError> {
    let list = |key: &'static str| {
        let value = tree.get(key).ok_or(ImportError::Missing { key })?;
        value.list().ok_or(ImportError::Value { key })
    };
    let (coefs, intercepts) = (list("coefs_")?, list("intercepts_")?);
    if coefs.len() != intercepts.len() {
        return Err(ImportError::Value { key: "intercepts_" });
    }
    let layer = |(place, (weights, biases)): (usize, (&Tree, &Tree))| {
        let weights = Tensor::of(&format!("coefs_[{place}]"), weights);
        let biases = Tensor::of(&format!("intercepts_[{place}]"), biases);
        let layer = Affine::of(&weights, true, Some(&biases))?;
        Ok::<_, ImportError>(layer.named(&format!("coefs_[{place}]")))
    };
    let layers: Vec<Affine> = coefs
        .iter()
        .zip(intercepts)
        .enumerate()
        .map(layer)
        .collect::<Result<_, _>>()?;
    let activation = match tree.get("activation").and_then(Tree::text) {
        None => None,
        Some("relu") => Some(Activation::Relu),
        Some("tanh") => Some(Activation::Tanh),
        Some("logistic") => Some(Activation::Sigmoid),
        Some("identity") => Some(Activation::Linear),
        Some(name) => {
            return Err(ImportError::Activation {
                name: excerpt(name),
            });
        }
    };
    let mut notes = vec![Note::Transposed];
    notes.extend(activation.is_none().then_some(Note::Assumed));
    if let Some(name @ ("logistic" | "softmax")) = tree.get("out_activation_").and_then(Tree::text)
    {
        notes.push(Note::Without {
            name: name.to_owned(),
        });
    }
    let chained = of_layers(activation.unwrap_or(ASSUMED), &layers)?;
    Ok(Imported {
        assumed: activation.is_none(),
        layers: layers.into_iter().map(|layer| layer.name).collect(),
        notes,
        ..Imported::of(Source::ScikitLearn, chained)
    })
}

/// Whether a JSON value is a list with a matrix in it, which no table of points is, or such a list for each layer.
pub(super) fn is_keras(tree: &Tree) -> bool {
    match tree {
        Tree::List(items) => has_matrix(tree) && !is_rows_and_classes(items),
        // Layers without parameters have empty lists.
        Tree::Entries(entries) => {
            let of_layer = |(name, tree): &(String, Tree)| {
                let empty = tree.list().is_some_and(<[Tree]>::is_empty);
                !names_part(name) && (empty || has_matrix(tree))
            };
            entries.iter().any(|(_, tree)| has_matrix(tree)) && entries.iter().all(of_layer)
        }
        _ => false,
    }
}

fn is_matrix(tree: &Tree) -> bool {
    let first = tree.list().and_then(<[Tree]>::first);
    first.is_some_and(|first| first.list().is_some())
}

fn has_matrix(tree: &Tree) -> bool {
    tree.list().is_some_and(|items| items.iter().any(is_matrix))
}

/// The arrays of a list, or of lists for each layer, with their places.
fn arrays(tree: &Tree) -> Vec<Tensor> {
    let of_list = |name: &str, items: &[Tree], arrays: &mut Vec<Tensor>| {
        for (place, item) in items.iter().enumerate() {
            arrays.push(Tensor::of(&format!("{name}[{place}]"), item));
        }
    };
    let mut arrays = Vec::new();
    match tree {
        Tree::List(items) if items.iter().any(has_matrix) => {
            for (place, layer) in items.iter().enumerate() {
                of_list(
                    &format!("[{place}]"),
                    layer.list().unwrap_or_default(),
                    &mut arrays,
                );
            }
        }
        Tree::List(items) => of_list("", items, &mut arrays),
        Tree::Entries(entries) => {
            for (name, layer) in entries {
                of_list(
                    &excerpt(name),
                    layer.list().unwrap_or_default(),
                    &mut arrays,
                );
            }
        }
        _ => {}
    }
    arrays
}

/// Whether the lists after the matrices are as long as these have rows, and not as long as they have columns: then a row is a
/// unit, as in the lists of PyTorch's `parameters()`.
fn has_rows_of_units(arrays: &[Tensor]) -> bool {
    let pairs = arrays.windows(2).filter_map(|pair| {
        match (pair[0].shape.as_deref(), pair[1].shape.as_deref()) {
            (Some(&[rows, columns]), Some(&[units])) => Some((rows == units, columns == units)),
            _ => None,
        }
    });
    let pairs: Vec<(bool, bool)> = pairs.collect();
    pairs.iter().all(|(rows, _)| *rows) && !pairs.iter().all(|(_, columns)| *columns)
}

/// Whether every matrix is square, so that a row may be an input or a unit.
fn all_square(arrays: &[Tensor]) -> bool {
    let mut matrices = arrays
        .iter()
        .filter_map(|array| match array.shape.as_deref() {
            Some(&[rows, columns]) => Some(rows == columns && rows > 1),
            _ => None,
        });
    matrices.all(|square| square)
}

/// Matrices under one key and their biases under another, as one list; none where they do not go together.
pub(super) fn with_biases_beside(tree: &Tree, weights: &Tree) -> Option<Tree> {
    let biases = ["biases", "bias"]
        .iter()
        .find_map(|key| tree.get(key)?.list())?;
    let weights = weights.list()?;
    let alone = weights.iter().all(is_matrix);
    (alone && weights.len() == biases.len()).then(|| {
        let pairs = weights.iter().zip(biases);
        Tree::List(
            pairs
                .flat_map(|(matrix, list)| [matrix.clone(), list.clone()])
                .collect(),
        )
    })
}

/// Whether a value is rows of numbers and a class for each, as `[X, y]`: a layer alone, whose biases are whole numbers, some of them the
/// same, nobody has.
fn is_rows_and_classes(items: &[Tree]) -> bool {
    let [rows, classes] = items else {
        return false;
    };
    let (Some(rows), Some(classes)) = (rows.list(), classes.list()) else {
        return false;
    };
    let numbers: Vec<f64> = classes.iter().filter_map(Tree::number).collect();
    let whole = numbers.len() == rows.len() && numbers.iter().all(|number| number % 1.0 == 0.0);
    let repeats = (1..numbers.len()).any(|place| numbers[..place].contains(&numbers[place]));
    whole && repeats && numbers.iter().any(|&number| number != 0.0)
}

/// Kernels, a row for each input, with biases and batch normalisations between them; or weights, a row for each unit.
pub(super) fn keras(tree: &Tree, told: Option<KerasLayers>) -> Result<Imported, ImportError> {
    let tensors = arrays(tree);
    // Where the layers are told, they are Keras' own.
    let transposed = told.is_some() || !has_rows_of_units(&tensors);
    let either_way = told.is_none() && transposed && all_square(&tensors);
    let bend = told.as_ref().map_or(ASSUMED, |told| told.hidden);
    let (mut steps, mut names, mut without_biases, mut norms) = (Vec::new(), Vec::new(), 0, 0);
    let mut rest = tensors.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let lists = others
            .iter()
            .take_while(|tensor| tensor.axes() == Some(1))
            .count();
        if first.axes() == Some(1) && names.is_empty() && lists >= 3 {
            // A normalisation of the inputs: gamma, beta, mean, variance.
            steps.push(norm(&rest[..4])?);
            norms += 1;
            rest = &rest[4..];
            continue;
        }
        first.extent()?;
        let biases = match lists {
            0 | 4 => None,
            1 | 5 => others.first(),
            _ => {
                return Err(ImportError::Unknown {
                    key: excerpt(&others[1].name),
                });
            }
        };
        without_biases += usize::from(biases.is_none());
        if !names.is_empty() {
            steps.push(Step::Bend(bend));
        }
        steps.push(Step::Affine(
            Affine::of(first, transposed, biases)?.named(&first.name),
        ));
        names.push(first.name.clone());
        if lists >= 4 {
            steps.push(norm(&others[lists - 4..lists])?);
            norms += 1;
        }
        rest = &others[lists..];
    }
    let mut notes = Vec::new();
    notes.extend(told.is_none().then_some(Note::Assumed));
    notes.extend(either_way.then_some(Note::EitherWay));
    let last = told.as_ref().and_then(|told| told.last.clone());
    notes.extend(last.map(|name| Note::Without { name }));
    notes.extend(transposed.then_some(Note::Transposed));
    notes.extend((without_biases > 0).then_some(Note::WithoutBiases {
        layers: without_biases,
    }));
    notes.extend((norms > 0).then_some(Note::Normalised { layers: norms }));
    let chained = network_of(steps, bend)?;
    Ok(Imported {
        assumed: told.is_none(),
        without_biases,
        layers: names,
        notes,
        ..Imported::of(
            if transposed {
                Source::Keras
            } else {
                Source::StateDict
            },
            chained,
        )
    })
}

/// A batch normalisation of four lists: factors, summands, means, variances.
fn norm(lists: &[Tensor]) -> Result<Step, ImportError> {
    let units = lists.first().map_or(0, |list| list.values.len());
    for list in lists {
        if !list.is_list_of(units) {
            return Err(ImportError::Biases {
                key: excerpt(&list.name),
                units,
            });
        }
    }
    let [factors, summands, means, variances] = lists else {
        return Err(ImportError::NoNetwork);
    };
    Ok(normalising(
        means.checked()?,
        variances.checked()?,
        factors.checked()?,
        summands.checked()?,
        EPSILON,
    ))
}
