"""Runs exported Python in a folder of cases and compares its scores with those that Crease gives.

    python scores.py <numpy | pytorch> <folder>

The folder holds cases.json, and beside it a Python file for each case and kind. The last line printed is one JSON object:
passed, failed, and reason where the package cannot be imported.
"""

import importlib.util
import json
import math
import pathlib
import sys

# How far scores may differ, relative to their size where that is above 1.
TOLERANCE = 1e-6


def main(kind, folder):
    try:
        scores, classes = READERS[kind]()
    except ImportError as error:
        report(0, 0, str(error))
        return
    passed = failed = 0
    for number, case in enumerate(json.loads((folder / "cases.json").read_text("utf-8"))):
        try:
            exported = module(folder / f"{kind}_{number}.py")
            # The classes first: to compare scores, the module of torch is made one of doubles.
            called = classes(exported, case["points"])
            problem = misnamed(called, case["classes"]) or difference(scores(exported, case["points"]), case["scores"])
        except Exception as error:  # Whatever an exported file does wrong is told, and the next one run.
            problem = repr(error)
        if problem:
            print(f"{kind}, {case['name']}: {problem}")
        passed += not problem
        failed += bool(problem)
    report(passed, failed, None)


def numpy_scores():
    import numpy

    numpy.seterr(all="raise", under="ignore")
    return (
        lambda exported, points: exported.score(points).tolist(),
        lambda exported, points: exported.predict(points).tolist(),
    )


def torch_scores():
    import torch

    def scores(exported, points):
        with torch.no_grad():
            return exported.model.double()(torch.tensor(points, dtype=torch.float64)).tolist()

    return scores, lambda exported, points: exported.predict(torch.tensor(points, dtype=torch.float32))


READERS = {"numpy": numpy_scores, "pytorch": torch_scores}


def module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def difference(found, expected):
    """What is wrong with the scores, or nothing."""
    if [len(row) for row in found] != [len(row) for row in expected]:
        return "another shape"
    for row, wanted in zip(found, expected):
        for a, b in zip(row, wanted):
            # Written so that what is not a number is a difference.
            if not math.fabs(a - b) <= TOLERANCE * max(1.0, math.fabs(b)):
                return f"{a} where Crease gives {b}"
    return None


def misnamed(found, expected):
    """What is wrong with the names of the classes, or nothing; there is none where rounding decides."""
    wrong = [(a, b) for a, b in zip(found, expected) if b is not None and a != b]
    if len(found) != len(expected):
        return "another number of classes"
    return f"“{wrong[0][0]}” where Crease says “{wrong[0][1]}”" if wrong else None


def report(passed, failed, reason):
    print(json.dumps({"passed": passed, "failed": failed, "reason": reason}))


main(sys.argv[1], pathlib.Path(sys.argv[2]))
