"""A LayersModel as a module of PyTorch, with a place where libraries hook."""

import torch


class Network(torch.nn.Module):
    """The walk over model.json with a module where the peers hook."""

    def __init__(self, model, layer, logits):
        super().__init__()
        self.model, self.layer, self.logits = model, layer, logits
        setattr(self, layer, torch.nn.Identity())
        # Some peers ask the first parameter for its device.
        self.device_of = torch.nn.Parameter(torch.zeros(1), requires_grad=False)

    def forward(self, x):
        values = {self.model.input: x}
        values[self.layer] = getattr(self, self.layer)(self.model.evaluate(self.layer, values))
        return self.model.evaluate(self.logits, values).flatten(1)
