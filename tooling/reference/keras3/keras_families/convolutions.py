"""Convolutions that tfjs-layers lacks, or computes otherwise."""

from keras import Input, Model, Sequential
from keras import layers as L


def grouped():
    """Groups, strided and dilated, with an activation."""
    picture = Input((9, 9, 4))
    x = L.Conv2D(6, 3, groups=2, activation="relu", padding="same", name="grouped")(picture)
    x = L.Conv2D(4, (3, 2), groups=2, strides=2, name="features")(x)
    x = L.GlobalAveragePooling2D()(x)
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def dilated():
    """Depthwise with a dilation, which tfjs-layers drops."""
    picture = Input((10, 10, 3))
    x = L.DepthwiseConv2D(3, dilation_rate=2, depth_multiplier=2, padding="same", name="dilated")(picture)
    x = L.Conv2D(4, 1, activation="relu", name="features")(x)
    x = L.DepthwiseConv2D((3, 2), dilation_rate=2, activation="tanh")(x)
    x = L.GlobalAveragePooling2D()(x)
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def lines():
    """Causal and grouped along one axis, depthwise, separable, transposed, padded, cropped, repeated."""
    line = Input((16, 4))
    x = L.Conv1D(4, 3, padding="causal", dilation_rate=2, activation="relu")(line)
    x = L.Conv1D(6, 3, groups=2, name="features")(x)
    x = L.DepthwiseConv1D(3, strides=2, padding="same")(x)
    x = L.SeparableConv1D(4, 3, activation="tanh", padding="same")(x)
    x = L.Conv1DTranspose(3, 3, strides=2, padding="same")(x)
    x = L.ZeroPadding1D((2, 1))(x)
    x = L.Cropping1D((1, 2))(x)
    x = L.UpSampling1D(2)(x)
    x = L.GlobalMaxPooling1D(keepdims=True)(x)
    x = L.Flatten()(x)
    return Model(line, L.Dense(3, activation="softmax")(x)), "features"


def separable():
    """As Keras writes it, with initial values of kernels that it does not have."""
    return Sequential(
        [
            Input((8, 8, 3)),
            L.SeparableConv2D(4, 3, activation="relu", name="features"),
            L.Conv2DTranspose(3, 3, strides=2, output_padding=1, padding="same"),
            L.Conv2DTranspose(3, 3, strides=2, padding="valid"),
            L.GlobalAveragePooling2D(keepdims=True),
            L.Conv2D(3, 1),
            L.Reshape((3,)),
            L.Softmax(),
        ]
    ), "features"


def volumes():
    """Three axes of space."""
    volume = Input((5, 6, 5, 2))
    x = L.Conv3D(3, 2, activation="relu", name="features")(volume)
    x = L.BatchNormalization()(x)
    x = L.LayerNormalization()(x)
    x = L.UpSampling3D((1, 2, 1))(x)
    x = L.ZeroPadding3D(((0, 1), (1, 0), (1, 1)))(x)
    x = L.Cropping3D(1)(x)
    x = L.Concatenate()([L.GlobalAveragePooling3D()(x), L.GlobalMaxPooling3D()(x)])
    return Model(volume, L.Dense(3, activation="softmax")(x)), "features"


def models():
    return {
        "grouped": grouped,
        "dilated": dilated,
        "lines": lines,
        "separable": separable,
        "volumes": volumes,
    }
