//! ONNX files of one chain: `Gemm`, or `MatMul` and `Add`, with one kind of activation between.

mod messages;

use std::collections::{HashMap, HashSet};

use prost::Message;

use super::chain::{Affine, Step, network_of};
use super::error::{ImportError, excerpt};
use super::imported::{ASSUMED, Imported, Source};
use super::note::Note;
use super::safetensors::half;
use super::state_dict::normalising;
use super::tensor::Tensor;
use super::turn::held;
use crate::network::Activation;
use crate::network::decimal::read_decimal;
use messages::{Graph, Model, Node, TensorProto};

const DAMAGED: ImportError = ImportError::Damaged { format: "ONNX" };

/// Whether bytes can be such a file, which begins with its version.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    matches!(bytes, [8, 1..=32, ..])
        && Model::decode(bytes).is_ok_and(|model| model.graph.is_some())
}

pub(super) fn read(bytes: &[u8]) -> Result<Imported, ImportError> {
    let model = Model::decode(bytes).map_err(|_| DAMAGED)?;
    let graph = model.graph.ok_or(DAMAGED)?;
    let mut walk = Walk::of(&graph)?;
    while walk.go_on()? {}
    let layers = walk.layers;
    let mut notes: Vec<Note> = walk
        .left_out
        .map(|name| Note::Without { name })
        .into_iter()
        .collect();
    notes.extend((walk.norms > 0).then_some(Note::Normalised { layers: walk.norms }));
    let is_bent = walk.steps.iter().any(|step| matches!(step, Step::Bend(_)));
    let fallback = if is_bent { ASSUMED } else { Activation::Linear };
    let chained = network_of(walk.steps, fallback)?;
    Ok(Imported {
        layers,
        notes,
        ..Imported::of(Source::Onnx, chained)
    })
}

/// The way through the graph from its input.
struct Walk<'a> {
    graph: &'a Graph,
    constants: HashMap<&'a str, &'a TensorProto>,
    /// The nodes that read each value.
    readers: HashMap<&'a str, Vec<&'a Node>>,
    /// The value that was reached.
    at: &'a str,
    steps: Vec<Step>,
    layers: Vec<String>,
    norms: usize,
    /// What comes after the scores.
    left_out: Option<String>,
    /// Nodes that are left: a graph that leads back into itself is no chain.
    left: usize,
}

impl<'a> Walk<'a> {
    /// More nodes than the deepest network here has, each with a layer, a bias, a normalisation and more.
    const MOST: usize = 200;

    fn of(graph: &'a Graph) -> Result<Self, ImportError> {
        let named = graph
            .initializers
            .iter()
            .map(|tensor| (tensor.name.as_str(), tensor));
        let mut constants: HashMap<&str, &TensorProto> = named.collect();
        for node in graph
            .nodes
            .iter()
            .filter(|node| node.operator == "Constant")
        {
            let tensor = node
                .attributes
                .iter()
                .find_map(|attribute| attribute.tensor.as_ref());
            if let (Some(name), Some(tensor)) = (node.outputs.first(), tensor) {
                constants.insert(name, tensor);
            }
        }
        let mut readers: HashMap<&str, Vec<&Node>> = HashMap::new();
        for node in &graph.nodes {
            for input in &node.inputs {
                readers.entry(input).or_default().push(node);
            }
        }
        // Older files list the parameters among the inputs.
        let mut inputs = graph
            .inputs
            .iter()
            .map(|input| input.name.as_str())
            .filter(|name| !constants.contains_key(name));
        let at = inputs.next().ok_or(DAMAGED)?;
        if let Some(second) = inputs.next() {
            return Err(ImportError::Branches {
                name: excerpt(second),
            });
        }
        Ok(Self {
            graph,
            constants,
            readers,
            at,
            steps: Vec::new(),
            layers: Vec::new(),
            norms: 0,
            left_out: None,
            left: graph.nodes.len().min(Self::MOST),
        })
    }

    /// Takes the next node; false at the end.
    fn go_on(&mut self) -> Result<bool, ImportError> {
        let branches = || ImportError::Branches {
            name: excerpt(self.at),
        };
        let node = match self.readers.get(self.at).map(Vec::as_slice) {
            Some([node]) => *node,
            None | Some([])
                if self
                    .graph
                    .outputs
                    .iter()
                    .any(|output| output.name == self.at) =>
            {
                return Ok(false);
            }
            _ => return Err(branches()),
        };
        self.left = self.left.checked_sub(1).ok_or_else(branches)?;
        if self.left_out.is_some() {
            return Err(self.unknown(node));
        }
        let operator = node.operator.as_str();
        match operator {
            // A shape that is not that of a list for each point does not fit the layer after it.
            "Identity" | "Dropout" | "Flatten" | "Reshape" | "Squeeze" => {}
            "Cast" if matches!(whole(node, "to"), 1 | 10 | 11) => {}
            "Gemm" => self.gemm(node)?,
            "MatMul" => self.product(node)?,
            "Add" | "Sub" | "Mul" | "Div" => self.scale(node)?,
            "BatchNormalization" => self.norm(node)?,
            "Softmax" | "LogSoftmax" => self.left_out = Some(operator.to_owned()),
            _ => self.bend(node)?,
        }
        self.at = node.outputs.first().ok_or(DAMAGED)?;
        // A sigmoid that ends the chain makes probabilities of scores, and other nodes may make labels of these.
        let is_sigmoid = matches!(self.steps.last(), Some(Step::Bend(Activation::Sigmoid)));
        let makes_probabilities = self.left_out.is_some() || is_sigmoid;
        if makes_probabilities && self.only_labels_follow() {
            if is_sigmoid {
                self.steps.pop();
                self.left_out = Some(operator.to_owned());
            }
            return Ok(false);
        }
        Ok(true)
    }

    /// Whether whatever comes after the value that was reached makes labels of probabilities, as scikit-learn's models do.
    fn only_labels_follow(&self) -> bool {
        const MAKES_LABELS: [&str; 12] = [
            "Sub",
            "Concat",
            "ArgMax",
            "ZipMap",
            "ArrayFeatureExtractor",
            "Reshape",
            "Cast",
            "Identity",
            "Squeeze",
            "Gather",
            "Greater",
            "Round",
        ];
        let mut seen: HashSet<&str> = HashSet::new();
        let mut open = vec![self.at];
        while let Some(value) = open.pop() {
            for node in self.readers.get(value).into_iter().flatten() {
                if !MAKES_LABELS.contains(&&*node.operator) {
                    return false;
                }
                open.extend(
                    node.outputs
                        .iter()
                        .map(String::as_str)
                        .filter(|output| seen.insert(output)),
                );
            }
        }
        true
    }

    fn unknown(&self, node: &Node) -> ImportError {
        ImportError::Operator {
            name: excerpt(&node.operator),
        }
    }

    fn bend(&mut self, node: &Node) -> Result<(), ImportError> {
        let activation = match node.operator.as_str() {
            "Relu" => Activation::Relu,
            "LeakyRelu" => Activation::Leaky {
                slope: number(node, "alpha", 0.01),
            },
            "Abs" => Activation::Leaky { slope: -1.0 },
            "Tanh" => Activation::Tanh,
            "Sigmoid" => Activation::Sigmoid,
            "Softplus" => Activation::Softplus { sharpness: 1.0 },
            "Gelu" if text(node, "approximate").is_none_or(|kind| kind == b"none") => {
                Activation::Gelu
            }
            _ => return Err(self.unknown(node)),
        };
        self.steps.push(Step::Bend(held(activation)?));
        Ok(())
    }

    /// The parameters that a node reads at a place.
    fn constant(&self, node: &Node, place: usize) -> Result<Option<Tensor>, ImportError> {
        let name = node.inputs.get(place).filter(|name| !name.is_empty());
        let Some(name) = name else { return Ok(None) };
        let proto = self.constants.get(name.as_str());
        let proto = proto.ok_or_else(|| ImportError::Branches {
            name: excerpt(name),
        })?;
        tensor_of(name, proto).map(Some)
    }

    fn needed(&self, node: &Node, place: usize) -> Result<Tensor, ImportError> {
        self.constant(node, place)?.ok_or(DAMAGED)
    }

    /// alpha · input · B + beta · C.
    fn gemm(&mut self, node: &Node) -> Result<(), ImportError> {
        if node.inputs.first().is_none_or(|input| input != self.at) || whole(node, "transA") != 0 {
            return Err(self.unknown(node));
        }
        let mut weights = self.needed(node, 1)?;
        let mut biases = self.constant(node, 2)?;
        let (alpha, beta) = (number(node, "alpha", 1.0), number(node, "beta", 1.0));
        weights
            .values
            .iter_mut()
            .for_each(|weight| *weight *= alpha);
        if let Some(biases) = &mut biases {
            biases.values.iter_mut().for_each(|bias| *bias *= beta);
            flat(biases);
        }
        let affine = Affine::of(&weights, whole(node, "transB") == 0, biases.as_ref())?;
        self.push(affine.named(&weights.name));
        Ok(())
    }

    fn product(&mut self, node: &Node) -> Result<(), ImportError> {
        // input · B, or A · input, whose rows are the units.
        let constant = match node.inputs.as_slice() {
            [first, _] if first == self.at => 1,
            _ => return Err(self.unknown(node)),
        };
        let weights = self.needed(node, constant)?;
        let affine = Affine::of(&weights, true, None)?;
        self.push(affine.named(&weights.name));
        Ok(())
    }

    fn push(&mut self, affine: Affine) {
        self.layers.push(affine.name.clone());
        self.steps.push(Step::Affine(affine));
    }

    /// Something for every number: a bias, or a factor.
    fn scale(&mut self, node: &Node) -> Result<(), ImportError> {
        let constant = usize::from(node.inputs.first().is_some_and(|first| first == self.at));
        if constant == 0 && matches!(node.operator.as_str(), "Sub" | "Div") {
            return Err(self.unknown(node));
        }
        let mut values = self.needed(node, constant)?;
        flat(&mut values);
        let values = values.checked()?;
        // A single number is for all units.
        let units = self.steps.iter().rev().find_map(|step| match step {
            Step::Affine(affine) => Some(affine.units()),
            Step::Scale { factors, .. } => Some(factors.len()),
            Step::Bend(_) => None,
        });
        let values = match (values, units) {
            (&[one], Some(units)) => vec![one; units],
            _ => values.to_vec(),
        };
        let (ones, zeros) = (vec![1.0; values.len()], vec![0.0; values.len()]);
        let (factors, summands) = match node.operator.as_str() {
            "Add" => (ones, values),
            "Sub" => (ones, values.iter().map(|value| -value).collect()),
            "Mul" => (values, zeros),
            _ => (values.iter().map(|value| 1.0 / value).collect(), zeros),
        };
        self.steps.push(Step::Scale { factors, summands });
        Ok(())
    }

    fn norm(&mut self, node: &Node) -> Result<(), ImportError> {
        let lists: Result<Vec<Tensor>, ImportError> =
            (1..5).map(|place| self.needed(node, place)).collect();
        let lists = lists?;
        let units = lists[0].values.len();
        for list in &lists {
            list.checked()?;
            if !list.is_list_of(units) {
                return Err(ImportError::Biases {
                    key: excerpt(&list.name),
                    units,
                });
            }
        }
        let [factors, summands, means, variances] = [0, 1, 2, 3].map(|place| &lists[place].values);
        let epsilon = number(node, "epsilon", 1e-5);
        self.steps
            .push(normalising(means, variances, factors, summands, epsilon));
        self.norms += 1;
        Ok(())
    }
}

/// A list of numbers in whatever shape is a list.
fn flat(tensor: &mut Tensor) {
    tensor.shape = Some(vec![tensor.values.len()]);
}

fn number(node: &Node, name: &str, usual: f32) -> f64 {
    let found = node
        .attributes
        .iter()
        .find(|attribute| attribute.name == name);
    // As it was written: 0.01 and not the `f32` next to it.
    let value = found.map_or(usual, |attribute| attribute.float);
    read_decimal(&value.to_string()).unwrap_or_else(|| f64::from(value))
}

fn whole(node: &Node, name: &str) -> i64 {
    node.attributes
        .iter()
        .find(|attribute| attribute.name == name)
        .map_or(0, |attribute| attribute.whole)
}

fn text<'a>(node: &'a Node, name: &str) -> Option<&'a [u8]> {
    let found = node
        .attributes
        .iter()
        .find(|attribute| attribute.name == name);
    found.map(|attribute| attribute.text.as_slice())
}

/// The numbers of a tensor, of a floating-point type and in this file.
fn tensor_of(name: &str, proto: &TensorProto) -> Result<Tensor, ImportError> {
    const FLOAT: i32 = 1;
    const HALF: i32 = 10;
    const DOUBLE: i32 = 11;
    let key = || excerpt(name);
    if proto.location != 0 {
        return Err(ImportError::Numbers {
            key: key(),
            kind: "numbers of another file".to_owned(),
        });
    }
    let values: Vec<f64> = match proto.kind {
        FLOAT if proto.raw.is_empty() => proto.floats.iter().map(|&value| value.into()).collect(),
        FLOAT => proto
            .raw
            .as_chunks::<4>()
            .0
            .iter()
            .map(|bytes| f32::from_le_bytes(*bytes).into())
            .collect(),
        DOUBLE if proto.raw.is_empty() => proto.doubles.clone(),
        DOUBLE => proto
            .raw
            .as_chunks::<8>()
            .0
            .iter()
            .map(|bytes| f64::from_le_bytes(*bytes))
            .collect(),
        HALF if !proto.raw.is_empty() => proto
            .raw
            .as_chunks::<2>()
            .0
            .iter()
            .map(|bytes| half(u16::from_le_bytes(*bytes)))
            .collect(),
        other => {
            return Err(ImportError::Numbers {
                key: key(),
                kind: format!("values of type {other}"),
            });
        }
    };
    let extents = proto.extents.iter().map(|&extent| usize::try_from(extent));
    let shape: Vec<usize> = extents.collect::<Result<_, _>>().map_err(|_| DAMAGED)?;
    let count = shape
        .iter()
        .try_fold(1_usize, |product, &extent| product.checked_mul(extent));
    if count != Some(values.len()) {
        return Err(DAMAGED);
    }
    Ok(Tensor {
        name: name.to_owned(),
        shape: Some(shape),
        values,
    })
}
