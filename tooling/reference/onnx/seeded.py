"""Weights that need no file: whoever knows a tensor's name of a file can make its bytes.

The rule, which packages/onnx/test/nets/seeded-values.ts has in TypeScript: the tensor's data lie in the external file
`uniform_SEED_LOW_HIGH`, from its start. The value with the index k is, in double precision and then rounded to single,

    LOW + (HIGH - LOW) * mix((SEED * 0x9E3779B1 + k) mod 2**32) / 2**32

where `mix` is the last step of MurmurHash3 on 32 bits.
"""

import json
from pathlib import Path

import numpy as np


def mix(values):
    """The finaliser of MurmurHash3, of unsigned 32-bit numbers."""
    values = values ^ (values >> np.uint32(16))
    values = values * np.uint32(0x85EBCA6B)
    values = values ^ (values >> np.uint32(13))
    values = values * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


def seeded(seed, low, high, shape):
    """Float32 values between two bounds, the same wherever they are made."""
    start = np.uint32(seed * 0x9E3779B1 % 2**32)
    with np.errstate(over="ignore"):
        hashed = mix(np.arange(int(np.prod(shape)), dtype=np.uint32) + start)
    return (low + (high - low) * (hashed / 2.0**32)).astype(np.float32).reshape(shape)


def location(seed, low, high):
    """The name of the file that the values would lie in."""
    return f"uniform_{seed}_{low:.12g}_{high:.12g}"


def main():
    """Writes numbers by which the rule in TypeScript is held against this one."""
    cases = [(1, -0.25, 0.25, 6), (1000, -1, 1, 4), (4294967, 0.7, 1.3, 5)]
    lines = [
        json.dumps({"seed": seed, "low": low, "high": high, "values": [float(value) for value in seeded(seed, low, high, count)]})
        for seed, low, high, count in cases
    ]
    nets = Path(__file__).parents[3] / "packages/onnx/test/nets"
    (nets / "seeded-values.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
