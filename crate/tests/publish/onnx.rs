//! ONNX files of one chain, written by hand: each node reads the value of the one before.

use crease::network::number::nearest_f32;

/// The numbers of a file, in the wire format of protocol buffers.
#[derive(Default)]
pub(crate) struct Model {
    nodes: Vec<u8>,
    constants: Vec<u8>,
    count: usize,
}

/// A constant.
pub(crate) struct Tensor<'a> {
    pub(crate) name: &'a str,
    pub(crate) shape: &'a [usize],
    pub(crate) values: Vec<f64>,
    pub(crate) doubles: bool,
}

impl Model {
    pub(crate) fn constant(&mut self, tensor: Tensor<'_>) {
        let mut message = Vec::new();
        for &extent in tensor.shape {
            whole(&mut message, 1, extent as u64);
        }
        // Floats as a list of their own, doubles as raw bytes: both are usual.
        whole(&mut message, 2, if tensor.doubles { 11 } else { 1 });
        if tensor.doubles {
            let raw: Vec<u8> = tensor
                .values
                .iter()
                .flat_map(|value| value.to_le_bytes())
                .collect();
            bytes(&mut message, 9, &raw);
        } else {
            let packed: Vec<u8> = tensor
                .values
                .iter()
                .flat_map(|&value| nearest_f32(value).to_le_bytes())
                .collect();
            bytes(&mut message, 4, &packed);
        }
        bytes(&mut message, 8, tensor.name.as_bytes());
        bytes(&mut self.constants, 5, &message);
    }

    /// A node that reads the last value, then some constants.
    pub(crate) fn node(
        &mut self,
        operator: &str,
        constants: &[&str],
        numbers: &[(&str, i64)],
        floats: &[(&str, f32)],
    ) {
        let mut message = Vec::new();
        bytes(&mut message, 1, format!("v{}", self.count).as_bytes());
        for constant in constants {
            bytes(&mut message, 1, constant.as_bytes());
        }
        self.count += 1;
        bytes(&mut message, 2, format!("v{}", self.count).as_bytes());
        bytes(&mut message, 4, operator.as_bytes());
        for (name, value) in numbers {
            let mut attribute = Vec::new();
            bytes(&mut attribute, 1, name.as_bytes());
            whole(&mut attribute, 3, value.unsigned_abs());
            bytes(&mut message, 5, &attribute);
        }
        for (name, value) in floats {
            let mut attribute = Vec::new();
            bytes(&mut attribute, 1, name.as_bytes());
            attribute.push(2 << 3 | 5);
            attribute.extend(value.to_le_bytes());
            bytes(&mut message, 5, &attribute);
        }
        bytes(&mut self.nodes, 1, &message);
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let value = |name: &str| {
            let mut message = Vec::new();
            bytes(&mut message, 1, name.as_bytes());
            message
        };
        let mut graph = [self.nodes.as_slice(), &self.constants].concat();
        bytes(&mut graph, 11, &value("v0"));
        bytes(&mut graph, 12, &value(&format!("v{}", self.count)));
        let mut model = Vec::new();
        whole(&mut model, 1, 10);
        bytes(&mut model, 7, &graph);
        model
    }
}

fn varint(message: &mut Vec<u8>, mut value: u64) {
    while value > 127 {
        message.push(u8::try_from(value & 127).unwrap() | 128);
        value >>= 7;
    }
    message.push(u8::try_from(value).unwrap());
}

fn whole(message: &mut Vec<u8>, field: u64, value: u64) {
    varint(message, field << 3);
    varint(message, value);
}

fn bytes(message: &mut Vec<u8>, field: u64, content: &[u8]) {
    varint(message, field << 3 | 2);
    varint(message, content.len() as u64);
    message.extend(content);
}
