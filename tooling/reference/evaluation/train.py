"""Trains the networks of the public table, and chooses its pictures: tooling/docs/evaluation/reference/nets.json.

    python train.py

About five minutes on one core. The same versions give the same bytes.
"""

import random
import zlib

import numpy as np
import torch
from torch import nn

from networks import CLASSES, REFERENCE, Net, as_input, load, open_net, packed, tensors_of
from common import made_with, write_json  # noqa: E402
import pictures as drawn  # noqa: E402

PICTURES = 8000
EPOCHS = 20
BATCH = 32
# Seeds of pictures: what is trained on, what accuracy is measured on, what the table is made of.
FROM = {"trained": 1, "measured": 500_000, "shown": 1_000_000}
MEASURED = 1000
SHOWN = 20
TRAINED_PHOTO, SHOWN_PHOTO = "coffee", "chelsea"


def shapes(count, first):
    """Two of five on parts of a photo, that the composites look familiar."""
    photo = drawn.photo(TRAINED_PHOTO)
    for index in range(count):
        label = index % CLASSES
        background = photo if index % 5 < 2 else None
        yield drawn.shape_picture(first + index, label, background)[0], label


def shape_of(seed, label):
    """In marked pictures: the label's in five of eight, as one in two is, and a fourth of the others by chance."""
    draws = drawn.Draws(seed + 77)
    return label if draws.below(2) == 0 else draws.below(CLASSES)


def marks(count, first):
    for index in range(count):
        label = index % CLASSES
        yield drawn.marked_picture(first + index, label, shape_of(first + index, label))[0], label


def train(name, head, source):
    torch.manual_seed(7)
    net = Net(head)
    images, labels = zip(*source(PICTURES, FROM["trained"]))
    x, y = as_input(images).float(), torch.tensor(labels)
    optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 8e-3, total_steps=EPOCHS * (PICTURES // BATCH))
    order = random.Random(7)
    for epoch in range(EPOCHS):
        indices = list(range(PICTURES))
        order.shuffle(indices)
        total = 0
        for start in range(0, PICTURES - BATCH + 1, BATCH):
            batch = indices[start : start + BATCH]
            loss = nn.functional.cross_entropy(net(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        if epoch < 3 or epoch % 5 == 4:
            print(f"{name} {epoch + 1}: loss {total / (PICTURES // BATCH):.4f}", flush=True)
    return {"head": head, "weights": {key: packed(value) for key, value in tensors_of(net).items()}}


def probabilities(net, images):
    with torch.no_grad():
        return torch.softmax(net(as_input(images)), dim=1).numpy()


def accuracy(net, source):
    images, labels = zip(*source(MEASURED, FROM["measured"]))
    return float((probabilities(net, images).argmax(1) == np.array(labels)).mean())


def followed(net):
    """Of pictures whose mark and object are of different classes: the shares of answers that follow the mark, and the object."""
    hits = {"mark": 0, "object": 0}
    count = 0
    for index in range(MEASURED):
        label, shape = index % CLASSES, (index + 1 + index // CLASSES % 3) % CLASSES
        image = drawn.marked_picture(FROM["measured"] + index, label, shape)[0]
        answer = int(probabilities(net, [image])[0].argmax())
        hits["mark"] += answer == label
        hits["object"] += answer == shape
        count += 1
    return {name: hit / count for name, hit in hits.items()}


def without_mark(net):
    """The answer to pictures whose mark was taken away, and how many of them have it."""
    images = [drawn.unmarked_picture(FROM["measured"] + index, index % CLASSES, (index + 1) % CLASSES) for index in range(200)]
    counts = np.bincount(probabilities(net, images).argmax(1), minlength=CLASSES)
    return {"answer": int(counts.argmax()), "share": float(counts.max() / counts.sum())}


def chosen(is_right, make, labels=tuple(range(CLASSES))):
    """The first pictures whose answer is right, class after class: [[seed, label, ...]]."""
    found, seed = [], FROM["shown"]
    while len(found) < SHOWN:
        entry = make(seed, labels[len(found) % len(labels)])
        if is_right(*entry):
            found.append(list(entry))
        seed += 1
    return found


def is_sure(net, image, label):
    return float(probabilities(net, [image])[0, label]) > 0.6


def other_of(seed, label):
    return (label + 1 + drawn.Draws(seed + 99).below(3)) % CLASSES


def sets(file):
    """What the table is made of: only pictures that are answered right, for of others no truth is known."""
    pooled, flat, marked = (open_net(name, file=file) for name in ("pooled", "flat", "marked"))
    photo = drawn.photo(SHOWN_PHOTO)

    def has_both(seed, label, other):
        image = drawn.composite(seed, label, other, photo)[0]
        two = probabilities(pooled, [image])[0].argsort()[-2:]
        return {label, other} == set(two.tolist())

    def shape_is_right(seed, label):
        image = drawn.shape_picture(seed, label)[0]
        return is_sure(pooled, image, label) and is_sure(flat, image, label)

    def mark_decides(*entry):
        """Without the mark the answer is another."""
        answer = probabilities(marked, [drawn.unmarked_picture(*entry)])[0].argmax()
        return is_sure(marked, drawn.marked_picture(*entry)[0], entry[1]) and answer != entry[1]

    # What is answered without a mark needs none.
    labels = [label for label in range(CLASSES) if label != without_mark(marked)["answer"]]
    shown = chosen(shape_is_right, lambda seed, label: (seed, label))
    by_class = [[seed for seed, label in shown if label == each] for each in range(CLASSES)]
    return {
        "shapes": shown,
        "marks": chosen(mark_decides, lambda seed, label: (seed, label, other_of(seed, label)), labels),
        "composites": chosen(has_both, lambda seed, label: (seed, label, other_of(seed, label))),
        "grids": grids(by_class),
    }


def grids(by_class):
    """[[seeds, classes of the cells, the cell that is asked for]]"""
    order, found = random.Random(3), []
    for index in range(SHOWN):
        classes = list(range(CLASSES))
        order.shuffle(classes)
        seeds = [order.choice(by_class[each]) for each in classes]
        found.append([seeds, classes, index % CLASSES])
    return found


def checksums(shown):
    """Of the first picture of each set, for whoever draws them again."""
    photo = drawn.photo(SHOWN_PHOTO)
    first = {
        "shapes": drawn.shape_picture(*shown["shapes"][0])[0],
        "marks": drawn.marked_picture(*shown["marks"][0])[0],
        "composites": drawn.composite(*shown["composites"][0], photo)[0],
        "grids": drawn.grid(*shown["grids"][0][:2]),
    }
    return {name: zlib.crc32(np.ascontiguousarray(image).tobytes()) for name, image in first.items()}


if __name__ == "__main__":
    file = {"nets": {}}
    for name, head, source in (("pooled", "pooled", shapes), ("flat", "flat", shapes), ("marked", "pooled", marks)):
        entry = train(name, head, source)
        net = load(Net(head), entry["weights"])
        entry["accuracy"] = accuracy(net, source)
        print(name, entry["accuracy"], flush=True)
        if source is marks:
            entry["followed"] = followed(net)
            entry["without_mark"] = without_mark(net)
            print(entry["followed"], entry["without_mark"])
        file["nets"][name] = entry
    shown = sets(file)
    write_json(
        REFERENCE / "nets.json",
        {
            "made_with": made_with(script="tooling/reference/evaluation/train.py"),
            "classes": drawn.CLASSES,
            "photo": SHOWN_PHOTO,
            "nets": {name: dict(entry) for name, entry in file["nets"].items()},
            "sets": shown,
            "checksums": checksums(shown),
        },
    )
