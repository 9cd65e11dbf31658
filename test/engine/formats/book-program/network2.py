from network import quadratic_error
from sigmoid_network import SigmoidNetwork


class QuadraticCost:
    error = staticmethod(quadratic_error)


class CrossEntropyCost:
    @staticmethod
    def error(outputs, wanted):
        return outputs - wanted


class Network(SigmoidNetwork):
    def __init__(self, sizes, cost=CrossEntropyCost):
        self.cost = cost
        super().__init__(sizes, [inputs**-0.5 for inputs in sizes[:-1]])

    def large_weight_initializer(self):
        self.draw([1.0] * (len(self.sizes) - 1))

    def SGD(
        self,
        training_data,
        epochs,
        mini_batch_size,
        eta,
        lmbda=0.0,
        evaluation_data=None,
        monitor_evaluation_accuracy=False,
    ):
        for epoch in range(epochs):
            decay = lmbda / len(training_data)
            self.train_epoch(training_data, mini_batch_size, eta, self.cost.error, decay)
            if monitor_evaluation_accuracy:
                correct = self.count_correct(evaluation_data)
                print("Accuracy on evaluation data: {} / {}".format(correct, len(evaluation_data)))
