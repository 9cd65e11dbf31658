"""The same algorithm with a mini-batch as the rows of a matrix, in single precision: what NumPy does best."""

import numpy

from peer import DIGITS, PIXELS, blas_library, one_hot, serve

SINGLE = numpy.float32


class Network:
    def __init__(self, data, hidden, mini_batch_size, learning_rate):
        self.images = data.training_images
        self.targets = one_hot(data.training_labels, SINGLE)
        self.test_images = data.test_images
        self.mini_batch_size = mini_batch_size
        self.learning_rate = learning_rate
        shapes = [(PIXELS, hidden), (hidden, DIGITS)]
        self.weights = [numpy.random.standard_normal(shape).astype(SINGLE) for shape in shapes]
        self.biases = [numpy.random.standard_normal(outputs).astype(SINGLE) for _, outputs in shapes]

    def learn(self, order):
        for start in range(0, len(order), self.mini_batch_size):
            chosen = order[start : start + self.mini_batch_size]
            self.learn_mini_batch(self.images[chosen], self.targets[chosen])

    def learn_mini_batch(self, images, targets):
        hidden, output = self.activations(images)
        output_error = (output - targets) * output * (1 - output)
        hidden_error = output_error @ self.weights[1].T * hidden * (1 - hidden)
        step = SINGLE(self.learning_rate / len(images))
        for layer, (activation, error) in enumerate([(images, hidden_error), (hidden, output_error)]):
            self.weights[layer] -= step * (activation.T @ error)
            self.biases[layer] -= step * error.sum(axis=0)

    def activations(self, images):
        hidden = sigmoid(images @ self.weights[0] + self.biases[0])
        return hidden, sigmoid(hidden @ self.weights[1] + self.biases[1])

    def classify(self):
        return self.activations(self.test_images)[1].argmax(axis=1)


def sigmoid(z):
    return 1 / (1 + numpy.exp(-z))


serve(Network, SINGLE, f"NumPy {numpy.__version__}, float32, {blas_library()}")
