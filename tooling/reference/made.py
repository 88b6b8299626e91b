"""Numbers that a script in any language can make again, for nets and inputs without a file."""

import numpy as np
import torch


def made(shape, seed, scale):
    """Numbers from -scale / 2 to scale / 2 in float32, as float64: whole numbers of a sequence, divided once."""
    count = int(np.prod(shape))
    whole = (np.arange(count, dtype=np.int64) * 7919 + seed * 104729) % 2003
    values = ((whole / 2003 - 0.5) * scale).astype(np.float32).astype(np.float64)
    return torch.from_numpy(values.reshape(shape))
