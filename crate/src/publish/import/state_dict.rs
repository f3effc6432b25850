//! Parameters by name, as PyTorch's `state_dict` has them, or Keras and Flax with kernels instead of weights.

use std::collections::HashMap;

use super::chain::{Affine, Step, network_of};
use super::error::{ImportError, MOST_ENTRIES, excerpt};
use super::imported::{ASSUMED, Imported, Source};
use super::note::Note;
use super::order::{Named, order};
use super::tensor::Tensor;
use super::turn::held;
use crate::network::Activation;
use crate::publish::tree::Tree;

/// Keys under which checkpoints keep a `state_dict`.
const WRAPPERS: [&str; 4] = ["state_dict", "model_state_dict", "model", "params"];
/// The key under which people keep the name of the activation.
const ACTIVATION: &str = "activation";
/// What wrappers of modules put before every name.
const PREFIXES: [&str; 2] = ["module.", "_orig_mod."];

/// What stands between a layer's name and those of the parts of its weight.
const PARAMETRIZATION: &str = ".parametrizations.weight";

/// What stands in a batch normalisation against division by zero, where nothing else is said.
const TORCH_EPSILON: f64 = 1e-5;
const KERAS_EPSILON: f64 = 1e-3;

/// Whether a JSON value has a matrix of weights, at whatever depth. A column called weight is none.
pub(super) fn has_matrices(tree: &Tree) -> bool {
    let Tree::Entries(entries) = tree else {
        return false;
    };
    let is_matrix = |value: &Tree| {
        let first = value.list().and_then(<[Tree]>::first);
        first.is_some_and(|row| row.list().is_some())
    };
    entries.iter().any(|(key, value)| {
        let weights = matches!(
            split(key).1,
            Some(Part::Weight | Part::Kernel | Part::Original | Part::Direction)
        );
        (weights && is_matrix(value)) || has_matrices(value)
    })
}

/// The network of a JSON value with parameters by name. `named` gives the layers in another order than is inferred.
pub(super) fn read(tree: &Tree, named: Option<&[String]>) -> Result<Imported, ImportError> {
    let wrapped = WRAPPERS
        .iter()
        .find_map(|key| tree.get(key))
        .filter(|tree| matches!(tree, Tree::Entries(_)));
    let Tree::Entries(entries) = wrapped.unwrap_or(tree) else {
        return Err(ImportError::NoNetwork);
    };
    let activation = match tree.get(ACTIVATION).or_else(|| wrapped?.get(ACTIVATION)) {
        Some(said) => activation_said(said, tree)?,
        None => None,
    };
    let mut tensors = Vec::new();
    flatten("", entries, &mut tensors)?;
    let mut read = of_tensors(
        &tensors,
        Source::StateDict,
        activation.map(|(found, _)| found),
        named,
    )?;
    // A slope that stands in the weights is that of the file.
    let slope = read.network.activation();
    let usual = activation.filter(|&(found, usual)| usual && found == slope);
    read.notes.extend(usual.map(|_| Note::SlopeAssumed));
    Ok(read)
}

/// The activation that a file names, and whether its slope or sharpness is the usual one because the file says none; none where
/// the value is no name.
fn activation_said(said: &Tree, tree: &Tree) -> Result<Option<(Activation, bool)>, ImportError> {
    /// PyTorch's slope of a leaky unit, and its sharpness of a softplus.
    const USUAL_SLOPE: f64 = 0.01;
    const USUAL_SHARPNESS: f64 = 1.0;
    let Some(name) = said.text().or_else(|| said.get("name")?.text()) else {
        return Ok(None);
    };
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_lowercase();
    let own = match &*plain {
        "leakyrelu" => Activation::from_name("leaky"),
        "identity" => Some(Activation::Linear),
        "logistic" => Some(Activation::Sigmoid),
        other => Activation::from_name(other),
    };
    let found = own.ok_or_else(|| ImportError::Activation {
        name: excerpt(name),
    })?;
    let turn = |keys: [&str; 3]| {
        keys.iter()
            .find_map(|key| said.get(key).or_else(|| tree.get(key))?.number())
    };
    let (found, usual) = match found {
        Activation::Leaky { .. } => {
            let slope = turn(["negative_slope", "slope", "alpha"]);
            let found = Activation::Leaky {
                slope: slope.unwrap_or(USUAL_SLOPE),
            };
            (found, slope.is_none())
        }
        Activation::Softplus { .. } => {
            let sharpness = turn(["beta", "sharpness", "softplus_beta"]);
            let found = Activation::Softplus {
                sharpness: sharpness.unwrap_or(USUAL_SHARPNESS),
            };
            (found, sharpness.is_none())
        }
        other => (other, false),
    };
    Ok(Some((held(found)?, usual)))
}

/// The arrays of nested dictionaries, their names joined by points. Single values are no parameters.
fn flatten(
    before: &str,
    entries: &[(String, Tree)],
    tensors: &mut Vec<Tensor>,
) -> Result<(), ImportError> {
    /// Longer names, each a copy, could take far more room than the file.
    const LONGEST: usize = 400;
    for (key, value) in entries {
        let name = format!("{before}{key}");
        if name.len() > LONGEST {
            return Err(ImportError::Unknown {
                key: excerpt(&name),
            });
        }
        match value {
            Tree::Entries(inner) => flatten(&format!("{name}."), inner, tensors)?,
            Tree::List(_) => tensors.push(Tensor::of(&name, value)),
            Tree::Number(_) | Tree::Text(_) | Tree::Truth(_) | Tree::Null => {}
        }
    }
    Ok(())
}

/// What the last name of a key says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Weight,
    Kernel,
    Bias,
    Original,
    Mask,
    OriginalBias,
    BiasMask,
    Mean,
    Variance,
    /// A weight as a direction, and the length of each of its rows.
    Length,
    Direction,
    /// Keras' names of what PyTorch calls weight and bias of a normalisation.
    Gamma,
    Beta,
    Ignored,
}

impl Part {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "weight" => Self::Weight,
            "kernel" => Self::Kernel,
            "bias" => Self::Bias,
            "weight_orig" => Self::Original,
            "weight_mask" => Self::Mask,
            "bias_orig" => Self::OriginalBias,
            "bias_mask" => Self::BiasMask,
            "weight_g" | "original0" => Self::Length,
            "weight_v" | "original1" => Self::Direction,
            "running_mean" | "moving_mean" => Self::Mean,
            "running_var" | "moving_variance" => Self::Variance,
            "gamma" => Self::Gamma,
            "beta" => Self::Beta,
            "num_batches_tracked" => Self::Ignored,
            _ => return None,
        })
    }
}

/// The parts of a layer.
struct Group<'a> {
    name: &'a str,
    parts: HashMap<Part, &'a Tensor>,
}

impl<'a> Group<'a> {
    fn part(&self, part: Part) -> Option<&'a Tensor> {
        self.parts.get(&part).copied()
    }

    fn has(&self, part: Part) -> bool {
        self.parts.contains_key(&part)
    }

    fn is_normalisation(&self) -> bool {
        self.has(Part::Mean) && self.has(Part::Variance)
    }

    fn has_biases(&self) -> bool {
        self.has(Part::Bias) || self.has(Part::OriginalBias)
    }

    fn is_masked(&self) -> bool {
        self.has(Part::Mask) || self.has(Part::BiasMask)
    }
}

/// A key as the name of a layer and what it is of it.
fn split(key: &str) -> (&str, Option<Part>) {
    let mut name = key.strip_suffix(":0").unwrap_or(key);
    while let Some(rest) = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)) {
        name = rest;
    }
    match name.rfind(['.', '/']) {
        Some(place) => {
            let stem = &name[..place];
            let stem = stem.strip_suffix(PARAMETRIZATION).unwrap_or(stem);
            (stem, Part::of(&name[place + 1..]))
        }
        None => ("", Part::of(name)),
    }
}

/// Whether a key names a part of a layer, such as its weight.
pub(super) fn names_part(key: &str) -> bool {
    split(key).1.is_some()
}

/// The network of named arrays. Without an activation one is assumed.
pub(super) fn of_tensors(
    tensors: &[Tensor],
    source: Source,
    activation: Option<Activation>,
    named: Option<&[String]>,
) -> Result<Imported, ImportError> {
    let groups = groups_of(tensors)?;
    let slopes: Vec<f64> = groups.iter().filter_map(slope_of).collect();
    let activation = match slopes.first() {
        None => activation,
        Some(&slope) if slopes.iter().all(|other| *other == slope) => {
            Some(held(Activation::Leaky { slope })?)
        }
        Some(_) => return Err(ImportError::Slopes),
    };
    let groups = groups.into_iter().filter(|group| slope_of(group).is_none());
    let groups: Vec<Group<'_>> = groups.collect();
    let leading = leading_norms(&groups);
    let (norms, dense): (Vec<Group<'_>>, Vec<Group<'_>>) =
        groups.into_iter().partition(Group::is_normalisation);
    let entries: usize = dense
        .iter()
        .map(|group| 1 + usize::from(group.has_biases()))
        .sum();
    if entries > MOST_ENTRIES {
        return Err(ImportError::Entries { found: entries });
    }
    let layers: Vec<Affine> = dense.iter().map(affine).collect::<Result<_, _>>()?;
    let (places, order_note) = places_of(&layers, named)?;
    let source = match source {
        Source::StateDict
            if dense
                .iter()
                .any(|group| group.parts.contains_key(&Part::Kernel)) =>
        {
            Source::Keras
        }
        other => other,
    };
    let mut notes = Vec::new();
    if activation.is_none() {
        notes.push(Note::Assumed);
    }
    let count = |has: fn(&Group<'_>) -> bool| dense.iter().filter(|group| has(group)).count();
    let without_biases = dense.len() - count(|group| group.has_biases());
    if without_biases > 0 {
        notes.push(Note::WithoutBiases {
            layers: without_biases,
        });
    }
    let masked = count(|group| group.is_masked());
    if masked > 0 {
        notes.push(Note::Masked { layers: masked });
    }
    if count(|group| group.has(Part::Kernel)) > 0 {
        notes.push(Note::Transposed);
    }
    if !norms.is_empty() {
        notes.push(Note::Normalised {
            layers: norms.len(),
        });
    }
    notes.extend(order_note);
    let names: Vec<String> = places
        .iter()
        .map(|&place| layers[place].name.clone())
        .collect();
    let ordered: Vec<Affine> = places
        .into_iter()
        .map(|place| layers[place].clone())
        .collect();
    let steps = with_norms(ordered, &norms, leading, activation.unwrap_or(ASSUMED))?;
    let chained = network_of(steps, ASSUMED)?;
    Ok(Imported {
        assumed: activation.is_none(),
        without_biases,
        layers: names,
        notes,
        ..Imported::of(source, chained)
    })
}

/// The parts of each layer, in the order of the file.
fn groups_of(tensors: &[Tensor]) -> Result<Vec<Group<'_>>, ImportError> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut keys: HashMap<(&str, Part), ()> = HashMap::new();
    let has_weights = |tensor: &Tensor| {
        matches!(
            split(&tensor.name).1,
            Some(Part::Weight | Part::Kernel | Part::Original | Part::Direction)
        )
    };
    if !tensors.iter().any(has_weights) {
        return Err(ImportError::NoNetwork);
    }
    for tensor in tensors {
        let key = || excerpt(&tensor.name);
        let (name, Some(part)) = split(&tensor.name) else {
            return Err(ImportError::Unknown { key: key() });
        };
        if keys.insert((name, part), ()).is_some() {
            return Err(ImportError::Twice { key: key() });
        }
        if part == Part::Ignored {
            continue;
        }
        let place = *places.entry(name).or_insert_with(|| {
            groups.push(Group {
                name,
                parts: HashMap::new(),
            });
            groups.len() - 1
        });
        groups[place].parts.insert(part, tensor);
    }
    for group in &groups {
        check(group)?;
    }
    Ok(groups)
}

/// Every part belongs to a layer or to a normalisation.
fn check(group: &Group<'_>) -> Result<(), ImportError> {
    let sound = match () {
        () if group.is_normalisation() => !group.parts.contains_key(&Part::Kernel),
        () if group.parts.contains_key(&Part::Original) => group.parts.contains_key(&Part::Mask),
        () if group.parts.contains_key(&Part::Direction) => group.parts.contains_key(&Part::Length),
        () => group.parts.contains_key(&Part::Weight) || group.parts.contains_key(&Part::Kernel),
    };
    let has_both = group.has(Part::OriginalBias) == group.has(Part::BiasMask);
    let sound = sound && has_both && !(group.has(Part::OriginalBias) && group.has(Part::Bias));
    let stray = |part: &Part| {
        !sound
            || (!group.is_normalisation()
                && matches!(part, Part::Mean | Part::Variance | Part::Gamma | Part::Beta))
    };
    let mut names = group
        .parts
        .iter()
        .filter(|(part, _)| stray(part))
        .map(|(_, tensor)| &tensor.name);
    match names.next() {
        Some(name) => Err(ImportError::Unknown { key: excerpt(name) }),
        None => Ok(()),
    }
}

/// The sums of a layer, its weights and biases masked where there is a mask.
fn affine(group: &Group<'_>) -> Result<Affine, ImportError> {
    let masked_biases = masked(group, Part::OriginalBias, Part::BiasMask)?;
    let biases = masked_biases.as_ref().or_else(|| group.part(Part::Bias));
    if let Some(weights) = masked(group, Part::Original, Part::Mask)? {
        return Ok(Affine::of(&weights, false, biases)?.named(group.name));
    }
    if let (Some(lengths), Some(direction)) =
        (group.part(Part::Length), group.part(Part::Direction))
    {
        let weights = with_lengths(lengths, direction)?;
        return Ok(Affine::of(&weights, false, biases)?.named(group.name));
    }
    let (weights, transposed) = match group.part(Part::Kernel) {
        Some(kernel) => (kernel, true),
        None => (
            group.part(Part::Weight).ok_or(ImportError::NoNetwork)?,
            false,
        ),
    };
    Ok(Affine::of(weights, transposed, biases)?.named(group.name))
}

/// What is left of pruned parameters: each times its mask. None where a layer has no such parts.
fn masked(group: &Group<'_>, original: Part, mask: Part) -> Result<Option<Tensor>, ImportError> {
    let (Some(original), Some(mask)) = (group.part(original), group.part(mask)) else {
        return Ok(None);
    };
    let values = original.checked()?;
    if original.shape != mask.shape || original.shape.is_none() {
        return Err(ImportError::Weights {
            key: excerpt(&mask.name),
        });
    }
    let products = values.iter().zip(mask.checked()?);
    let products = products.map(|(value, mask)| value * mask);
    Ok(Some(Tensor {
        values: products.collect(),
        ..original.clone()
    }))
}

/// Rows of given lengths in given directions: a weight normalisation.
fn with_lengths(lengths: &Tensor, direction: &Tensor) -> Result<Tensor, ImportError> {
    let (rows, columns) = direction.extent()?;
    direction.checked()?;
    if lengths.checked()?.len() != rows {
        return Err(ImportError::Biases {
            key: excerpt(&lengths.name),
            units: rows,
        });
    }
    let mut weights = direction.clone();
    for (row, length) in weights
        .values
        .chunks_exact_mut(columns)
        .zip(&lengths.values)
    {
        let norm = row.iter().map(|value| value * value).sum::<f64>().sqrt();
        row.iter_mut().for_each(|value| *value *= length / norm);
    }
    Ok(weights)
}

/// The slope of an `nn.PReLU`: a single weight.
fn slope_of(group: &Group<'_>) -> Option<f64> {
    let weight = group
        .part(Part::Weight)
        .filter(|weight| weight.is_list_of(1))?;
    (group.parts.len() == 1).then_some(weight.values[0])
}

/// The order of the layers, and a note where it is not simply that of the file.
fn places_of(
    layers: &[Affine],
    named: Option<&[String]>,
) -> Result<(Vec<usize>, Option<Note>), ImportError> {
    if let Some(names) = named {
        let place = |name: &String| layers.iter().position(|layer| layer.name == *name);
        let places: Option<Vec<usize>> = names.iter().map(place).collect();
        let mut sorted = places.clone().unwrap_or_default();
        sorted.sort_unstable();
        let all = sorted.iter().copied().eq(0..layers.len());
        let places = places.filter(|_| all).ok_or(ImportError::Order)?;
        return Ok((places, None));
    }
    let named: Vec<Named<'_>> = layers
        .iter()
        .map(|layer| Named {
            name: &layer.name,
            inputs: layer.inputs,
            units: layer.units(),
        })
        .collect();
    let found = order(&named);
    let moved = !found.places.iter().copied().eq(0..layers.len());
    let names: Vec<String> = found
        .places
        .iter()
        .map(|&place| excerpt(&layers[place].name))
        .collect();
    let note = (moved || found.ambiguous).then(|| Note::Order {
        layers: names.join(", "),
        ambiguous: found.ambiguous,
    });
    Ok((found.places, note))
}

/// How many batch normalisations stand before every layer; `None` where names are sorted, whose order says nothing.
fn leading_norms(groups: &[Group<'_>]) -> Option<usize> {
    let sorted = groups.windows(2).all(|pair| pair[0].name <= pair[1].name);
    let leading = groups.iter().take_while(|group| group.is_normalisation());
    (!sorted).then(|| leading.count())
}

/// The steps of layers in their order, with each batch normalisation where its name puts it. The first few of these stand in the file
/// before every layer.
fn with_norms(
    layers: Vec<Affine>,
    norms: &[Group<'_>],
    leading: Option<usize>,
    activation: Activation,
) -> Result<Vec<Step>, ImportError> {
    let count = layers.len();
    // Scales before each layer, and right after it.
    let mut before: Vec<Vec<Step>> = vec![Vec::new(); count];
    let mut after: Vec<Vec<Step>> = vec![Vec::new(); count];
    for (place, norm) in norms.iter().enumerate() {
        let (scale, features) = scale_of(norm)?;
        match place_of(
            norm,
            features,
            leading.map(|leading| place < leading),
            &layers,
        )? {
            Place::Before(layer) => before[layer].push(scale),
            Place::After(layer) => after[layer].push(scale),
        }
    }
    let mut steps = Vec::new();
    for (place, layer) in layers.into_iter().enumerate() {
        steps.append(&mut before[place]);
        steps.push(Step::Affine(layer));
        steps.append(&mut after[place]);
        if place + 1 < count {
            steps.push(Step::Bend(activation));
        }
    }
    Ok(steps)
}

/// The scale of a batch normalisation that is no longer trained.
fn scale_of(norm: &Group<'_>) -> Result<(Step, usize), ImportError> {
    let is_keras = norm.parts.contains_key(&Part::Gamma) || norm.parts.contains_key(&Part::Beta);
    let epsilon = if is_keras {
        KERAS_EPSILON
    } else {
        TORCH_EPSILON
    };
    let mean = norm.part(Part::Mean).ok_or(ImportError::NoNetwork)?;
    let features = mean.values.len();
    let list =
        |parts: [Part; 2], usual: f64| match parts.into_iter().find_map(|part| norm.part(part)) {
            None => Ok(vec![usual; features]),
            Some(tensor) if tensor.is_list_of(features) => Ok(tensor.checked()?.to_vec()),
            Some(tensor) => Err(ImportError::Biases {
                key: excerpt(&tensor.name),
                units: features,
            }),
        };
    let (mean, variance) = (list([Part::Mean; 2], 0.0)?, list([Part::Variance; 2], 1.0)?);
    let factors = list([Part::Weight, Part::Gamma], 1.0)?;
    let summands = list([Part::Bias, Part::Beta], 0.0)?;
    Ok((
        normalising(&mean, &variance, &factors, &summands, epsilon),
        features,
    ))
}

/// A batch normalisation as a scale.
pub(super) fn normalising(
    mean: &[f64],
    variance: &[f64],
    factors: &[f64],
    summands: &[f64],
    epsilon: f64,
) -> Step {
    let factors: Vec<f64> = factors
        .iter()
        .zip(variance)
        .map(|(factor, variance)| factor / (variance + epsilon).sqrt())
        .collect();
    let summands = summands
        .iter()
        .zip(mean)
        .zip(&factors)
        .map(|((summand, mean), factor)| summand - mean * factor);
    Step::Scale {
        summands: summands.collect(),
        factors,
    }
}

/// Where a normalisation stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// Right before the sums of a layer: after the activation, or before everything.
    Before(usize),
    /// Right after the sums of a layer.
    After(usize),
}

/// Where a normalisation of so many numbers stands. `leads` tells whether it is before every layer in the file, if its order says so.
fn place_of(
    norm: &Group<'_>,
    features: usize,
    leads: Option<bool>,
    layers: &[Affine],
) -> Result<Place, ImportError> {
    let (word, number) = numbered(norm.name);
    let fits = |place: &usize| layers[*place].units() == features;
    let alike = |place: &usize| numbered(&layers[*place].name).0 == word && number.is_some();
    let places = 0..layers.len();
    let fits_inputs = layers.first().is_some_and(|layer| layer.inputs == features);
    // In an `nn.Sequential` numbers count the modules: the next one is the activation, or this.
    let earlier = places
        .clone()
        .filter(alike)
        .filter(|&place| numbered(&layers[place].name).1 < number)
        .max_by_key(|&place| numbered(&layers[place].name).1);
    if let Some(place) = earlier.filter(fits) {
        let directly = numbered(&layers[place].name).1.map(|before| before + 1) == number;
        return Ok(if directly || place + 1 == layers.len() {
            Place::After(place)
        } else {
            Place::Before(place + 1)
        });
    }
    // All modules that are counted with it come later.
    if fits_inputs && earlier.is_none() && places.clone().any(|place| alike(&place)) {
        return Ok(Place::Before(0));
    }
    // bn1 belongs to fc1.
    let same = places
        .clone()
        .find(|place| number.is_some() && numbered(&layers[*place].name).1 == number);
    if let Some(place) = same.filter(fits) {
        return Ok(Place::After(place));
    }
    let mut fitting = places.filter(fits);
    match (fitting.next(), fitting.next()) {
        _ if fits_inputs && leads == Some(true) => Ok(Place::Before(0)),
        (Some(place), None) if !fits_inputs || leads == Some(false) => Ok(Place::After(place)),
        (None, _) if fits_inputs => Ok(Place::Before(0)),
        _ => Err(ImportError::Normalisation {
            name: excerpt(norm.name),
        }),
    }
}

/// A name and the number at its end.
fn numbered(name: &str) -> (&str, Option<u64>) {
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    (word, name[word.len()..].parse().ok())
}
