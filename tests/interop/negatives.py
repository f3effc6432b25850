"""Runs the lines of the lab's page on a model, and prints what torch itself says of its pre-activations.

python negatives.py <file with the lines> <file that they are to write>
"""

import json
import sys

import torch

with open(sys.argv[1]) as lines:
    exec(lines.read())

torch.manual_seed(0)
layers = [torch.nn.Linear(5, 8), torch.nn.Linear(8, 4), torch.nn.Linear(4, 1)]
model = torch.nn.Sequential(layers[0], torch.nn.ReLU(), layers[1], torch.nn.ReLU(), layers[2])
batch = torch.randn(20, 5)
write_negatives(model, batch, sys.argv[2])

with torch.no_grad():
    z = [layers[0](batch)]
    for layer in layers[1:]:
        z.append(layer(torch.relu(z[-1])))
told = [
    {
        "units": of.shape[1],
        "samples": of.shape[0],
        "dead": int(((of > 0).sum(0) == 0).sum()),
        "alwaysOn": int(((of > 0).sum(0) == of.shape[0]).sum()),
        "onShare": float((of > 0).double().mean()),
    }
    for of in z
]
print(json.dumps(told))
