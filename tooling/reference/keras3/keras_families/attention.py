"""Attention."""

from keras import Input, Model
from keras import layers as L


def encoder():
    """A transformer's blocks over a picture's patches, with the norm before attention and behind it."""
    picture = Input((8, 8, 3))
    x = L.Conv2D(6, 2, strides=2, name="patches")(picture)
    x = L.Reshape((16, 6))(x)
    y = L.LayerNormalization(epsilon=1e-6)(x)
    x = L.Add(name="features")([x, L.MultiHeadAttention(2, 3, dropout=0.1)(y, y)])
    y = L.LayerNormalization(epsilon=1e-6)(x)
    y = L.Dense(8, activation="gelu")(y)
    x = L.Add()([x, L.Dense(6)(y)])
    # The norm behind the sum: attention reads one tensor thrice, and the sum reads it after.
    x = L.LayerNormalization(epsilon=1e-6)(L.Add()([x, L.MultiHeadAttention(2, 3)(x, x)]))
    x = L.Add()([x, L.Attention()([x, x])])
    x = L.GlobalAveragePooling1D()(x)
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def crossed():
    """Another sequence as value, no biases, other sizes, some axes, in causal order."""
    first, second = Input((6, 3)), Input((4, 5))
    x = L.MultiHeadAttention(2, 3, value_dim=2, output_shape=4, use_bias=False)(first, second)
    x = L.MultiHeadAttention(2, 2)(query=x, value=second, key=second)
    x = L.MultiHeadAttention(1, 2)(x, x, use_causal_mask=True)
    x = L.Attention(use_scale=True)([x, x])
    x = L.Reshape((3, 2, 4))(x)
    x = L.MultiHeadAttention(2, 2, attention_axes=(2,))(x, x)
    x = L.Flatten()(x)
    return Model([first, second], L.Dense(3, activation="softmax")(x))


def einsum():
    """EinsumDense along several axes."""
    line = Input((6, 4))
    x = L.EinsumDense("abc,cd->abd", output_shape=(6, 3), bias_axes="d", activation="relu")(line)
    x = L.EinsumDense("abc,bd->adc", output_shape=(5, 3))(x)
    x = L.EinsumDense("...c,cd->...d", output_shape=2, bias_axes="d")(x)
    x = L.Flatten()(x)
    return Model(line, L.Dense(3, activation="softmax")(x))


def models():
    return {"encoder": encoder, "crossed": crossed, "einsum": einsum}
