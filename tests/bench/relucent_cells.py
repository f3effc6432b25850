"""Counts the cells of a slice with relucent, within a time, for `npm run bench -- slices`.

    python relucent_cells.py <network.json> <seconds>

The file holds a network, a plane through its inputs and a square frame on that plane. relucent's own `slice_complex` cuts the
cells of a whole input space, of which no list of hundreds of dimensions can be had. So it is given the same function as a network
of two inputs: the first layer's sums along the plane, W·[across up] and W·origin + b, on the square [-1, 1]².

Prints one JSON object: cells, the milliseconds that they took, and whether these are all.
"""

import _thread
import json
import logging
import sys
import threading
import time

import numpy
import relucent
from relucent.model.model import LinearLayer, ReLULayer, ReLUNetwork

# Where the search begins, in the square: a place that lies on no hinge, as good as surely.
START = numpy.array([[0.0123, 0.0456]])


def main(path, seconds):
    with open(path, encoding="utf-8") as file:
        cut = json.load(file)
    found = relucent.Complex(along(cut))
    # What ends a search before its time is told by the count.
    logging.getLogger("relucent").setLevel(logging.ERROR)
    started = time.perf_counter()
    alarm = threading.Timer(seconds, _thread.interrupt_main)
    alarm.daemon = True
    alarm.start()
    try:
        # One worker, as Crease has one thread; without the certificate that relucent can add.
        search = found.bfs(START, cube_radius=1.0, cube_mode="intersect", nworkers=1, verify=False, verbose=0)
        complete = bool(search.complete)
    except KeyboardInterrupt:
        complete = False
    milliseconds = 1000 * (time.perf_counter() - started)
    alarm.cancel()
    print(json.dumps({"cells": len(found), "ms": milliseconds, "complete": complete}))


def along(cut):
    """The network along the plane, with the frame for [-1, 1]²."""
    origin, across, up = (numpy.array(cut["plane"][name]) for name in ("origin", "across", "up"))
    corners = numpy.array(cut["frame"])
    middle, half = corners.mean(axis=0), numpy.ptp(corners, axis=0) / 2
    origin = origin + middle[0] * across + middle[1] * up
    plane = numpy.stack([half[0] * across, half[1] * up], axis=1)
    layers = []
    for layer in cut["layers"]:
        weights, biases = numpy.array(layer["weights"]), numpy.array(layer["biases"])
        if not layers:
            weights, biases = weights @ plane, weights @ origin + biases
        layers += [LinearLayer(weights, biases.reshape(1, -1)), ReLULayer()]
    return ReLUNetwork(layers[:-1])


# It starts processes, which import this file.
if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
