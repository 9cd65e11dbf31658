"""Makes the files of this folder with PyTorch and safetensors; `expected.json` holds what PyTorch answers."""

import json

import torch
from safetensors.torch import save_file
from torch import nn

torch.manual_seed(1)
inputs = torch.tensor(
    [[(i * 7 + k * 13) % 256 / 255 for i in range(784)] for k in range(3)], dtype=torch.float64
)
functions = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "softmax": lambda: nn.Softmax(-1)}
expected = {}


def sequential(hidden, output, sizes=(784, 4, 10), bias=True):
    layers = []
    for at, (before, after) in enumerate(zip(sizes, sizes[1:])):
        name = output if at == len(sizes) - 2 else hidden
        layers += [nn.Linear(before, after, bias=bias), functions[name]()]
    return nn.Sequential(*layers)


class Named(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc10 = nn.Linear(784, 4), nn.Linear(4, 4), nn.Linear(4, 10)

    def forward(self, x):
        hidden = torch.tanh(self.fc2(torch.tanh(self.fc1(x))))
        return torch.softmax(self.fc10(hidden), -1)


def kernels(model, layer, name):
    """The layers' weights as (inputs, outputs)."""
    tensors = {}
    for at, linear in enumerate(part for part in model if isinstance(part, nn.Linear)):
        tensors[layer(at) + name("kernel")] = linear.weight.detach().T.contiguous()
        tensors[layer(at) + name("bias")] = linear.bias.detach()
    return tensors


def keep(name, model, hidden, output, tensors=None):
    save_file(model.state_dict() if tensors is None else tensors, f"{name}.safetensors")
    model = model.module if isinstance(model, nn.DataParallel) else model
    with torch.no_grad():
        outputs = model.double()(inputs).tolist()
    expected[name] = {"activations": {"hidden": hidden, "output": output}, "outputs": outputs}


for dtype in ["float32", "float64", "float16", "bfloat16"]:
    keep(f"sequential-{dtype}", sequential("relu", "softmax").to(getattr(torch, dtype)), "relu", "softmax")
keep("named", Named(), "tanh", "softmax")
keep("compiled", torch.compile(Named()), "tanh", "softmax")
keep("parallel", nn.DataParallel(Named()), "tanh", "softmax")
keep("no-bias", sequential("relu", "softmax", bias=False), "relu", "softmax")
keep("square", sequential("relu", "sigmoid", (784, 4, 4, 4, 10)), "relu", "sigmoid")
model = sequential("tanh", "softmax")
keep("keras", model, "tanh", "softmax", kernels(model, "dense_{}/".format, "{}:0".format))
model = sequential("tanh", "softmax", (784, 4, 4, 10))
keep("flax-square", model, "tanh", "softmax", kernels(model, "params/Dense_{}/".format, str))
with open("expected.json", "w") as file:
    json.dump(expected, file, indent=1)


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm, self.out = nn.LSTM(28, 8), nn.Linear(8, 10)


save_file(Recurrent().state_dict(), "lstm.safetensors")
save_file(nn.TransformerEncoderLayer(16, 2, 32).state_dict(), "transformer.safetensors")
model = sequential("relu", "softmax")
torch.save(model.state_dict(), "new.pt")
torch.save(model.state_dict(), "old.pth", _use_new_zipfile_serialization=False)
torch.jit.script(model).save("script.pt")
