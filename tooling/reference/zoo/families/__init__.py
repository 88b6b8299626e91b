"""All nets by name, each with the version of Keras that makes it."""

import importlib

FAMILIES = (
    "classifiers",
    "activations",
    "convolutions",
    "attention",
    "segmentation",
    "sequences",
    "inputs",
)


def all_nets():
    return {
        name: made
        for family in FAMILIES
        for name, made in importlib.import_module(f"families.{family}").NETS.items()
    }
