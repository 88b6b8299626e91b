"""Pointing game, relevance mass accuracy, rank correlation and SSIM by Quantus' own code: quantus.json.

    python quantus_metrics.py
"""

import importlib.metadata
import warnings

import numpy as np

from measured import MAPS, SPACE, map_of, write

warnings.filterwarnings("ignore")

from quantus.functions.similarity_func import correlation_spearman, ssim  # noqa: E402
from quantus.metrics.localisation.pointing_game import PointingGame  # noqa: E402
from quantus.metrics.localisation.relevance_mass_accuracy import RelevanceMassAccuracy  # noqa: E402

# x, y, width, height.
BOXES = [[0, 0, 8, 6], [3, 2, 10, 7], [8, 6, 8, 6], [0, 0, 16, 11]]


def inside(x, y, width, height):
    mask = np.zeros((1, 1, *SPACE), dtype=bool)
    mask[..., y : y + height, x : x + width] = True
    return mask


def localisation_cases():
    pointing = PointingGame(disable_warnings=True)
    mass = RelevanceMassAccuracy(disable_warnings=True)
    for name in MAPS:
        values = map_of(name).numpy()[None, None]
        for box in BOXES:
            mask = inside(*box)
            yield {
                "map": name,
                "box": box,
                "pointing": float(pointing.evaluate_batch(a_batch=values, s_batch=mask)[0]),
                "mass": float(mass.evaluate_batch(a_batch=values, s_batch=mask)[0]),
            }


def similarity_cases():
    first, second = (map_of(name).numpy() for name in MAPS)
    for share in (0, 0.25, 0.75, 1):
        mixed = share * first + (1 - share) * second
        yield {
            "share": share,
            "rank": float(correlation_spearman(first.ravel(), mixed.ravel())),
            "ssim": float(ssim(first, mixed)),
        }


if __name__ == "__main__":
    cases = {"localisation": list(localisation_cases()), "similarity": list(similarity_cases())}
    write("quantus", cases, "quantus_metrics.py", quantus=importlib.metadata.version("quantus"))
