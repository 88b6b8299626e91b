"""Operations of Keras 3 that are called on a layer's output."""

import numpy as np
from keras import Input, Model, activations, ops
from keras import layers as L


def arithmetic():
    """Python's operators and functions of one number."""
    picture = Input((5, 5, 3))
    x = L.Conv2D(4, 2, name="features")(picture)
    x = ops.relu(x - 0.1) + np.float32([0.1, 0.2, 0.3, 0.4])
    x = 1 - x / 2 + -x * 0.5 + x**2
    x = ops.clip(ops.abs(x), 0.1, 3)
    x = ops.sqrt(x) + ops.exp(-x) + ops.log(x) + ops.square(x) + ops.rsqrt(x) + ops.sin(x)
    x = ops.where(x > 1.5, x, 0.5) + ops.maximum(x, 0.3) + ops.minimum(1.0, x)
    x = x * ops.cast(ops.logical_not(x < 0.2), "float32")
    x = ops.gelu(x) + ops.silu(x) + ops.leaky_relu(x) + activations.relu(x, negative_slope=0.1, max_value=2.0)
    x = ops.mean(x, axis=[1, 2]) / 50
    return Model(picture, ops.softmax(L.Dense(3)(x))), "features"


def shapes():
    """Brackets, shapes, products and means along axes."""
    picture = Input((6, 6, 3))
    x = L.Conv2D(4, 1, activation="relu", name="features")(picture)
    x = x[:, 1:, :-1, ::2]
    x = ops.concatenate([x, ops.flip(x, axis=2)], axis=-1)
    x = ops.reshape(x, (-1, 25, 4))
    x = ops.transpose(x, (0, 2, 1))
    x = ops.matmul(x, ops.transpose(x, (0, 2, 1))) / 5
    x = ops.softmax(x, axis=1)
    a, b = ops.split(x, 2, axis=1)
    x = ops.stack([a, b], axis=1)
    x = ops.einsum("bhij,bhkj->bhik", x, x)
    x = ops.squeeze(ops.expand_dims(x, -1), -1)
    x = ops.pad(x, [[0, 0], [0, 0], [1, 0], [0, 1]])
    x = ops.image.resize(ops.transpose(x, (0, 2, 3, 1)), (4, 5))
    parts = [ops.max(x, axis=(1, 2)), ops.sum(x, axis=(1, 2)), ops.var(x, axis=(1, 2)), ops.std(x, axis=(1, 2)), x[..., -1][:, 0]]
    x = ops.concatenate(parts + [ops.norm(x, axis=(1, 2))[:, :1] if False else parts[0]], axis=-1)
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def models():
    return {"arithmetic": arithmetic, "shapes": shapes}
