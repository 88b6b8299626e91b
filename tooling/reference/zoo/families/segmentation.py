"""Nets that tell the class of every pixel."""

from families.parts import PICTURE, image_of
from net import Net


def conv(k, x, filters, name):
    return k.layers.Conv2D(filters, 3, padding="same", activation="relu", name=name)(x)


def unet(k, up):
    image = image_of(k)
    wide = conv(k, image, 4, "down1")
    x = conv(k, k.layers.MaxPooling2D(name="pool")(wide), 8, "bottom")
    x = k.layers.Concatenate(name="skip")([up(x), wide])
    x = conv(k, x, 6, "up1")
    return image, x


def unet_softmax(k):
    """A U-Net with UpSampling2D and a softmax for each pixel"""
    image, x = unet(k, k.layers.UpSampling2D(name="up"))
    x = k.layers.Conv2D(3, 1, activation="softmax", name="probs")(x)
    return Net(k.Model(image, x), "up1", "probs", PICTURE)


def unet_sigmoid(k):
    """A U-Net with transposed convolutions and one sigmoid for each pixel"""
    image, x = unet(k, k.layers.Conv2DTranspose(6, 2, 2, name="up"))
    x = k.layers.Conv2D(1, 1, activation="sigmoid", name="mask")(x)
    return Net(k.Model(image, x), "up1", "mask", PICTURE, target=0)


def fully_convolutional(k):
    """A projection to the classes at low resolution, then upsampling: FCN"""
    x = image = image_of(k)
    x = k.layers.MaxPooling2D(name="pool1")(conv(k, x, 6, "conv1"))
    x = conv(k, x, 8, "conv2")
    x = k.layers.Conv2D(3, 1, name="scores")(x)
    x = k.layers.UpSampling2D(2, interpolation="nearest", name="up")(x)
    return Net(k.Model(image, k.layers.Softmax(name="probs")(x)), "conv2", "probs", PICTURE)


NETS = {
    "unet": (unet_softmax, 2),
    "unet-keras3": (unet_softmax, 3),
    "unet-sigmoid": (unet_sigmoid, 2),
    "fcn": (fully_convolutional, 2),
}
