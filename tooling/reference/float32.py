"""How far maps of MobileNet V1 in float32 are from float64, both by PyTorch: what single precision costs.

    python float32.py FOLDER

FOLDER holds the LayersModel, as for mobilenet_v1.py. Prints the difference of each map, relative to
its maximum, with PyTorch's fast convolutions and with its plain ones. Writes nothing.
"""

import sys
from pathlib import Path

import torch

from layers_model import Model
from mobilenet_v1 import LAYERS, LOGITS, PICTURES, SAMPLES, read_picture


def maps(folder, dtype):
    """{(picture, class, layer): map of the softmax score}; the softmax is differentiated exactly."""
    model = Model(folder)
    model.weights = {name: weight.to(dtype) for name, weight in model.weights.items()}
    found = {}
    for picture, (expected, others) in PICTURES.items():
        x = torch.from_numpy(read_picture(SAMPLES / f"{picture}.png")).permute(2, 0, 1)[None]
        values = {model.input: x.to(dtype).requires_grad_(True)}
        logits = model.evaluate(LOGITS, values).flatten()
        p = torch.softmax(logits.detach(), 0)
        for index in (expected, *others):
            slope = -p[index] * p
            slope[index] = p[index] * torch.cat([p[:index], p[index + 1 :]]).sum()
            for layer in LAYERS:
                a = values[layer]
                (gradient,) = torch.autograd.grad(logits, a, slope, retain_graph=True)
                weights = gradient.mean(dim=(2, 3), keepdim=True)
                found[picture, index, layer] = torch.relu((weights * a).sum(1))[0].detach().double()
    return found


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    exact = maps(folder, torch.float64)
    for fast in (True, False):
        torch.backends.mkldnn.enabled = fast
        single = maps(folder, torch.float32)
        for key, expected in exact.items():
            difference = float((single[key] - expected).abs().max() / expected.max())
            print("oneDNN" if fast else "plain", *key, f"{difference:.1e}")
