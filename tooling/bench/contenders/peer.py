"""One of the processes of contenders.mjs: a Python library on a network of the same layers, with random weights.

    python peer.py LIBRARY SETTINGS

SETTINGS are JSON: network and threads. Answers each line of JSON, a work, "predict" or "map", and the case, with another.
"""

import json
import sys
import time
from pathlib import Path

import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).parent.parent / "players"))

from grad_cam import grad_cam_of, network_of  # noqa: E402


def vgg16():
    steps, channels = [], 3
    for width, count in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]:
        for _ in range(count):
            steps += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU()]
            channels = width
        steps.append(nn.MaxPool2d(2))
    dense = [nn.Linear(512 * 49, 4096), nn.ReLU(), nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, 1000)]
    network = nn.Sequential(*steps, nn.Flatten(), *dense).eval()
    # The last convolution, after its ReLU.
    return network, {"last": network[len(steps) - 2]}


def answer(**said):
    print(json.dumps(said), flush=True)


def works_of(library, name, case):
    """On a network of their own, for the libraries leave hooks in it."""
    network, layers = vgg16() if name == "vgg16" else network_of(name)
    x = torch.rand(case["batch"], 3, 224, 224) * 2 - 1
    maps = grad_cam_of(library, network, layers[case["layer"]], x)

    def predict():
        with torch.no_grad():
            network(x)

    return {"predict": predict, "map": lambda: maps(case["classes"])}


def main(library, settings):
    torch.set_num_threads(settings["threads"])
    kept, works = None, {}
    answer(took=0)
    for line in sys.stdin:
        told = json.loads(line)
        if kept != told["kind"]["name"]:
            kept, works = told["kind"]["name"], works_of(library, settings["network"], told["kind"])
        started = time.perf_counter()
        works[told["work"]]()
        answer(took=1000 * (time.perf_counter() - started))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
