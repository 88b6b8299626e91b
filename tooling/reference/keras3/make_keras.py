"""Exports the models of `keras_families` with the Keras that runs, and what TensorFlow predicts with them in float64."""

import json
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "zoo"))

from converting import save_layers  # noqa: E402
import keras  # noqa: E402
import tensorflow as tf  # noqa: E402
from tensorflowjs.converters import keras_h5_conversion  # noqa: E402

from keras_families import KERAS3, all_models  # noqa: E402

OUT = Path(__file__).parents[3] / "packages/models/test/keras"
VERSION = "keras3" if KERAS3 else "keras2"
# These are exported by way of a `.keras` file, too, which names its weights otherwise.
FILES = ("augmented", "nested", "encoder", "gates", "norms", "adapted", "lines", "distributed")

# The random layers of Keras 2 cannot be built in float64.
SINGLE = {("augmented", False)}
# Nor can Keras 3 write them to an HDF5 file.
FILE_ALONE = {("augmented", True)}


def digits(values, count=9):
    return [float(f"{value:.{count}g}") for value in np.asarray(values, np.float64).ravel()]


def made(build, floatx):
    keras.backend.clear_session()
    keras.backend.set_floatx(floatx)
    if not KERAS3:
        keras.mixed_precision.set_global_policy(floatx)
    else:
        keras.config.set_dtype_policy(floatx)
    result = build()
    return result if isinstance(result, tuple) else (result, None)


def seeded_weights(model, seed):
    """Small numbers, positive where a weight is a variance."""
    numbers = np.random.default_rng(seed)
    values = []
    for weight in model.weights:
        value = numbers.normal(size=tuple(weight.shape)) * 0.4
        if "variance" in weight.name or "gamma" in weight.name:
            value = 0.5 + np.abs(value)
        values.append(np.float32(value) if "int" not in str(weight.dtype) else np.zeros(weight.shape))
    return values


def fill(model, values):
    """Keras 3 takes the moments of a Normalization from its weights only when it is told."""
    model.set_weights(values)
    for layer in model.layers:
        if KERAS3 and isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()


def seeded_inputs(model, seed):
    numbers = np.random.default_rng(seed + 1000)
    inputs = []
    for tensor in model.inputs:
        shape = (2,) + tuple(tensor.shape)[1:]
        if "int" in str(tensor.dtype):
            # Zeros at the end, for the masks.
            value = np.sort(numbers.integers(0, 5, size=shape), axis=-1)[:, ::-1]
        else:
            value = np.float32(numbers.normal(size=shape))
            value[:, -2:] *= shape[1:] != (6, 2)
        inputs.append(value)
    return inputs


def grad_cam(model, layer, inputs):
    """Of the first sample and its predicted class, by the probability; not normalised."""
    feature = model.get_layer(layer).output
    both = keras.Model(model.inputs, [feature, model.outputs[0]])
    with tf.GradientTape() as tape:
        activations, output = both([tf.constant(value[:1]) for value in inputs], training=False)
        label = int(np.argmax(output[0]))
        score = output[0, label]
    gradient = tape.gradient(score, activations)
    space = list(range(1, len(activations.shape) - 1))
    assert tf.reduce_max(tf.abs(gradient)) > 1e-4, "the gradient is nearly nothing"
    weights = tf.reduce_mean(gradient, axis=space, keepdims=True)
    return {
        "layer": layer,
        "class": label,
        "map": digits(tf.nn.relu(tf.reduce_sum(weights * activations, axis=-1))),
    }


def export(name, build, seed):
    model, layer = made(build, "float32")
    weights = seeded_weights(model, seed)
    fill(model, weights)
    inputs = seeded_inputs(model, seed)
    folder = OUT / f"{name}-{VERSION}"
    shutil.rmtree(folder, ignore_errors=True)
    if (name, KERAS3) in FILE_ALONE:
        folder = folder.with_name(f"{folder.name}-file")
    else:
        save_layers(model, folder, None)
    if name in FILES:
        save_keras_file(model, OUT / f"{name}-{VERSION}-file")
    order = [tensor.name.split(":")[0] for tensor in model.inputs]

    floatx = "float32" if (name, KERAS3) in SINGLE else "float64"
    precise, _ = made(build, floatx)
    fill(precise, weights)
    values = [value if "int" in str(value.dtype) else value.astype(floatx) for value in inputs]
    outputs = precise([tf.constant(value) for value in values] if len(values) > 1 else tf.constant(values[0]), training=False)
    flat = [outputs[key] for key in sorted(outputs)] if isinstance(outputs, dict) else tf.nest.flatten(outputs)
    expected = {
        "inputs": [
            {"name": given, "shape": list(value.shape), "dtype": "int32" if "int" in str(value.dtype) else "float32", "values": digits(value)}
            for given, value in zip(order, inputs)
        ],
        "outputs": [{"shape": list(output.shape), "values": digits(output)} for output in flat],
    }
    if layer is not None:
        expected["cam"] = grad_cam(precise, layer, values)
    (folder / "expected.json").write_text(json.dumps(expected) + "\n")
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"{name:16} {size:6} bytes  {digits(flat[0][0], 4)[:3]}")
    assert size < 60_000, name


def save_keras_file(model, folder):
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        file = f"{scratch}/model.keras"
        model.save(file)
        topology, groups = read_keras_file(file)
        folder.mkdir(parents=True)
        keras_h5_conversion.write_artifacts(topology, groups, str(folder))


def read_keras_file(file):
    """As `tensorflowjs_converter --input_format=keras_keras` does."""
    with tempfile.TemporaryDirectory() as scratch:
        zipfile.ZipFile(file).extractall(scratch)
        read = lambda part: json.loads((Path(scratch) / part).read_text())  # noqa: E731
        with h5py.File(f"{scratch}/model.weights.h5") as weights:
            return keras_h5_conversion.h5_v3_merged_saved_model_to_tfjs_format(
                weights, read("metadata.json"), read("config.json")
            )


if __name__ == "__main__":
    for seed, (name, build) in enumerate(all_models().items()):
        if len(sys.argv) == 1 or name in sys.argv[1:]:
            export(name, build, seed)
