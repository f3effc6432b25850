"""Trains the network that `yours/` opens with, and picks the digits that stand beside it.

    python3 -m pip install scikit-learn==1.7.2 safetensors==0.6.2 numpy
    python3 scripts/digits.py crate/src/publish/yours

Data: the test set of NIST's handwritten digits at 8 x 8 pixels as scikit-learn ships it (`load_digits`, from the UCI Machine
Learning Repository, CC BY 4.0). Every pixel is 0 to 16. The network, 64-32-10 with ReLU, is trained on a fixed three quarters
of the 1,797 digits with pixels divided by 16; that division is folded into its first layer, so it takes pixels as they are.
Of the last quarter, six digits of each class go into the table. Another version of the libraries may end at other weights.
"""

import pathlib
import sys

import numpy
from safetensors.numpy import save_file
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

SEED = 7
EACH = 6


def main(folder: pathlib.Path) -> None:
    data = load_digits()
    pixels, labels = data.data, data.target
    train_x, test_x, train_y, test_y = train_test_split(pixels, labels, test_size=0.25, stratify=labels, random_state=SEED)
    network = MLPClassifier((32,), alpha=1e-3, max_iter=2000, random_state=SEED)
    network.fit(train_x / 16, train_y)
    print("right on the last quarter:", network.score(test_x / 16, test_y))

    hidden, output = network.coefs_
    layers = {
        "0.weight": hidden.T / 16,
        "0.bias": network.intercepts_[0],
        "2.weight": output.T,
        "2.bias": network.intercepts_[1],
    }
    tensors = {name: numpy.ascontiguousarray(values, dtype=numpy.float32) for name, values in layers.items()}
    save_file(tensors, folder / "digits.safetensors", metadata={"activation": "relu"})

    rows = [place for digit in range(10) for place in numpy.flatnonzero(test_y == digit)[:EACH]]
    heading = ",".join(["label", *(f"p{row}{column}" for row in range(8) for column in range(8))])
    lines = [",".join(str(int(value)) for value in [test_y[place], *test_x[place]]) for place in rows]
    (folder / "digits.csv").write_text("\n".join([heading, *lines]) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
