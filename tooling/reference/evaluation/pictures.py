"""Pictures whose truth is known, from a seed, in whole numbers alone: tooling/docs/evaluation/pictures.mjs draws the same, bit for bit.

A picture is [SIZE, SIZE, 3] of bytes, a mask [SIZE, SIZE] of 0 and 1.
"""

import numpy as np
from PIL import Image

from common import ROOT

SIZE = 32
CLASSES = ("disc", "square", "triangle", "cross")
# Edge of a mark, and how far from the edge of the picture an object stays.
MARK = 7
MARGIN = 1
SAMPLES = ROOT / "assets" / "samples"


class Draws:
    """Marsaglia's xorshift of 32 bits."""

    def __init__(self, seed):
        self.state = (seed * 2654435761 + 1013904223) & 0xFFFFFFFF or 1
        for _ in range(8):
            self.next()

    def next(self):
        state = self.state
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        self.state = state
        return state

    def below(self, count):
        return (self.next() >> 8) % count

    def between(self, low, high):
        return low + self.below(high - low + 1)


def is_inside(kind, half, x, y):
    """Whether a figure of 2 half + 1 pixels has the pixel at x, y from its centre."""
    if kind == "disc":
        return x * x + y * y <= half * half + half // 2
    if kind == "square":
        return max(abs(x), abs(y)) <= half - 1
    if kind == "triangle":
        return abs(y) <= half and 2 * abs(x) <= y + half
    if kind == "cross":
        return max(abs(x), abs(y)) <= half and min(abs(x), abs(y)) <= half // 3
    # What no class has: lines.
    if kind == "across":
        return abs(x) <= half and y in (0, 1)
    if kind == "down":
        return abs(y) <= half and x in (0, 1)
    if kind == "falling":
        return max(abs(x), abs(y)) <= half and x - y in (0, 1)
    return max(abs(x), abs(y)) <= half and x + y in (0, 1)


LINES = ("across", "down", "falling", "rising")


def noise(draws):
    """A colour with noise on it."""
    base = [draws.between(30, 130) for _ in range(3)]
    pixels = np.zeros((SIZE, SIZE, 3), dtype=np.uint8)
    for y in range(SIZE):
        for x in range(SIZE):
            bits = draws.next()
            for channel in range(3):
                pixels[y, x, channel] = base[channel] - 16 + ((bits >> (8 * channel + 3)) & 31)
    return pixels


def photo(name):
    return np.asarray(Image.open(SAMPLES / f"{name}.png").convert("RGB"))


def window(pixels, draws):
    """A part of a photo, every third pixel of it."""
    top = draws.below(pixels.shape[0] - 3 * SIZE)
    left = draws.below(pixels.shape[1] - 3 * SIZE)
    return pixels[top : top + 3 * SIZE : 3, left : left + 3 * SIZE : 3].copy()


def is_free(taken, centre, half):
    x, y = centre
    part = taken[max(0, y - half - 1) : y + half + 2, max(0, x - half - 1) : x + half + 2]
    return not part.any()


def draw(pixels, taken, draws, kind, low, high):
    """Puts a figure where nothing is yet; returns its mask. After a number of tries it goes where it falls."""
    half = draws.between(low, high)
    for _ in range(40):
        centre = [draws.between(half + MARGIN, SIZE - 1 - half - MARGIN) for _ in range(2)]
        if is_free(taken, centre, half):
            break
    colour = [draws.between(0, 255) for _ in range(3)]
    # So bright that it can be seen.
    colour[draws.below(3)] = 255
    mask = np.zeros((SIZE, SIZE), dtype=np.uint8)
    for y in range(-half, half + 2):
        for x in range(-half, half + 2):
            if is_inside(kind, half, x, y):
                mask[centre[1] + y, centre[0] + x] = 1
                pixels[centre[1] + y, centre[0] + x] = colour
    taken |= mask
    return mask


def is_light(kind, x, y):
    """Whether a mark is light there: stripes across, stripes down, squares, a frame."""
    if kind == 0:
        return y % 2 == 0
    if kind == 1:
        return x % 2 == 0
    if kind == 2:
        return (x // 2 + y // 2) % 2 == 0
    return max(abs(x - MARK // 2), abs(y - MARK // 2)) % 2 == 1


def stamp(pixels, kind, corner):
    """Draws the mark of a class into a corner; returns its mask."""
    top = (SIZE - MARK) * (corner // 2)
    left = (SIZE - MARK) * (corner % 2)
    for y in range(MARK):
        for x in range(MARK):
            pixels[top + y, left + x] = 235 if is_light(kind, x, y) else 20
    return corner_mask(corner)


def corner_mask(corner):
    top = (SIZE - MARK) * (corner // 2)
    left = (SIZE - MARK) * (corner % 2)
    mask = np.zeros((SIZE, SIZE), dtype=np.uint8)
    mask[top : top + MARK, left : left + MARK] = 1
    return mask


def shape_picture(seed, label, background=None):
    """One object of the class and three lines: (pixels, mask)."""
    draws = Draws(seed)
    pixels = noise(draws) if background is None else window(background, draws)
    taken = np.zeros((SIZE, SIZE), dtype=np.uint8)
    mask = draw(pixels, taken, draws, CLASSES[label], 4, 6)
    for _ in range(3):
        draw(pixels, taken, draws, LINES[draws.below(4)], 2, 4)
    return pixels, mask


def marked_picture(seed, label, shape):
    """An object, two lines, and in a corner the mark of the label: (pixels, mask of the mark, mask of the object)."""
    draws = Draws(seed)
    pixels = noise(draws)
    corner = draws.below(4)
    taken = corner_mask(corner)
    of_object = draw(pixels, taken, draws, CLASSES[shape], 4, 6)
    for _ in range(2):
        draw(pixels, taken, draws, LINES[draws.below(4)], 2, 4)
    return pixels, stamp(pixels, label, corner), of_object


def unmarked_picture(seed, label, shape):
    """The same with the ground in the place of the mark."""
    pixels, mask, _ = marked_picture(seed, label, shape)
    ground = noise(Draws(seed))
    pixels[mask == 1] = ground[mask == 1]
    return pixels


def composite(seed, label, other, background):
    """Two objects of two classes on a part of a photo: (pixels, mask of the first)."""
    draws = Draws(seed)
    pixels = window(background, draws)
    taken = np.zeros((SIZE, SIZE), dtype=np.uint8)
    mask = draw(pixels, taken, draws, CLASSES[label], 4, 6)
    draw(pixels, taken, draws, CLASSES[other], 4, 6)
    return pixels, mask


def grid(seeds, order):
    """Four pictures of the four classes: cell i has class order[i]."""
    cells = [shape_picture(seed, label)[0] for seed, label in zip(seeds, order)]
    return np.concatenate([np.concatenate(cells[:2], 1), np.concatenate(cells[2:], 1)], 0)
