"""Seeded numbers: inputs that TypeScript makes again, and weights."""

import zlib

import numpy as np


def sequence(seed, count):
    """Whole numbers from 0 to 255 by Park and Miller's generator; `packages/testing/test/zoo/zoo-input.ts` has the same."""
    state = (seed * 7919 + 1) % 2_147_483_647
    numbers = np.empty(count, np.int64)
    for index in range(count):
        state = (state * 48_271) % 2_147_483_647
        numbers[index] = (state >> 8) & 255
    return numbers


def input_values(spec, seed):
    """An input with a batch of one. Every number is exact in float32."""
    shape = (1, *spec.shape)
    numbers = sequence(seed, int(np.prod(shape))).reshape(shape)
    values = spec.low + (spec.high - spec.low) * numbers / 256
    if spec.dtype == "int32":
        values = np.floor(values)
    if spec.zeros_from is not None:
        values[:, spec.zeros_from :] = 0
    assert np.array_equal(values, values.astype(np.float32)), "an input that float32 rounds"
    return values.astype(spec.dtype)


def random_weights(model, name):
    """Gives a model weights as after some training: nothing zero, nothing dead, batch norms with statistics."""
    random = np.random.default_rng(zlib.crc32(name.encode()))
    values = []
    for variable in model.weights:
        shape = tuple(variable.shape)
        last = getattr(variable, "path", variable.name).split("/")[-1].split(":")[0]
        value = _weight(random, last, shape)
        # Counters and the states of random layers stay as they are.
        kept = not str(variable.dtype).replace("<dtype: '", "").startswith("float")
        values.append(np.asarray(variable) if kept else value.astype(np.float32))
    model.set_weights(values)


def _weight(random, last, shape):
    if last in ("moving_variance", "gamma", "variance"):
        return random.uniform(0.6, 1.4, shape)
    if last in ("moving_mean", "beta", "bias", "mean"):
        return random.normal(0, 0.15, shape)
    if last in ("alpha",):
        return random.uniform(0.1, 0.4, shape)
    fan_in = max(1, int(np.prod(shape[:-1])))
    return random.normal(0, 1.4 / np.sqrt(fan_in), shape)
