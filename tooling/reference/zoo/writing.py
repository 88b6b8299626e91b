"""reference.json of a net, and the list of all nets."""

import json



def write_reference(folder, make, version, net, seed, explained, nodes):
    reference = {
        "shows": make.__doc__.strip(),
        "madeWith": f"Keras {version}",
        "inputs": [_input(spec, seed + 1000 * index, value) for index, (spec, value) in enumerate(zip(net.inputs, net.model.inputs))],
        **({} if net.target is None else {"target": net.target}),
        "class": explained.label,
        "score": _nine(explained.score),
        "map": {"shape": list(explained.map.shape), "values": [_nine(v) for v in explained.map.ravel()]},
        "formats": {
            "layers": _outcome(net, "layers", {"feature": _used(net), "reductions": [net.reduction]}),
            "graph": _outcome(net, "graph", nodes),
        },
    }
    (folder / "reference.json").write_text(_text(reference))
    sizes = {kind.name: sum(f.stat().st_size for f in kind.iterdir()) for kind in folder.iterdir() if kind.is_dir()}
    print(folder.name, sizes, "score", round(explained.score, 3), "map", explained.map.shape, nodes, flush=True)


def write_names(zoo, nets):
    names = [name for name in nets if (zoo / name / "reference.json").exists()]
    (zoo / "names.json").write_text(json.dumps(names, indent=2) + "\n")


def _input(spec, seed, tensor):
    return {
        "name": tensor.name.split(":")[0],
        "shape": [1, *spec.shape],
        "dtype": spec.dtype,
        "seed": seed,
        "low": spec.low,
        "high": spec.high,
        **({} if spec.zeros_from is None else {"zerosFrom": spec.zeros_from}),
    }


def _outcome(net, kind, layers):
    if kind in net.absent:
        return {"absent": net.absent[kind]}
    if kind in net.refused:
        refusal = net.refused[kind]
        return {"code": refusal.code, "message": refusal.message}
    return {"feature": layers["feature"], "reductions": layers["reductions"]}


def _used(net):
    """A layer that is used several times: the second use is NAME#2."""
    return net.feature if net.call == 0 else f"{net.feature}#{net.call + 1}"


def _nine(value):
    return float(f"{float(value):.9g}")


def _text(reference):
    """One line for each entry; numbers in a row stay in a row."""
    rows = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in reference.items()]
    return "{\n" + ",\n".join(rows) + "\n}\n"


