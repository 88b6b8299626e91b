"""pytorch-grad-cam on ResNet50 and the cat: peers/resnet50.json.

    python peer_resnet50.py FOLDER

FOLDER holds the LayersModel, as for ../resnet50.py. Grad-CAM of the first class by its logit.
"""

import importlib.metadata
import sys
from pathlib import Path

import numpy as np
import torch

from comparing import difference, without_torchvision

without_torchvision()

import pytorch_grad_cam  # noqa: E402
from pytorch_grad_cam.utils import model_targets  # noqa: E402

import formulas as f  # noqa: E402
from common import made_with, write_json  # noqa: E402
from layers_model import Model  # noqa: E402
from mobilenet_v1 import SAMPLES  # noqa: E402
from nets import HERE, PEERS, map_entry, nine  # noqa: E402
from network_with_hook import Network  # noqa: E402
from resnet50 import LOGITS, read_picture  # noqa: E402

torch.set_default_dtype(torch.float64)

LAYER = "activation_48"


if __name__ == "__main__":
    network = Network(Model(Path(sys.argv[1])), LAYER, LOGITS).eval()
    x = read_picture(SAMPLES / "chelsea.png").contiguous()
    values = {network.model.input: x}
    with torch.no_grad():
        activation = network.model.evaluate(LAYER, values)
    a = activation.clone().requires_grad_(True)
    logits = network.model.evaluate(LOGITS, {LAYER: a}).flatten(1)
    top = int(logits.argmax())
    expected = f.grad_cam(f.last(a), f.last(torch.autograd.grad(logits[0, top], a)[0]))

    cam = pytorch_grad_cam.GradCAM(network, [getattr(network, LAYER)])
    seen, inner = [], cam.get_cam_image
    cam.get_cam_image = lambda *args, **kwargs: seen.append(np.array(inner(*args, **kwargs))) or seen[-1]
    cam(input_tensor=x.clone().requires_grad_(True), targets=[model_targets.ClassifierOutputTarget(top)])
    cam.activations_and_grads.release()
    raw = seen[0][0]
    error = difference(expected, raw)
    print(f"class {top}: {error:.1e}")
    versions = {name: importlib.metadata.version(name) for name in ("grad-cam", "pillow")}
    write_json(
        PEERS / "resnet50.json",
        {
            "made_with": made_with(script=f"{HERE}/peer_resnet50.py", **versions),
            "precision": "float64",
            "picture": "assets/samples/chelsea.png",
            "layer": LAYER,
            "class": top,
            "logit": nine(logits[0, top].detach()),
            "cases": [
                {
                    "peer": "grad-cam",
                    "method": "GradCAM",
                    "class": top,
                    "score": "logit",
                    "difference": float(f"{error:.2g}"),
                    "raw": map_entry(raw),
                }
            ],
        },
    )
