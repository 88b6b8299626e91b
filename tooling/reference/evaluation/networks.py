"""The small networks of the public table, in PyTorch: three convolutions and one of two heads.

Their weights are whole numbers over a power of two, so that PyTorch and TensorFlow.js hold the same ones.
"""

import base64
import functools
import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from common import ROOT  # noqa: E402

REFERENCE = ROOT / "tooling" / "docs" / "evaluation" / "reference"
CHANNELS = (3, 8, 16, 16)
CLASSES = 4
# Height and width of the last convolution, of a picture of 32.
LAST = 8
LAYERS = ("conv1", "conv2", "conv3", "dense")


class Net(nn.Module):
    """Every convolution is a module that ends in its ReLU, every ReLU a module: peers hook and replace them."""

    def __init__(self, head):
        super().__init__()
        for index in range(3):
            conv = nn.Conv2d(CHANNELS[index], CHANNELS[index + 1], 3, padding=1)
            setattr(self, f"conv{index + 1}", nn.Sequential(conv, nn.ReLU()))
        self.pool = nn.MaxPool2d(2)
        self.head = head
        self.ends_in_softmax = False
        self.dense = nn.Linear(CHANNELS[3] * (1 if head == "pooled" else LAST * LAST), CLASSES)

    def forward(self, x):
        x = self.conv3(self.pool(self.conv2(self.pool(self.conv1(x)))))
        if self.head == "pooled":
            x = x.mean(dim=(2, 3))
        else:
            # As TensorFlow.js flattens: channels last.
            x = x.permute(0, 2, 3, 1).flatten(1)
        x = self.dense(x)
        return torch.softmax(x, dim=1) if self.ends_in_softmax else x

    def layer(self, name):
        return self.dense if name == "dense" else getattr(self, name)[0]


def tensors_of(net):
    """name: array as TensorFlow.js keeps it: kernels [height, width, in, out], dense [in, out]."""
    found = {}
    for name in LAYERS:
        weight = net.layer(name).weight.detach().numpy()
        found[f"{name}/kernel"] = weight.T if weight.ndim == 2 else weight.transpose(2, 3, 1, 0)
        found[f"{name}/bias"] = net.layer(name).bias.detach().numpy()
    return found


def packed(values):
    """Sixteen bits a number: {shape, bits, data}; a value is a whole number over 2 ** bits."""
    bits = 14 - int(np.ceil(np.log2(np.abs(values).max())))
    whole = np.rint(values * 2.0**bits).astype("<i2")
    return {"shape": list(values.shape), "bits": bits, "data": base64.b64encode(whole.tobytes()).decode()}


def unpacked(entry):
    whole = np.frombuffer(base64.b64decode(entry["data"]), dtype="<i2").astype(np.float64)
    return (whole / 2.0 ** entry["bits"]).reshape(entry["shape"])


def load(net, entries):
    for name in LAYERS:
        kernel, bias = unpacked(entries[f"{name}/kernel"]), unpacked(entries[f"{name}/bias"])
        kernel = kernel.T if kernel.ndim == 2 else kernel.transpose(3, 2, 0, 1)
        net.layer(name).weight.data = torch.from_numpy(np.ascontiguousarray(kernel))
        net.layer(name).bias.data = torch.from_numpy(bias)
    return net.double().eval()


@functools.cache
def committed():
    return json.loads((REFERENCE / "nets.json").read_text())


def open_net(name, ends_in_softmax=False, file=None):
    entry = (file or committed())["nets"][name]
    net = load(Net(entry["head"]), entry["weights"])
    net.ends_in_softmax = ends_in_softmax
    return net


def as_input(pictures):
    """[N, H, W, 3] of bytes as [N, 3, H, W] from 0 to 1."""
    return torch.from_numpy(np.stack(pictures).astype(np.float64) / 255).permute(0, 3, 1, 2).contiguous()
