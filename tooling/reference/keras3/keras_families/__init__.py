"""All models by name, each with the version of Keras that makes it."""

import importlib

import keras

KERAS3 = keras.__version__.startswith("3")
FAMILIES = ("convolutions", "normalising", "attention", "recurrent", "pictures", "whole") + (
    ("keras3_functions",) if KERAS3 else ("keras2_functions",)
)


def all_models():
    """For each name a function without arguments that gives a model, or a model and the layer of its map."""
    return {
        name: made
        for family in FAMILIES
        for name, made in importlib.import_module(f"keras_families.{family}").models().items()
    }
