"""One of the processes of cuts.mjs, onnx.mjs and perturb.mjs: pytorch-grad-cam, torchcam or captum on a network of the same architecture, with random weights.

    python grad_cam.py NETWORK THREADS LIBRARY

Reads a work from each line, and answers with the milliseconds that it took: "run" and "map", "other", a map half-way up, and "classes", maps of ten classes, or the same for Score-CAM over all channels of the last layer, "runs" and
"score-cam".
"""

import sys
import time
from functools import partial
from pathlib import Path

import torch

REFERENCE = Path(__file__).parent.parent.parent / "reference"
sys.path[:0] = [str(REFERENCE), str(REFERENCE / "peers")]

from comparing import without_torchvision  # noqa: E402

without_torchvision()

import pytorch_grad_cam  # noqa: E402
from captum.attr import LayerGradCam  # noqa: E402
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget  # noqa: E402
from torch_networks import network_of  # noqa: E402
from torchcam import methods as torchcam  # noqa: E402

BATCH = 16


def score_cam_of(library, network, layer, x):
    if library == "torchcam":
        cam = torchcam.ScoreCAM(network, layer, batch_size=BATCH)
        return lambda: cam(0, network(x))
    cam = pytorch_grad_cam.ScoreCAM(network, [layer])
    cam.batch_size = BATCH
    # Its bar of progress, and warnings of its own.
    pytorch_grad_cam.score_cam.tqdm.tqdm = lambda batches: batches
    return lambda: cam(input_tensor=x, targets=None)


def grad_cam_of(library, network, layer, x):
    """Gives a function from classes to their maps, one after the other."""
    if library == "captum":
        cam = LayerGradCam(network, layer)
        return lambda classes: [cam.attribute(x, target=each) for each in classes]
    if library == "torchcam":
        cam = torchcam.GradCAM(network, layer)

        def maps(classes):
            scores = network(x)
            return [cam(each, scores, retain_graph=True) for each in classes]

        return maps
    cam = pytorch_grad_cam.GradCAM(network, [layer])
    return lambda classes: [cam(x, [ClassifierOutputTarget(each)] * len(x)) for each in classes]


if __name__ == "__main__":
    name, threads, library = sys.argv[1:]
    torch.set_num_threads(int(threads))
    channels = {"mobilenet-v1": 1024, "resnet50": 2048}[name]
    network, layers = network_of(name)
    last, half = layers["last"], layers["half"]
    x = torch.rand(1, 3, 224, 224) * 2 - 1

    def run():
        with torch.no_grad():
            network(x)

    def runs():
        with torch.no_grad():
            for _ in range(channels // BATCH):
                network(x.repeat(BATCH, 1, 1, 1))

    # Made when it is first asked for: each hooks the layer.
    cams = {
        "map": lambda: partial(grad_cam_of(library, network, last, x), [0]),
        "other": lambda: partial(grad_cam_of(library, network, half, x), [0]),
        "classes": lambda: partial(grad_cam_of(library, network, last, x), range(10)),
        "score-cam": lambda: score_cam_of(library, network, last, x),
    }
    works = {"run": run, "runs": runs}
    print("ready", flush=True)
    for line in sys.stdin:
        work = line.strip()
        if work in cams:
            works.setdefault(work, cams.pop(work)())
        started = time.perf_counter()
        works[work]()
        print(1000 * (time.perf_counter() - started), flush=True)
