//! Files of programs that are recognised, and cannot be read as they are.

use crate::publish::tree::Tree;

/// A kind of file that is recognised by its content alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// brain.js, `net.toJSON()`.
    Brain,
    /// `ConvNetJS`, `net.toJSON()`.
    ConvNet,
    /// synaptic, `network.toJSON()`.
    Synaptic,
    /// TensorFlow.js, `model.json`.
    TensorFlowJs,
    /// The architecture of a Keras model without its weights.
    KerasConfig,
    /// A `.keras` or `.h5` file.
    KerasFile,
    /// A `state_dict` as Python prints it.
    Printed,
    /// A `.pth` or `.pt` file.
    TorchFile,
    /// A scikit-learn model as `pickle` or `joblib` writes it.
    ScikitLearnFile,
    /// A frame of pandas as `to_pickle` writes it.
    PandasFile,
    /// An array of NumPy.
    NumPyFile,
    /// Several arrays of NumPy, `.npz`.
    NumPyArchive,
    /// A spreadsheet.
    Spreadsheet,
    /// A Parquet file.
    Parquet,
}

impl Foreign {
    /// The kind of some bytes that are no text.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        /// Names stand near the beginning of an archive or in its directory at the end.
        const SEEN: usize = 1 << 16;
        let ends = [
            &bytes[..bytes.len().min(SEEN)],
            &bytes[bytes.len().saturating_sub(SEEN)..],
        ];
        let holds = |word: &str| {
            let word = word.as_bytes();
            ends.iter()
                .any(|part| part.windows(word.len()).any(|found| found == word))
        };
        match bytes {
            [b'P', b'K', 3, 4, ..] if holds("data.pkl") => Some(Self::TorchFile),
            [b'P', b'K', 3, 4, ..] if holds("model.weights.h5") => Some(Self::KerasFile),
            [b'P', b'K', 3, 4, ..] if holds(".npy") => Some(Self::NumPyArchive),
            [b'P', b'K', 3, 4, ..]
                if holds("xl/") || holds("mimetype") || holds("[Content_Types]") =>
            {
                Some(Self::Spreadsheet)
            }
            [0x80, 2..=5, ..] if holds("sklearn") => Some(Self::ScikitLearnFile),
            [0x80, 2..=5, ..] if holds("pandas") => Some(Self::PandasFile),
            [0x80, 2..=5, ..] => Some(Self::TorchFile),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Self::Spreadsheet),
            [0x89, b'H', b'D', b'F', ..] => Some(Self::KerasFile),
            [0x93, b'N', b'U', b'M', b'P', b'Y', ..] => Some(Self::NumPyFile),
            [b'P', b'A', b'R', b'1', ..] => Some(Self::Parquet),
            _ => None,
        }
    }

    /// The kind of a text that is no JSON.
    pub(in crate::publish) fn of_text(text: &str) -> Option<Self> {
        let start = text.trim_start();
        let printed = start.starts_with("OrderedDict(") || start.starts_with("odict(");
        // Numbers and commas hold no such word.
        let tensors = start
            .get(..start.len().min(4096))
            .is_some_and(|start| start.contains("tensor(["));
        (printed || tensors).then_some(Self::Printed)
    }

    /// The kind of a JSON value.
    pub(super) fn of_tree(tree: &Tree) -> Option<Self> {
        let has = |key: &str| tree.get(key).is_some();
        let first_layer = tree
            .get("layers")
            .and_then(Tree::list)
            .and_then(<[Tree]>::first);
        let layer_has = |key: &str| first_layer.is_some_and(|layer| layer.get(key).is_some());
        match () {
            () if has("modelTopology") || has("weightsManifest") => Some(Self::TensorFlowJs),
            () if has("neurons") && has("connections") => Some(Self::Synaptic),
            () if layer_has("layer_type") => Some(Self::ConvNet),
            () if has("layers") && (has("sizes") || has("trainOpts") || has("outputLookup")) => {
                Some(Self::Brain)
            }
            () if has("hiddenLayers") && has("outputConnector") => Some(Self::Brain),
            () if has("class_name") && has("config") => Some(Self::KerasConfig),
            () => None,
        }
    }

    /// Its program, and what kind of file it is.
    #[must_use]
    pub const fn maker(self) -> &'static str {
        match self {
            Self::Brain => "brain.js",
            Self::ConvNet => "ConvNetJS",
            Self::Synaptic => "synaptic",
            Self::TensorFlowJs => "TensorFlow.js",
            Self::KerasConfig => "Keras (the layers without their weights)",
            Self::KerasFile => "Keras (.keras or .h5)",
            Self::Printed => "PyTorch (a printed state_dict)",
            Self::TorchFile => "PyTorch (.pth or .pt)",
            Self::ScikitLearnFile => "scikit-learn (pickle)",
            Self::PandasFile => "pandas (pickle)",
            Self::NumPyFile => "NumPy",
            Self::NumPyArchive => "NumPy (.npz)",
            Self::Spreadsheet => "a spreadsheet program",
            Self::Parquet => "Parquet",
        }
    }

    /// The lines that write what can be read, for the program that made the file.
    #[must_use]
    pub const fn lines(self) -> &'static str {
        match self {
            Self::Brain => {
                "const layers = net.toJSON().layers.slice(1).map(({ weights, biases }) => ({ weights: weights.map((row) => Array.from(row)), biases: Array.from(biases) }));\n\
                 console.log(JSON.stringify({ format: 'crease-network', version: 1, activation: { name: net.toJSON().options.activation.replace('leaky-relu', 'leaky') }, layers }));"
            }
            Self::ConvNet => {
                "const layers = net.layers.filter(({ layer_type }) => layer_type === 'fc').map(({ filters, biases }) => ({ weights: filters.map(({ w }) => Array.from(w)), biases: Array.from(biases.w) }));\n\
                 console.log(JSON.stringify({ format: 'crease-network', version: 1, activation: { name: 'relu' }, layers }));"
            }
            Self::Synaptic => {
                "const { input, hidden, output } = network.layers, all = [input, ...hidden, output], from = (unit, other) => Object.values(unit.connections.inputs).find((one) => one.from === other)?.weight ?? 0;\n\
                 console.log(JSON.stringify({ format: 'crease-network', version: 1, activation: { name: 'sigmoid' }, layers: all.slice(1).map(({ list }, k) => ({ weights: list.map((unit) => all[k].list.map((other) => from(unit, other))), biases: list.map(({ bias }) => bias) })) }));"
            }
            Self::TensorFlowJs => {
                "const weights = await Promise.all(model.getWeights().map((one) => one.array()));\n\
                 console.log(JSON.stringify(weights));"
            }
            Self::KerasConfig | Self::KerasFile => {
                "import json\n\
                 json.dump([values.tolist() for values in model.get_weights()], open('weights.json', 'w'))"
            }
            Self::Printed | Self::TorchFile => {
                "import json\n\
                 json.dump({name: values.tolist() for name, values in model.state_dict().items()}, open('state_dict.json', 'w'))"
            }
            Self::ScikitLearnFile => {
                "import json\n\
                 json.dump({'coefs_': [w.tolist() for w in model.coefs_], 'intercepts_': [b.tolist() for b in model.intercepts_], 'activation': model.activation}, open('model.json', 'w'))"
            }
            Self::PandasFile => {
                "import pandas\n\
                 pandas.read_pickle('points.pkl').to_csv('points.csv', index=False)"
            }
            Self::NumPyArchive => {
                "import json, numpy\n\
                 arrays = numpy.load('arrays.npz'); json.dump([arrays[name].tolist() for name in arrays.files], open('arrays.json', 'w'))"
            }
            Self::NumPyFile => {
                "import numpy\n\
                 numpy.savetxt('points.csv', points, delimiter=',')"
            }
            Self::Spreadsheet => {
                "In the spreadsheet program: File, Save as, CSV.\n\
                 Columns: x1, x2, label"
            }
            Self::Parquet => {
                "import pandas\n\
                 pandas.read_parquet('points.parquet').to_csv('points.csv', index=False)"
            }
        }
    }
}
