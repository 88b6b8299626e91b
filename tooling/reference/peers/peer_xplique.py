"""xplique on the small nets: peers/xplique-<net>.json.

    python peer_xplique.py

`raw` is what the library's own _gradient, _compute_weights and _apply_weights give (after its ReLU), `final` what
explain returns.
"""

import importlib.metadata

import numpy as np

from comparing import Report, difference
from nets import NETS
from nets_keras import keras_input, keras_net, tf
from xplique.attributions import FEM, GradCAM, GradCAMPP

from formulas import fem_of_masks

METHODS = {"GradCAM": (GradCAM, "grad-cam", None), "GradCAMPP": (GradCAMPP, "grad-cam-plus-plus", None)}


def cubic(count, wanted):
    """[wanted, count]: Keys' cubic with a = -1/2, centres of pixels aligned; taps outside are left out and the
    rest adds up to 1."""
    matrix = np.zeros((wanted, count))
    for i in range(wanted):
        at = (i + 0.5) * count / wanted - 0.5
        for tap in range(int(np.floor(at)) - 1, int(np.floor(at)) + 3):
            d = abs(at - tap)
            weight = 1.5 * d**3 - 2.5 * d**2 + 1 if d <= 1 else -0.5 * d**3 + 2.5 * d**2 - 4 * d + 2
            if 0 <= tap < count:
                matrix[i, tap] = weight
    return matrix / matrix.sum(axis=1, keepdims=True)


def resized(raw, size=(12, 16)):
    rows, columns = (cubic(n, s) for n, s in zip(raw.shape, size))
    return rows @ raw @ columns.T


def run(kind, net, index, score):
    model = keras_net(net, score == "softmax")
    explainer = METHODS[kind][0](model, conv_layer="conv2")
    x, y = tf.constant(keras_input()), tf.one_hot([index], 4)
    A, G = explainer._gradient(x, y)
    raw = explainer._apply_weights(explainer._compute_weights(G, A), A)[0].numpy()
    return raw, explainer.explain(x, y).numpy()[0, :, :, 0]


def as_written(report, index, score):
    """xplique's Grad-CAM++ takes the mean of the activation for its sum, and the mean of the weights for theirs."""
    A, G = report.facts.A["conv2"], report.facts.gradient("conv2", index, score)
    below = 2 * G**2 + A.mean(axis=(0, 1)) * G**3
    alpha = np.divide(G**2, below, out=np.zeros_like(G), where=G != 0)
    return A @ (alpha * np.maximum(G, 0)).mean(axis=(0, 1))


def explain(report, net):
    for kind, (_, method, variant) in METHODS.items():
        for score in ("logit", "softmax"):
            for index in report.facts.classes if score == "logit" else report.facts.classes[:1]:
                raw, final = run(kind, net, index, score)
                expected = np.maximum(report.formula(method, index, score, variant), 0)
                case = {"method": kind, "layer": "conv2", "class": index, "score": score}
                if kind == "GradCAMPP":
                    written = difference(np.maximum(as_written(report, index, score), 0), raw)
                    shape = difference(expected / expected.max(), raw / raw.max())
                    case |= {
                        "difference as written": float(f"{written:.2g}"),
                        "difference of the shape": float(f"{shape:.2g}"),
                    }
                    print(
                        f"xplique {net} {kind} {index} {score}: {written:.1e} from what is written, shape {shape:.1e} from the formula's"
                    )
                report.add(case, raw, final, expected, resized(raw), tolerance=1e-5)
    model = keras_net(net)
    final = FEM(model, conv_layer="conv2").explain(tf.constant(keras_input())).numpy()[0, :, :, 0]
    report.add(
        {"method": "FEM", "layer": "conv2"}, None, final, resized(fem_of_masks(report.facts.A["conv2"])), tolerance=1e-5
    )
    # output_layer, which is to take the logits from below a softmax, has no effect on Grad-CAM.
    top = report.facts.classes[0]
    x, y = tf.constant(keras_input()), tf.one_hot([top], 4)
    found = GradCAM(keras_net(net, True), output_layer="dense", conv_layer="conv2").explain(x, y).numpy()[0, :, :, 0]
    for score in ("softmax", "logit"):
        expected = resized(np.maximum(report.formula("grad-cam", top, score), 0))
        print(
            f"xplique {net} GradCAM with output_layer=logits: {difference(expected, found):.1e} from the gradient of the {score}"
        )


if __name__ == "__main__":
    for net in NETS:
        report = Report("xplique", net)
        explain(report, net)
        version = importlib.metadata.version
        report.write(
            "peer_xplique.py", "float32", **{name: version(name) for name in ("xplique", "tensorflow-cpu", "keras")}
        )
