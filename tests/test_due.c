/* Any deck, in which slides come due and expire, and any change of a deck. */
#include "fake_deck.h"
#include "schedule/due.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Slides that came due, expired, came in and went, in any deck, weights, rules and order: each that
 * stays due comes within a round, and none twice in a row. */
static void test_any_deck(void **state)
{
    (void)state;
    struct rng rng = {4711};
    for (int deck = 0; deck < 3000; deck++) {
        struct fake_deck f;
        char ids[] = "abcdefghijklmnopqrst";
        const size_t n = 1 + rng_below(&rng, FAKE_MOST);
        size_t since[FAKE_MOST] = {0}; /* changes since it came, or came due */
        size_t wait = 0;               /* the longest round of late */
        struct rota rota = {.seed = rng_next(&rng)};
        ids[n] = '\0';
        fake_make(&f, ids, "--------------------");
        f.deck.settings.shuffle = rng_once_in(&rng, 2);
        f.deck.settings.urgent = (enum urgent_rule)rng_below(&rng, 3);
        const bool steady = rng_once_in(&rng, 2);
        for (size_t i = 0; i < n; i++) {
            f.ref[i].weight = (uint8_t)(rng_once_in(&rng, 3) ? rng_below(&rng, 12) : 1);
            f.ref[i].urgent = rng_once_in(&rng, 5);
            f.ref[i].showing_count = rng_once_in(&rng, 3);
        }
        const bool alone = f.deck.settings.urgent == URGENT_ALONE;
        int64_t before = 0;
        for (int change = 0; change < 400; change++) {
            if (!steady && rng_once_in(&rng, 4)) {
                const size_t i = rng_below(&rng, n);
                f.ref[i].showing_count = !f.ref[i].showing_count;
                since[i] = 0;
            }
            struct due due = {0};
            struct err err = {0};
            assert_true(due_update(&due, &f.deck, 0, &fake_now, false, &err));
            const size_t count = due_count(&due);
            const bool urgent = due.list[DUE_URGENT].count > 0;
            const size_t turns = due.list[urgent && alone].count;
            wait = due_round(&due) > wait ? due_round(&due) : wait;
            const size_t index = rota_next(&rota, &f.deck, &due);
            due_free(&due);
            assert_int_equal(index == ROTA_NONE, count == 0);
            if (index == ROTA_NONE) {
                continue;
            }
            assert_true(index < n && f.ref[index].showing_count == 0);
            assert_true(turns < 2 || f.ref[index].id != before);
            before = f.ref[index].id;
            for (size_t i = 0; i < n; i++) {
                const bool has_turns =
                    f.ref[i].showing_count == 0 && (!alone || !urgent || f.ref[i].urgent);
                since[i] = i == index || !has_turns ? 0 : since[i] + 1;
                if (since[i] > wait * (steady ? 1 : 10)) {
                    fail_msg("deck %d, change %d: slide %c waits for %zu changes, a round has %zu",
                             deck, change, ids[i], since[i], wait);
                }
            }
        }
    }
}

/* A round in which each slide is met in its own place goes on through any change of the deck. */
static void test_any_change_of_the_deck(void **state)
{
    (void)state;
    struct rng rng = {99};
    for (int run = 0; run < 2000; run++) {
        struct fake_deck f;
        struct rota rota = {.seed = rng_next(&rng)};
        const bool shuffle = rng_once_in(&rng, 2);
        for (int change = 0; change < 40; change++) {
            char ids[FAKE_MOST + 1] = "";
            size_t n = 0;
            for (int id = 0; id < FAKE_MOST; id++) {
                if (!rng_once_in(&rng, 3)) {
                    ids[n++] = (char)('a' + id);
                }
            }
            fake_make(&f, ids, "++++++++++++++++++++");
            f.deck.settings.shuffle = shuffle;
            for (size_t i = 0; i < n; i++) {
                f.ref[i].weight = (uint8_t)rng_below(&rng, 11);
                f.ref[i].urgent = rng_once_in(&rng, 6);
            }
            rota_move(&rota, &f.deck);
            const int64_t before = rota.id;
            const size_t index = fake_next(&rota, &f.deck);
            assert_true(n == 0 ? index == ROTA_NONE : index < n);
            assert_true(n < 2 || f.ref[index].id != before);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_deck),
        cmocka_unit_test(test_any_change_of_the_deck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
