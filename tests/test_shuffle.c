#include "fake_deck.h"
#include "schedule/shuffle.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Every slide once before any repeats, never twice in a row, and not always in the same order. */
static void test_shuffle(void **state)
{
    (void)state;
    for (size_t n = 2; n <= FAKE_MOST; n++) {
        struct fake_deck f;
        struct rota rota = {.seed = n};
        size_t before = ROTA_NONE;
        size_t in_order = 0;
        size_t first_first = 0;
        char ids[] = "abcdefghijklmnopqrst";
        ids[n] = '\0';
        fake_make(&f, ids, "++++++++++++++++++++");
        f.deck.settings.shuffle = true;
        for (size_t round = 0; round < 60; round++) {
            bool seen[FAKE_MOST] = {false};
            for (size_t i = 0; i < n; i++) {
                const size_t index = fake_next(&rota, &f.deck);
                assert_true(index < n && index != before && !seen[index]);
                fake_expect_place(&rota, &f.deck, i + 1, n);
                in_order += before != ROTA_NONE && index == (before + 1) % n;
                first_first += i == 0 && index == 0;
                seen[index] = true;
                before = index;
            }
        }
        /* Of two slides and no repetition there is but one order. */
        assert_true(n <= 3 || (in_order < 60 * n * 2 / 3 && first_first < 40));
    }
}

static void test_shuffle_follows_from_its_seed(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota a = {.seed = 1};
    struct rota b = {.seed = 1};
    struct rota c = {.seed = 2};
    size_t same = 0;
    fake_make(&f, "abcdefghij", "++++++++++");
    f.deck.settings.shuffle = true;
    for (int i = 0; i < 100; i++) {
        const size_t index = fake_next(&a, &f.deck);
        assert_int_equal(fake_next(&b, &f.deck), index);
        same += fake_next(&c, &f.deck) == index;
        if (i == 43) {
            rota_move(&b, &f.deck); /* the same deck again changes nothing */
        }
    }
    assert_true(same < 30);
}

static void test_shuffle_with_weights(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    size_t seen[FAKE_MOST] = {0};
    fake_weigh(&f, "abcdefgh", "41111111");
    f.deck.settings.shuffle = true;
    size_t before = ROTA_NONE;
    for (int i = 0; i < 1100; i++) {
        const size_t index = fake_next(&rota, &f.deck);
        assert_true(index != before);
        seen[index]++;
        before = index;
    }
    for (size_t i = 1; i < 8; i++) {
        assert_in_range(seen[i], 98, 112);
    }
    assert_in_range(seen[0], 330, 410);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shuffle),
        cmocka_unit_test(test_shuffle_follows_from_its_seed),
        cmocka_unit_test(test_shuffle_with_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
