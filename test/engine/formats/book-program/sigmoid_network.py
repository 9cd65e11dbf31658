"""Stochastic gradient descent by the book's equations BP1 to BP4, a mini-batch as one matrix."""
import random

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


class SigmoidNetwork:
    def __init__(self, sizes, scales):
        self.sizes = sizes
        self.draw(scales)

    def draw(self, scales):
        pairs = list(zip(self.sizes[:-1], self.sizes[1:], scales))
        self.biases = [np.random.randn(outputs, 1) for _, outputs, _ in pairs]
        self.weights = [scale * np.random.randn(outputs, inputs) for inputs, outputs, scale in pairs]

    def activations(self, images):
        result = [images]
        for bias, weight in zip(self.biases, self.weights):
            result.append(sigmoid(weight @ result[-1] + bias))
        return result

    def train_epoch(self, data, mini_batch_size, eta, output_error, decay):
        random.shuffle(data)
        for start in range(0, len(data), mini_batch_size):
            part = data[start : start + mini_batch_size]
            images = np.hstack([image for image, _ in part])
            wanted = np.hstack([label for _, label in part])
            activations = self.activations(images)
            error = output_error(activations[-1], wanted)
            step = eta / len(part)
            for layer in range(len(self.weights) - 1, -1, -1):
                weight, inputs = self.weights[layer], activations[layer]
                below = (weight.T @ error) * inputs * (1 - inputs)
                self.weights[layer] = (1 - eta * decay) * weight - step * (error @ inputs.T)
                self.biases[layer] = self.biases[layer] - step * error.sum(axis=1, keepdims=True)
                error = below

    def count_correct(self, data):
        images = np.hstack([image for image, _ in data])
        answers = self.activations(images)[-1].argmax(axis=0)
        return int(sum(answers == np.array([label for _, label in data])))
