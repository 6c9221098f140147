"""Does it grow? A straight line through what was measured, and how sure its slope is.

What is measured differs from one content to the next, by much more than a leak adds; so each value
is taken from the mean of its group, a group being all that was measured with one content. And
neighbours in time are alike, which makes a line through them look surer than it is; so the error of
the slope is that of BLOCKS blocks of time, each of which counts once (the cluster-robust error of
the within-group estimator).
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


def growth(x, y, groups):
    """Of y by x, which only increases. None if there is too little of it."""
    if len(x) < 2 * BLOCKS or x[-1] <= x[0]:
        return None
    dx, dy = within(x, groups), within(y, groups)
    spread = sum(v * v for v in dx)
    if spread == 0:
        return None
    slope = sum(v * w for v, w in zip(dx, dy)) / spread
    blocks = [0] * BLOCKS
    for at, v, w in zip(x, dx, dy):
        block = int((at - x[0]) / (x[-1] - x[0]) * BLOCKS)
        blocks[min(block, BLOCKS - 1)] += v * (w - slope * v)
    error = sqrt(sum(b * b for b in blocks) * BLOCKS / (BLOCKS - 1)) / spread
    return Growth(slope, error, min(y), max(y))
