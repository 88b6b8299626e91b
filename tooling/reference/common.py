"""What the reference scripts share: Grad-CAM in float64, a finite difference check, JSON.

Nothing here is taken from the TypeScript packages: the point is to have a second opinion.
"""

import json
import platform
import sys
from pathlib import Path

import numpy as np
import torch

torch.set_num_threads(1)


def made_with(**others):
    """Which script and which versions a file of numbers comes from."""
    script = Path(sys.argv[0]).name
    versions = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "torch": torch.__version__,
    }
    return {"script": f"tooling/reference/{script}", **versions, **others}


def nine(values):
    """Rounded to nine significant digits; arrays become flat lists in row-major order."""
    if np.ndim(values) == 0:
        return float(f"{float(values):.9g}")
    return [float(f"{float(v):.9g}") for v in np.asarray(values).ravel()]


ROOT = Path(__file__).resolve().parent.parent.parent
# The contract suite reads its references from its own folder, so that it can be published whole.
TESTING = ROOT / "packages" / "testing" / "src" / "reference"


def write_json(path, content):
    """Outer objects spread over lines, inner ones and numbers kept on one line."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)

    def text(value, depth):
        pad = "  " * (depth + 1)
        if depth < 3 and isinstance(value, dict):
            rows = [f"{pad}{json.dumps(k)}: {text(v, depth + 1)}" for k, v in value.items()]
            return "{\n" + ",\n".join(rows) + "\n" + pad[2:] + "}"
        if depth < 3 and isinstance(value, list) and value and isinstance(value[0], dict):
            rows = [pad + text(v, depth + 1) for v in value]
            return "[\n" + ",\n".join(rows) + "\n" + pad[2:] + "]"
        return json.dumps(value, separators=(",", ":"), allow_nan=False)

    path.write_text(text(content, 0) + "\n")
    print(f"{path.name}: {path.stat().st_size} bytes")


def score_gradient(logits, index, score):
    """d score / d logits for one row of logits, without cancellation.

    Softmax: dp_c/dz_j = -p_c p_j for j != c, and dp_c/dz_c = p_c (1 - p_c), where 1 - p_c is
    taken as the sum of the other probabilities. Subtracting loses every digit when p_c is near 1.
    """
    gradient = torch.zeros_like(logits)
    if score == "logit":
        gradient[index] = 1
        return gradient
    p = torch.softmax(logits, 0)
    gradient = -p[index] * p
    gradient[index] = p[index] * (p[:index].sum() + p[index + 1 :].sum())
    return gradient


def score_value(logits, index, score):
    """The score up to a constant: for a softmax above 1/2, minus the sum of the others."""
    if score == "logit":
        return float(logits[index])
    p = torch.softmax(logits, 0)
    return float(p[index]) if p[index] < 0.5 else -float(p[:index].sum() + p[index + 1 :].sum())


def grad_cam(logits, activation, index, score):
    """(map, gradient) with map = ReLU(sum_k mean_ij(dS/dA_k) A_k); activation is [1, C, H, W]."""
    seed = score_gradient(logits.detach(), index, score)
    (gradient,) = torch.autograd.grad(logits, activation, seed, retain_graph=True)
    weights = gradient.mean(dim=(2, 3), keepdim=True)
    cam = torch.relu((weights * activation).sum(dim=1))[0].detach().numpy()
    return cam, gradient


def check_gradient(head, activation, gradient, index, score, step=1e-5, tolerance=1e-5):
    """Compares the gradient with central differences at the elements where it is largest.

    `head` maps an activation to one row of logits. Returns the largest relative error.
    """
    elements = gradient.abs().flatten().argsort(descending=True)[:4].tolist()
    worst = 0.0
    for e in elements:
        values = []
        for sign in (1, -1):
            moved = activation.detach().clone()
            moved.view(-1)[e] += sign * step
            with torch.no_grad():
                values.append(score_value(head(moved), index, score))
        expected = float(gradient.flatten()[e])
        worst = max(worst, abs((values[0] - values[1]) / (2 * step) - expected) / abs(expected))
    assert worst < tolerance, f"class {index}, {score}: finite differences differ by {worst:.1e}"
    return worst
