#include "fake_deck.h"
#include "schedule/rota.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void test_round_and_round(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_make(&f, "abc", "+++");
    fake_expect(&rota, &f.deck, "abcabcab");
    fake_make(&f, "a", "+");
    rota = (struct rota){0};
    fake_expect(&rota, &f.deck, "aaa");
}

static void test_what_is_not_due_is_passed_over(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_make(&f, "abcde", "-+-+-");
    fake_expect(&rota, &f.deck, "bdbdb");
}

static void test_nothing_to_show(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_make(&f, "", "");
    assert_true(fake_next(&rota, &f.deck) == ROTA_NONE);
    fake_make(&f, "abc", "---");
    assert_true(fake_next(&rota, &f.deck) == ROTA_NONE);
    fake_make(&f, "abc", "+++");
    fake_expect(&rota, &f.deck, "abc");
    fake_make(&f, "abc", "---");
    assert_true(fake_next(&rota, &f.deck) == ROTA_NONE);
    fake_make(&f, "abc", "+++"); /* it goes on where it was */
    fake_expect(&rota, &f.deck, "abc");
}

static void test_move_goes_on_behind_the_same_slide(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_make(&f, "abcd", "++++");
    fake_expect(&rota, &f.deck, "ab");
    fake_make(&f, "xybzc", "+++++");
    rota_move(&rota, &f.deck);
    fake_expect(&rota, &f.deck, "zcxyb");
}

/* The slide on the screen is gone: its neighbours are not shown again, nor passed over. */
static void test_move_when_the_slide_is_gone(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_make(&f, "abcd", "++++");
    fake_expect(&rota, &f.deck, "abc");
    fake_make(&f, "abd", "+++");
    rota_move(&rota, &f.deck);
    fake_expect(&rota, &f.deck, "dab");
    rota = (struct rota){0};
    fake_make(&f, "abcd", "++++");
    fake_expect(&rota, &f.deck, "a");
    fake_make(&f, "bcd", "+++");
    rota_move(&rota, &f.deck);
    fake_expect(&rota, &f.deck, "bcd");
}

static void test_move_to_a_shorter_deck(void **state)
{
    (void)state;
    struct fake_deck f;
    for (size_t shown = 0; shown <= 6; shown++) {
        struct rota rota = {0};
        fake_make(&f, "abcdef", "++++++");
        for (size_t i = 0; i < shown; i++) {
            (void)fake_next(&rota, &f.deck);
        }
        fake_make(&f, "xy", "++");
        rota_move(&rota, &f.deck);
        size_t first = fake_next(&rota, &f.deck);
        size_t second = fake_next(&rota, &f.deck);
        assert_true(first < 2 && second == 1 - first);
        fake_make(&f, "", "");
        rota_move(&rota, &f.deck);
        assert_true(fake_next(&rota, &f.deck) == ROTA_NONE);
        fake_make(&f, "pq", "++");
        rota_move(&rota, &f.deck);
        assert_true(fake_next(&rota, &f.deck) < 2);
    }
}

static void test_move_before_the_start(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_make(&f, "abc", "+++");
    rota_move(&rota, &f.deck);
    fake_expect(&rota, &f.deck, "a");
}

static void test_place_counts_what_is_due(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_make(&f, "abcde", "+-++-");
    fake_expect_place(&rota, &f.deck, 1, 3);
    for (size_t round = 0; round < 2; round++) {
        for (size_t place = 1; place <= 3; place++) {
            (void)fake_next(&rota, &f.deck);
            fake_expect_place(&rota, &f.deck, place, 3);
        }
    }
    /* A slide that is on the screen has a place although its time is over by now. */
    fake_expect(&rota, &f.deck, "ac");
    fake_make(&f, "abcde", "+---+");
    fake_expect_place(&rota, &f.deck, 1, 2);
    fake_make(&f, "abcde", "-----");
    fake_expect_place(&rota, &f.deck, 1, 1);
}

/* Whatever is due when: each slide that stays due comes once a round. */
static void test_nobody_is_forgotten(void **state)
{
    (void)state;
    struct rng rng = {77};
    for (int round = 0; round < 300; round++) {
        struct fake_deck f;
        char due[FAKE_MOST + 1] = "";
        size_t n = 1 + rng_below(&rng, FAKE_MOST);
        size_t seen[FAKE_MOST] = {0};
        size_t count = 0;
        struct rota rota = {0};
        for (size_t i = 0; i < n; i++) {
            due[i] = rng_once_in(&rng, 3) ? '-' : '+';
            count += due[i] == '+';
        }
        char ids[] = "abcdefghijklmnopqrst";
        ids[n] = '\0';
        fake_make(&f, ids, due);
        for (size_t i = 0; i < 3 * count; i++) {
            size_t index = fake_next(&rota, &f.deck);
            assert_true(index < n);
            seen[index]++;
        }
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(seen[i], due[i] == '+' ? 3 : 0);
        }
    }
}

static void test_weight(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_weigh(&f, "abcd", "2111");
    fake_expect(&rota, &f.deck, "abacdabacd");
    rota = (struct rota){0};
    fake_weigh(&f, "abcd", "3111");
    fake_expect(&rota, &f.deck, "abacadabacad");
    rota = (struct rota){0};
    fake_weigh(&f, "abcdef", "112111");
    fake_expect(&rota, &f.deck, "abcdecfabcdecfab");
    rota = (struct rota){0};
    fake_weigh(&f, "abcdef", "200002"); /* 0 is what a deck without weights has */
    fake_expect(&rota, &f.deck, "abfcadefabfcade");
}

/* As often as it may: not twice in a row. */
static void test_weight_of_all(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_weigh(&f, "abc", "911");
    fake_expect(&rota, &f.deck, "abacabacabac");
    rota = (struct rota){0};
    fake_weigh(&f, "ab", "91");
    fake_expect(&rota, &f.deck, "ababab");
    rota = (struct rota){0};
    fake_weigh(&f, "a", "9");
    fake_expect(&rota, &f.deck, "aaaa");
    rota = (struct rota){0};
    fake_weigh(&f, "abc", "777"); /* all the same: as if there were none */
    for (int i = 0; i < 21; i++) {
        (void)fake_next(&rota, &f.deck);
    }
}

static void test_urgent(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_urge(&f, "aXbcY", URGENT_BETWEEN);
    fake_expect(&rota, &f.deck, "XaYbXcYaXbY");
    fake_urge(&f, "abc", URGENT_BETWEEN); /* they are over */
    rota_move(&rota, &f.deck);
    fake_expect(&rota, &f.deck, "cabc");
    rota = (struct rota){0};
    fake_urge(&f, "aXbcY", URGENT_IN_ORDER);
    fake_expect(&rota, &f.deck, "aXbcYaXbcY");
    rota = (struct rota){0};
    fake_urge(&f, "abc", URGENT_ALONE);
    fake_expect(&rota, &f.deck, "ab");
    fake_urge(&f, "aXbcY", URGENT_ALONE);
    rota_move(&rota, &f.deck);
    fake_expect(&rota, &f.deck, "XYXYX");
    fake_urge(&f, "abc", URGENT_ALONE); /* the others go on where they were */
    rota_move(&rota, &f.deck);
    fake_expect(&rota, &f.deck, "cab");
    rota = (struct rota){0};
    fake_urge(&f, "X", URGENT_BETWEEN);
    fake_expect(&rota, &f.deck, "XXX");
}

/* The mark of progress goes on with the others, and stands still meanwhile. */
static void test_place_with_urgent(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_urge(&f, "aXbcY", URGENT_BETWEEN);
    static const size_t places[] = {1, 1, 1, 2, 2, 3, 3, 1, 1};
    for (size_t i = 0; i < SUPPORT_COUNT(places); i++) {
        (void)fake_next(&rota, &f.deck);
        fake_expect_place(&rota, &f.deck, places[i], 3);
    }
    rota = (struct rota){0};
    fake_urge(&f, "aXbcY", URGENT_ALONE);
    fake_expect(&rota, &f.deck, "XY");
    fake_expect_place(&rota, &f.deck, 2, 2);
}

/* To the slide that the mark of progress numbers so, and from there on. */
static void test_jump(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_make(&f, "abcde", "+-+++");
    fake_jump(&rota, &f.deck, 3, true);
    assert_int_equal(rota.id, 'd');
    assert_int_equal(rota.index, 3);
    fake_expect_place(&rota, &f.deck, 3, 4);
    fake_jump(&rota, &f.deck, 0, false);
    fake_jump(&rota, &f.deck, 5, false);
    fake_expect(&rota, &f.deck, "eacd");
    fake_jump(&rota, &f.deck, 4, true); /* where one is already */
    assert_int_equal(rota.id, 'e');
    fake_expect(&rota, &f.deck, "ac");
    fake_make(&f, "abc", "---");
    fake_jump(&rota, &f.deck, 1, false);
}

/* An extra turn of another slide is not the slide at the place. */
static void test_jump_with_weight(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_weigh(&f, "abcdef", "311111");
    fake_expect(&rota, &f.deck, "ab");
    for (int i = 0; i < 3; i++) {
        fake_jump(&rota, &f.deck, 2, true);
        assert_int_equal(rota.id, 'b');
    }
    fake_expect(&rota, &f.deck, "acdaefa");
}

static void test_jump_with_urgent(void **state)
{
    (void)state;
    struct fake_deck f;
    struct rota rota = {0};
    fake_urge(&f, "aXbcY", URGENT_BETWEEN);
    fake_jump(&rota, &f.deck, 3, true);
    assert_int_equal(rota.id, 'c');
    fake_expect(&rota, &f.deck, "XaYb");
    rota = (struct rota){0};
    fake_urge(&f, "aXbcY", URGENT_ALONE);
    fake_jump(&rota, &f.deck, 2, true);
    assert_int_equal(rota.id, 'Y');
    assert_true(rota.urgent);
    fake_jump(&rota, &f.deck, 3, false);
    fake_expect(&rota, &f.deck, "XYX");
}

static void test_jump_with_shuffle(void **state)
{
    (void)state;
    struct fake_deck f;
    for (size_t from = 0; from < 9; from++) {
        for (size_t place = 1; place <= 7; place++) {
            struct rota rota = {.seed = 5};
            fake_weigh(&f, "abcde", "11131");
            f.deck.settings.shuffle = true;
            for (size_t i = 0; i < from; i++) {
                (void)fake_next(&rota, &f.deck);
            }
            fake_jump(&rota, &f.deck, place, true);
            fake_expect_place(&rota, &f.deck, place, 7);
            assert_int_equal(rota.id, f.ref[rota.index].id);
            fake_jump(&rota, &f.deck, 8, false);
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
        cmocka_unit_test(test_nobody_is_forgotten),
        cmocka_unit_test(test_jump),
        cmocka_unit_test(test_jump_with_weight),
        cmocka_unit_test(test_jump_with_urgent),
        cmocka_unit_test(test_jump_with_shuffle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
