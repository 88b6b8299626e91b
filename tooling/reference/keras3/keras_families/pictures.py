"""Preprocessing within a model, and resizing."""

import keras
from keras import Input, Model
from keras import layers as L

KERAS3 = keras.__version__.startswith("3")


def augmented():
    """What is random while a model learns."""
    picture = Input((9, 9, 3))
    x = L.RandomFlip()(picture)
    x = L.RandomRotation(0.1)(x)
    x = L.RandomZoom(0.1)(x)
    x = L.RandomContrast(0.1)(x)
    x = L.RandomTranslation(0.1, 0.1)(x)
    x = L.RandomBrightness(0.1)(x)
    x = L.GaussianNoise(0.1)(x)
    x = L.SpatialDropout2D(0.1)(x)
    x = L.CenterCrop(6, 7)(x)
    x = L.Conv2D(4, 3, activation="relu", name="features")(x)
    x = L.ActivityRegularization(0.1)(x)
    x = L.GlobalAveragePooling2D()(x)
    x = L.GaussianDropout(0.1)(x)
    x = L.AlphaDropout(0.1)(x)
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def resized():
    """Resizing and up-sampling, both ways of interpolating, up and down."""
    picture = Input((7, 9, 2))
    x = L.Resizing(10, 6)(picture)
    x = L.Resizing(9, 9, interpolation="nearest")(x)
    x = L.Resizing(6, 8, crop_to_aspect_ratio=True)(x)
    x = L.CenterCrop(7, 5)(x)
    if not KERAS3:
        x = L.RandomCrop(6, 5)(x)
    x = L.Conv2D(3, 2, activation="relu", name="features")(x)
    x = L.UpSampling2D((2, 3), interpolation="bilinear")(x)
    x = L.UpSampling2D(2)(x)
    x = L.ZeroPadding2D(((1, 0), (0, 2)))(x)
    x = L.Cropping2D(1)(x)
    x = L.GlobalMaxPooling2D()(x)
    return Model(picture, L.Dense(3, activation="softmax")(x)), "features"


def models():
    return {"augmented": augmented, "resized": resized}
