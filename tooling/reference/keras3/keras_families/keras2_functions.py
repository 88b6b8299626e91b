"""Functions of TensorFlow that are called on a layer's output under Keras 2."""

import numpy as np
import tensorflow as tf
from keras import Input, Model
from keras import layers as L


def arithmetic():
    """Python's operators and functions of one number."""
    picture = Input((5, 5, 3))
    x = L.Conv2D(4, 2, name="features")(picture)
    x = tf.nn.relu(x - 0.1) + np.array([0.1, 0.2, 0.3, 0.4], x.dtype.as_numpy_dtype)
    x = 1 - x / 2 + -x * 0.5 + x**2
    x = tf.clip_by_value(tf.abs(x), 0.1, 3)
    x = tf.sqrt(x) + tf.exp(-x) + tf.math.log(x) + tf.square(x) + tf.math.rsqrt(x) + tf.sin(x)
    x = tf.where(x > 1.5, x, 0.5 * x) + tf.maximum(x, 0.3)
    x = tf.nn.gelu(x) + tf.nn.silu(x) + tf.nn.leaky_relu(x) + tf.nn.relu6(x)
    x = tf.reduce_mean(x, axis=[1, 2]) / 50
    return Model(picture, tf.nn.softmax(L.Dense(3)(x))), "features"


def shapes():
    """Brackets, shapes, products and means along axes."""
    picture = Input((6, 6, 3))
    x = L.Conv2D(4, 1, activation="relu", name="features")(picture)
    x = x[:, 1:, :-1, ::2]
    x = tf.concat([x, tf.reverse(x, axis=[2])], axis=-1)
    x = tf.reshape(x, (-1, 25, 4))
    x = tf.transpose(x, (0, 2, 1))
    x = tf.matmul(x, x, transpose_b=True) / 5
    x = tf.nn.softmax(x, axis=1)
    a, b = tf.split(x, 2, axis=1)
    x = tf.stack([a, b], axis=1)
    x = tf.squeeze(tf.expand_dims(x, -1), -1)
    x = tf.pad(x, [[0, 0], [0, 0], [1, 0], [0, 1]])
    x = tf.image.resize(tf.transpose(x, (0, 2, 3, 1)), (4, 5))
    parts = [tf.reduce_max(x, axis=(1, 2)), tf.reduce_sum(x, axis=(1, 2)), tf.math.reduce_variance(x, axis=(1, 2)), x[..., -1][:, 0]]
    x = tf.math.l2_normalize(tf.concat(parts, axis=-1), axis=-1)
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def models():
    return {"arithmetic": arithmetic, "shapes": shapes}
