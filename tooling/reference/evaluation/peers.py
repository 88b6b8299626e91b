"""What pytorch-grad-cam, torchcam and captum show of the pictures of the public table: tooling/docs/evaluation/reference/peers-PART.json.

    python peers.py [PART ...]

Every map is taken as the library makes it, before it is scaled, cut at 0 and enlarged bilinearly, so that methods are compared and not
how they are dressed. A library's map of the input itself is taken as its call returns it.
"""

import contextlib
import importlib.metadata
import io
import logging
import sys
import warnings
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from networks import REFERENCE, as_input, committed, open_net

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "peers"))

from common import made_with, write_json  # noqa: E402
from comparing import without_torchvision  # noqa: E402
import pictures as drawn  # noqa: E402

without_torchvision()

import pytorch_grad_cam  # noqa: E402
import torchcam.methods  # noqa: E402
from captum.attr import GuidedBackprop, GuidedGradCam, LayerGradCam, LayerGradientXActivation  # noqa: E402
from pytorch_grad_cam.guided_backprop import GuidedBackpropReLUModel  # noqa: E402
from pytorch_grad_cam.utils import model_targets  # noqa: E402

LAST, EARLIER = "conv3", "conv2"
GRAD_CAM = {
    "GradCAM": "grad-cam",
    "HiResCAM": "hi-res-cam",
    "GradCAMElementWise": "element-wise-grad-cam",
    "GradCAMPlusPlus": "grad-cam-plus-plus",
    "XGradCAM": "x-grad-cam",
    "LayerCAM": "layer-cam",
    "ShapleyCAM": "shapley-cam",
    "EigenCAM": "eigen-cam",
    "EigenGradCAM": "eigen-grad-cam",
    "SegEigenCAM": "seg-eigen-cam",
    "KPCA_CAM": "kpca-cam",
    "FEM": "fem",
    "ScoreCAM": "score-cam",
    "AblationCAM": "ablation-cam",
    "FinerCAM": "finer-cam",
    "RefineCAM": "refine-cam",
    "FullGrad": "full-grad",
    "GuidedBackpropReLUModel": "guided-backpropagation",
}
# The probability of the class is a function of these alone, so the map has the same shape; nothing in it rounds to 1.
LOG_ODDS = {"GradCAM, log odds": "grad-cam", "HiResCAM, log odds": "hi-res-cam"}
TORCHCAM = {
    "GradCAM": "grad-cam",
    "GradCAMpp": "grad-cam-plus-plus",
    "XGradCAM": "x-grad-cam",
    "LayerCAM": "layer-cam",
    "SmoothGradCAMpp": "smooth-grad-cam-plus-plus",
    "CAM": "cam",
    "ScoreCAM": "score-cam",
    "SSCAM": "ss-cam",
    "ISCAM": "is-cam",
    "FinerCAM": "finer-cam",
    "RefineCAM": "refine-cam",
}
CAPTUM = {
    "LayerGradCam": "grad-cam",
    "LayerGradientXActivation": "hi-res-cam",
    "GuidedBackprop": "guided-backpropagation",
    "GuidedGradCam": "guided-grad-cam",
}
# Of the input, or of several layers: one map, whichever layer is asked for.
WITHOUT_LAYER = {"full-grad", "guided-backpropagation", "refine-cam"}
WITHOUT_CLASS = {"eigen-cam", "kpca-cam", "fem"}


class LogOdds:
    def __init__(self, index):
        self.index = index

    def __call__(self, output):
        others = torch.cat([output[: self.index], output[self.index + 1 :]])
        return output[self.index] - torch.logsumexp(others, 0)


def kept_raw(cam):
    """A list that gets what get_cam_image returns inside a call: the map before it is cut and scaled."""
    maps, inner = [], cam.get_cam_image

    def outer(*args, **kwargs):
        maps.append(np.array(inner(*args, **kwargs)))
        return maps[-1]

    cam.get_cam_image = outer
    return maps


def by_grad_cam(kind, net, x, index, layer, score):
    model = open_net(net)
    target = {"logit": model_targets.ClassifierOutputTarget, "softmax": model_targets.ClassifierOutputSoftmaxTarget}
    targets = [LogOdds(index) if kind in LOG_ODDS else target[score](index)]
    kind = kind.split(",")[0]
    if kind == "GuidedBackpropReLUModel":
        model.ends_in_softmax = score == "softmax"
        return np.abs(GuidedBackpropReLUModel(model=model)(x, target_category=index)).max(-1)
    if kind == "FullGrad":
        cam = pytorch_grad_cam.FullGrad(model=model, target_layers=[])
        # The sum over layers: the call itself takes its least value away, and scales it.
        sums, inner = [], cam.aggregate_multi_layers

        def aggregate(maps):
            sums.append(np.sum(maps, axis=1))
            return inner(maps)

        cam.aggregate_multi_layers = aggregate
        cam(input_tensor=x, targets=targets)
        return sums[0][0]
    if kind == "RefineCAM":
        return pytorch_grad_cam.RefineCAM(model, [model.conv2, model.conv3])(x, targets)[0]
    if kind == "FinerCAM":
        # It makes its targets itself, of what the network returns.
        model.ends_in_softmax = score == "softmax"
        cam = pytorch_grad_cam.FinerCAM(model=model, target_layers=[getattr(model, layer)])
        maps = kept_raw(cam.base_cam)
        cam(input_tensor=x, targets=None, target_idx=index)
        return maps[0][0]
    cam = getattr(pytorch_grad_cam, kind)(model=model, target_layers=[getattr(model, layer)])
    maps = kept_raw(cam)
    cam(input_tensor=x, targets=targets)
    return maps[0][0]


def by_torchcam(kind, net, x, index, layer, score):
    model = open_net(net, ends_in_softmax=score == "softmax")
    if kind == "CAM":
        cam = torchcam.methods.CAM(model, layer, "dense")
    elif kind == "RefineCAM":
        cam = torchcam.methods.RefineCAM(model, [EARLIER, LAST])
    elif kind == "SSCAM":
        # As many as the paper and ours; the library's own is 35.
        cam = torchcam.methods.SSCAM(model, layer, num_samples=10)
    else:
        cam = getattr(torchcam.methods, kind)(model, layer)
    # The noise is the library's own.
    torch.manual_seed(0)
    scores = model(x.requires_grad_(True))
    found = cam(index, scores, normalized=kind == "RefineCAM")[0]
    cam.remove_hooks()
    return found.detach().numpy()[0]


def by_captum(kind, net, x, index, layer, score):
    model = open_net(net, ends_in_softmax=score == "softmax")
    at = getattr(model, layer)
    x = x.requires_grad_(True)
    if kind == "LayerGradCam":
        return LayerGradCam(model, at).attribute(x, index)[0, 0].detach().numpy()
    if kind == "LayerGradientXActivation":
        return LayerGradientXActivation(model, at).attribute(x, index)[0].sum(0).detach().numpy()
    if kind == "GuidedBackprop":
        found = GuidedBackprop(model).attribute(x, index)
    else:
        found = GuidedGradCam(model, at).attribute(x, index, interpolate_mode="bilinear")
    return found[0].abs().amax(0).detach().numpy()


LIBRARIES = {
    "grad-cam": (by_grad_cam, {**GRAD_CAM, **LOG_ODDS}),
    "torchcam": (by_torchcam, TORCHCAM),
    "captum": (by_captum, CAPTUM),
}


def enlarged(raw, size):
    """Cut at 0; bilinear, the centres of pixels aligned."""
    positive = torch.from_numpy(np.maximum(raw, 0).astype(np.float64))[None, None]
    return F.interpolate(positive, size, mode="bilinear", align_corners=False)[0, 0].numpy()


def measured(found, mask):
    """(1 if the first of the highest positions lies on the mask, the share of the map there); a map that shows nothing has 0 of both."""
    if not np.isfinite(found).all() or found.max() == found.min() or found.sum() == 0:
        return 0, 0.0
    return int(mask.ravel()[found.argmax()] == 1), float(found[mask == 1].sum() / found.sum())


def cell_mask(cell):
    mask = np.zeros((2 * drawn.SIZE, 2 * drawn.SIZE), dtype=np.uint8)
    top, left = drawn.SIZE * (cell // 2), drawn.SIZE * (cell % 2)
    mask[top : top + drawn.SIZE, left : left + drawn.SIZE] = 1
    return mask


def pictures_of(name, file):
    """(picture, the class that is asked for, the mask of the truth)"""
    photo = drawn.photo(file["photo"])
    for entry in file["sets"][name]:
        if name == "shapes":
            yield drawn.shape_picture(*entry)[0], entry[1], drawn.shape_picture(*entry)[1]
        elif name == "marks":
            yield drawn.marked_picture(*entry)[0], entry[1], drawn.marked_picture(*entry)[1]
        elif name == "composites":
            yield drawn.composite(*entry, photo)[0], entry[1], drawn.composite(*entry, photo)[1]
        else:
            seeds, classes, cell = entry
            yield drawn.grid(seeds, classes), classes[cell], cell_mask(cell)


# name of the part: (set of pictures, network)
PARTS = {
    "shapes": ("shapes", "pooled"),
    "flat": ("shapes", "flat"),
    "grids": ("grids", "pooled"),
    "marks": ("marks", "marked"),
    "composites": ("composites", "pooled"),
}


def applies(method, kind, part, layer, score):
    # Only this network is so sure that its probabilities round to 1.
    if kind in LOG_ODDS and (part, score) != ("flat", "softmax"):
        return False
    if method in WITHOUT_LAYER and layer != LAST:
        return False
    # torchcam's CAM reads the weights of the layer behind the pooling.
    if method == "cam" and (layer != LAST or part == "flat"):
        return False
    return not (method in WITHOUT_CLASS and score == "softmax")


def cases(part, file):
    name, net = PARTS[part]
    shown = [(as_input([image]), index, mask) for image, index, mask in pictures_of(name, file)]
    for library, (explain, methods) in LIBRARIES.items():
        for kind, method in methods.items():
            for layer in (LAST, EARLIER):
                for score in ("logit", "softmax"):
                    if applies(method, kind, part, layer, score):
                        yield case(part, net, shown, library, kind, method, layer, score, explain)
        print(part, library, flush=True)


def case(part, net, shown, library, kind, method, layer, score, explain):
    points, energies, first = [], [], None
    entry = {"library": library, "call": kind, "method": method, "layer": layer, "score": score}
    for x, index, mask in shown:
        try:
            with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
                raw = explain(kind, net, x.clone(), index, layer, score)
        except (RuntimeError, ValueError, TypeError, AttributeError, IndexError) as error:
            print(part, library, kind, layer, score, str(error).splitlines()[:1], " <-- fails", flush=True)
            return {**entry, "fails": str(error).splitlines()[0]}
        first = raw if first is None else first
        point, energy = measured(enlarged(raw, mask.shape), mask)
        points.append(point)
        energies.append(round(1000 * energy))
    found = {"points": "".join(map(str, points)), "energy": energies}
    if part in ("shapes", "flat") and layer == LAST and first.shape == (8, 8):
        found["map"] = [float(f"{value:.6g}") for value in first.ravel()]
    return {**entry, **found}


if __name__ == "__main__":
    # Some of grad-cam's objects cannot let go of their gradients when they are deleted, and Python prints that.
    sys.unraisablehook = lambda _: None
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    torch.set_default_dtype(torch.float64)
    version = importlib.metadata.version
    versions = {name: version(name) for name in ("grad-cam", "torchcam", "captum", "opencv-python-headless", "scikit-learn")}
    for part in sys.argv[1:] or PARTS:
        write_json(
            REFERENCE / f"peers-{part}.json",
            {
                "made_with": made_with(script="tooling/reference/evaluation/peers.py", **versions),
                "part": part,
                "cases": list(cases(part, committed())),
            },
        )
