"""Resampling in float64, one axis at a time: writes resample.json.

All kernels sample half-pixel centres: output i of m reads the input at (i + 0.5) n / m - 0.5.
- bicubic: Keys, a = -0.5, four taps, edges mirrored with the edge pixel repeated, no clamping;
- bilinear: two taps, edges clamped;
- nearest: floor((i + 0.5) n / m), computed in whole numbers: a tie takes the later pixel.
- triangle (for pictures, used by mobilenet_v1.py): when shrinking by s the support grows to s
  pixels on either side, taps outside are dropped and the weights normalised to sum 1.
Checked against PyTorch and Pillow before anything is written.
"""

from pathlib import Path

import numpy as np
import PIL
import torch
import torch.nn.functional as F
from PIL import Image

from common import ROOT, made_with, write_json


def keys(t, a=-0.5):
    """The Keys cubic convolution kernel."""
    t = abs(t)
    if t <= 1:
        return (a + 2) * t**3 - (a + 3) * t**2 + 1
    return a * (t**3 - 5 * t**2 + 8 * t - 4) if t < 2 else 0.0


def mirrored(i, n):
    """... 1 0 | 0 1 ... n-1 | n-1 n-2 ..."""
    i %= 2 * n
    return i if i < n else 2 * n - 1 - i


def matrix(kernel, n, m):
    """The [m, n] matrix that resamples an axis of n to m."""
    w = np.zeros((m, n))
    for i in range(m):
        x = (i + 0.5) * n / m - 0.5
        first = int(np.floor(x))
        if kernel == "nearest":
            w[i, (2 * i + 1) * n // (2 * m)] = 1
        elif kernel == "bilinear":
            for j in (first, first + 1):
                w[i, min(max(j, 0), n - 1)] += 1 - abs(x - j)
        elif kernel == "bicubic":
            for j in range(first - 1, first + 3):
                w[i, mirrored(j, n)] += keys(x - j)
        else:
            stretch = max(n / m, 1)
            w[i] = [max(0, 1 - abs(x - j) / stretch) for j in range(n)]
            w[i] /= w[i].sum()
    return w


def resample(values, shape, kernel):
    """Resamples the leading axes of an array to `shape`."""
    values = np.asarray(values, dtype=np.float64)
    for axis, m in enumerate(shape):
        w = matrix(kernel, values.shape[axis], m)
        values = np.moveaxis(np.tensordot(w, values, (1, axis)), 0, axis)
    return values


def check(x, y, kernel):
    """Compares one result with its peers."""
    rows, out = np.atleast_2d(x), np.atleast_2d(y)
    tensor = torch.from_numpy(rows)[None, None]
    if kernel == "bicubic":
        # torch's antialiased bicubic and Pillow's have a = -0.5 but drop the taps outside, so
        # pad by two whole lengths of mirrored pixels, enlarge all of it and cut out the middle.
        around = [0 if n == m == 1 else 2 for n, m in zip(rows.shape, out.shape)]
        pads = [(k * n, k * n) for k, n in zip(around, rows.shape)]
        wide = np.pad(rows, pads, mode="symmetric")
        size = [(2 * k + 1) * m for k, m in zip(around, out.shape)]
        cut = tuple(slice(k * m, (k + 1) * m) for k, m in zip(around, out.shape))
        tensor = torch.from_numpy(wide)[None, None]
        big = F.interpolate(tensor, size, mode="bicubic", antialias=True)
        assert np.abs(big[0, 0].numpy()[cut] - out).max() < 1e-12, "bicubic differs from torch"
        image = Image.fromarray(wide.astype(np.float32))
        pillow = np.asarray(image.resize(size[::-1], Image.Resampling.BICUBIC))[cut]
        assert np.abs(pillow - out).max() < 1e-5, "bicubic differs from Pillow"
    elif kernel == "bilinear":
        peer = F.interpolate(tensor, out.shape, mode="bilinear", align_corners=False)[0, 0].numpy()
        assert np.abs(peer - out).max() < 1e-12, "bilinear differs from torch"
    else:
        peer = F.interpolate(tensor, out.shape, mode="nearest-exact")[0, 0].numpy()
        assert np.array_equal(peer, out), "nearest differs from torch"


def main():
    rng = np.random.default_rng(20170)
    shapes = [((n,), (m,)) for n in (1, 2, 3, 5, 7) for m in (8, 9, 20)]
    shapes += [((7,), (7,)), ((2, 3), (5, 4)), ((4, 4), (8, 8)), ((7, 7), (16, 20))]
    cases = []
    for source, target in shapes:
        x = rng.integers(-64, 65, source) / 16.0  # exact in float32
        for kernel in ("bicubic", "bilinear", "nearest"):
            y = resample(x, target, kernel)
            check(x, y, kernel)
            case = {"kernel": kernel, "from": list(source), "to": list(target)}
            output = y.ravel().round(12).tolist()
            cases.append({**case, "input": x.ravel().tolist(), "output": output})
    content = {"made_with": made_with(pillow=PIL.__version__), "cases": cases}
    write_json(ROOT / "packages" / "resample" / "test" / "reference" / "resample.json", content)


if __name__ == "__main__":
    main()
