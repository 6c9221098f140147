#include "schedule/rota.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

enum { MOST = 20 };

/* A deck of slides with these ids; those whose letter in `due` is - are not due. */
struct fake {
    struct slide_ref ref[MOST];
    struct showing never;
    struct deck deck;
};

static const struct moment now = {true, 2020, 12, 29, 2, 845};

static void make(struct fake *f, const char *ids, const char *due)
{
    size_t n = strlen(ids);
    assert_true(n <= MOST);
    *f = (struct fake){.never = {.first_day = 1, .last_day = 0}};
    for (size_t i = 0; i < n; i++) {
        f->ref[i] = (struct slide_ref){.id = ids[i], .showing_count = due[i] == '-'};
    }
    f->deck = (struct deck){
        .slides = f->ref, .slide_count = n, .showings = &f->never, .showing_count = 1};
}

static size_t next(struct rota *rota, const struct deck *deck)
{
    struct due due = {0};
    struct err err = {0};
    assert_true(due_update(&due, deck, 0, &now, false, &err));
    size_t index = rota_next(rota, deck, &due);
    due_free(&due);
    return index;
}

/* The ids of the next slides. */
static void expect(struct rota *rota, const struct deck *deck, const char *ids)
{
    for (const char *id = ids; *id != '\0'; id++) {
        size_t index = next(rota, deck);
        assert_true(index < deck->slide_count);
        if (deck->slides[index].id != *id) {
            fail_msg("%c, not %c, as number %zu of %s", (char)deck->slides[index].id, *id,
                     (size_t)(id - ids), ids);
        }
    }
}

static void test_round_and_round(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    make(&f, "abc", "+++");
    expect(&rota, &f.deck, "abcabcab");
    make(&f, "a", "+");
    rota = (struct rota){0};
    expect(&rota, &f.deck, "aaa");
}

static void test_what_is_not_due_is_passed_over(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    make(&f, "abcde", "-+-+-");
    expect(&rota, &f.deck, "bdbdb");
}

static void test_nothing_to_show(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    make(&f, "", "");
    assert_true(next(&rota, &f.deck) == ROTA_NONE);
    make(&f, "abc", "---");
    assert_true(next(&rota, &f.deck) == ROTA_NONE);
    make(&f, "abc", "+++");
    expect(&rota, &f.deck, "abc");
    make(&f, "abc", "---");
    assert_true(next(&rota, &f.deck) == ROTA_NONE);
    make(&f, "abc", "+++"); /* it goes on where it was */
    expect(&rota, &f.deck, "abc");
}

static void test_move_goes_on_behind_the_same_slide(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    make(&f, "abcd", "++++");
    expect(&rota, &f.deck, "ab");
    make(&f, "xybzc", "+++++");
    rota_move(&rota, &f.deck);
    expect(&rota, &f.deck, "zcxyb");
}

/* The slide on the screen is gone: its neighbours are not shown again, nor passed over. */
static void test_move_when_the_slide_is_gone(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    make(&f, "abcd", "++++");
    expect(&rota, &f.deck, "abc");
    make(&f, "abd", "+++");
    rota_move(&rota, &f.deck);
    expect(&rota, &f.deck, "dab");
    rota = (struct rota){0};
    make(&f, "abcd", "++++");
    expect(&rota, &f.deck, "a");
    make(&f, "bcd", "+++");
    rota_move(&rota, &f.deck);
    expect(&rota, &f.deck, "bcd");
}

static void test_move_to_a_shorter_deck(void **state)
{
    (void)state;
    struct fake f;
    for (size_t shown = 0; shown <= 6; shown++) {
        struct rota rota = {0};
        make(&f, "abcdef", "++++++");
        for (size_t i = 0; i < shown; i++) {
            (void)next(&rota, &f.deck);
        }
        make(&f, "xy", "++");
        rota_move(&rota, &f.deck);
        size_t first = next(&rota, &f.deck);
        size_t second = next(&rota, &f.deck);
        assert_true(first < 2 && second == 1 - first);
        make(&f, "", "");
        rota_move(&rota, &f.deck);
        assert_true(next(&rota, &f.deck) == ROTA_NONE);
        make(&f, "pq", "++");
        rota_move(&rota, &f.deck);
        assert_true(next(&rota, &f.deck) < 2);
    }
}

static void test_move_before_the_start(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    make(&f, "abc", "+++");
    rota_move(&rota, &f.deck);
    expect(&rota, &f.deck, "a");
}

static void expect_place(const struct rota *rota, const struct deck *deck, size_t place, size_t of)
{
    struct due due = {0};
    struct err err = {0};
    size_t places = 0;
    assert_true(due_update(&due, deck, 0, &now, false, &err));
    assert_int_equal(rota_place(rota, &due, &places), place);
    assert_int_equal(places, of);
    due_free(&due);
}

static void test_place_counts_what_is_due(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    make(&f, "abcde", "+-++-");
    expect_place(&rota, &f.deck, 1, 3);
    for (size_t round = 0; round < 2; round++) {
        for (size_t place = 1; place <= 3; place++) {
            (void)next(&rota, &f.deck);
            expect_place(&rota, &f.deck, place, 3);
        }
    }
    /* A slide that is on the screen has a place although its time is over by now. */
    expect(&rota, &f.deck, "ac");
    make(&f, "abcde", "+---+");
    expect_place(&rota, &f.deck, 1, 2);
    make(&f, "abcde", "-----");
    expect_place(&rota, &f.deck, 1, 1);
}

/* Whatever is due when: each slide that stays due comes once a round. */
static void test_nobody_is_forgotten(void **state)
{
    (void)state;
    struct rng rng = {77};
    for (int round = 0; round < 300; round++) {
        struct fake f;
        char due[MOST + 1] = "";
        size_t n = 1 + rng_below(&rng, MOST);
        size_t seen[MOST] = {0};
        size_t count = 0;
        struct rota rota = {0};
        for (size_t i = 0; i < n; i++) {
            due[i] = rng_once_in(&rng, 3) ? '-' : '+';
            count += due[i] == '+';
        }
        char ids[] = "abcdefghijklmnopqrst";
        ids[n] = '\0';
        make(&f, ids, due);
        for (size_t i = 0; i < 3 * count; i++) {
            size_t index = next(&rota, &f.deck);
            assert_true(index < n);
            seen[index]++;
        }
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(seen[i], due[i] == '+' ? 3 : 0);
        }
    }
}

/* The slides of these ids have these weights. */
static void weigh(struct fake *f, const char *ids, const char *weights)
{
    make(f, ids, "++++++++++++++++++++");
    for (size_t i = 0; weights[i] != '\0'; i++) {
        f->ref[i].weight = (uint8_t)(weights[i] - '0');
    }
}

static void test_weight(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    weigh(&f, "abcd", "2111");
    expect(&rota, &f.deck, "abacdabacd");
    rota = (struct rota){0};
    weigh(&f, "abcd", "3111");
    expect(&rota, &f.deck, "abacadabacad");
    rota = (struct rota){0};
    weigh(&f, "abcdef", "112111");
    expect(&rota, &f.deck, "abcdecfabcdecfab");
    rota = (struct rota){0};
    weigh(&f, "abcdef", "200002"); /* 0 is what a deck without weights has */
    expect(&rota, &f.deck, "abfcadefabfcade");
}

/* As often as it may: not twice in a row. */
static void test_weight_of_all(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    weigh(&f, "abc", "911");
    expect(&rota, &f.deck, "abacabacabac");
    rota = (struct rota){0};
    weigh(&f, "ab", "91");
    expect(&rota, &f.deck, "ababab");
    rota = (struct rota){0};
    weigh(&f, "a", "9");
    expect(&rota, &f.deck, "aaaa");
    rota = (struct rota){0};
    weigh(&f, "abc", "777"); /* all the same: as if there were none */
    for (int i = 0; i < 21; i++) {
        (void)next(&rota, &f.deck);
    }
}

static void urge(struct fake *f, const char *ids, enum urgent_rule rule)
{
    make(f, ids, "++++++++++++++++++++");
    f->deck.settings.urgent = rule;
    for (size_t i = 0; ids[i] != '\0'; i++) {
        f->ref[i].urgent = ids[i] < 'a';
    }
}

static void test_urgent(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    urge(&f, "aXbcY", URGENT_BETWEEN);
    expect(&rota, &f.deck, "XaYbXcYaXbY");
    urge(&f, "abc", URGENT_BETWEEN); /* they are over */
    rota_move(&rota, &f.deck);
    expect(&rota, &f.deck, "cabc");
    rota = (struct rota){0};
    urge(&f, "aXbcY", URGENT_IN_ORDER);
    expect(&rota, &f.deck, "aXbcYaXbcY");
    rota = (struct rota){0};
    urge(&f, "abc", URGENT_ALONE);
    expect(&rota, &f.deck, "ab");
    urge(&f, "aXbcY", URGENT_ALONE);
    rota_move(&rota, &f.deck);
    expect(&rota, &f.deck, "XYXYX");
    urge(&f, "abc", URGENT_ALONE); /* the others go on where they were */
    rota_move(&rota, &f.deck);
    expect(&rota, &f.deck, "cab");
    rota = (struct rota){0};
    urge(&f, "X", URGENT_BETWEEN);
    expect(&rota, &f.deck, "XXX");
}

/* The mark of progress goes on with the others, and stands still meanwhile. */
static void test_place_with_urgent(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    urge(&f, "aXbcY", URGENT_BETWEEN);
    static const size_t places[] = {1, 1, 1, 2, 2, 3, 3, 1, 1};
    for (size_t i = 0; i < SUPPORT_COUNT(places); i++) {
        (void)next(&rota, &f.deck);
        expect_place(&rota, &f.deck, places[i], 3);
    }
    rota = (struct rota){0};
    urge(&f, "aXbcY", URGENT_ALONE);
    expect(&rota, &f.deck, "XY");
    expect_place(&rota, &f.deck, 2, 2);
}

/* Every slide once before any repeats, never twice in a row, and not always in the same order. */
static void test_shuffle(void **state)
{
    (void)state;
    for (size_t n = 2; n <= MOST; n++) {
        struct fake f;
        struct rota rota = {.seed = n};
        size_t before = ROTA_NONE;
        size_t in_order = 0;
        size_t first_first = 0;
        char ids[] = "abcdefghijklmnopqrst";
        ids[n] = '\0';
        make(&f, ids, "++++++++++++++++++++");
        f.deck.settings.shuffle = true;
        for (size_t round = 0; round < 60; round++) {
            bool seen[MOST] = {false};
            for (size_t i = 0; i < n; i++) {
                const size_t index = next(&rota, &f.deck);
                assert_true(index < n && index != before && !seen[index]);
                expect_place(&rota, &f.deck, i + 1, n);
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
    struct fake f;
    struct rota a = {.seed = 1};
    struct rota b = {.seed = 1};
    struct rota c = {.seed = 2};
    size_t same = 0;
    make(&f, "abcdefghij", "++++++++++");
    f.deck.settings.shuffle = true;
    for (int i = 0; i < 100; i++) {
        const size_t index = next(&a, &f.deck);
        assert_int_equal(next(&b, &f.deck), index);
        same += next(&c, &f.deck) == index;
        if (i == 43) {
            rota_move(&b, &f.deck); /* the same deck again changes nothing */
        }
    }
    assert_true(same < 30);
}

static void test_shuffle_with_weights(void **state)
{
    (void)state;
    struct fake f;
    struct rota rota = {0};
    size_t seen[MOST] = {0};
    weigh(&f, "abcdefgh", "41111111");
    f.deck.settings.shuffle = true;
    size_t before = ROTA_NONE;
    for (int i = 0; i < 1100; i++) {
        const size_t index = next(&rota, &f.deck);
        assert_true(index != before);
        seen[index]++;
        before = index;
    }
    for (size_t i = 1; i < 8; i++) {
        assert_in_range(seen[i], 98, 112);
    }
    assert_in_range(seen[0], 330, 410);
}

/* Slides that came due, expired, came in and went, in any deck, weights, rules and order: each that
 * stays due comes within a round, and none twice in a row. */
static void test_any_deck(void **state)
{
    (void)state;
    struct rng rng = {4711};
    for (int deck = 0; deck < 3000; deck++) {
        struct fake f;
        char ids[] = "abcdefghijklmnopqrst";
        const size_t n = 1 + rng_below(&rng, MOST);
        size_t since[MOST] = {0}; /* changes since it came, or came due */
        size_t wait = 0;          /* the longest round of late */
        struct rota rota = {.seed = rng_next(&rng)};
        ids[n] = '\0';
        make(&f, ids, "--------------------");
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
            assert_true(due_update(&due, &f.deck, 0, &now, false, &err));
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
        struct fake f;
        struct rota rota = {.seed = rng_next(&rng)};
        const bool shuffle = rng_once_in(&rng, 2);
        for (int change = 0; change < 40; change++) {
            char ids[MOST + 1] = "";
            size_t n = 0;
            for (char id = 'a'; id < 'a' + MOST; id++) {
                if (!rng_once_in(&rng, 3)) {
                    ids[n++] = id;
                }
            }
            make(&f, ids, "++++++++++++++++++++");
            f.deck.settings.shuffle = shuffle;
            for (size_t i = 0; i < n; i++) {
                f.ref[i].weight = (uint8_t)rng_below(&rng, 11);
                f.ref[i].urgent = rng_once_in(&rng, 6);
            }
            rota_move(&rota, &f.deck);
            const int64_t before = rota.id;
            const size_t index = next(&rota, &f.deck);
            assert_true(n == 0 ? index == ROTA_NONE : index < n);
            assert_true(n < 2 || f.ref[index].id != before);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_and_round),
        cmocka_unit_test(test_what_is_not_due_is_passed_over),
        cmocka_unit_test(test_nothing_to_show),
        cmocka_unit_test(test_move_goes_on_behind_the_same_slide),
        cmocka_unit_test(test_move_when_the_slide_is_gone),
        cmocka_unit_test(test_move_to_a_shorter_deck),
        cmocka_unit_test(test_move_before_the_start),
        cmocka_unit_test(test_place_counts_what_is_due),
        cmocka_unit_test(test_weight),
        cmocka_unit_test(test_weight_of_all),
        cmocka_unit_test(test_urgent),
        cmocka_unit_test(test_place_with_urgent),
        cmocka_unit_test(test_shuffle),
        cmocka_unit_test(test_shuffle_follows_from_its_seed),
        cmocka_unit_test(test_shuffle_with_weights),
        cmocka_unit_test(test_any_deck),
        cmocka_unit_test(test_any_change_of_the_deck),
        cmocka_unit_test(test_nobody_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
