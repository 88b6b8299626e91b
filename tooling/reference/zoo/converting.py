"""From a Keras model to both formats of TensorFlow.js, by the real converter."""

import json
import sys
import tempfile
import types
from pathlib import Path

import keras  # noqa: F401  (Keras looks for JAX, and must not find what stands in for it below)

# The converter imports these for kinds of models that are not made here.
for unneeded in ("tensorflow_decision_forests", "jax", "jax.experimental", "jax.experimental.jax2tf"):
    sys.modules.setdefault(unneeded, types.ModuleType(unneeded))
sys.modules["jax.experimental"].jax2tf = sys.modules["jax.experimental.jax2tf"]

import tensorflowjs as tfjs  # noqa: E402
from tensorflowjs import read_weights  # noqa: E402
from tensorflowjs.converters import tf_saved_model_conversion_v2  # noqa: E402


def save_layers(model, folder, quantize):
    """As `tensorflowjs.converters.save_keras_model` does: by way of an HDF5 file."""
    tfjs.converters.save_keras_model(model, str(folder), quantization_dtype_map=_types(quantize))
    return folder / "model.json"


def save_graph(model, folder, quantize):
    """By way of a SavedModel, as `tensorflowjs_converter --output_format=tfjs_graph_model` does."""
    with tempfile.TemporaryDirectory() as saved:
        if hasattr(model, "export") and not _is_keras2(model):
            model.export(saved, verbose=False)
        else:
            model.save(saved, save_format="tf", include_optimizer=False)
        tf_saved_model_conversion_v2.convert_tf_saved_model(
            saved, str(folder), quantization_dtype_map=_types(quantize)
        )
    return folder / "model.json"


def stored_weights(folder):
    """The weights of a saved model by name, as TensorFlow.js reads them: made float32 again where they are quantised."""
    manifest = json.loads((Path(folder) / "model.json").read_text())["weightsManifest"]
    groups = read_weights.read_weights(manifest, str(folder))
    return {entry["name"]: entry["data"] for group in groups for entry in group}


def _types(quantize):
    return None if quantize is None else {quantize: "*"}


def _is_keras2(model):
    return type(model).__module__.startswith(("keras.src.engine", "tf_keras", "keras.engine"))


