from sigmoid_network import SigmoidNetwork


class Network(SigmoidNetwork):
    def __init__(self, sizes):
        super().__init__(sizes, [1.0] * (len(sizes) - 1))

    def SGD(self, training_data, epochs, mini_batch_size, eta, test_data=None):
        for epoch in range(epochs):
            self.train_epoch(training_data, mini_batch_size, eta, quadratic_error, 0.0)
            print("Epoch {}: {} / {}".format(epoch, self.count_correct(test_data), len(test_data)))


def quadratic_error(outputs, wanted):
    return (outputs - wanted) * outputs * (1 - outputs)
