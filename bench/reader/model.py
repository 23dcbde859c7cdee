"""The reader's network: a small convolutional recogniser for lines of 24 pixels' height, one time step for two pixels."""
import torch
from torch import nn

HEIGHT = 24


def layer(inputs, outputs, kernel=3, stride=1, padding=1, dilation=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class Along(nn.Module):
    """Looks along the line: a residual pair of convolutions."""

    def __init__(self, width, dilation):
        super().__init__()
        self.first = layer(width, width, (1, 5), 1, (0, 2 * dilation), (1, dilation))

    def forward(self, x):
        return x + self.first(x)


class Reader(nn.Module):
    """Input: ink, [lines, 1, 24, width], 0 to 1. Output: logits, [lines, classes, width / 2]; class 0 is the blank."""

    def __init__(self, classes, width=128):
        super().__init__()
        self.body = nn.Sequential(
            layer(1, 16),
            layer(16, 32, 3, 2),
            layer(32, 32),
            layer(32, 64, 3, (2, 1)),
            layer(64, 64),
            layer(64, 96, 3, (2, 1)),
            layer(96, width, 3, 1, (0, 1)),
            Along(width, 1),
            Along(width, 2),
            Along(width, 4),
            Along(width, 1),
        )
        self.head = nn.Conv2d(width, classes, 1)

    def forward(self, x):
        return self.head(self.body(x)).squeeze(2)
