"""Trains the reader on drawn lines: train.py SHARDS OUT.pt MINUTES [FROM.pt]. See README.md."""
import glob
import json
import math
import os
import random
import struct
import sys
import time

import numpy as np
import torch
from torch import nn

from model import HEIGHT, Reader

PEAK = 2e-3
# Pixels of width in one batch.
BATCH = 9000
# Shards kept in memory at a time: a window that moves over all of them.
WINDOW = 6
HELD_OUT = 1


def read_shard(path, index):
    with open(path, 'rb') as file:
        data = file.read()
    lines, at = [], 0
    while at < len(data):
        width, length = struct.unpack_from('<HH', data, at)
        at += 4
        label = [index[sign] for sign in data[at:at + length].decode()]
        at += length
        pixels = np.frombuffer(data, np.uint8, width * HEIGHT, at).reshape(HEIGHT, width)
        at += width * HEIGHT
        if len(label) * 2 + 4 < width and width < 1400:
            lines.append((pixels, label))
    return lines


def varied(pixels):
    """The line a little wider or narrower, stronger or fainter, with some noise."""
    out = pixels.astype(np.float32) / 255
    if random.random() < 0.5:
        width = out.shape[1]
        wanted = max(8, int(width * random.uniform(0.88, 1.14)))
        at = np.linspace(0, width - 1, wanted)
        left = at.astype(np.int64)
        right = np.minimum(left + 1, width - 1)
        share = (at - left).astype(np.float32)
        out = out[:, left] * (1 - share) + out[:, right] * share
    if random.random() < 0.5:
        out = out ** random.uniform(0.7, 1.5)
    if random.random() < 0.3:
        out = out * random.uniform(0.75, 1)
    if random.random() < 0.25:
        out = out + np.random.randn(*out.shape).astype(np.float32) * random.uniform(0.01, 0.06)
    if random.random() < 0.3:
        out = np.roll(out, random.choice([-1, 1]), axis=0)
    return out


def batches(lines, vary):
    """Lines of about one width together, in any order of widths."""
    order = sorted(range(len(lines)), key=lambda i: lines[i][0].shape[1] + random.random() * 24)
    groups, group, widest = [], [], 0
    for i in order:
        width = lines[i][0].shape[1]
        if group and (len(group) + 1) * max(width, widest) > BATCH:
            groups.append(group)
            group, widest = [], 0
        group.append(i)
        widest = max(widest, width)
    groups.append(group)
    random.shuffle(groups)
    for group in groups:
        pictures = [varied(lines[i][0]) if vary else lines[i][0].astype(np.float32) / 255 for i in group]
        widest = max(p.shape[1] for p in pictures)
        widest += widest % 2
        batch = np.zeros((len(group), 1, HEIGHT, widest), np.float32)
        for k, picture in enumerate(pictures):
            batch[k, 0, :, :picture.shape[1]] = picture
        labels = [lines[i][1] for i in group]
        steps = [(p.shape[1] + 1) // 2 for p in pictures]
        yield torch.from_numpy(batch), labels, steps


def decode(logits):
    best = logits.argmax(1).tolist()
    return [[k for i, k in enumerate(row) if k and (i == 0 or row[i - 1] != k)] for row in best]


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def judge(net, lines, signs):
    net.eval()
    wrong = total = whole = 0
    thai = [0, 0]
    with torch.no_grad():
        for batch, labels, _ in batches(lines, False):
            for read, label in zip(decode(net(batch)), labels):
                missed = distance(read, label)
                wrong += missed
                total += len(label)
                whole += missed == 0
                if any('\u0e00' <= signs[k - 1] <= '\u0e7f' for k in label):
                    thai[0] += missed
                    thai[1] += len(label)
    net.train()
    return wrong / total, whole / len(lines), thai[0] / max(1, thai[1])


def main():
    folder, out, minutes = sys.argv[1], sys.argv[2], float(sys.argv[3])
    signs = json.load(open(os.path.join(folder, 'alphabet.json')))
    index = {sign: i + 1 for i, sign in enumerate(signs)}
    net = Reader(len(signs) + 1)
    peak = PEAK
    if len(sys.argv) > 4:
        net.load_state_dict(torch.load(sys.argv[4]))
        peak = float(os.environ.get('PEAK', PEAK / 4))
    net = net.to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=peak, weight_decay=1e-3)
    ctc = nn.CTCLoss(zero_infinity=True)
    started = time.time()
    shards = sorted(glob.glob(os.path.join(folder, 'train-*.bin')))
    held = read_shard(shards[0], index)[:500]
    step = seen = 0
    loss_sum = 0.0
    queue = []
    while True:
        if not queue:
            queue = sorted(glob.glob(os.path.join(folder, 'train-*.bin')))[HELD_OUT:]
            random.shuffle(queue)
            print('shards', len(queue), flush=True)
        window, queue = queue[:WINDOW], queue[WINDOW:]
        torch.set_num_threads(1 if os.path.exists(os.path.join(folder, 'making')) else 2)
        lines = [line for path in window for line in read_shard(path, index)]
        for batch, labels, steps in batches(lines, True):
            done = (time.time() - started) / 60 / minutes
            if done >= 1:
                break
            rate = peak * min(1, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * done))
            for group in optimiser.param_groups:
                group['lr'] = rate
            with torch.autocast('cpu', torch.bfloat16, enabled=os.environ.get('BF16', '1') == '1'):
                logits = net(batch.to(memory_format=torch.channels_last))
            scores = logits.float().permute(2, 0, 1).log_softmax(2)
            targets = torch.tensor([k for label in labels for k in label])
            loss = ctc(scores, targets, torch.tensor(steps), torch.tensor([len(label) for label in labels]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5)
            optimiser.step()
            step += 1
            seen += len(labels)
            loss_sum += loss.item()
            if step % 200 == 0:
                spent = time.time() - started
                print(f'{spent / 60:.1f} min step {step} lines {seen} ({seen / spent:.0f}/s) loss {loss_sum / 200:.4f}', flush=True)
                loss_sum = 0.0
            if step % 1600 == 0:
                torch.save(net.state_dict(), out)
                wrong, whole, thai = judge(net, held, signs)
                print(f'   held out: {wrong:.4f} of signs wrong, {whole:.3f} of lines right, Thai {thai:.4f}', flush=True)
        else:
            continue
        break
    torch.save(net.state_dict(), out)
    wrong, whole, thai = judge(net, held, signs)
    print(f'end: {wrong:.4f} of signs wrong, {whole:.3f} of lines right, Thai {thai:.4f}', flush=True)


main()
