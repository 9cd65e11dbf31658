"""PyTorch on the CPU, eager, with convolutions as in the book's chapter 6: ReLU, softmax, log-likelihood cost.

"hidden" is a list of layers as Inkling writes them: 20c5, p2, 100. Denormals are flushed.
"""

import numpy
import torch

from peer import DIGITS, blas_library, serve

SIDE = 28


class Network:
    def __init__(self, data, hidden, mini_batch_size, learning_rate):
        self.images = torch.from_numpy(data.training_images).reshape(-1, 1, SIDE, SIDE)
        self.labels = torch.from_numpy(data.training_labels)
        self.test_images = torch.from_numpy(data.test_images).reshape(-1, 1, SIDE, SIDE)
        self.mini_batch_size = mini_batch_size
        self.model = torch.nn.Sequential(*layers(hidden))
        self.cost = torch.nn.CrossEntropyLoss()
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=learning_rate)

    def learn(self, order):
        for chosen in torch.from_numpy(order).split(self.mini_batch_size):
            self.optimizer.zero_grad()
            self.cost(self.model(self.images[chosen]), self.labels[chosen]).backward()
            self.optimizer.step()

    def classify(self):
        with torch.no_grad():
            return self.model(self.test_images).argmax(dim=1).numpy()


def layers(hidden):
    maps, side, outputs = 1, SIDE, None
    for layer in hidden:
        text = str(layer)
        if "c" in text:
            count, size = map(int, text.split("c"))
            yield torch.nn.Conv2d(maps, count, size)
            maps, side = count, side - size + 1
            # ReLU and max-pooling may change places; after the pooling it has less to do.
        elif text.startswith("p"):
            size = int(text[1:])
            yield torch.nn.MaxPool2d(size)
            yield torch.nn.ReLU()
            side //= size
        else:
            if outputs is None:
                yield torch.nn.Flatten()
                outputs = maps * side * side
            yield torch.nn.Linear(outputs, int(text))
            yield torch.nn.ReLU()
            outputs = int(text)
    yield torch.nn.Linear(outputs, DIGITS)


torch.set_flush_denormal(True)
description = f"PyTorch {torch.__version__}, eager, float32, {blas_library()}, denormals flushed"
serve(Network, numpy.float32, description)
