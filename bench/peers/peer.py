"""What the Python peers share: reading the data, and answering the bench line by line.

The bench starts `python3 PEER.py [OPTION] FOLDER` and gets a line of JSON that describes the peer. Then it sends
    {"create": {"hidden": 30, "miniBatchSize": 10, "learningRate": 3, "images": 50000}}
which is answered by {} when a network with new weights is ready, and after it any number of
    {"epoch": true}
each of which is answered by {"seconds": ..., "correct": ...}: the time to learn once from that many training images in
a new random order, and how many of the test images are classified correctly then, which is not timed.
"""

import json
import os
import sys
import time

import numpy

PIXELS = 784
DIGITS = 10


class Data:
    """Images (count, 784) from 0 to 1, and labels (count), of the folder that the bench has written."""

    def __init__(self, folder, dtype):
        self.training_images = read_images(folder, "training", dtype)
        self.training_labels = read_bytes(folder, "training-labels").astype(numpy.int64)
        self.test_images = read_images(folder, "test", dtype)
        self.test_labels = read_bytes(folder, "test-labels").astype(numpy.int64)


def read_images(folder, split, dtype):
    return read_bytes(folder, f"{split}-images").reshape(-1, PIXELS).astype(dtype) / dtype(255)


def read_bytes(folder, name):
    return numpy.fromfile(os.path.join(folder, f"{name}.bin"), dtype=numpy.uint8)


def one_hot(labels, dtype):
    return numpy.eye(DIGITS, dtype=dtype)[labels]


def blas_library():
    """The library that multiplies matrices, as far as the system tells it."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            names = {os.path.basename(line.split()[-1]) for line in maps if "blas" in line.lower()}
    except OSError:
        return "BLAS unknown"
    for name in ("openblas", "mkl", "blis"):
        if any(name in file.lower() for file in names):
            return "OpenBLAS" if name == "openblas" else name.upper()
    return "the BLAS that is built in" if not names else "reference BLAS"


def serve(network_class, dtype, description):
    """Answers the bench until it closes the connection.

    `network_class(data, hidden, mini_batch_size, learning_rate)` has `learn(order)`, which learns from the training
    images with these numbers, and `classify()`, which returns the digits that it reads in the test images.
    """
    data = Data(sys.argv[-1], dtype)
    say({"description": description})
    network = None
    for line in sys.stdin:
        request = json.loads(line)
        if "create" in request:
            wanted = request["create"]
            network = network_class(data, wanted["hidden"], wanted["miniBatchSize"], wanted["learningRate"])
            images = wanted["images"]
            say({})
        else:
            start = time.perf_counter()
            network.learn(numpy.random.permutation(images))
            seconds = time.perf_counter() - start
            say({"seconds": seconds, "correct": int((network.classify() == data.test_labels).sum())})


def say(answer):
    print(json.dumps(answer), flush=True)
