"""Does growth.py find a leak, and nothing but a leak? Run by tests/soak/test_soak.c."""
import random
import unittest

from growth import growth

DAYS, A_DAY = 60, 12
CONTENTS = (8000, 8400, 9100)  # KiB that each takes


def measured(seed, leak=0, drift=0.7, noise=150, contents=CONTENTS):
    """KiB by day: contents that come and go, what is free in the heap and wanders, and a leak."""
    rng = random.Random(seed)
    x, y, groups, wander, content = [], [], [], 0, 0
    for n in range(DAYS * A_DAY):
        day = n / A_DAY
        if rng.random() < 0.05:
            content = rng.randrange(len(contents))
        wander = drift * wander + rng.gauss(0, noise)
        x.append(day)
        y.append(contents[content] + wander + leak * day)
        groups.append(content)
    return x, y, groups


class Growing(unittest.TestCase):
    def test_a_leak_is_found_in_noise(self):
        for seed in range(30):  # 16 bytes a page, of 4,000 a day
            found = growth(*measured(seed, leak=62.5), walks=True)
            self.assertTrue(found.is_sure(), seed)
            self.assertAlmostEqual(found.slope, 62.5, delta=5 * found.error)

    def test_noise_is_no_leak(self):
        sure = [seed for seed in range(150) if growth(*measured(seed)).is_sure()]
        self.assertLessEqual(len(sure), 2)

    def test_the_error_is_honest(self):
        """Slopes of noise differ by as much as they are told to, although neighbours are alike."""
        ratios = [growth(*measured(seed, drift=0.9, noise=50)) for seed in range(100)]
        beyond = sum(abs(g.slope) > 2 * g.error for g in ratios)
        self.assertLessEqual(beyond, 15)

    def test_a_larger_content_at_the_end_is_no_leak(self):
        x = [n / A_DAY for n in range(DAYS * A_DAY)]
        groups = [int(day > 40) for day in x]
        rng = random.Random(1)
        y = [8000 + 5000 * group + rng.gauss(0, 50) for group in groups]
        self.assertFalse(growth(x, y, groups).is_sure())

    def test_a_heap_that_keeps_more_from_one_day_on_is_no_leak(self):
        for day_of_step in (10, 25, 30, 45):
            x, y, groups = measured(day_of_step, noise=20)
            y = [value + 400 * (day > day_of_step) for day, value in zip(x, y)]
            self.assertFalse(growth(x, y, groups, walks=True).is_sure(64 / 365), day_of_step)

    def test_one_page_more_of_memory_is_no_leak(self):
        x = [n / A_DAY for n in range(DAYS * A_DAY)]
        y = [8000 + 4 * (day > 30) for day in x]
        self.assertFalse(growth(x, y, [0] * len(x)).is_sure(64 / 365))

    def test_a_file_left_open_every_ten_days_is_found(self):
        x = [n / A_DAY for n in range(DAYS * A_DAY)]
        y = [11 + int(day / 10) for day in x]
        self.assertTrue(growth(x, y, [0] * len(x)).is_sure(1 / 365))

    def test_what_stays_does_not_grow(self):
        x = [n / A_DAY for n in range(DAYS * A_DAY)]
        found = growth(x, [1] * len(x), [0] * len(x))
        self.assertEqual((found.slope, found.error), (0, 0))
        self.assertFalse(found.is_sure())

    def test_too_little_says_nothing(self):
        self.assertIsNone(growth([1, 2, 3], [1, 2, 3], [0, 0, 0]))
        self.assertIsNone(growth([1] * 100, [1] * 100, [0] * 100))


if __name__ == "__main__":
    unittest.main()
