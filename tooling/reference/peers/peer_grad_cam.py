"""pytorch-grad-cam (PyPI: grad-cam) on the small nets: peers/grad-cam-<net>.json.

    python peer_grad_cam.py

`raw` is what the library's own get_cam_image returns, before its ReLU; `final` is what a call returns.
"""

import contextlib
import importlib.metadata
import io
import sys

import numpy as np
import torch

from comparing import Report, difference, without_torchvision

without_torchvision()

import pytorch_grad_cam as peer  # noqa: E402
from pytorch_grad_cam.feature_factorization.deep_feature_factorization import dff  # noqa: E402
from pytorch_grad_cam.guided_backprop import GuidedBackpropReLUModel  # noqa: E402
from pytorch_grad_cam.utils import model_targets  # noqa: E402

from formulas import factors, grad_cam, last, layer_cam, ordered, principal, ranged, upsampled  # noqa: E402
from nets import NETS, Net, map_entry, nine, torch_input  # noqa: E402

torch.set_default_dtype(torch.float64)

TARGETS = {
    "logit": model_targets.ClassifierOutputTarget,
    "softmax": model_targets.ClassifierOutputSoftmaxTarget,
    "rest": model_targets.ClassifierOutputReST,
}
# the library's class: (the method in formulas.py, its variant, how far float32 inside the library may take it)
METHODS = {
    "GradCAM": ("grad-cam", None, 1e-6),
    "HiResCAM": ("hi-res-cam", None, 1e-6),
    "GradCAMElementWise": ("element-wise-grad-cam", None, 1e-6),
    "GradCAMPlusPlus": ("grad-cam-plus-plus", "epsilon 1e-6", 1e-6),
    "XGradCAM": ("x-grad-cam", None, 1e-6),
    "LayerCAM": ("layer-cam", None, 1e-6),
    "EigenGradCAM": ("eigen-grad-cam", None, 1e-6),
    "SegEigenCAM": ("seg-eigen-cam", None, 1e-6),
    "ScoreCAM": ("score-cam", "corners", 1e-6),
    "AblationCAM": ("ablation-cam", None, 1e-6),
    "ShapleyCAM": ("shapley-cam", None, 1e-6),
}
WITHOUT_CLASS = {"EigenCAM": "eigen-cam", "KPCA_CAM": "kpca-cam", "FEM": "fem"}


class Seen:
    """Keeps what get_cam_image returned inside a call, one map per layer."""

    def __init__(self, cam):
        self.maps = []
        inner = cam.get_cam_image

        def outer(*args, **kwargs):
            self.maps.append(np.array(inner(*args, **kwargs)))
            return self.maps[-1]

        cam.get_cam_image = outer


def run(kind, net, layers, target, **options):
    """([raw per layer], final). The library prints progress bars; they are dropped."""
    model = Net(net)
    cam = getattr(peer, kind)(model=model, target_layers=[getattr(model, layer) for layer in layers])
    seen = Seen(getattr(cam, "base_cam", cam))
    targets = None if target is None else [target]
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        final = cam(input_tensor=torch_input(), targets=targets, **options)
    return [each[0] for each in seen.maps], final[0]


def pipeline(raws, size=(12, 16)):
    """From raw maps to what a call returns, as README.md describes it."""
    scaled = [upsampled(ranged(np.maximum(raw, 0), 1e-7), size) for raw in raws]
    return ranged(np.mean(scaled, axis=0), 1e-7)


def augmented(report, kind, index):
    """aug_smooth: the mean over two mirrorings and three factors of what a call returns, mirrored back; not
    scaled again at the end."""
    finals = []
    for mirrored in (False, True):
        for factor in (0.9, 1, 1.1):
            x = report.facts.x * factor
            x = x.flip(3) if mirrored else x
            a = report.facts.net.run(x)[1]["conv2"].detach().requires_grad_(True)
            score = report.facts.net.run(a, "conv2")[0][0, index]
            method = {"GradCAM": grad_cam, "LayerCAM": layer_cam}[kind]
            cam = pipeline([method(last(a), last(torch.autograd.grad(score, a)[0]))])
            finals.append(cam[:, ::-1] if mirrored else cam)
    return np.mean(finals, axis=0)


def signed(raw, expected):
    """An eigenvector's sign is LAPACK's choice; told apart from the values."""
    return 1 if (raw * expected).sum() > 0 else -1


def methods(report, net):
    classes = report.facts.classes
    for kind, (method, variant, tolerance) in METHODS.items():
        for score in ("logit", "softmax", "rest") if kind == "ShapleyCAM" else ("logit", "softmax"):
            # Class probabilities for the second class would tell nothing that the logits do not.
            for index in classes if score == "logit" else classes[:1]:
                expected = report.formula(method, index, score, variant)
                case = {"method": kind, "layer": "conv2", "class": index, "score": score}
                try:
                    (raw,), final = run(kind, net, ["conv2"], TARGETS[score](index))
                except RuntimeError as error:
                    print(f"grad-cam {net} {kind} {score}: {str(error).splitlines()[0]}  <-- fails")
                    report.cases.append({**case, "fails": str(error).splitlines()[0]})
                    continue
                if kind == "EigenGradCAM":
                    case["sign"] = signed(raw, expected)
                    expected = case["sign"] * expected
                report.add(case, raw, final, expected, pipeline([raw]), tolerance)
    for kind, method in WITHOUT_CLASS.items():
        (raw,), final = run(kind, net, ["conv2"], TARGETS["logit"](classes[0]))
        expected = report.formulas[method, None, "conv2", None, None]
        sign = signed(raw, expected)
        report.add({"method": kind, "layer": "conv2", "sign": sign}, raw, final, sign * expected, pipeline([raw]))
    (raw,), final = run("FinerCAM", net, ["conv2"], None, target_idx=classes[0])
    expected = report.formula("finer-cam", classes[0], "logit", "differentiated")
    report.add({"method": "FinerCAM", "layer": "conv2", "class": classes[0]}, raw, final, expected, pipeline([raw]))
    (raw,), final = run("FinerCAM", net, ["conv2"], None, target_idx=classes[1])
    expected = report.formula("finer-cam", classes[1], "logit", "differentiated")
    report.add({"method": "FinerCAM", "layer": "conv2", "class": classes[1]}, raw, final, expected, pipeline([raw]))


def options(report, net):
    """Smoothing, and several layers at once. Only what the call returns."""
    top = report.facts.classes[0]
    target = TARGETS["logit"](top)
    for kind in ("GradCAM", "HiResCAM", "LayerCAM", "GradCAMElementWise", "GradCAMPlusPlus"):
        (raw,), final = run(kind, net, ["conv2"], target, eigen_smooth=True)
        report.add(
            {"method": kind, "layer": "conv2", "class": top, "option": "eigen_smooth"},
            raw,
            final,
            None,
            pipeline([raw]),
        )
    for kind in ("GradCAM", "LayerCAM"):
        _, final = run(kind, net, ["conv2"], target, aug_smooth=True)
        report.add(
            {"method": kind, "layer": "conv2", "class": top, "option": "aug_smooth"},
            None,
            final,
            augmented(report, kind, top),
        )
        raws, final = run(kind, net, ["conv2"], target, aug_smooth=True, eigen_smooth=True)
        plain, _ = run(kind, net, ["conv2"], target, aug_smooth=True)
        case = {"method": kind, "layer": "conv2", "class": top, "option": "aug_smooth eigen_smooth"}
        # In the library's order: not mirrored, mirrored; each times 0.9, 1.1, 1.
        report.add({**case, "signs": [signed(raw, each) for raw, each in zip(raws, plain)]}, None, final)
    layers = report.facts.net.layers
    model = Net(net)
    with contextlib.redirect_stdout(io.StringIO()):
        final = peer.RefineCAM(model, [getattr(model, layer) for layer in layers])(torch_input(), [target])[0]
    # The product over the layers of what Grad-CAM++ returns for each.
    product = np.prod([pipeline([run("GradCAMPlusPlus", net, [layer], target)[0][0]]) for layer in layers], axis=0)
    report.add({"method": "RefineCAM", "layers": layers, "class": top}, None, final, ranged(product, 1e-7))
    for kind in ("GradCAM", "HiResCAM", "GradCAMElementWise", "GradCAMPlusPlus", "XGradCAM", "LayerCAM", "EigenCAM",
                 "ScoreCAM", "AblationCAM", "FEM", "KPCA_CAM", "SegEigenCAM", "ShapleyCAM"):  # fmt: skip
        case = {"method": kind, "layers": layers, "class": top}
        try:
            raws, final = run(kind, net, layers, target)
        except (RuntimeError, ValueError) as error:
            print(f"grad-cam {net} {kind} {layers}: {str(error).splitlines()[0]}  <-- fails")
            report.cases.append({**case, "fails": str(error).splitlines()[0]})
            continue
        if kind == "EigenCAM":
            case["signs"] = [signed(raw, principal(report.facts.A[layer])[0]) for raw, layer in zip(raws, layers)]
        report.add(case, None, final, None, pipeline(raws))


def others(report, net):
    """Full-Grad, guided backpropagation, deep feature factorisation."""
    for index in report.facts.classes:
        model = Net(net)
        with contextlib.redirect_stdout(io.StringIO()):
            cam = peer.FullGrad(model=model, target_layers=[])
            final = cam(input_tensor=torch_input(), targets=[TARGETS["logit"](index)])[0]
        total = report.formula("full-grad", index, variant="epsilon 1e-7")
        report.add({"method": "FullGrad", "class": index}, None, final, ranged(total, 1e-7))
        guided = GuidedBackpropReLUModel(model=Net(net))(torch_input(), target_category=index)
        expected = report.formula("guided-backpropagation", index, layer="input")
        report.add({"method": "GuidedBackpropReLUModel", "class": index}, None, guided, expected)
    A = report.facts.A["conv2"]
    V = A.reshape(-1, A.shape[-1])
    V = V - V.min(axis=0)
    for count in (1, 2, 3):
        concepts, maps = dff(np.moveaxis(A, -1, 0)[None].copy(), n_components=count)
        H = np.moveaxis(maps[0], 0, -1)
        W = concepts.T - A.min(axis=(0, 1))
        error = np.linalg.norm(V - H.reshape(-1, count) @ W) / np.linalg.norm(V)
        _, _, _, best, _ = factors(A, count)
        apart = difference(best, ordered(H.reshape(-1, count), W)[0].reshape(H.shape))
        print(
            f"grad-cam {net} DeepFeatureFactorization {count}: relative error {error:.6f}, maps {apart:.1e} from the best"
        )
        case = {
            "method": "DeepFeatureFactorization",
            "layer": "conv2",
            "components": count,
            "error": nine(error),
            "difference": float(f"{apart:.2g}"),
        }
        report.cases.append({**case, "concepts": map_entry(concepts.T), "maps": map_entry(H)})


# Some of its objects cannot let go of their gradients when they are deleted, and Python prints that.
sys.unraisablehook = lambda _: None

if __name__ == "__main__":
    version = importlib.metadata.version
    for net in NETS:
        report = Report("grad-cam", net)
        methods(report, net)
        options(report, net)
        others(report, net)
        report.write(
            "peer_grad_cam.py",
            "float64 in the net; float32 inside the library where it resizes, projects and ablates",
            **{
                name: version(name) for name in ("grad-cam", "opencv-python-headless", "scikit-learn", "scipy", "ttach")
            },
        )
