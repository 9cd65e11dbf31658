"""The algorithm of the book's first chapter as it is explained there: one example after the other, in double precision.

Each example goes through the network as a column, its gradient is calculated by equations (BP1) to (BP4) and added to
the mini-batch's sum; after the mini-batch the weights move by equations (20) and (21). As in the book every step makes
new arrays; what NumPy can do beyond that is in numpy_matrix.py.
"""

import numpy

from peer import DIGITS, PIXELS, one_hot, serve


class Network:
    def __init__(self, data, hidden, mini_batch_size, learning_rate):
        images = data.training_images[:, :, numpy.newaxis]
        targets = one_hot(data.training_labels, numpy.float64)[:, :, numpy.newaxis]
        self.examples = list(zip(images, targets))
        self.test_images = data.test_images
        self.mini_batch_size = mini_batch_size
        self.learning_rate = learning_rate
        shapes = [(hidden, PIXELS), (DIGITS, hidden)]
        self.weights = [numpy.random.standard_normal(shape) for shape in shapes]
        self.biases = [numpy.random.standard_normal((outputs, 1)) for outputs, _ in shapes]

    def learn(self, order):
        for start in range(0, len(order), self.mini_batch_size):
            self.learn_mini_batch([self.examples[image] for image in order[start : start + self.mini_batch_size]])

    def learn_mini_batch(self, examples):
        weight_sums = [numpy.zeros(weight.shape) for weight in self.weights]
        bias_sums = [numpy.zeros(bias.shape) for bias in self.biases]
        for image, target in examples:
            weight_gradients, bias_gradients = self.gradients(image, target)
            weight_sums = [total + gradient for total, gradient in zip(weight_sums, weight_gradients)]
            bias_sums = [total + gradient for total, gradient in zip(bias_sums, bias_gradients)]
        step = self.learning_rate / len(examples)
        self.weights = [weight - step * total for weight, total in zip(self.weights, weight_sums)]
        self.biases = [bias - step * total for bias, total in zip(self.biases, bias_sums)]

    def gradients(self, image, target):
        """Gradients of one example's quadratic cost, layer by layer: of the weights, and of the biases."""
        activations = [image]
        for weight, bias in zip(self.weights, self.biases):
            activations.append(sigmoid(numpy.dot(weight, activations[-1]) + bias))
        output = activations[-1]
        errors = [(output - target) * output * (1 - output)]
        for weight, activation in zip(self.weights[:0:-1], activations[-2:0:-1]):
            errors.insert(0, numpy.dot(weight.T, errors[0]) * activation * (1 - activation))
        return [numpy.dot(error, activation.T) for error, activation in zip(errors, activations)], errors

    def classify(self):
        activation = self.test_images.T
        for weight, bias in zip(self.weights, self.biases):
            activation = sigmoid(numpy.dot(weight, activation) + bias)
        return activation.argmax(axis=0)


def sigmoid(z):
    return 1 / (1 + numpy.exp(-z))


serve(Network, numpy.float64, f"NumPy {numpy.__version__}, float64")
