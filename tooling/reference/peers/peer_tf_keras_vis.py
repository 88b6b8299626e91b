"""tf-keras-vis on the small nets: peers/tf-keras-vis-<net>.json.

    python peer_tf_keras_vis.py

`raw` is a call with expand_cam=False and normalize_cam=False (after its ReLU), `final` one with expand_cam=True,
with normalize_cam as the case says.
"""

import importlib.metadata
import warnings

import numpy as np

from comparing import Report, difference
from nets import NETS
from nets_keras import keras_input, keras_net, tf

warnings.simplefilter("ignore")

from tf_keras_vis.gradcam import Gradcam  # noqa: E402
from tf_keras_vis.gradcam_plus_plus import GradcamPlusPlus  # noqa: E402
from tf_keras_vis.layercam import Layercam  # noqa: E402
from tf_keras_vis.scorecam import Scorecam  # noqa: E402
from tf_keras_vis.utils.scores import CategoricalScore  # noqa: E402

import formulas  # noqa: E402
from formulas import ranged, upsampled  # noqa: E402

METHODS = {
    "Gradcam": (Gradcam, "grad-cam", None),
    "GradcamPlusPlus": (GradcamPlusPlus, "grad-cam-plus-plus", None),
    "Layercam": (Layercam, "layer-cam", None),
    "Scorecam": (Scorecam, "score-cam", "corners"),
}


def precision(kind):
    """Scorecam multiplies by weights that it makes float32, so the net has to be that too."""
    return "float32" if kind == "Scorecam" else "float64"


def run(kind, net, index, score, **options):
    kept = precision(kind)
    tf.keras.backend.set_floatx(kept)
    model = keras_net(net, score == "softmax", kept)
    maps = METHODS[kind][0](model)(CategoricalScore(index), keras_input(kept), penultimate_layer="conv2", **options)
    return np.asarray(maps)[0]


def as_written(report, index, score, kind, top=None):
    """What tf-keras-vis computes where it departs from the formula; before the ReLU."""
    f = report.facts
    A, G = f.A["conv2"], f.gradient("conv2", index, score)
    if kind == "GradcamPlusPlus":
        # The derivatives of exp(S), and alpha shared out so that it sums to 1 over space.
        value = float((f.logits if score == "logit" else f.p)[index])
        below = 2 * G**2 + A.sum(axis=(0, 1)) * G**3
        alpha = np.divide(G**2, below, out=np.zeros_like(G), where=G != 0)
        total = alpha.sum(axis=(0, 1))
        alpha = alpha / np.where(total == 0, 1, total)
        return A @ (alpha * np.maximum(np.exp(value) * G, 0)).sum(axis=(0, 1))
    # The weight is the probability itself, of a softmax over whatever the model returns.
    A = A if top is None else A[..., formulas.liveliest(A, top)]
    masks = ranged(upsampled(A, (12, 16), corners=True))
    masked = f.x * formulas.torch.from_numpy(np.moveaxis(masks, -1, 0)).unsqueeze(1)
    output = f.net.run(masked)[0]
    output = output if score == "logit" else formulas.torch.softmax(output, 1)
    return A @ formulas.torch.softmax(output, 1)[:, index].numpy()


def explain(report, net):
    for kind, (_, method, variant) in METHODS.items():
        for score in ("logit", "softmax"):
            for index in report.facts.classes if score == "logit" else report.facts.classes[:1]:
                raw = run(kind, net, index, score, expand_cam=False, normalize_cam=False)
                expected = np.maximum(report.formula(method, index, score, variant), 0)
                case = {"method": kind, "layer": "conv2", "class": index, "score": score}
                big = upsampled(raw, (12, 16), corners=True)
                final = run(kind, net, index, score, normalize_cam=True)
                if kind in ("GradcamPlusPlus", "Scorecam"):
                    written = difference(np.maximum(as_written(report, index, score, kind), 0), raw)
                    shape = difference(ranged(upsampled(expected, (12, 16), corners=True)), final)
                    case |= {
                        "difference as written": float(f"{written:.2g}"),
                        "difference of the final map": float(f"{shape:.2g}"),
                    }
                    print(
                        f"tf-keras-vis {net} {kind} {index} {score}: {written:.1e} from what is written, final {shape:.1e} from the formula's"
                    )
                report.add({**case, "normalize_cam": True}, raw, final, expected, ranged(big, 1e-7))
                if score == "logit":
                    final = run(kind, net, index, score, normalize_cam=False)
                    case = {"method": kind, "layer": "conv2", "class": index, "score": score}
                    report.add({**case, "normalize_cam": False}, None, final, None, big)
    # Faster-Score-CAM: the channels of largest deviation.
    for score in ("logit", "softmax"):
        index = report.facts.classes[0]
        raw = run("Scorecam", net, index, score, max_N=3, expand_cam=False, normalize_cam=False)
        final = run("Scorecam", net, index, score, max_N=3, normalize_cam=True)
        case = {"method": "Scorecam", "layer": "conv2", "class": index, "score": score, "max_N": 3}
        expected = np.maximum(as_written(report, index, score, "Scorecam", 3), 0)
        big = upsampled(raw, (12, 16), corners=True)
        report.add({**case, "normalize_cam": True}, raw, final, expected, ranged(big, 1e-7))


if __name__ == "__main__":
    tf.keras.utils.disable_interactive_logging()
    for net in NETS:
        report = Report("tf-keras-vis", net)
        explain(report, net)
        version = importlib.metadata.version
        report.write(
            "peer_tf_keras_vis.py",
            "float64; Scorecam float32",
            **{name: version(name) for name in ("tf-keras-vis", "tensorflow-cpu", "keras", "scipy")},
        )
