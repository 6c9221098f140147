"""Does it grow? A straight line through what was measured, and how sure its slope is.

What is measured differs from one content to the next, by much more than a leak adds; so each value
is taken from the mean of its group, a group being all that was measured with one content. And
neighbours in time are alike, which makes a line through them look surer than it is; so the error of
the slope is that of BLOCKS blocks of time, each of which counts once (the cluster-robust error of
the within-group estimator). What a heap keeps of memory that was freed changes once in days, by
steps: it walks, and a line through a walk looks surer still. There the error is not less than that
of the mean step from block to block.
"""
from collections import defaultdict
from math import sqrt

BLOCKS = 24
SURE = 3.3  # errors: with 24 blocks, noise alone goes beyond it once in 600 times, to either side


class Growth:
    def __init__(self, slope, error, low, high):
        self.slope, self.error, self.low, self.high = slope, error, low, high

    def is_sure(self, least=0):
        """Whether it grows beyond doubt, by more than so much for each unit of x."""
        return self.slope > SURE * self.error and self.slope > least

    @property
    def most(self):
        """What it may grow at the most, for all that was measured."""
        return max(0, self.slope + SURE * self.error)


def within(values, groups):
    """Each value less the mean of its group."""
    sums = defaultdict(lambda: [0, 0])
    for value, group in zip(values, groups):
        sums[group][0] += value
        sums[group][1] += 1
    return [value - sums[group][0] / sums[group][1] for value, group in zip(values, groups)]


def walk_error(x, residuals):
    """Of a slope, by how unlike the steps from block to block are. `residuals`: what is left of y
    beside the line."""
    sums = [[0, 0] for _ in range(BLOCKS)]
    for at, rest in zip(x, residuals):
        sums[block_of(x, at)][0] += rest
        sums[block_of(x, at)][1] += 1
    means = [total / count for total, count in sums if count]
    steps = [b - a for a, b in zip(means, means[1:])]
    mean = sum(steps) / len(steps)
    spread = sum((step - mean) ** 2 for step in steps) / (len(steps) - 1)
    return sqrt(spread * len(steps)) / (x[-1] - x[0])


def block_of(x, at):
    return min(int((at - x[0]) / (x[-1] - x[0]) * BLOCKS), BLOCKS - 1)


def growth(x, y, groups, walks=False):
    """Of y by x, which only increases. None if there is too little of it."""
    if len(x) < 2 * BLOCKS or x[-1] <= x[0]:
        return None
    dx, dy = within(x, groups), within(y, groups)
    spread = sum(v * v for v in dx)
    if spread == 0:
        return None
    slope = sum(v * w for v, w in zip(dx, dy)) / spread
    blocks, residuals = [0] * BLOCKS, [w - slope * v for v, w in zip(dx, dy)]
    for at, v, rest in zip(x, dx, residuals):
        blocks[block_of(x, at)] += v * rest
    error = sqrt(sum(b * b for b in blocks) * BLOCKS / (BLOCKS - 1)) / spread
    if walks:
        error = max(error, walk_error(x, residuals))
    return Growth(slope, error, min(y), max(y))
