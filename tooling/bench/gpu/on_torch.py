"""One process of run.mjs: a network of the same layers on PyTorch, with random weights, and Grad-CAM written by hand.

    python on_torch.py NETWORK SECONDS gpu|software

Prints device and times as JSON, or why it failed.
"""

import json
import sys
import time
from pathlib import Path

try:
    import torch
except ImportError:
    print(json.dumps({"failed": "PyTorch is not installed"}))
    sys.exit()

BENCH = Path(__file__).parent.parent
sys.path[:0] = [str(BENCH / "players"), str(BENCH / "contenders" / "peers")]

from torch_networks import network_of  # noqa: E402
from vision_transformer import transformer  # noqa: E402

SETTLING = 5


def opened(name):
    """A network and its last feature layer."""
    is_transformer = name == "vit-tiny"
    network, layers = transformer(torch.rand(1, 196, 192)) if is_transformer else network_of(name)
    return network, layers["last"]


def works_of(network, layer, x):
    kept = {}

    def keep(module, inputs, output):
        # ReLUs behind it may write into it.
        kept["features"] = output.clone() if output.requires_grad else output
        return kept["features"]

    layer.register_forward_hook(keep)

    def predict():
        with torch.no_grad():
            return network(x).cpu()

    def explain():
        score = network(x)[:, 0].sum()
        (gradient,) = torch.autograd.grad(score, kept["features"])
        weights = gradient.mean((2, 3), keepdim=True)
        cam = torch.relu((weights * kept["features"].detach()).sum(1, keepdim=True))
        return torch.nn.functional.interpolate(cam, x.shape[2:], mode="bilinear")

    return {"prediction": predict, "map": lambda: explain().cpu(), "mapOnDevice": explain}


def main(name, seconds, renderer):
    if renderer == "gpu" and not torch.cuda.is_available():
        print(json.dumps({"failed": "PyTorch finds no GPU"}))
        return
    device = "cuda" if renderer == "gpu" else "cpu"
    network, layer = opened(name)
    x = torch.rand(1, 3, 224, 224, device=device) * 2 - 1
    works = works_of(network.to(device), layer, x)
    times = {work: [] for work in works}
    ends = time.perf_counter() + seconds
    at = -SETTLING
    while at < 1 or time.perf_counter() < ends:
        for work, do in works.items():
            started = time.perf_counter()
            do()
            if device == "cuda":
                torch.cuda.synchronize()
            if at >= 0:
                times[work].append(1000 * (time.perf_counter() - started))
        at += 1
    called = torch.cuda.get_device_name() if device == "cuda" else "processor"
    print(json.dumps({"device": called, "times": times}))


if __name__ == "__main__":
    try:
        main(sys.argv[1], float(sys.argv[2]), sys.argv[3])
    except KeyError:
        print(json.dumps({"failed": "it is not built for PyTorch here"}))
