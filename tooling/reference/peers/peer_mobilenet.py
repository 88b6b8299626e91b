"""pytorch-grad-cam, torch-cam and captum on MobileNet V1 and the cat: peers/mobilenet-v1.json.

    python peer_mobilenet.py FOLDER

FOLDER holds the LayersModel, as for ../mobilenet_v1.py. Gradient-based methods and those that need no score; the
class is the first, its score the logit unless the case says softmax.
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

from comparing import difference, without_torchvision

without_torchvision()

import pytorch_grad_cam  # noqa: E402
from captum.attr import LayerAttribution, LayerGradCam  # noqa: E402
from pytorch_grad_cam.utils import model_targets  # noqa: E402
from torchcam import methods as torchcam  # noqa: E402

import formulas as f  # noqa: E402
from common import made_with, write_json  # noqa: E402
from layers_model import Model  # noqa: E402
from mobilenet_v1 import LOGITS, SAMPLES, read_picture  # noqa: E402
from network_with_hook import Network  # noqa: E402
from nets import HERE, PEERS, map_entry, nine  # noqa: E402

torch.set_default_dtype(torch.float64)
warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
sys.unraisablehook = lambda _: None

LAYER = "conv_pw_13_relu"
STEP = 16
TOP = 285


def formulas_of(network, x):
    """{method: map}, from the head alone."""
    with torch.no_grad():
        values = {network.model.input: x}
        activation = network.model.evaluate(LAYER, values)
    head = lambda a: network.model.evaluate(LOGITS, {LAYER: a}).flatten(1)
    a = activation.clone().requires_grad_(True)
    gradient = lambda score: f.last(torch.autograd.grad(score, a)[0])
    A, G = f.last(a), gradient(head(a)[0, TOP])
    S = gradient(torch.softmax(head(a), 1)[0, TOP])
    finer = {how: gradient(f.finer_score(head(a), TOP, how)) for how in ("differentiated", "mean")}
    return A, {
        "GradCAM": f.grad_cam(A, G),
        "GradCAM softmax": f.grad_cam(A, S),
        "HiResCAM": f.hi_res_cam(A, G),
        "GradCAMElementWise": f.element_wise(A, G),
        "GradCAMPlusPlus": f.grad_cam_plus_plus(A, G, 1e-6),
        "XGradCAM": f.x_grad_cam(A, G),
        "LayerCAM": f.layer_cam(A, G),
        "EigenCAM": f.principal(A)[0],
        "EigenGradCAM": f.principal(G * A)[0],
        "SegEigenCAM": f.principal(np.abs(G) * A)[0],
        "KPCA_CAM": f.kernel_principal(A)[0],
        "FEM": f.fem(A)[0],
        # The head is linear in the activation: no second derivative.
        "ShapleyCAM": f.grad_cam(A, G),
        "FinerCAM": f.grad_cam(A, finer["differentiated"]),
        "torchcam GradCAMpp": f.grad_cam_plus_plus(A, G, 0),
        "torchcam FinerCAM": f.grad_cam(A, finer["mean"]),
    }


def entry(peer, method, raw, final, expected, score="logit"):
    sign = 1 if (raw * expected).sum() > 0 else -1
    error = difference(sign * expected, raw)
    print(f"{peer} {method} {score}: {error:.1e}" + (f", sign {sign}" if sign < 0 else ""))
    step = STEP if final.shape[0] == 224 else 1
    kept = {"size": list(final.shape), "step": step, **map_entry(final[::step, ::step])}
    case = {"peer": peer, "method": method, "class": TOP, "score": score, "sign": sign}
    case["difference"] = float(f"{error:.2g}")
    if peer == "torchcam" and error > 1e-6:
        shape = difference(f.ranged(expected), final)
        print(f"  final {shape:.1e}")
        case["difference of the final map"] = float(f"{shape:.2g}")
    return {**case, "raw": map_entry(raw), "final": kept}


def of_grad_cam(network, x, expected):
    methods = ["GradCAM", "HiResCAM", "GradCAMElementWise", "GradCAMPlusPlus", "XGradCAM", "LayerCAM", "EigenCAM",
               "EigenGradCAM", "SegEigenCAM", "KPCA_CAM", "FEM", "ShapleyCAM", "FinerCAM", "GradCAM softmax"]  # fmt: skip
    for name in methods:
        kind, _, score = name.partition(" ")
        cam = getattr(pytorch_grad_cam, kind)(network, [getattr(network, LAYER)])
        base = getattr(cam, "base_cam", cam)
        seen, inner = [], base.get_cam_image
        base.get_cam_image = lambda *args, **kwargs: seen.append(np.array(inner(*args, **kwargs))) or seen[-1]
        target = model_targets.ClassifierOutputSoftmaxTarget if score else model_targets.ClassifierOutputTarget
        # FinerCAM chooses its target itself, from the first class.
        targets = None if kind == "FinerCAM" else [target(TOP)]
        with contextlib.redirect_stdout(io.StringIO()):
            final = cam(input_tensor=x.clone().requires_grad_(True), targets=targets)[0]
        base.activations_and_grads.release()
        yield entry("grad-cam", kind, seen[0][0], final, expected[name], score or "logit")


def of_torchcam(network, x, expected):
    for kind in ("GradCAM", "GradCAMpp", "XGradCAM", "LayerCAM", "FinerCAM"):
        maps = []
        for normalized in (False, True):
            options = {"gamma": 1.0} if kind == "FinerCAM" else {}
            with getattr(torchcam, kind)(network, LAYER, **options) as cam:
                scores = network(x.clone().requires_grad_(True))
                maps.append(cam(TOP, scores, normalized=normalized)[0][0].detach().numpy().copy())
        name = f"torchcam {kind}"
        yield entry("torchcam", kind, *maps, np.maximum(expected[name if name in expected else kind], 0))


def of_captum(network, x, expected):
    attribution = LayerGradCam(network, getattr(network, LAYER)).attribute(x.clone().requires_grad_(True), TOP).detach()
    for mode in ("nearest", "bilinear", "bicubic"):
        final = LayerAttribution.interpolate(attribution, (224, 224), mode)[0, 0].numpy()
        yield {
            **entry("captum", "LayerGradCam", attribution[0, 0].numpy(), final, expected["GradCAM"]),
            "interpolate": mode,
        }


if __name__ == "__main__":
    network = Network(Model(Path(sys.argv[1])), LAYER, LOGITS).eval()
    x = torch.from_numpy(read_picture(SAMPLES / "chelsea.png")).permute(2, 0, 1)[None].contiguous()
    with torch.no_grad():
        logits = network(x)[0]
    assert int(logits.argmax()) == TOP
    A, expected = formulas_of(network, x)
    print(
        f"singular values {f.principal(A)[1]:.2f}, kernel {f.kernel_principal(A)[1]:.2f}, FEM margin {f.fem(A[..., A.max(axis=(0, 1)) > 0])[1]:.1e}"
    )
    cases = [case for of in (of_grad_cam, of_torchcam, of_captum) for case in of(network, x, expected)]
    version = importlib.metadata.version
    versions = {
        name: version(name)
        for name in ("grad-cam", "torchcam", "captum", "opencv-python-headless", "scikit-learn", "pillow")
    }
    write_json(
        PEERS / "mobilenet-v1.json",
        {
            "made_with": made_with(script=f"{HERE}/peer_mobilenet.py", **versions),
            "precision": "float64 in the net; pytorch-grad-cam float32 where it resizes and projects",
            "picture": "assets/samples/chelsea.png",
            "layer": LAYER,
            "class": TOP,
            "logit": nine(logits[TOP]),
            "probability": nine(torch.softmax(logits, 0)[TOP]),
            "cases": cases,
        },
    )
