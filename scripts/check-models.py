"""Opens one network in every format that `inkling export` writes, and compares its answers in other programs.

    mkdir check
    npx inkling export my.safetensors check/my.safetensors     (and my.inkling, my.onnx, my.npz, my.csv, my.json)
    python scripts/check-models.py check/my.*

Needs numpy, safetensors, onnx and onnxruntime. Every file is read by a program of its own, except for the JSON of the
book's network2.py, which the book's program reads. The answers to 1,000 images must be the same to 1e-5, and ONNX's
checker must accept the ONNX file. Ends with exit code 1 if anything differs.
"""

import csv
import json
import sys
from pathlib import Path

import numpy as np

tolerance = 1e-5
images = np.random.default_rng(1).random((1000, 784), dtype=np.float32)
# MNIST is mostly white paper.
images[np.random.default_rng(2).random(images.shape) < 0.8] = 0

functions = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": lambda z: np.exp(z - z.max(1, keepdims=True)) / np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True),
}


def propagate(layers, hidden, output):
    activations = images.astype(np.float64)
    for number, (weight, bias) in enumerate(layers):
        function = output if number == len(layers) - 1 else hidden
        activations = functions[function](activations @ np.asarray(weight, np.float64).T + np.asarray(bias, np.float64))
    return activations


def layers_of(arrays):
    count = sum(name.endswith(".weight") for name in arrays)
    return [(arrays[f"layers.{layer}.weight"], arrays[f"layers.{layer}.bias"]) for layer in range(count)]


def read_safetensors(path):
    from safetensors import safe_open
    from safetensors.numpy import load, load_file

    # Python's library goes by the content, not by the ending.
    arrays = load_file(path) if path.suffix == ".safetensors" else load(path.read_bytes())
    with safe_open(path, "numpy") as file:
        network = json.loads(file.metadata()["inkling.network"])
    activations = network.get("activations", {"hidden": "sigmoid", "output": "sigmoid"})
    return propagate(layers_of(arrays), activations["hidden"], activations["output"])


def read_onnx(path):
    import onnx
    import onnxruntime

    onnx.checker.check_model(str(path), full_check=True)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (digits,) = session.run(["digits"], {"image": images})
    return digits


def read_npz(path):
    arrays = np.load(path, allow_pickle=False)
    names = [name for name in arrays.files if name.startswith("layers.")]
    hidden = str(arrays["activations.hidden"]) if "activations.hidden" in arrays.files else "sigmoid"
    return propagate(layers_of({name: arrays[name] for name in names}), hidden, str(arrays["activations.output"]))


def read_csv(path, hidden, output):
    layers = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            neurons = layers.setdefault(int(row["layer"]), {})
            weights, biases = neurons.setdefault(int(row["neuron"]), ({}, []))
            if row["kind"] == "bias":
                biases.append(float(row["value"]))
            else:
                weights[int(row["input"])] = float(row["value"])
    matrices = []
    for _, neurons in sorted(layers.items()):
        weight = [[weights[i] for i in range(len(weights))] for _, (weights, _) in sorted(neurons.items())]
        bias = [value for _, (_, (value,)) in sorted(neurons.items())]
        matrices.append((weight, bias))
    return propagate(matrices, hidden, output)


def read_json(path):
    network = json.loads(path.read_text())
    layers = [(weight, np.ravel(bias)) for weight, bias in zip(network["weights"], network["biases"])]
    return propagate(layers, "sigmoid", "sigmoid")


readers = {
    ".safetensors": read_safetensors,
    ".inkling": read_safetensors,
    ".onnx": read_onnx,
    ".npz": read_npz,
    ".json": read_json,
}


def main():
    paths = [Path(argument) for argument in sys.argv[1:]]
    answers = {path: readers[path.suffix](path) for path in paths if path.suffix in readers}
    named = [path for path in paths if path.suffix == ".npz"]
    for path in paths:
        if path.suffix == ".csv" and named:
            # A table holds numbers only.
            arrays = np.load(named[0])
            hidden = str(arrays["activations.hidden"]) if "activations.hidden" in arrays.files else "sigmoid"
            answers[path] = read_csv(path, hidden, str(arrays["activations.output"]))
    if len(answers) < 2:
        sys.exit("Name at least two files of the same network; a .csv is compared only together with an .npz.")
    first = next(iter(answers))
    is_same = True
    for path, activations in answers.items():
        difference = np.abs(activations - answers[first]).max()
        is_same &= bool(difference <= tolerance)
        print(f"{path.name}: {activations.shape[0]} images, largest difference to {first.name}: {difference:.1e}")
    sys.exit(0 if is_same else 1)


main()
