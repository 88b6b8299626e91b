"""Grad-CAM in float64 by TensorFlow, at any layer, also inside of other layers."""

from types import SimpleNamespace

import numpy as np
import tensorflow as tf


def find_layer(model, path):
    """`outer/inner` is the layer `inner` of the model, or of the model in the wrapper, `outer`."""
    for name in path.split("/"):
        inner = getattr(model, "layer", model)
        model = inner if inner.name == name else inner.get_layer(name)
    return model


def tapped(layer, call=0):
    """Makes a layer remember what it puts out in its use number `call`, and add `delta` to it."""
    tap = SimpleNamespace(value=None, delta=None, uses=0)
    original = layer.call

    def watched(*arguments, **keywords):
        output = original(*arguments, **keywords)
        if tap.uses == call:
            output = output if tap.delta is None else output + tap.delta
            tap.value = output
        tap.uses += 1
        return output

    layer.call = watched
    return tap


class Explained:
    """The answer for one net, as precise as its numbers: class, score, map and what lies between."""

    def __init__(self, net):
        self.net = net
        self.feature = tapped(find_layer(net.model, net.feature), net.call)
        self.reduction = tapped(find_layer(net.model, net.reduction))

    def run(self, delta=None):
        self.feature.uses = self.reduction.uses = 0
        self.feature.delta = delta
        inputs = self.inputs[0] if len(self.inputs) == 1 else self.inputs
        self.net.model(inputs, training=False)
        return self.reduction.value

    def explain(self, values):
        self.inputs = [tf.constant(value) for value in values]
        with tf.GradientTape() as tape:
            for value in self.inputs:
                if value.dtype.is_floating:
                    tape.watch(value)
            output = self.run()
            self.output = output.numpy()
            self.label = self._label()
            score = class_score(output, self.label)
        activations = self.feature.value
        gradient = tf.convert_to_tensor(tape.gradient(score, activations))
        self.score = float(score)
        self.activations = activations.numpy()
        self.gradient = gradient.numpy()
        self.map = grad_cam(self.activations, self.gradient, self.net.tokens)
        return self

    def _label(self):
        if self.net.target is not None:
            return self.net.target
        totals = self.output[0].reshape(-1, self.output.shape[-1]).sum(axis=0)
        return int(np.argmax(totals))

    def check_gradient(self, step=1e-6):
        """Central differences along a random direction; at a zero of a ReLU a pooling may have ties, and no slope."""
        direction = np.random.default_rng(1).normal(size=self.gradient.shape)
        direction = direction * (self.activations != 0)
        scores = [
            float(class_score(self.run(tf.constant(sign * step * direction)), self.label))
            for sign in (1, -1)
        ]
        slope = (scores[0] - scores[1]) / (2 * step)
        expected = float(np.sum(self.gradient * direction))
        scale = np.abs(self.gradient).max() * np.sqrt(self.gradient.size)
        assert abs(slope - expected) < 1e-3 * scale, f"finite differences: {slope} {expected}"


def class_score(output, label):
    """The class's number, summed over space where the output has one."""
    return tf.reduce_sum(output[..., label])


def grad_cam(activations, gradient, tokens):
    """ReLU(sum_k mean(dS/dA_k) A_k), without the batch axis; tokens are folded into their grid."""
    if tokens is not None:
        prefix, *grid = tokens
        activations = activations[:, prefix:]
        gradient = gradient[:, prefix:]
    space = tuple(range(1, activations.ndim - 1))
    weights = gradient.mean(axis=space, keepdims=True)
    cam = np.maximum((weights * activations).sum(axis=-1), 0)[0]
    return cam if tokens is None else cam.reshape(grid)
