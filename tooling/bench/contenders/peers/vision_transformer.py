"""ViT-Ti/16 of nets/vision-transformer.mjs, built as timm builds it: one product for query, key and value, and PyTorch's own attention."""

import numpy as np
import torch
from torch import nn
from weights import fill

WIDTH, HEADS, BLOCKS, SIDE = 192, 3, 12, 14


class Patches(nn.Conv2d):
    """Tokens of a picture, [1, 196, 192], with what their positions add."""

    def __init__(self, positions):
        super().__init__(3, WIDTH, 16, 16, bias=False)
        self.positions = positions

    def forward(self, x):
        return super().forward(x).flatten(2).transpose(1, 2) + self.positions


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)

    def forward(self, x):
        parts = self.parts(x).unflatten(-1, (3, HEADS, WIDTH // HEADS)).permute(2, 0, 3, 1, 4)
        shared = nn.functional.scaled_dot_product_attention(*parts)
        return self.out(shared.transpose(1, 2).flatten(2))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-6), nn.LayerNorm(WIDTH, 1e-6)
        self.attention = Attention()
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.narrow(nn.functional.gelu(self.wide(self.norm2(x))))


class Grid(nn.Module):
    """Tokens as what the libraries know: channels first, rows, columns."""

    def forward(self, x):
        return x.transpose(1, 2).unflatten(2, (SIDE, SIDE))


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm, self.logits = nn.LayerNorm(WIDTH, 1e-6), nn.Linear(WIDTH, 1000)

    def forward(self, x):
        return self.logits(self.norm(x.flatten(2).transpose(1, 2)).mean(1))


def fill_block(block, name, held):
    def dense(module, *names):
        kernels, offsets = ([held[f"{name}/{each}/dense/{kind}"][0] for each in names] for kind in ("weights", "bias"))
        fill(module, [np.concatenate(kernels, 1), np.concatenate(offsets)])

    dense(block.attention.parts, *(f"attention/{part}" for part in ("query", "key", "value")))
    dense(block.attention.out, "attention/out")
    dense(block.wide, "mlp1")
    dense(block.narrow, "mlp2")
    fill(block.norm1, norm_of(f"{name}/norm1", held))
    fill(block.norm2, norm_of(f"{name}/norm2", held))


def norm_of(name, held):
    return [held[f"{name}/gamma"][0], held[f"{name}/beta"][0]]


def transformer(positions):
    """With random weights but for what positions add, [1, 196, 192]."""
    grid = Grid()
    blocks = [Block() for _ in range(BLOCKS)]
    return nn.Sequential(Patches(positions), *blocks, grid, Head()).eval(), {"last": grid}


def vision_transformer(held):
    network, layers = transformer(torch.from_numpy(np.array(held["positions/weights"][0])))
    patches, *blocks, _, head = network
    fill(patches, held["patches/kernel"])
    for at, block in enumerate(blocks):
        fill_block(block, f"block{at}", held)
    fill(head.norm, norm_of("norm", held))
    fill(head.logits, [held[f"logits/{kind}"][0] for kind in ("weights", "bias")])
    return network, layers
