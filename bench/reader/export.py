"""Writes a trained reader as ONNX: export.py IN.pt ALPHABET.json OUT.onnx. See README.md."""
import json
import sys
import unicodedata

import torch
from torch import nn

from model import HEIGHT, Reader


class Likeliest(nn.Module):
    """Ink of 0 to 255 in; per time step the likeliest class, its probability, and the likeliest without letters of the other script out."""

    def __init__(self, net, signs):
        super().__init__()
        self.net = net
        latin = [sign.isalpha() and 'LATIN' in unicodedata.name(sign, '') for sign in signs]
        thai = ['\u0e01' <= sign <= '\u0e4e' for sign in signs]
        self.register_buffer('no_latin', torch.tensor([0.0] + [-1e4 if it else 0.0 for it in latin]))
        self.register_buffer('no_thai', torch.tensor([0.0] + [-1e4 if it else 0.0 for it in thai]))

    def forward(self, ink):
        scores = self.net(ink.float() / 255).permute(0, 2, 1)
        probability, best = scores.softmax(2).max(2)
        thai, latin = (scores + self.no_latin).argmax(2), (scores + self.no_thai).argmax(2)
        return best.int(), probability, thai.int(), latin.int()


def main():
    weights, alphabet, out = sys.argv[1:4]
    signs = json.load(open(alphabet))
    net = Reader(len(signs) + 1)
    if weights != '-':
        net.load_state_dict(torch.load(weights))
    example = torch.zeros(2, 1, HEIGHT, 64, dtype=torch.uint8)
    outputs = ['best', 'probability', 'thai', 'latin']
    axes = {'ink': {0: 'lines', 3: 'width'}, **{name: {0: 'lines', 1: 'steps'} for name in outputs}}
    torch.onnx.export(
        Likeliest(net, signs).eval(), example, out, input_names=['ink'], output_names=outputs,
        dynamic_axes=axes, opset_version=13,
    )


main()
