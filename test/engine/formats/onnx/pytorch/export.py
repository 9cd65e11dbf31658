"""Makes the files next to it, with PyTorch 2.14: networks as its two exporters write them, and their answers."""

import json
from pathlib import Path

import onnx
import torch
from torch import nn

folder = Path(__file__).parent
torch.manual_seed(0)
image = (torch.arange(784) * 37 % 256 / 255).reshape(1, 1, 28, 28)
answers = {}


def write(name, network, **options):
    path = folder / f"{name}.onnx"
    network.eval()
    torch.onnx.export(network, (image,), path, **options)
    model = onnx.load(path)
    # The exporter notes where on the machine its own source lies.
    for part in [*model.graph.node, *model.graph.input, *model.graph.value_info, model.graph]:
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    onnx.save(model, path)
    answers[name] = network(image).flatten().tolist()


write(
    "torchscript",
    nn.Sequential(nn.Flatten(), nn.Linear(784, 4), nn.Sigmoid(), nn.Linear(4, 10), nn.Sigmoid()),
    dynamo=False,
    opset_version=13,
    input_names=["image"],
    dynamic_axes={"image": {0: "images"}},
)
write(
    "dynamo",
    nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 6),
        nn.ReLU(),
        nn.Dropout(0.5),
        nn.Linear(6, 5),
        nn.ReLU(),
        nn.Linear(5, 10),
        nn.Softmax(dim=1),
    ),
    dynamo=True,
    external_data=False,
)
(folder / "answers.json").write_text(json.dumps(answers, indent=2) + "\n")
