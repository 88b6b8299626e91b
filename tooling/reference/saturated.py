"""Grad-CAM of a tiny net that is quite sure, in float64: writes saturated.json.

Input 6 x 6 x 2, convolution 3 x 3 'same' to 4 channels, ReLU (the feature layer), global average
pooling, dense to 5, softmax. The last layer is scaled so that the winner's logit leads by 27: in
float32 its probability is exactly 1 and the ordinary softmax gradient, p (1 - p), is 0. All
parameters are float32 numbers, in the layout of tfjs: kernels [height, width, in, out].
"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from common import TESTING, check_gradient, grad_cam, made_with, nine, write_json

MARGIN = 27
CLASSES = 5


def float32(values):
    """Rounded to float32, kept as float64."""
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def draw(seed):
    """A picture, a net, its features and its logits."""
    rng = np.random.default_rng(seed)
    net = {
        "picture": float32(rng.uniform(-1, 1, (6, 6, 2))),
        "conv_kernel": float32(rng.normal(0, 0.5, (3, 3, 2, 4))),
        "conv_bias": float32(rng.normal(0, 0.1, 4)),
        "dense_kernel": rng.normal(0, 1, (4, CLASSES)),
        "dense_bias": rng.normal(0, 0.1, CLASSES),
    }
    features, head = build(net)
    first, second = head(features).detach().sort(descending=True).values[:2].tolist()
    for name in ("dense_kernel", "dense_bias"):
        net[name] = float32(net[name] * MARGIN / (first - second))
    return net, *build(net)


def build(net):
    """The features [1, 4, 6, 6], and the function from features to logits."""
    t = {name: torch.from_numpy(array) for name, array in net.items()}
    x = t["picture"].permute(2, 0, 1)[None]
    kernel = t["conv_kernel"].permute(3, 2, 0, 1)
    features = F.relu(F.conv2d(x, kernel, t["conv_bias"], padding=1)).requires_grad_(True)
    return features, lambda a: (a.mean(dim=(2, 3)) @ t["dense_kernel"] + t["dense_bias"])[0]


def main():
    # The first seed for which no map is empty: with a large margin the maps of the best two
    # classes are almost each other's negative before the ReLU.
    for seed in range(100):
        net, features, head = draw(seed)
        logits = head(features)
        order = logits.detach().argsort(descending=True).tolist()
        asked = [(c, score) for c in order[:2] for score in ("softmax", "logit")]
        cams = [grad_cam(logits, features, c, score) for c, score in asked]
        if all((cam > 0).sum() >= 6 for cam, _ in cams):
            break
    else:
        raise SystemExit("no seed fits")

    z = logits.detach().numpy().astype(np.float32)
    e = np.exp(z - z.max())
    p32 = e / e.sum()
    assert p32[order[0]] == 1 and p32[order[1]] > 0, p32
    p = torch.softmax(logits.detach(), 0)
    maps = []
    for (c, score), (cam, gradient) in zip(asked, cams):
        error = check_gradient(head, features, gradient, c, score)
        weights = gradient.mean(dim=(2, 3))[0].numpy()
        entry = {"class": c, "score": score, "weights": nine(weights), "shape": list(cam.shape)}
        maps.append({**entry, "maximum": nine(cam.max()), "values": nine(cam)})
        positive = int((cam > 0).sum())
        print(f"class {c} {score}: max {cam.max():.6g}, {positive} of 36 above 0, fd {error:.0e}")
    tensors = {n: {"shape": list(a.shape), "values": nine(a)} for n, a in net.items()}
    assert all(np.array_equal(float32(t["values"]), net[n].ravel()) for n, t in tensors.items())
    write_json(
        TESTING / "saturated.json",
        {
            "made_with": made_with(seed=seed),
            "picture": tensors.pop("picture"),
            "weights": tensors,
            "features": {
                "shape": [6, 6, 4],
                "values": nine(features[0].permute(1, 2, 0).detach().numpy()),
            },
            "logits": nine(logits.detach().numpy()),
            "probabilities": nine(p.numpy()),
            "maps": maps,
        },
    )


if __name__ == "__main__":
    main()
