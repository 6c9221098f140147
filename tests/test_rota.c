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

/* The ids of the next `count` slides. */
static void expect(struct rota *rota, const struct deck *deck, const char *ids)
{
    for (const char *id = ids; *id != '\0'; id++) {
        size_t index = rota_next(rota, deck, &now);
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
    assert_true(rota_next(&rota, &f.deck, &now) == ROTA_NONE);
    make(&f, "abc", "---");
    assert_true(rota_next(&rota, &f.deck, &now) == ROTA_NONE);
    make(&f, "abc", "+++");
    expect(&rota, &f.deck, "abc");
    make(&f, "abc", "---");
    assert_true(rota_next(&rota, &f.deck, &now) == ROTA_NONE);
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
            (void)rota_next(&rota, &f.deck, &now);
        }
        make(&f, "xy", "++");
        rota_move(&rota, &f.deck);
        size_t first = rota_next(&rota, &f.deck, &now);
        size_t second = rota_next(&rota, &f.deck, &now);
        assert_true(first < 2 && second == 1 - first);
        make(&f, "", "");
        rota_move(&rota, &f.deck);
        assert_true(rota_next(&rota, &f.deck, &now) == ROTA_NONE);
        make(&f, "pq", "++");
        rota_move(&rota, &f.deck);
        assert_true(rota_next(&rota, &f.deck, &now) < 2);
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

static void test_place_counts_what_is_due(void **state)
{
    (void)state;
    struct fake f;
    size_t places;
    make(&f, "abcde", "+-++-");
    assert_int_equal(rota_place(&f.deck, &now, 0, &places), 1);
    assert_int_equal(places, 3);
    assert_int_equal(rota_place(&f.deck, &now, 2, &places), 2);
    assert_int_equal(rota_place(&f.deck, &now, 3, &places), 3);
    /* A slide that is on the screen has a place although its time is over by now. */
    assert_int_equal(rota_place(&f.deck, &now, 1, &places), 2);
    assert_int_equal(places, 4);
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
            size_t index = rota_next(&rota, &f.deck, &now);
            assert_true(index < n);
            seen[index]++;
        }
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(seen[i], due[i] == '+' ? 3 : 0);
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
        cmocka_unit_test(test_nobody_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
