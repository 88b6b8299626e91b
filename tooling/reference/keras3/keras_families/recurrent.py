"""Recurrent layers, wrappers and masks."""

from keras import Input, Model
from keras import layers as L


def gates():
    """GRU with its reset behind the product, both ways, and LSTM."""
    line = Input((6, 3))
    x = L.Conv1D(4, 2, activation="relu", name="features")(line)
    x = L.Bidirectional(L.LSTM(3, return_sequences=True))(x)
    x = L.Bidirectional(L.GRU(3, return_sequences=True))(x)
    x = L.GRU(4, return_sequences=True, use_bias=False)(x)
    x = L.GRU(4, return_sequences=True, reset_after=False)(x)
    x = L.Bidirectional(L.GRU(3), merge_mode="sum")(x)
    return Model(line, L.Dense(3, activation="softmax")(x)), "features"


def states():
    """States that are handed on."""
    line = Input((5, 3))
    x, state = L.GRU(3, return_state=True)(line)
    y = L.LSTM(3)(L.RepeatVector(4)(x), initial_state=[state, x])
    y = L.SimpleRNN(3)(L.RepeatVector(2)(y))
    return Model(line, L.Dense(3, activation="softmax")(y))


def distributed():
    """A layer, a model and a supplied layer at every step."""
    film = Input((3, 6, 6, 2))
    frame = Input((4, 4, 3))
    inner = Model(frame, L.GlobalAveragePooling2D(keepdims=True)(L.Conv2D(3, 2, activation="relu")(frame)))
    x = L.TimeDistributed(L.Conv2D(3, 3, activation="relu"))(film)
    x = L.TimeDistributed(inner)(x)
    x = L.TimeDistributed(L.Flatten())(x)
    x = L.TimeDistributed(L.UnitNormalization())(x)
    x = L.LSTM(3)(x)
    return Model(film, L.Dense(3, activation="softmax")(x))


def masked():
    """Masks that Keras makes by itself."""
    line, words = Input((6, 2)), Input((5,), dtype="int32")
    x = L.Masking(0.0)(line)
    x = L.LSTM(3, return_sequences=True)(x)
    x = L.GlobalAveragePooling1D()(x)
    y = L.Embedding(5, 4, mask_zero=True)(words)
    y = L.GRU(3)(y)
    z = L.GlobalAveragePooling1D()(L.Conv1D(2, 2)(line))
    return Model([line, words], L.Dense(3, activation="softmax")(L.Concatenate()([x, y, z])))


def unread():
    """A mask that ends at a convolution, and nobody reads."""
    words = Input((6,), dtype="int32")
    x = L.Embedding(5, 4, mask_zero=True)(words)
    x = L.Conv1D(4, 3, padding="same", activation="relu")(x)
    x = L.LSTM(3)(x)
    return Model(words, L.Softmax()(L.Dense(3)(x)))


def models():
    return {"gates": gates, "states": states, "distributed": distributed, "masked": masked, "unread": unread}
