"""PyTorch on the CPU, eager, as its tutorials train a small network: modules, automatic gradients, torch.optim.SGD.

With --flush-denormals numbers below 1e-38 are taken for 0, which PyTorch does only when it is told to. Sigmoids with large
weighted inputs make many, and processors calculate with them a hundred times more slowly.
"""

import sys

import numpy
import torch

from peer import DIGITS, PIXELS, blas_library, one_hot, serve


class Network:
    def __init__(self, data, hidden, mini_batch_size, learning_rate):
        self.images = torch.from_numpy(data.training_images)
        self.targets = torch.from_numpy(one_hot(data.training_labels, numpy.float32))
        self.test_images = torch.from_numpy(data.test_images)
        self.mini_batch_size = mini_batch_size
        self.model = torch.nn.Sequential(
            torch.nn.Linear(PIXELS, hidden), torch.nn.Sigmoid(), torch.nn.Linear(hidden, DIGITS), torch.nn.Sigmoid()
        )
        for parameter in self.model.parameters():
            torch.nn.init.normal_(parameter)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=learning_rate)

    def learn(self, order):
        for chosen in torch.from_numpy(order).split(self.mini_batch_size):
            self.optimizer.zero_grad()
            difference = self.model(self.images[chosen]) - self.targets[chosen]
            cost = (difference * difference).sum() / (2 * len(chosen))
            cost.backward()
            self.optimizer.step()

    def classify(self):
        with torch.no_grad():
            return self.model(self.test_images).argmax(dim=1).numpy()


description = f"PyTorch {torch.__version__}, eager, float32, {blas_library()}"
if "--flush-denormals" in sys.argv:
    if not torch.set_flush_denormal(True):
        raise RuntimeError("this processor cannot flush denormals")
    description += ", denormals flushed"

serve(Network, numpy.float32, description)
