"""Writes the Parquet files of apps/cli/test/batch/parquet, by pyarrow.

python -m venv env && env/bin/pip install pyarrow==26.0.1 pillow==13.0.0 numpy && env/bin/python tooling/reference/parquet/make.py
"""

import io
from pathlib import Path

import numpy
import pyarrow
from PIL import Image
from pyarrow import parquet

folder = Path(__file__).parents[3] / "apps/cli/test/batch/parquet"


def picture(color: int) -> bytes:
    """8 x 8 pixels whose upper half is red, green or blue, and whose lower half is black."""
    pixels = numpy.zeros((8, 8, 3), "uint8")
    pixels[:4, :, color] = 255
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


red, green, blue = (picture(color) for color in range(3))

# As the library datasets of Hugging Face writes pictures; two rows have the same path, one has none.
image = pyarrow.struct([("bytes", pyarrow.binary()), ("path", pyarrow.string())])
rows = [
    ({"bytes": red, "path": "cat.png"}, 2),
    ({"bytes": green, "path": "cat.png"}, None),
    ({"bytes": b"words", "path": "broken.jpg"}, 0),
    ({"bytes": blue, "path": None}, None),
    (None, 1),
]
datasets = pyarrow.table(
    {
        "image": pyarrow.array([cell for cell, _ in rows], image),
        "label": pyarrow.array([label for _, label in rows], pyarrow.int64()),
    }
)
parquet.write_table(datasets, folder / "datasets.parquet", row_group_size=2, compression="snappy")

plain = pyarrow.table(
    {
        "Picture": pyarrow.array([red, green, blue], pyarrow.binary()),
        "category": pyarrow.array(["green", "", "blue"]),
        "weight": pyarrow.array([1.0, 2.0, 3.0]),
    }
)
parquet.write_table(plain, folder / "plain.parquet", compression="zstd")

paths = pyarrow.table({"file": ["photos/a.png", "../a.png"], "class": ["red", "red"]})
parquet.write_table(paths, folder / "paths.parquet", compression="gzip")

parquet.write_table(pyarrow.table({"text": ["a"], "weight": [1.0]}), folder / "words.parquet")
