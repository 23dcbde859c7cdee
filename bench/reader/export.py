"""Writes a trained reader as ONNX: export.py IN.pt ALPHABET.json OUT.onnx. See README.md."""
import json
import sys

import torch
from torch import nn

from model import HEIGHT, Reader


class Likeliest(nn.Module):
    """Ink of 0 to 255 in; per time step the likeliest class and its probability out."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, ink):
        scores = self.net(ink.float() / 255).permute(0, 2, 1)
        probability, best = scores.softmax(2).max(2)
        return best.int(), probability


def main():
    weights, alphabet, out = sys.argv[1:4]
    net = Reader(len(json.load(open(alphabet))) + 1)
    if weights != '-':
        net.load_state_dict(torch.load(weights))
    example = torch.zeros(2, 1, HEIGHT, 64, dtype=torch.uint8)
    axes = {'ink': {0: 'lines', 3: 'width'}, 'best': {0: 'lines', 1: 'steps'}, 'probability': {0: 'lines', 1: 'steps'}}
    torch.onnx.export(
        Likeliest(net).eval(), example, out, input_names=['ink'], output_names=['best', 'probability'],
        dynamic_axes=axes, opset_version=13,
    )


main()
