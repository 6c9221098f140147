#include "fake_deck.h"
#include "schedule/shuffle.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

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

/* A jump comes to where so many steps lead, be it in the round after this. */
static void expect_steps(const struct rota *from, const struct deck *deck, size_t place)
{
    struct due due = {0};
    struct err err = {0};
    struct rota jumped = *from;
    struct rota_hand stepped = from->hand[DUE_OTHERS];
    assert_true(due_update(&due, deck, 0, &fake_now, false, &err));
    const struct due_list *list = &due.list[DUE_OTHERS];
    do {
        (void)shuffle_next(&stepped, from->seed, deck, &due, list, 0);
    } while (stepped.shown != place);
    assert_true(rota_jump(&jumped, deck, &due, place));
    const struct rota_hand *hand = &jumped.hand[DUE_OTHERS];
    assert_true(hand->started && hand->key == stepped.key && hand->held == stepped.held);
    assert_int_equal(hand->shown, place);
    assert_int_equal(hand->round, stepped.round);
    assert_int_equal(hand->index, stepped.index);
    assert_int_equal(hand->id, stepped.id);
    assert_int_equal(jumped.id, stepped.id);
    due_free(&due);
}

static void test_jump_is_many_steps(void **state)
{
    (void)state;
    for (size_t from = 0; from < 40; from++) {
        struct fake_deck f;
        struct rota rota = {.seed = from / 8};
        fake_weigh(&f, "abcdefg", "1113121");
        f.deck.settings.shuffle = true;
        for (size_t i = 0; i < from; i++) {
            (void)fake_next(&rota, &f.deck);
        }
        for (size_t place = 1; place <= 10; place++) {
            expect_steps(&rota, &f.deck, place);
        }
        f.ref[3].showing_count = 1; /* which ends its days in the middle of a round */
        for (size_t place = 1; place <= 7; place++) {
            expect_steps(&rota, &f.deck, place);
        }
    }
}

/* The largest deck: the watchdog of the show allows ten seconds, on a machine that is slow. */
static void test_jump_in_a_large_deck(void **state)
{
    (void)state;
    enum { SLIDES = 10000, WEIGHT = 10, MOST_S = 4 };
    struct slide_ref *refs = calloc(SLIDES, sizeof *refs);
    assert_non_null(refs);
    for (size_t i = 0; i < SLIDES; i++) {
        refs[i] = (struct slide_ref){.id = (int64_t)i + 1, .weight = WEIGHT};
    }
    const struct deck deck = {.slides = refs, .slide_count = SLIDES, .settings.shuffle = true};
    struct due due = {0};
    struct err err = {0};
    struct rota rota = {.seed = 7};
    assert_true(due_update(&due, &deck, 0, &fake_now, false, &err));
    const clock_t start = clock();
    assert_true(rota_jump(&rota, &deck, &due, SLIDES * WEIGHT / 2));
    assert_true(clock() - start < MOST_S * CLOCKS_PER_SEC);
    assert_int_equal(rota.hand[DUE_OTHERS].shown, SLIDES * WEIGHT / 2);
    const size_t middle = rota.index;
    assert_true(rota_jump(&rota, &deck, &due, SLIDES * WEIGHT));
    assert_int_equal(rota.hand[DUE_OTHERS].shown, SLIDES * WEIGHT);
    assert_int_equal(rota.hand[DUE_OTHERS].round, 0);
    assert_true(rota_jump(&rota, &deck, &due, 1));
    assert_int_equal(rota.hand[DUE_OTHERS].round, 1);
    rota = (struct rota){.seed = 7};
    assert_true(rota_jump(&rota, &deck, &due, SLIDES * WEIGHT / 2));
    assert_int_equal(rota.index, middle);
    due_free(&due);
    free(refs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shuffle),
        cmocka_unit_test(test_shuffle_follows_from_its_seed),
        cmocka_unit_test(test_shuffle_with_weights),
        cmocka_unit_test(test_jump_is_many_steps),
        cmocka_unit_test(test_jump_in_a_large_deck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
