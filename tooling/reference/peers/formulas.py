"""Every method from its formula, in float64, written without any peer's code: the third opinion.

    python formulas.py

Writes packages/testing/src/reference/methods/<net>.json. Arrays here are channels last: A and G are [H, W, C].
Maps are kept before the last ReLU, so that a sign can be seen; ReLU and scaling are for whoever compares.
"""

import numpy as np
import torch
import torch.nn.functional as F

from nets import HERE, NETS, TESTING, described, made, nine, picture, weights_of
from common import made_with, write_json

NOISE = {"passes": 4, "shape": [12, 16, 3], "seed": 500, "scale": 0.6}
MASK_NOISE = {"passes": 3, "shape": [12, 16, 8], "seed": 600, "scale": 2}


class GuidedReLU(torch.autograd.Function):
    """ReLU whose gradient passes only where input and gradient are both positive (Springenberg 2015)."""

    @staticmethod
    def forward(ctx, z):
        ctx.save_for_backward(z)
        return z.clamp(min=0)

    @staticmethod
    def backward(ctx, dy):
        (z,) = ctx.saved_tensors
        return torch.where((z > 0) & (dy > 0), dy, torch.zeros_like(dy))


class Plain:
    """The net as a function, with every activation at hand. Tensors are [N, C, H, W]."""

    def __init__(self, name):
        self.w = weights_of(name)
        self.layers = [n for n in ("conv1", "conv2", "conv3") if f"{n}/kernel" in self.w]

    def run(self, x, start=None, relu=torch.relu):
        """(logits [N, classes], {layer: activation}, {layer: what goes into its ReLU}); `start` takes the
        activation of a layer in place of the input."""
        a, z = {}, {}
        begin = 0 if start is None else self.layers.index(start) + 1
        if start is not None:
            a[start] = x
        for layer in self.layers[begin:]:
            source = F.max_pool2d(x, 2) if layer == "conv2" else x
            z[layer] = F.conv2d(
                source, self.w[f"{layer}/kernel"].permute(3, 2, 0, 1), self.w[f"{layer}/bias"], padding=1
            )
            x = a[layer] = relu(z[layer])
        flat = x.permute(0, 2, 3, 1).flatten(1) if "conv3" in self.layers else x.mean(dim=(2, 3))
        return flat @ self.w["dense/kernel"] + self.w["dense/bias"], a, z


def score_of(logits, index, kind):
    """logits [N, classes] to [N]."""
    if kind == "logit":
        return logits[:, index]
    log = torch.log_softmax(logits, 1)[:, index]
    if kind == "softmax":
        return log.exp()
    return logits[:, index] + log  # ReST of Shapley-CAM: before and after the softmax


def last(t):
    """[1, C, H, W] to [H, W, C] in NumPy."""
    return t.detach()[0].permute(1, 2, 0).numpy()


def first(array):
    return torch.from_numpy(np.ascontiguousarray(array)).permute(2, 0, 1)[None]


def lines(count, wanted, corners):
    """[wanted, count]: linear interpolation of a line, centres of pixels aligned, or corners."""
    matrix = np.zeros((wanted, count))
    for i in range(wanted):
        at = i * (count - 1) / (wanted - 1) if corners else (i + 0.5) * count / wanted - 0.5
        at = min(max(at, 0), count - 1)
        low = min(int(np.floor(at)), count - 2)
        matrix[i, low] += 1 - (at - low)
        matrix[i, low + 1] += at - low
    return matrix


def upsampled(maps, size, corners=False):
    """[H, W] or [H, W, C] to size, bilinear."""
    rows, columns = (lines(n, s, corners) for n, s in zip(maps.shape, size))
    return np.einsum("ah,bw,hw...->ab...", rows, columns, maps)


def ranged(maps, epsilon=0.0):
    """From 0 to 1 over the first two axes; what is constant becomes 0."""
    maps = maps - maps.min(axis=(0, 1))
    top = maps.max(axis=(0, 1)) + epsilon
    return maps / np.where(top == 0, 1, top)


# The methods. A and G: activation and gradient, [H, W, C]; the map comes back [H, W], before the last ReLU.


def grad_cam(A, G):
    return A @ G.mean(axis=(0, 1))


def hi_res_cam(A, G):
    return (G * A).sum(-1)


def element_wise(A, G):
    return np.maximum(G * A, 0).sum(-1)


def layer_cam(A, G):
    return (np.maximum(G, 0) * A).sum(-1)


def grad_cam_plus_plus(A, G, epsilon):
    below = 2 * G**2 + A.sum(axis=(0, 1)) * G**3 + epsilon
    alpha = np.divide(G**2, below, out=np.zeros_like(G), where=G != 0)
    return A @ (alpha * np.maximum(G, 0)).sum(axis=(0, 1))


def x_grad_cam(A, G):
    total = A.sum(axis=(0, 1))
    return A @ np.divide((G * A).sum(axis=(0, 1)), total, out=np.zeros_like(total), where=total != 0)


def principal(M):
    """The projection of centred columns on the first right singular vector, turned so that |max| >= |min|."""
    X = M.reshape(-1, M.shape[-1])
    X = X - X.mean(axis=0)
    # From the covariance's eigenvectors rather than an SVD: another way than the peer's.
    values, vectors = np.linalg.eigh(X.T @ X)
    p = (X @ vectors[:, -1]).reshape(M.shape[:-1])
    return (-p if abs(p.min()) > abs(p.max()) else p), np.sqrt(values[-1] / values[-2])


def kernel_principal(A):
    """The first component of kernel PCA with tanh(x . y / C + 1), columns centred first, then the kernel.

    The sign is the one with |max| >= |min|.
    """
    X = A.reshape(-1, A.shape[-1])
    X = X - X.mean(axis=0)
    K = np.tanh(X @ X.T / X.shape[1] + 1)
    K = K - K.mean(axis=0) - K.mean(axis=1)[:, None] + K.mean()
    values, vectors = np.linalg.eigh(K)
    p = (vectors[:, -1] * np.sqrt(values[-1])).reshape(A.shape[:-1])
    return (-p if abs(p.min()) > abs(p.max()) else p), values[-1] / values[-2]


def fem(A):
    limit = A.mean(axis=(0, 1)) + 2 * A.std(axis=(0, 1))
    return A @ (A > limit).mean(axis=(0, 1)), np.abs(A - limit).min()


def fem_of_masks(A):
    """The other reading of FEM (xplique's): the masks are summed, weighted with the channels' means."""
    return (A > A.mean(axis=(0, 1)) + 2 * A.std(axis=(0, 1))) @ A.mean(axis=(0, 1))


def alea(seed):
    """The generator behind tf.randomUniform (Alea, J. Baagoe, as in the npm package seedrandom): numbers from 0 to 1."""
    n = 0xEFC8249D

    def mash(text):
        nonlocal n
        for character in text:
            n += ord(character)
            h = 0.02519603282416938 * n
            n = int(h) % 2**32
            h = (h - n) * n
            n = int(h) % 2**32
            n += (h - n) * 2**32
        return int(n) % 2**32 * 2.0**-32

    states = [mash(" ") for _ in range(3)]
    states = [state - mash(seed) for state in states]
    s0, s1, s2 = (state + 1 if state < 0 else state for state in states)
    c = 1
    while True:
        t = 2091639 * s0 + c * 2.0**-32
        c = int(t)
        s0, s1, s2 = s1, s2, t - c
        yield s2


def random_cam(A):
    """Weights from -1 to 1 by the generator's first numbers for the seed 0."""
    numbers = alea("0")
    return A @ np.array([2 * next(numbers) - 1 for _ in range(A.shape[-1])])


def smooth_grad_cam_plus_plus(A, gradients):
    """Mean derivatives over noisy passes, the activation of the clean one (Omeiza 2019)."""
    G1 = np.mean(gradients, axis=0)
    G2, G3 = (np.mean([G**n for G in gradients], axis=0) for n in (2, 3))
    below = 2 * G2 + A.sum(axis=(0, 1)) * G3
    alpha = np.divide(G2, below, out=np.zeros_like(G2), where=G2 != 0)
    return A @ (alpha * np.maximum(G1, 0)).sum(axis=(0, 1))


def softmax(values):
    e = np.exp(values - np.max(values))
    return e / e.sum()


def liveliest(A, top):
    """The channels of largest variance, in order."""
    return np.sort(np.argsort(-A.var(axis=(0, 1)), kind="stable")[:top])


def score_cam(net, x, A, index, kind, how, top=None):
    """Weights are the softmax over channels of the scores of the input under each channel's mask.

    `top`: only so many channels, those of largest variance (Faster-Score-CAM).

    `how`: "paper" upsamples with centres of pixels aligned, then ranges; "corners" aligns corners, then ranges
    (pytorch-grad-cam); "ranged-first" ranges, then upsamples (torch-cam).
    """
    A = A if top is None else A[..., liveliest(A, top)]
    return A @ softmax(masked_scores(net, x, masks_of(A, x.shape[2:], how), index, kind))


def masks_of(A, size, how):
    """Channels as masks of the input, [*size, C], from 0 to 1."""
    if how == "ranged-first":
        return upsampled(ranged(A), size)
    return ranged(upsampled(A, size, corners=how == "corners"))


def masked_scores(net, x, masks, index, kind):
    """The score of the input under each mask."""
    masked = x * torch.from_numpy(np.moveaxis(masks, -1, 0)).unsqueeze(1)
    return score_of(net.run(masked)[0], index, kind).numpy()


def ss_cam(net, x, A, index, kind, how):
    """Score-CAM's scores, their mean over masks with noise added (Wang 2020, 2006.14255)."""
    masks = masks_of(A, x.shape[2:], how)
    scores = [
        masked_scores(net, x, masks + made(MASK_NOISE["shape"], MASK_NOISE["seed"] + n, MASK_NOISE["scale"]).numpy(), index, kind)
        for n in range(MASK_NOISE["passes"])
    ]  # fmt: skip
    return A @ softmax(np.mean(scores, axis=0))


def is_cam(net, x, A, index, kind, how):
    """Score-CAM's scores, their mean over masks times 1/10, 3/10, 6/10, ... (Naidu 2020, 2010.03023, as in torchcam)."""
    masks = masks_of(A, x.shape[2:], how)
    factors = np.cumsum(np.arange(1, 11) / 10)
    return A @ softmax(np.mean([masked_scores(net, x, masks * factor, index, kind) for factor in factors], axis=0))


def recipro_cam(net, A, layer, index, kind, spread):
    """The score of the features of each position alone; `spread`: times a Gaussian mask around it (Byun 2022)."""
    rows, columns, _ = A.shape
    line = np.array([1, 2, 1]) / 4
    mask = np.outer(line, line) if spread else np.outer([0, 1, 0], [0, 1, 0])
    result = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            # A frame of one, which takes what falls beyond the edge.
            framed = np.zeros((rows + 2, columns + 2, A.shape[2]))
            framed[i : i + 3, j : j + 3] = mask[..., None] * A[i, j]
            alone = first(framed[1:-1, 1:-1])
            result[i, j] = float(score_of(net.run(alone, layer)[0], index, kind)[0])
    return result


def ablation_cam(net, A, layer, index, kind):
    """(S - S_k) / S, where S_k is without channel k."""
    without = first(A).repeat(A.shape[-1], 1, 1, 1)
    for k in range(A.shape[-1]):
        without[k, k] = 0
    score = float(score_of(net.run(first(A), layer)[0], index, kind)[0])
    return A @ ((score - score_of(net.run(without, layer)[0], index, kind).numpy()) / score)


def shapley_cam(net, A, layer, index, kind):
    """mean(G - HVP / 2), where HVP is the Hessian of the score times the activation."""
    a = first(A).requires_grad_(True)
    score = score_of(net.run(a, layer)[0], index, kind).sum()
    (G,) = torch.autograd.grad(score, a, create_graph=True)
    # With a logit on top of one linear layer the gradient depends on nothing.
    H = torch.autograd.grad((G * a.detach()).sum(), a, allow_unused=True)[0] if G.requires_grad else None
    H = torch.zeros_like(G) if H is None else H
    return A @ last(G - H / 2).mean(axis=(0, 1)), last(H)


def refine_cam(facts, layers, index, kind):
    """The product over layers of Grad-CAM++, each upsampled and divided by its maximum (Domeniconi 2026)."""
    product = 1
    for layer in layers:
        cam = grad_cam_plus_plus(facts.A[layer], facts.gradient(layer, index, kind), 0)
        cam = upsampled(np.maximum(cam, 0), facts.x.shape[2:])
        product = product * cam / cam.max()
    return product


def finer_score(logits, index, how, alpha=1.0):
    """y_c - alpha y_d over the three nearest classes d.

    `how`: "constant" weights them by their probabilities, held constant; "differentiated" lets the gradient run
    through those probabilities too (pytorch-grad-cam); "mean" weights them alike (torch-cam).
    """
    z = logits[0]
    order = [int(d) for d in (z - z[index]).abs().argsort() if d != index][:3]
    p = torch.softmax(z, 0)[order]
    if how == "mean":
        p = torch.ones_like(p)
    p = p if how == "differentiated" else p.detach()
    return (p * (z[index] - alpha * z[order])).sum() / p.sum()


def finer_cam(net, A, layer, index, how, alpha=1.0):
    a = first(A).requires_grad_(True)
    (G,) = torch.autograd.grad(finer_score(net.run(a, layer)[0], index, how, alpha), a)
    return grad_cam(A, last(G))


def guided_backpropagation(net, x, index):
    x = x.clone().requires_grad_(True)
    return last(torch.autograd.grad(net.run(x, relu=GuidedReLU.apply)[0][0, index], x)[0])


def full_grad(net, x, index, kind, epsilon):
    """|x dS/dx| of every input channel and |b_c dS/dz_c| of every channel of every convolution, each ranged from
    0 to 1 and upsampled bilinearly, then summed; [H, W] of the input."""
    x = x.clone().requires_grad_(True)
    logits, _, z = net.run(x)
    dx, *dz = torch.autograd.grad(score_of(logits, index, kind).sum(), [x, *z.values()])
    parts = [np.abs(last(x * dx))]
    for layer, d in zip(z, dz):
        parts.append(np.abs(last(d) * net.w[f"{layer}/bias"].numpy()))
    return sum(upsampled(ranged(part, epsilon), x.shape[2:]).sum(-1) for part in parts)


def factors(A, count, starts=24):
    """Deep feature factorisation: A [HW, C] ~ H [HW, count] W [count, C], both non-negative (Collins 2018).

    A factorisation has no unique answer: components may be permuted and scaled, and different starts end in
    different local minima. What can be compared is how well it fits, and the components of the best fit up to
    order, once each map is scaled to a maximum of 1. Multiplicative updates (Lee and Seung), from many starts; the
    error of every start is returned with the best.
    """
    V = A.reshape(-1, A.shape[-1])
    V = V - V.min(axis=0)
    found = []
    for start in range(starts):
        H = made([V.shape[0], count], 700 + start, 1).numpy() + 0.6
        W = made([count, V.shape[1]], 800 + start, 1).numpy() + 0.6
        for _ in range(4000):
            W *= (H.T @ V) / np.maximum(H.T @ H @ W, 1e-300)
            H *= (V @ W.T) / np.maximum(H @ W @ W.T, 1e-300)
        found.append((float(np.linalg.norm(V - H @ W) / np.linalg.norm(V)), start, H, W))
    found.sort(key=lambda each: each[:2])
    error = found[0][0]
    best, *others = [ordered(H, W) for e, _, H, W in found if e < error * (1 + 1e-6)]
    spread = max((float(np.abs(H - best[0]).max()) for H, _ in others), default=0.0)
    return error, [each[0] for each in found], spread, best[0].reshape(*A.shape[:2], count), best[1]


def ordered(H, W):
    """Maps with a maximum of 1, the component with most mass first."""
    top = H.max(axis=0)
    H, W = H / top, W * top[:, None]
    order = np.argsort(-(H.sum(axis=0) * W.sum(axis=1)))
    return H[:, order], W[order]


class Facts:
    """Clean pass: activations, and gradients for a class and a kind of score."""

    def __init__(self, name):
        self.net = Plain(name)
        self.x = picture().permute(0, 3, 1, 2).contiguous()
        with torch.no_grad():
            logits, a, z = self.net.run(self.x)
        self.logits = logits[0]
        self.p = torch.softmax(self.logits, 0)
        self.a, self.z = a, z
        self.A = {layer: last(each) for layer, each in a.items()}
        self.classes = self.logits.argsort(descending=True)[:2].tolist()

    def gradient(self, layer, index, kind):
        a = self.a[layer].clone().requires_grad_(True)
        score = score_of(self.net.run(a, layer)[0], index, kind).sum()
        return last(torch.autograd.grad(score, a)[0])

    def noisy(self, layer, index, kind):
        """Inputs, activations and gradients of the passes with noise."""
        result = []
        for n in range(NOISE["passes"]):
            noise = made([1, *NOISE["shape"]], NOISE["seed"] + n, NOISE["scale"]).permute(0, 3, 1, 2)
            _, a, z = self.net.run((self.x + noise).clone().requires_grad_(True))
            activation = a[layer].detach().requires_grad_(True)
            score = score_of(self.net.run(activation, layer)[0], index, kind).sum()
            result.append((z, last(activation), last(torch.autograd.grad(score, activation)[0])))
        return result


def check_net(facts, cases, notes):
    """Nothing that is compared may hang on rounding."""
    f, A = facts, facts.A["conv2"]
    assert 0.4 < f.p.max() < 0.8 and all(f.logits[f.classes] > 0.4), (f.p, f.logits)
    before = min(float(z.abs().min()) for z in f.z.values())
    windows = F.unfold(f.a["conv1"].transpose(0, 1), 2, stride=2).sort(1).values
    margin = float((windows[:, 3] - windows[:, 2])[windows[:, 3] > 0].min())
    assert before > 1e-4 and margin > 1e-4, (before, margin)
    noisy = min(
        float(z.detach().abs().min()) for z, _, _ in (f.noisy("conv2", f.classes[0], "logit")) for z in z.values()
    )
    assert noisy > 1e-5, noisy
    zeros = (A == 0).mean(axis=(0, 1))
    assert zeros.max() < 0.95 and ((zeros > 0.1) & (zeros < 0.9)).sum() >= 5, zeros
    spread = np.sort(A.var(axis=(0, 1)))[::-1]
    assert spread[2] > 1.05 * spread[3], spread
    assert notes["eigen ratio"] > 1.3 and notes["kpca ratio"] > 1.15 and notes["fem margin"] > 1e-3, notes
    ratios = []
    for index in f.classes:
        G = f.gradient("conv2", index, "logit")
        assert (G < 0).mean() > 0.15 and (G > 0).mean() > 0.15
        ratios += [principal(G * A)[1], principal(np.abs(G) * A)[1]]
    assert min(ratios) > 1.3, ratios
    for case, values in cases.items():
        assert values.max() > 0.05 * np.abs(values).max(), case
    empty = float((windows[:, 3] == 0).double().mean())
    print(
        f"  ReLU inputs at least {before:.1e} from 0 ({noisy:.1e} with noise), maxima ahead by {margin:.1e}"
        f" ({empty:.0%} of the windows all zero), zeros per channel {zeros.min():.2f} to {zeros.max():.2f},"
        f" singular values {notes['eigen ratio']:.2f}, {', '.join(f'{r:.2f}' for r in ratios)}"
    )


def check_gradient(facts, layer, index, kind):
    """Central differences at the elements where the gradient is largest.

    Not where the activation is 0: there the maximum over a window of zeros has a kink, and the gradient goes to
    one of the equals.
    """
    G = facts.gradient(layer, index, kind)
    active = facts.A[layer] > 0
    worst = 0.0
    for e in np.argsort(-np.abs(G * active).ravel())[:4]:
        values = []
        for sign in (1, -1):
            moved = facts.A[layer].copy()
            moved.ravel()[e] += sign * 1e-5
            with torch.no_grad():
                values.append(float(score_of(facts.net.run(first(moved), layer)[0], index, kind)[0]))
        worst = max(worst, abs((values[0] - values[1]) / 2e-5 / G.ravel()[e] - 1))
    assert worst < 1e-6, f"{layer}, {index}, {kind}: finite differences differ by {worst:.1e}"


def all_cases(name):
    """{(method, variant, layer, class, score): map}, before the last ReLU."""
    f = Facts(name)
    net, x = f.net, f.x
    cases = {}
    notes = {}
    for layer in net.layers:
        A = f.A[layer]
        main = layer == "conv2"
        for kind in ("logit", "softmax"):
            for index in f.classes:
                check_gradient(f, layer, index, kind)
                G = f.gradient(layer, index, kind)
                put = lambda method, values, variant=None: cases.update({(method, variant, layer, index, kind): values})
                put("grad-cam", grad_cam(A, G))
                put("layer-cam", layer_cam(A, G))
                if not main:
                    continue
                put("hi-res-cam", hi_res_cam(A, G))
                put("element-wise-grad-cam", element_wise(A, G))
                put("grad-cam-plus-plus", grad_cam_plus_plus(A, G, 1e-6), "epsilon 1e-6")
                put("grad-cam-plus-plus", grad_cam_plus_plus(A, G, 0))
                put("x-grad-cam", x_grad_cam(A, G))
                put("eigen-grad-cam", principal(G * A)[0])
                put("seg-eigen-cam", principal(np.abs(G) * A)[0])
                with torch.no_grad():
                    for how in ("paper", "corners", "ranged-first"):
                        put("score-cam", score_cam(net, x, A, index, kind, how), None if how == "paper" else how)
                    put("score-cam", score_cam(net, x, A, index, kind, "paper", 3), "top 3")
                    for how in ("paper", "ranged-first"):
                        put("ss-cam", ss_cam(net, x, A, index, kind, how), None if how == "paper" else how)
                        put("is-cam", is_cam(net, x, A, index, kind, how), None if how == "paper" else how)
                    put("recipro-cam", recipro_cam(net, A, layer, index, kind, True))
                    put("recipro-cam", recipro_cam(net, A, layer, index, kind, False), "alone")
                    put("ablation-cam", ablation_cam(net, A, layer, index, kind))
                put("shapley-cam", shapley_cam(net, A, layer, index, kind)[0])
                cases["refine-cam", None, ", ".join(net.layers), index, kind] = refine_cam(f, net.layers, index, kind)
                put(
                    "smooth-grad-cam-plus-plus",
                    smooth_grad_cam_plus_plus(A, [g for _, _, g in f.noisy(layer, index, kind)]),
                )
                put("full-grad", full_grad(net, x, index, kind, 0))
                put("full-grad", full_grad(net, x, index, kind, 1e-7), "epsilon 1e-7")
        if not main:
            continue
        for index in f.classes:
            cases["shapley-cam", None, layer, index, "rest"] = shapley_cam(net, A, layer, index, "rest")[0]
            for how in ("constant", "differentiated", "mean"):
                variant = None if how == "constant" else how
                cases["finer-cam", variant, layer, index, "logit"] = finer_cam(net, A, layer, index, how)
            guided = guided_backpropagation(net, x, index)
            cases["guided-backpropagation", None, "input", index, "logit"] = guided
            cam = np.maximum(cases["grad-cam", None, layer, index, "logit"], 0)
            cases["guided-grad-cam", None, layer, index, "logit"] = (
                guided * upsampled(cam, x.shape[2:])[..., None]
            )
            if name == "small":
                cases["cam", None, layer, index, "logit"] = A @ net.w["dense/kernel"].numpy()[:, index]
        cases["eigen-cam", None, layer, None, None], notes["eigen ratio"] = principal(A)
        cases["random-cam", None, layer, None, None] = random_cam(A)
        cases["kpca-cam", None, layer, None, None], notes["kpca ratio"] = kernel_principal(A)
        cases["fem", None, layer, None, None], notes["fem margin"] = fem(A)
        cases["fem-masks", None, layer, None, None] = fem_of_masks(A)
    return f, cases, notes


def variants(f, cases):
    """How far the readings of a method are from each other, at most over both classes."""
    for method, one, other in (
        ("grad-cam-plus-plus", None, "epsilon 1e-6"),
        ("full-grad", None, "epsilon 1e-7"),
        ("score-cam", None, "corners"),
        ("score-cam", None, "ranged-first"),
        ("finer-cam", None, "differentiated"),
        ("finer-cam", None, "mean"),
    ):
        pairs = [
            (cases[method, one, "conv2", c, "logit"], cases[method, other, "conv2", c, "logit"]) for c in f.classes
        ]
        apart = max(np.abs(a - b).max() / np.abs(a).max() for a, b in pairs)
        print(f"  {method}, {other} against {one or 'the formula'}: {apart:.1e}")


def factorisations(A):
    rows = []
    for count in (1, 2, 3):
        error, errors, spread, H, W = factors(A, count)
        close = sum(e < error * (1 + 1e-6) for e in errors)
        print(
            f"  {count} components: relative error {error:.6f}, reached from {close} of {len(errors)} starts"
            f" with maps alike within {spread:.0e}, worst start {errors[-1]:.6f}"
        )
        rows.append({
            "layer": "conv2", "components": count, "error": nine(error), "reached": close, "starts": len(errors), "spread": float(f"{spread:.1g}"),
            "maps": {"shape": list(H.shape), "values": nine(H)},
            "concepts": {"shape": list(W.shape), "values": nine(W)},
        })  # fmt: skip
    return rows


if __name__ == "__main__":
    for name in NETS:
        facts, cases, notes = all_cases(name)
        print(name, "probabilities", nine(facts.p), "logits", nine(facts.logits))
        check_net(facts, cases, notes)
        variants(facts, cases)
        rows = []
        for (method, variant, layer, index, kind), values in cases.items():
            row = {"method": method, "variant": variant, "layer": layer, "class": index, "score": kind}
            row = {key: value for key, value in row.items() if value is not None}
            rows.append({**row, "shape": list(values.shape), "values": nine(values)})
        write_json(
            TESTING / "methods" / f"{name}.json",
            {
                "made_with": made_with(script=f"{HERE}/formulas.py"),
                **described(name),
                "noise": NOISE,
                "mask_noise": MASK_NOISE,
                "logits": nine(facts.logits),
                "probabilities": nine(facts.p),
                "classes": facts.classes,
                "cases": rows,
                "factorisations": factorisations(facts.A["conv2"]),
            },
        )
