"""Grad-CAM of MobileNet V1 1.0 224 in float64: writes mobilenet-v1/<picture>.json.

    python mobilenet_v1.py FOLDER

FOLDER holds the LayersModel: model.json and its weight files (see README.md). The topology is
walked as it stands in model.json (layers_model.py); PyTorch differentiates.
"""

import sys
from pathlib import Path

import numpy as np
import PIL
import torch
import torch.nn.functional as F
from PIL import Image

from common import ROOT, TESTING, check_gradient, grad_cam, made_with, nine, write_json
from layers_model import Model
from resample import resample

SAMPLES = ROOT / "assets" / "samples"
LAYERS = {
    "conv_pw_13_relu": [7, 7, 1024],
    "conv_pw_12_relu": [7, 7, 1024],
    "conv_pw_11_relu": [14, 14, 512],
}
# name: the class expected first, other classes to explain
PICTURES = {"chelsea": (285, [281]), "coffee": (967, []), "camera": (872, [])}
LOGITS = "conv_preds"


def read_picture(path):
    """[224, 224, 3] in [-1, 1]: RGB over white, squashed with the triangle filter, unrounded."""
    rgba = np.asarray(Image.open(path).convert("RGBA"), dtype=np.float64)
    alpha = rgba[:, :, 3:] / 255
    rgb = rgba[:, :, :3] * alpha + 255 * (1 - alpha)
    small = resample(rgb, (224, 224), "triangle")
    for channel in range(3):
        image = Image.fromarray(rgb[:, :, channel].astype(np.float32))
        pillow = np.asarray(image.resize((224, 224), Image.Resampling.BILINEAR))
        assert np.abs(pillow - small[:, :, channel]).max() < 1e-3, "differs from Pillow"
    peer = F.interpolate(
        torch.from_numpy(rgb).permute(2, 0, 1)[None], (224, 224), mode="bilinear", antialias=True
    )
    assert np.abs(peer[0].permute(1, 2, 0).numpy() - small).max() < 1e-10, "differs from torch"
    return small / 127.5 - 1


def upsampled(cam):
    """Where the map, upsampled to 224 x 224, is largest, and 20 of its points."""
    big = resample(cam, (224, 224), "bicubic")
    y, x = (int(v) for v in np.unravel_index(big.argmax(), big.shape))
    corners = [(0, 0), (0, 223), (223, 0), (223, 223)]  # then 16 points spread over the map
    points = corners + [((37 * i + 11) % 224, (83 * i + 5) % 224) for i in range(16)]
    points = [{"y": py, "x": px, "value": nine(big[py, px])} for py, px in points]
    peak = {"y": y, "x": x, "value": nine(big[y, x])}
    return {
        "shape": [224, 224],
        "method": "bicubic",
        "peak": peak,
        "minimum": nine(big.min()),
        "points": points,
    }


def explain(model, name, expected, others):
    x = read_picture(SAMPLES / f"{name}.png")
    values = {model.input: torch.from_numpy(x).permute(2, 0, 1)[None].clone().requires_grad_(True)}
    logits = model.evaluate(LOGITS, values).flatten()
    p = torch.softmax(logits.detach(), 0)
    top = p.argsort(descending=True)[:5].tolist()
    assert top[0] == expected, f"{name}: class {top[0]}"
    maps = []
    for index in (expected, *others):
        for layer, score in [
            *((layer, "softmax") for layer in LAYERS),
            ("conv_pw_13_relu", "logit"),
        ]:
            a = values[layer]
            assert [a.shape[2], a.shape[3], a.shape[1]] == LAYERS[layer], a.shape
            cam, gradient = grad_cam(logits, a, index, score)
            head = lambda moved: model.evaluate(LOGITS, {layer: moved}).flatten()
            error = check_gradient(head, a, gradient, index, score)
            entry = {"class": index, "layer": layer, "score": score, "shape": list(cam.shape)}
            entry |= {"maximum": nine(cam.max()), "values": nine(cam), "upsampled": upsampled(cam)}
            maps.append(entry)
            peak = [round((entry["upsampled"]["peak"][k] + 0.5) / 224, 3) for k in "xy"]
            print(f"{name} {index} {layer} {score}: max {cam.max():.6g} at {peak}, fd {error:.0e}")
    pixels = [(0, 0), (0, 223), (223, 0), (223, 223), (112, 112)]
    pixels += [(60, 80), (80, 160), (150, 100), (200, 40), (33, 190)]
    write_json(
        TESTING / "mobilenet-v1" / f"{name}.json",
        {
            "made_with": made_with(pillow=PIL.__version__),
            "picture": f"assets/samples/{name}.png",
            "input": {
                "shape": [224, 224, 3],
                "mean": nine(x.mean()),
                "minimum": nine(x.min()),
                "maximum": nine(x.max()),
                "pixels": [{"y": y, "x": x_, "value": nine(x[y, x_])} for y, x_ in pixels],
            },
            "top5": [
                {"index": i, "probability": nine(p[i]), "logit": nine(logits[i].detach())}
                for i in top
            ],
            "maps": maps,
        },
    )


if __name__ == "__main__":
    model = Model(Path(sys.argv[1]))
    for name, (expected, others) in PICTURES.items():
        explain(model, name, expected, others)
