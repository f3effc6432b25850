//! Laws of networks from other programs: written as these do, they are read back, and give the scores that those programs give.

use std::collections::HashMap;

use crease::dataset::random::{Purpose, Stream};
use crease::network::number::{nearest_f32, rounded_to_f32};
use crease::publish::export::write_safetensors;
use crease::publish::import::{self, Foreign, ImportError, Imported, Note, Source, read_bytes};
use crease::publish::understand::{Understood, understand};
use crease::{Activation, Layer, Network, Point};
use proptest::prelude::*;
use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use serde_json::{Value, json};

use crate::file::assert_sound;
use crate::onnx::{Model, Tensor};

/// Scores are those of the program that wrote the file to this, relative to the sizes that they are made of.
const NEAR: f64 = 1e-6;

const PLACES: [Point; 4] = [
    Point { x: 0.0, y: 0.0 },
    Point { x: 1.0, y: 0.5 },
    Point { x: -0.75, y: 1.0 },
    Point { x: 3.0, y: -2.0 },
];

/// Networks with parameters of few bits, which half precision holds as well.
fn networks(activation: Activation) -> impl Strategy<Value = Network> {
    let shape = (
        prop::collection::vec(1_usize..=9, 1..=4),
        1_usize..=4,
        any::<u64>(),
    );
    shape.prop_map(move |(hidden, outputs, seed)| {
        let mut widths = vec![2];
        widths.extend(hidden);
        widths.push(outputs);
        let mut random = Stream::new(seed, Purpose::Weights);
        let shape = Network::zeros(activation, &widths).unwrap();
        let eighths = |value: f64| (8.0 * value).round() / 8.0;
        let values: Vec<f64> = shape
            .parameters()
            .map(|_| eighths(random.normal()))
            .collect();
        shape.with_parameters(&values).unwrap()
    })
}

fn rows(layer: &Layer) -> Vec<Vec<f64>> {
    (0..layer.units())
        .map(|unit| layer.row(unit).to_vec())
        .collect()
}

fn transposed(layer: &Layer) -> Vec<Vec<f64>> {
    let column = |input| {
        (0..layer.units())
            .map(|unit| layer.row(unit)[input])
            .collect()
    };
    (0..layer.inputs()).map(column).collect()
}

fn state_dict(network: &Network, name: impl Fn(usize) -> String) -> Vec<(String, Value)> {
    let layers = network.layers().iter().enumerate();
    layers
        .flat_map(|(place, layer)| {
            let name = name(place);
            [
                (format!("{name}.weight"), json!(rows(layer))),
                (format!("{name}.bias"), json!(layer.biases())),
            ]
        })
        .collect()
}

/// JSON with the entries in this order.
fn object(entries: &[(String, Value)]) -> String {
    let entries: Vec<String> = entries
        .iter()
        .map(|(key, value)| format!("{}: {value}", json!(key)))
        .collect();
    format!("{{{}}}", entries.join(", "))
}

fn same(read: &Imported, network: &Network) -> Result<(), TestCaseError> {
    prop_assert_eq!(read.network.layers(), network.layers());
    prop_assert_eq!(read.network.activation(), network.activation());
    Ok(())
}

fn near(read: &Imported, scores: impl Fn(Point) -> Vec<f64>) -> Result<(), TestCaseError> {
    for at in PLACES {
        for (found, wanted) in read.network.scores(at).into_iter().zip(scores(at)) {
            let size = 1.0 + wanted.abs();
            prop_assert!(
                (found - wanted).abs() <= 100.0 * NEAR * size,
                "{found} {wanted}"
            );
        }
    }
    Ok(())
}

/// A batch normalisation: means, variances, factors, summands.
struct Norm([Vec<f64>; 4]);

impl Norm {
    fn of(units: usize, seed: u64) -> Self {
        let mut random = Stream::new(seed, Purpose::Noise);
        let mut list =
            |least: f64, most: f64| (0..units).map(|_| random.between(least, most)).collect();
        Self([
            list(-1.0, 1.0),
            list(0.1, 4.0),
            list(-2.0, 2.0),
            list(-1.0, 1.0),
        ])
    }

    fn applied(&self, values: &[f64], epsilon: f64) -> Vec<f64> {
        let Self([means, variances, factors, summands]) = self;
        let one = |(place, value): (usize, &f64)| {
            (value - means[place]) / (variances[place] + epsilon).sqrt() * factors[place]
                + summands[place]
        };
        values.iter().enumerate().map(one).collect()
    }

    fn entries(&self, name: &str) -> Vec<(String, Value)> {
        let Self([means, variances, factors, summands]) = self;
        vec![
            (format!("{name}.weight"), json!(factors)),
            (format!("{name}.bias"), json!(summands)),
            (format!("{name}.running_mean"), json!(means)),
            (format!("{name}.running_var"), json!(variances)),
            (format!("{name}.num_batches_tracked"), json!(12)),
        ]
    }
}

/// Scores with something between the first layer's sums and its activation, or after that.
fn scores_with(
    network: &Network,
    at: Point,
    norm: &Norm,
    epsilon: f64,
    directly: bool,
) -> Vec<f64> {
    let apply = |z: Vec<f64>| -> Vec<f64> {
        z.into_iter()
            .map(|z| network.activation().apply(z))
            .collect()
    };
    let layers = network.layers();
    let mut values = vec![at.x, at.y];
    for (place, layer) in layers.iter().enumerate() {
        values = layer.pre_activations(&values);
        if place + 1 == layers.len() {
            break;
        }
        values = match (place, directly) {
            (0, true) => apply(norm.applied(&values, epsilon)),
            (0, false) => norm.applied(&apply(values), epsilon),
            _ => apply(values),
        };
    }
    values
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_state_dict_is_read_back_whatever_wraps_or_sorts_it(
        network in networks(import::ASSUMED),
        prefix in prop::sample::select(vec!["", "module.", "_orig_mod.", "_orig_mod.module.", "net.", "module.model.layers."]),
        step in 1_usize..=4,
        wrapper in prop::sample::select(vec![None, Some("state_dict"), Some("model_state_dict"), Some("model")]),
        sorted in any::<bool>(),
        nested in any::<bool>(),
        encoding in 0_u8..4,
    ) {
        let mut entries = state_dict(&network, |place| format!("{prefix}{}", step * place));
        if sorted {
            entries.sort_by(|a, b| a.0.cmp(&b.0));
        }
        let mut text = object(&entries);
        if nested {
            // As a dictionary of dictionaries.
            let pairs = entries.chunks(2).map(|pair| {
                let (name, _) = pair[0].0.rsplit_once('.').unwrap();
                let inner: Vec<(String, Value)> = pair
                    .iter()
                    .map(|(key, value)| (key.rsplit_once('.').unwrap().1.to_owned(), value.clone()))
                    .collect();
                format!("{}: {}", json!(name), object(&inner))
            });
            text = format!("{{{}}}", pairs.collect::<Vec<_>>().join(","));
        }
        if let Some(wrapper) = wrapper {
            text = format!("{{\"epoch\": 3, {}: {text}}}", json!(wrapper));
        }
        let bytes = match encoding {
            0 => text.into_bytes(),
            1 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
        };
        let read = read_bytes(&bytes, None).unwrap();
        same(&read, &network)?;
        prop_assert!(read.assumed);
    }

    #[test]
    fn sorted_names_are_put_in_order(network in networks(import::ASSUMED)) {
        let last = network.layers().len() - 1;
        let mut entries = state_dict(&network, |place| match place {
            0 => "input".to_owned(),
            place if place == last => "output".to_owned(),
            place => format!("hidden{place}"),
        });
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        let read = read_bytes(object(&entries).as_bytes(), None).unwrap();
        same(&read, &network)?;
        // The order can be given, too.
        let order = read.layers.clone();
        let again = read_bytes(object(&entries).as_bytes(), Some(&order)).unwrap();
        prop_assert_eq!(again.network, read.network);
        let short = &order[1..];
        prop_assert_eq!(read_bytes(object(&entries).as_bytes(), Some(short)), Err(ImportError::Order));
    }

    #[test]
    fn pruned_weights_and_biases_are_masked(network in networks(import::ASSUMED), seed in any::<u64>(), which in 0_u8..3) {
        let (weights, biases) = (which != 1, which != 0);
        let mut random = Stream::new(seed, Purpose::Split);
        let mut mask_of = |values: &[f64], pruned: bool| {
            values.iter().map(|_| f64::from(u8::from(!pruned || random.unit() < 0.5))).collect::<Vec<f64>>()
        };
        let product = |values: &[f64], mask: &[f64]| values.iter().zip(mask).map(|(value, mask)| value * mask).collect::<Vec<f64>>();
        let mut entries = Vec::new();
        let mut layers = Vec::new();
        for (place, layer) in network.layers().iter().enumerate() {
            let masks = [mask_of(layer.weights(), weights), mask_of(layer.biases(), biases)];
            let products = product(layer.weights(), &masks[0]);
            let masked = Layer::new(layer.inputs(), products, product(layer.biases(), &masks[1])).unwrap();
            let mask: Vec<Vec<f64>> = masks[0].chunks(layer.inputs()).map(<[f64]>::to_vec).collect();
            let mut part = |name: &str, pruned: bool, values: Value, mask: Value| {
                if pruned {
                    entries.push((format!("{place}.{name}_orig"), values));
                    entries.push((format!("{place}.{name}_mask"), mask));
                } else {
                    entries.push((format!("{place}.{name}"), values));
                }
            };
            part("bias", biases, json!(layer.biases()), json!(masks[1]));
            part("weight", weights, json!(rows(layer)), json!(mask));
            layers.push(masked);
        }
        let read = read_bytes(object(&entries).as_bytes(), None).unwrap();
        same(&read, &Network::new(import::ASSUMED, layers).unwrap())?;
        let count = network.layers().len();
        let masked = read.notes.contains(&Note::Masked { layers: count });
        prop_assert!(masked);
    }

    #[test]
    fn a_batch_normalisation_becomes_part_of_a_layer(
        network in networks(import::ASSUMED), seed in any::<u64>(), directly in any::<bool>(), sorted in any::<bool>()
    ) {
        /// PyTorch's.
        const EPSILON: f64 = 1e-5;
        let norm = Norm::of(network.layers()[0].units(), seed);
        // Modules of an `nn.Sequential`: 0, then 1 or, after the activation, 2; the others from 4 on.
        let mut entries = state_dict(&network, |place| if place == 0 { "0".to_owned() } else { (2 + 2 * place).to_string() });
        entries.extend(norm.entries(if directly { "1" } else { "2" }));
        if sorted {
            entries.sort_by(|a, b| a.0.cmp(&b.0));
        }
        let read = read_bytes(object(&entries).as_bytes(), None).unwrap();
        near(&read, |at| scores_with(&network, at, &norm, EPSILON, directly))?;
        let normalised = read.notes.contains(&Note::Normalised { layers: 1 });
        prop_assert!(normalised);
    }

    #[test]
    fn a_batch_normalisation_of_the_inputs_becomes_part_of_the_first_layer(
        network in networks(import::ASSUMED), seed in any::<u64>(), counted in any::<bool>(), sorted in any::<bool>()
    ) {
        const EPSILON: f64 = 1e-5;
        let norm = Norm::of(2, seed);
        // Modules of an `nn.Sequential`, or attributes with names of their own.
        let mut entries = norm.entries(if counted { "0" } else { "normed" });
        entries.extend(state_dict(&network, |place| if counted { (1 + 2 * place).to_string() } else { format!("fc{place}") }));
        // Of names that are sorted, no order tells which of two layers of one width it is.
        if sorted && (counted || network.layers().iter().all(|layer| layer.units() != 2)) {
            entries.sort_by(|a, b| a.0.cmp(&b.0));
        }
        let read = read_bytes(object(&entries).as_bytes(), None).unwrap();
        near(&read, |at| {
            let [x, y] = norm.applied(&[at.x, at.y], EPSILON)[..] else { panic!("two inputs") };
            network.scores(Point::new(x, y))
        })?;
        let normalised = read.notes.contains(&Note::Normalised { layers: 1 });
        prop_assert!(normalised);
    }

    #[test]
    fn scikit_learn_is_read_back(
        activation in prop::sample::select(vec![
            (Activation::Relu, "relu"), (Activation::Tanh, "tanh"), (Activation::Sigmoid, "logistic"), (Activation::Linear, "identity"),
        ]),
        network in networks(Activation::Relu),
    ) {
        let network = network.with_activation(activation.0).unwrap();
        let layers = network.layers().iter();
        let text = json!({
            "coefs_": layers.clone().map(transposed).collect::<Vec<_>>(),
            "intercepts_": layers.map(Layer::biases).collect::<Vec<_>>(),
            "activation": activation.1,
        });
        let read = read_bytes(text.to_string().as_bytes(), None).unwrap();
        same(&read, &network)?;
        prop_assert_eq!((read.source, read.assumed), (Source::ScikitLearn, false));
        // Its numbers have 64 bits: scores are told by these, and the network is rounded.
        let thirds: Vec<f64> = network.parameters().map(|value| value / 3.0).collect();
        let precise = network.with_parameters(&thirds).unwrap();
        let layers = precise.layers().iter();
        let text = json!({
            "coefs_": layers.clone().map(transposed).collect::<Vec<_>>(),
            "intercepts_": layers.map(Layer::biases).collect::<Vec<_>>(),
            "activation": activation.1,
        });
        let read = read_bytes(text.to_string().as_bytes(), None).unwrap();
        prop_assert_eq!(read.exact, precise);
        prop_assert!(read.network.parameters().all(|value| rounded_to_f32(value) == value));
    }

    #[test]
    fn keras_is_read_back(network in networks(import::ASSUMED), biases in any::<bool>(), seed in any::<u64>(), norms in any::<bool>()) {
        /// Keras'.
        const EPSILON: f64 = 1e-3;
        let norm = Norm::of(network.layers()[0].units(), seed);
        let mut list = Vec::new();
        let mut layers = Vec::new();
        for (place, layer) in network.layers().iter().enumerate() {
            list.push(json!(transposed(layer)));
            if biases {
                list.push(json!(layer.biases()));
                layers.push(layer.clone());
            } else {
                layers.push(Layer::new(layer.inputs(), layer.weights().to_vec(), vec![0.0; layer.units()]).unwrap());
            }
            if place == 0 && norms {
                let Norm([means, variances, factors, summands]) = &norm;
                list.extend([factors, summands, means, variances].map(|list| json!(list)));
            }
        }
        let network = Network::new(import::ASSUMED, layers).unwrap();
        let read = read_bytes(json!(list).to_string().as_bytes(), None).unwrap();
        prop_assert_eq!(read.source, Source::Keras);
        if norms {
            near(&read, |at| scores_with(&network, at, &norm, EPSILON, true))?;
        } else {
            same(&read, &network)?;
        }
    }

    #[test]
    fn lists_for_each_layer_and_lists_of_rows_are_told_apart(network in networks(import::ASSUMED), form in 0_u8..4) {
        let layers = network.layers().iter();
        let kernels = layers.clone().map(|layer| json!([transposed(layer), layer.biases()]));
        let text = match form {
            0 => json!(kernels.collect::<Vec<_>>()).to_string(),
            1 => {
                let named = kernels.enumerate().flat_map(|(place, layer)| [(format!("d{place}"), layer), (format!("drop{place}"), json!([]))]);
                object(&named.collect::<Vec<_>>())
            }
            2 => json!({"weights": layers.flat_map(|layer| [json!(transposed(layer)), json!(layer.biases())]).collect::<Vec<_>>()}).to_string(),
            // PyTorch's `parameters()`: where every layer is square, nothing tells them from kernels.
            _ => {
                prop_assume!(network.layers().iter().any(|layer| layer.units() != layer.inputs()));
                json!(layers.flat_map(|layer| [json!(rows(layer)), json!(layer.biases())]).collect::<Vec<_>>()).to_string()
            }
        };
        let read = read_bytes(text.as_bytes(), None).unwrap();
        same(&read, &network)?;
        prop_assert_eq!(read.source, if form == 3 { Source::StateDict } else { Source::Keras });
        let understood = understand(text.as_bytes()).unwrap();
        prop_assert!(matches!(understood, Understood::Network(_)));
    }

    #[test]
    fn named_kernels_are_read_back(network in networks(import::ASSUMED), flax in any::<bool>()) {
        let layers = network.layers().iter().enumerate();
        let text = if flax {
            let entries = layers.map(|(place, layer)| (format!("Dense_{place}"), json!({"kernel": transposed(layer), "bias": layer.biases()})));
            format!("{{\"params\": {}}}", object(&entries.collect::<Vec<_>>()))
        } else {
            let name = |place| if place == 0 { "dense".to_owned() } else { format!("dense_{place}") };
            let entries = layers.flat_map(|(place, layer)| [
                (format!("{}/kernel:0", name(place)), json!(transposed(layer))),
                (format!("{}/bias:0", name(place)), json!(layer.biases())),
            ]);
            object(&entries.collect::<Vec<_>>())
        };
        same(&read_bytes(text.as_bytes(), None).unwrap(), &network)?;
    }

    #[test]
    fn a_safetensors_file_is_read_back_by_its_library_and_by_ours(
        network in networks(Activation::Relu),
        activation in prop::sample::select(Activation::NAMES.map(|(known, _)| known).to_vec()),
    ) {
        let network = network.with_activation(activation).unwrap();
        let bytes = write_safetensors(&network).unwrap();
        let file = SafeTensors::deserialize(&bytes).unwrap();
        prop_assert_eq!(file.len(), 2 * network.layers().len());
        for (place, layer) in network.layers().iter().enumerate() {
            let weights = file.tensor(&format!("{}.weight", 2 * place)).unwrap();
            prop_assert_eq!(weights.shape(), [layer.units(), layer.inputs()]);
            let (singles, _) = weights.data().as_chunks::<4>();
            let singles: Vec<f64> = singles.iter().map(|bytes| f32::from_le_bytes(*bytes).into()).collect();
            prop_assert_eq!(singles, layer.weights());
        }
        let read = read_bytes(&bytes, None).unwrap();
        same(&read, &network)?;
        prop_assert_eq!((read.source, read.assumed), (Source::Safetensors, false));
        let Understood::Network(understood) = understand(&bytes).unwrap() else { panic!("a network") };
        prop_assert_eq!(*understood, read);
    }

    #[test]
    fn every_width_of_floats_is_read(network in networks(import::ASSUMED), width in 0_usize..4) {
        let kind = [Dtype::F64, Dtype::F32, Dtype::F16, Dtype::BF16][width];
        let bytes = |values: &[f64]| -> Vec<u8> {
            let one = |&value: &f64| match kind {
                Dtype::F64 => value.to_le_bytes().to_vec(),
                Dtype::F32 => nearest_f32(value).to_le_bytes().to_vec(),
                Dtype::F16 => half(value).to_le_bytes().to_vec(),
                _ => nearest_f32(value).to_le_bytes()[2..].to_vec(),
            };
            values.iter().flat_map(one).collect()
        };
        let mut arrays: Vec<(String, Vec<usize>, Vec<u8>)> = Vec::new();
        for (place, layer) in network.layers().iter().enumerate() {
            arrays.push((format!("net.{}.weight", 2 * place), vec![layer.units(), layer.inputs()], bytes(layer.weights())));
            arrays.push((format!("net.{}.bias", 2 * place), vec![layer.units()], bytes(layer.biases())));
        }
        let views = arrays.iter().map(|(name, shape, bytes)| (name, TensorView::new(kind, shape.clone(), bytes).unwrap()));
        let written = safetensors::serialize(views, None).unwrap();
        same(&read_bytes(&written, None).unwrap(), &network)?;
    }

    #[test]
    fn onnx_chains_are_read_back(
        network in networks(Activation::Relu),
        bend in prop::sample::select(vec![
            (Activation::Relu, "Relu"), (Activation::Tanh, "Tanh"), (Activation::Sigmoid, "Sigmoid"), (Activation::Gelu, "Gelu"),
            (Activation::Leaky { slope: 0.125 }, "LeakyRelu"), (Activation::Leaky { slope: -1.0 }, "Abs"),
            (Activation::Softplus { sharpness: 1.0 }, "Softplus"),
        ]),
        gemm in any::<bool>(),
        turned in any::<bool>(),
        end in prop::sample::select(vec![None, Some("Sigmoid"), Some("Softmax"), Some("Reshape")]),
        doubles in any::<bool>(),
        seed in any::<u64>(),
        norms in any::<bool>(),
    ) {
        /// What stands in ONNX where a file says nothing.
        const EPSILON: f64 = 1e-5;
        let network = network.with_activation(bend.0).unwrap();
        let norm = Norm::of(network.layers()[0].units(), seed);
        let mut model = Model::default();
        let last = network.layers().len() - 1;
        for (place, layer) in network.layers().iter().enumerate() {
            let (weights, biases) = (format!("w{place}"), format!("b{place}"));
            let matrix = if turned && gemm { (rows(layer), layer.units(), layer.inputs()) } else { (transposed(layer), layer.inputs(), layer.units()) };
            model.constant(Tensor { name: &weights, shape: &[matrix.1, matrix.2], values: matrix.0.concat(), doubles });
            model.constant(Tensor { name: &biases, shape: &[layer.units()], values: layer.biases().to_vec(), doubles });
            if gemm {
                model.node("Gemm", &[&weights, &biases], &[("transB", i64::from(turned))], &[]);
            } else {
                model.node("MatMul", &[&weights], &[], &[]);
                model.node("Add", &[&biases], &[], &[]);
            }
            if place == 0 && norms {
                let Norm([means, variances, factors, summands]) = &norm;
                for (name, list) in [("g", factors), ("s", summands), ("m", means), ("v", variances)] {
                    model.constant(Tensor { name, shape: &[list.len()], values: list.clone(), doubles: true });
                }
                model.node("BatchNormalization", &["g", "s", "m", "v"], &[], &[]);
            }
            if place < last {
                model.node(bend.1, &[], &[], &[("alpha", 0.125)]);
                model.node("Dropout", &[], &[], &[]);
            }
        }
        if let Some(end) = end {
            model.node(end, &[], &[], &[]);
        }
        let read = read_bytes(&model.bytes(), None).unwrap();
        prop_assert_eq!((read.source, read.assumed), (Source::Onnx, false));
        if norms {
            near(&read, |at| scores_with(&network, at, &norm, EPSILON, true))?;
        } else {
            same(&read, &network)?;
        }
        let told = read.notes.iter().any(|note| matches!(note, Note::Without { .. }));
        prop_assert_eq!(told, matches!(end, Some("Sigmoid" | "Softmax")));
        // Any part of the file is refused with a sentence, or read.
        let bytes = model.bytes();
        for end in (0..bytes.len()).step_by(7) {
            assert_sound(&bytes[..end]);
        }
    }

    #[test]
    fn a_damaged_file_gives_a_network_or_says_what_is_wrong(
        network in networks(Activation::Relu),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = write_safetensors(&network).unwrap();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            match byte {
                0..=31 if bytes.len() > 1 => drop(bytes.remove(place)),
                32..=47 => bytes.truncate(place.max(1)),
                other => bytes[place] = other,
            }
        }
        assert_sound(&bytes);
        if let Ok(read) = read_bytes(&bytes, None) {
            prop_assert!(read.network.parameters().all(|value| rounded_to_f32(value) == value));
        }
    }
}

/// A multiple of an eighth in half precision.
fn half(value: f64) -> u16 {
    let bits = nearest_f32(value).to_bits();
    if value == 0.0 {
        return u16::try_from(bits >> 16).unwrap();
    }
    let (sign, exponent, fraction) = (bits >> 31, (bits >> 23) & 255, bits & 0x7f_ffff);
    u16::try_from(sign << 15 | (exponent - 112) << 10 | fraction >> 13).unwrap()
}

fn refusal(bytes: &[u8]) -> ImportError {
    read_bytes(bytes, None).unwrap_err()
}

proptest! {
    #[test]
    fn kernels_and_biases_under_keys_of_their_own_go_together(network in networks(Activation::Relu)) {
        let layers: Vec<Layer> = network.layers().to_vec();
        let kernels: Vec<_> = layers.iter().map(transposed).collect();
        let biases: Vec<_> = layers.iter().map(|layer| layer.biases().to_vec()).collect();
        let text = json!({ "weights": kernels, "biases": biases }).to_string();
        let read = read_bytes(text.as_bytes(), None).unwrap();
        prop_assert_eq!(read.source, Source::Keras);
        prop_assert_eq!(read.without_biases, 0);
        same(&read, &network)?;
    }

    #[test]
    fn the_activation_is_that_of_the_layers_beside_the_weights(network in networks(Activation::Tanh), apart in any::<bool>()) {
        let layers: Vec<Layer> = network.layers().to_vec();
        let last = layers.len() - 1;
        let dense = |place: usize| {
            let name = if place == last { "linear" } else { "tanh" };
            let config = |name: &str| json!({ "class_name": "Dense", "config": { "name": "dense", "activation": name } });
            // An activation may be a layer of its own.
            if apart && place < last {
                vec![config("linear"), json!({ "class_name": "Activation", "config": { "activation": name } })]
            } else {
                vec![config(name)]
            }
        };
        let input = json!({ "class_name": "InputLayer", "config": { "name": "input" } });
        let all: Vec<Value> = std::iter::once(input).chain((0..=last).flat_map(dense)).collect();
        let weights: Vec<Value> = (layers.iter())
            .flat_map(|layer| [json!(transposed(layer)), json!(layer.biases())])
            .collect();
        let model = json!({ "class_name": "Sequential", "config": { "layers": all } });
        let text = json!({ "model": model, "weights": weights }).to_string();
        let read = read_bytes(text.as_bytes(), None).unwrap();
        prop_assert!(!read.assumed && !read.notes.contains(&Note::Assumed));
        same(&read, &network)?;
        // What differs from layer to layer is refused by name.
        let mixed = text.replacen("\"tanh\"", "\"relu\"", 1);
        if last >= 2 {
            let refused = read_bytes(mixed.as_bytes(), None).unwrap_err();
            prop_assert!(refused.to_string().contains("tanh") && refused.to_string().contains("relu"), "{}", refused);
        }
    }
}

#[test]
fn of_square_layers_it_is_said_that_nothing_tells_a_row() {
    let square = "[[[1, 2], [3, 4]], [0.5, 1], [[5, 6], [7, 8]], [0, 1]]";
    let read = read_bytes(square.as_bytes(), None).unwrap();
    assert!(read.notes.contains(&Note::EitherWay));
    let wide = "[[[1, 2, 3], [3, 4, 5]], [0.5, 1, 2], [[5], [6], [7]], [0]]";
    let read = read_bytes(wide.as_bytes(), None).unwrap();
    assert!(!read.notes.contains(&Note::EitherWay));
}

#[test]
fn rows_and_their_classes_are_points() {
    let text = "[[[0.5, 1], [1, 2], [2, 1]], [0, 1, 0]]";
    let Understood::Points { points, .. } = understand(text.as_bytes()).unwrap() else {
        panic!("points");
    };
    assert_eq!(points.examples.count(), 3);
    // Biases that are no classes are those of a layer.
    let text = "[[[0.5, 1], [1, 2], [2, 1]], [0.25, 1, 0]]";
    assert!(matches!(
        understand(text.as_bytes()).unwrap(),
        Understood::Network(_)
    ));
}

#[test]
fn numbers_that_are_none_are_named_with_their_place() {
    for (text, key, value) in [
        (
            r#"{"0.weight": [[1, NaN]], "0.bias": [0]}"#,
            "0.weight[0][1]",
            "NaN",
        ),
        (
            r#"{"0.weight": [[1, 2]], "0.bias": [-Infinity]}"#,
            "0.bias[0]",
            "-Infinity",
        ),
        (
            r#"{"coefs_": [[[1], [Infinity]]], "intercepts_": [[0]]}"#,
            "coefs_[0][1][0]",
            "Infinity",
        ),
        (r#"[[[1], [2]], [nan]]"#, "[1][0]", "NaN"),
    ] {
        let error = refusal(text.as_bytes());
        assert_eq!(
            error,
            ImportError::NotFinite {
                key: key.to_owned(),
                value
            },
            "{text}"
        );
        assert!(error.to_string().contains("this training diverged"));
    }
    // Within a text these are letters.
    assert_eq!(refusal(br#"{"NaN": "NaN"}"#), ImportError::NoNetwork);
    assert!(matches!(
        refusal(br#"{"0.weight": [[1, NaN]"#),
        ImportError::NotJson { .. }
    ));
}

#[test]
fn files_of_other_programs_are_named_with_lines_that_write_what_can_be_read() {
    let zip = |name: &str| [b"PK\x03\x04..........", name.as_bytes(), b"...."].concat();
    for (bytes, foreign) in [
        (
            br#"{"sizes": [2, 1], "layers": [{}], "options": {"activation": "relu"}}"#.to_vec(),
            Foreign::Brain,
        ),
        (
            br#"{"layers": [{"layer_type": "input", "out_depth": 2}]}"#.to_vec(),
            Foreign::ConvNet,
        ),
        (
            br#"{"neurons": [], "connections": []}"#.to_vec(),
            Foreign::Synaptic,
        ),
        (
            br#"{"format": "layers-model", "modelTopology": {}, "weightsManifest": []}"#.to_vec(),
            Foreign::TensorFlowJs,
        ),
        (
            br#"{"class_name": "Sequential", "config": {}}"#.to_vec(),
            Foreign::KerasConfig,
        ),
        (
            b"OrderedDict([('0.weight', tensor([[1., 2.]]))])".to_vec(),
            Foreign::Printed,
        ),
        (
            b"{'0.weight': tensor([[1., 2.]])}".to_vec(),
            Foreign::Printed,
        ),
        (zip("archive/data.pkl"), Foreign::TorchFile),
        (b"\x80\x02}q\x00.".to_vec(), Foreign::TorchFile),
        (
            b"\x80\x04\x95pandas.core.frame".to_vec(),
            Foreign::PandasFile,
        ),
        (
            b"\x80\x04\x95 sklearn.neural_network".to_vec(),
            Foreign::ScikitLearnFile,
        ),
        (zip("model.weights.h5"), Foreign::KerasFile),
        (b"\x89HDF\r\n\x1a\n".to_vec(), Foreign::KerasFile),
        (b"\x93NUMPY\x01\x00".to_vec(), Foreign::NumPyFile),
        (zip("arr_0.npy"), Foreign::NumPyArchive),
        (zip("xl/workbook.xml"), Foreign::Spreadsheet),
        (b"PAR1....".to_vec(), Foreign::Parquet),
    ] {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!(refusal(&bytes), ImportError::Foreign(foreign), "{text}");
        let sentence = understand(&bytes).unwrap_err().to_string();
        assert!(
            sentence.contains(foreign.maker()) && sentence.contains(foreign.lines()),
            "{text}"
        );
        assert_eq!(foreign.lines().lines().count(), 2, "{text}");
    }
}

#[test]
fn graphs_that_are_no_chain_are_refused_by_name() {
    let start = || {
        let mut model = Model::default();
        model.constant(Tensor {
            name: "w",
            shape: &[2, 2],
            values: vec![1.0, 0.5, -0.5, 1.0],
            doubles: false,
        });
        model.node("MatMul", &["w"], &[], &[]);
        model
    };
    let mut conv = start();
    conv.node("Conv", &["w"], &[], &[]);
    assert_eq!(
        refusal(&conv.bytes()),
        ImportError::Operator {
            name: "Conv".to_owned()
        }
    );
    let mut mixed = start();
    mixed.node("Relu", &[], &[], &[]);
    mixed.node("MatMul", &["w"], &[], &[]);
    mixed.node("Tanh", &[], &[], &[]);
    mixed.node("MatMul", &["w"], &[], &[]);
    assert_eq!(
        refusal(&mixed.bytes()),
        ImportError::Activations {
            first: "relu",
            second: "tanh"
        }
    );
    let mut open = start();
    open.node("Relu", &[], &[], &[]);
    assert_eq!(refusal(&open.bytes()), ImportError::LoneActivation);
    let mut skip = start();
    skip.node("Add", &["v0"], &[], &[]);
    assert_eq!(
        refusal(&skip.bytes()),
        ImportError::Branches {
            name: "v0".to_owned()
        }
    );
    // Two layers without an activation between are one.
    let mut linear = start();
    linear.node("MatMul", &["w"], &[], &[]);
    let read = read_bytes(&linear.bytes(), None).unwrap();
    assert_eq!(read.network.layers().len(), 1);
    assert_eq!(read.network.layers()[0].weights(), [0.75, -1.0, 1.0, 0.75]);
}

#[test]
fn other_parts_of_pytorch_are_read() {
    let of = |extra: Value| {
        let mut all = json!({"0.weight": [[1.5, -0.5], [-1.0, 0.75]], "0.bias": [0.25, -0.5], "2.weight": [[1.25, -0.75]], "2.bias": [-0.25]});
        all.as_object_mut()
            .unwrap()
            .extend(extra.as_object().unwrap().clone());
        read_bytes(all.to_string().as_bytes(), None)
    };
    let prelu = of(json!({"1.weight": [0.25]})).unwrap();
    assert_eq!(
        (prelu.network.activation(), prelu.assumed),
        (Activation::Leaky { slope: 0.25 }, false)
    );
    assert_eq!(
        of(json!({"1.weight": [0.25], "3.weight": [0.5]})),
        Err(ImportError::Slopes)
    );
    for (length, direction) in [
        ("0.weight_g", "0.weight_v"),
        (
            "0.parametrizations.weight.original0",
            "0.parametrizations.weight.original1",
        ),
    ] {
        let text = json!({(length): [[5.0], [1.0]], (direction): [[3.0, 4.0], [0.0, 2.0]], "0.bias": [0, 0]});
        let read = read_bytes(text.to_string().as_bytes(), None).unwrap();
        assert_eq!(read.network.layers()[0].weights(), [3.0, 4.0, 0.0, 1.0]);
    }
    let norm = json!({"a.running_mean": [0, 0], "a.running_var": [1, 1], "a.weight": [1, 1], "a.bias": [0, 0]});
    // Either hidden layer has two units.
    let two =
        json!({"b.weight": [[1, 0], [0, 1]], "c.weight": [[1, 0], [0, 1]], "d.weight": [[1, 1]]});
    let mut all = norm;
    all.as_object_mut()
        .unwrap()
        .extend(two.as_object().unwrap().clone());
    let ambiguous = ImportError::Normalisation {
        name: "a".to_owned(),
    };
    assert_eq!(refusal(all.to_string().as_bytes()), ambiguous);
}

#[test]
fn a_table_with_a_column_of_weights_is_no_network() {
    let text = br#"{"height": [5.9, 6.1, 3.1], "weight": [171, 188, 58], "label": [1, 1, 0]}"#;
    assert!(matches!(understand(text), Ok(Understood::Points { .. })));
}

#[test]
fn large_files_are_refused_or_read_within_seconds() {
    let fill = |start: &str, part: &str, end: &str| {
        let count = ((1 << 20) - start.len() - end.len()) / part.len();
        format!("{start}{}{end}", part.repeat(count))
    };
    let keys: HashMap<String, Value> = (0..20_000)
        .map(|place| (format!("{place}.weight"), json!([1])))
        .collect();
    let deep = format!(
        "{}{{\"weight\": [[1]]}}{}",
        format!("{{\"{}\": ", "x".repeat(9000)).repeat(100),
        "}".repeat(100)
    );
    let norms: Vec<(String, Value)> = (0..9000)
        .flat_map(|place| {
            [
                (format!("n{place}.running_mean"), json!([1])),
                (format!("n{place}.running_var"), json!([1])),
            ]
        })
        .chain([("0.weight".to_owned(), json!([[1, 1]]))])
        .collect();
    let start = cpu_time::ThreadTime::now();
    for text in [
        json!(keys).to_string(),
        deep,
        object(&norms),
        fill("[[[1]],", "[1],", "[1]]"),
        fill("[", "[[1]],", "[[1]]]"),
        fill(
            "{\"coefs_\": [",
            "[[1]],",
            "[[1]]], \"intercepts_\": [[1]]}",
        ),
        fill("[", "NaN,", "NaN]"),
    ] {
        assert_sound(text.as_bytes());
    }
    let mut model = Model::default();
    let values = vec![1.0; 300 * 300];
    model.constant(Tensor {
        name: "w",
        shape: &[300, 300],
        values,
        doubles: false,
    });
    for _ in 0..3000 {
        model.node("MatMul", &["w"], &[], &[]);
    }
    assert!(read_bytes(&model.bytes(), None).is_err());
    let taken = start.elapsed();
    assert!(taken.as_secs() < 10, "{taken:?}");
}
