"""Thresholds, boxes and contours by scikit-image: writes regions.json for packages/render.

- threshold: skimage.filters.threshold_otsu, with 256 bins and with 16;
- boxes: skimage.measure.label and regionprops on the pixels above 15 % of the maximum, the largest
  first, as [x, y, width, height, area], with 4 and with 8 neighbours;
- contours: skimage.measure.find_contours at half of the maximum. It puts the centre of the first
  pixel at 0 and does not close lines along the border, so the maps are zero there; the points
  [x, y] are shifted by half a pixel and sorted.
Maps are whole numbers over 64, exact in float32.
"""

import numpy as np
import skimage
from skimage.filters import threshold_otsu
from skimage.measure import find_contours, label, regionprops

from common import ROOT, made_with, write_json


def spots(shape, *places):
    """A sum of bell curves: (x, y, width, height of the bell)."""
    y, x = np.mgrid[: shape[0], : shape[1]]
    bells = [h * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * s * s)) for cx, cy, s, h in places]
    return np.round(64 * sum(bells)) / 64


def boxes(scores, connectivity):
    """Segments above 15 % of the maximum; equals in reading order, as label counts them."""
    labels = label(scores > 0.15 * scores.max(), connectivity=connectivity)
    segments = sorted(regionprops(labels), key=lambda segment: -segment.area)
    found = []
    for segment in segments:
        top, left, bottom, right = segment.bbox
        found.append([int(n) for n in (left, top, right - left, bottom - top, segment.area)])
    return found


def main():
    rng = np.random.default_rng(1979)
    maps = {
        "one spot": spots((12, 16), (6, 5, 2.0, 1.0)),
        "two spots": spots((14, 14), (4, 3, 1.2, 3.0), (9, 9, 1.5, 2.0)),
        "noise": rng.integers(-64, 65, (9, 11)) / 64,
        "two levels": np.where(rng.random((8, 8)) < 0.3, 3.0, 1.0),
        "diagonal": np.kron(np.eye(4), np.ones((2, 2))),
        "tail": np.round(64 * rng.exponential(1.0, (20, 20))) / 64,
    }
    cases = []
    for name, scores in maps.items():
        height, width = scores.shape
        case = {
            "name": name,
            "width": width,
            "height": height,
            "data": scores.ravel().tolist(),
            "otsu": float(threshold_otsu(scores)),
            "otsu_16_bins": float(threshold_otsu(scores, nbins=16)),
            "boxes_4": boxes(scores, 1),
            "boxes_8": boxes(scores, 2),
        }
        if name.endswith("spot") or name.endswith("spots"):
            lines = find_contours(scores, scores.max() / 2)
            points = np.unique(np.concatenate(lines)[:, ::-1] + 0.5, axis=0)
            case["half_maximum"] = points.round(9).tolist()
        cases.append(case)
    content = {"made_with": made_with(scikit_image=skimage.__version__), "cases": cases}
    write_json(ROOT / "packages" / "render" / "test" / "reference" / "regions.json", content)


if __name__ == "__main__":
    main()
