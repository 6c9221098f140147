#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hours.h"
#include "support.h"

#include <string.h>

static void test_read(void **state)
{
    (void)state;
    static const struct {
        const char *text, *written;
    } good[] = {
        {"22:00-05:30", "22:00-05:30"},
        {"7:05-7:06", "07:05-07:06"},
        {" 22:00 - 05:30 ,12:00-13:00\t", "22:00-05:30, 12:00-13:00"},
        {"00:00-23:59,23:59-00:00", "00:00-23:59, 23:59-00:00"},
        {"none", "none"},
        {" none", "none"},
        {"1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00",
         "01:00-02:00, 01:00-02:00, 01:00-02:00, 01:00-02:00, 01:00-02:00, 01:00-02:00, "
         "01:00-02:00, 01:00-02:00"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(good); i++) {
        struct hours hours, again;
        char text[HOURS_TEXT_MAX + 1];
        assert_true(hours_read(&hours, good[i].text));
        hours_write(&hours, text, sizeof text);
        assert_string_equal(text, good[i].written);
        assert_true(hours_read(&again, text));
        assert_memory_equal(&again, &hours, sizeof hours);
    }
}

static void test_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "22:00",
        "22:00-",
        "-05:30",
        "22:00-22:00",
        "24:00-05:00",
        "22:60-05:00",
        "22:00-05:00,",
        ",22:00-05:00",
        "22:00-05:00;",
        "22:00-05:00 06:00-07:00",
        "22.00-05.00",
        "22-5",
        "022:00-05:00",
        "22:0-05:00",
        "22:000-05:00",
        "never",
        "none,22:00-05:00",
        "-1:00-05:00",
        "1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00,1:00-2:00",
    };
    for (size_t i = 0; i < SUPPORT_COUNT(bad); i++) {
        struct hours hours = {.count = 77};
        if (hours_read(&hours, bad[i])) {
            fail_msg("\"%s\" is taken", bad[i]);
        }
        assert_int_equal(hours.count, 77);
    }
}

/* By walking on minute by minute. */
static int walked(const struct hours *h, int minute)
{
    for (int left = 0; left < HOURS_A_DAY_MIN; left++) {
        const int at = (minute + left) % HOURS_A_DAY_MIN;
        bool inside = false;
        for (int i = 0; i < h->count; i++) {
            const int from = h->span[i].from, until = h->span[i].until;
            inside |= from < until ? at >= from && at < until : at >= from || at < until;
        }
        if (!inside) {
            return left;
        }
    }
    return HOURS_A_DAY_MIN;
}

static void check_all(const struct hours *h)
{
    for (int minute = 0; minute < HOURS_A_DAY_MIN; minute++) {
        assert_int_equal(hours_left(h, minute), walked(h, minute));
    }
}

static void test_left(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "none",
        "22:00-05:30",
        "12:00-13:00",
        "22:00-05:30,12:00-13:00",
        "22:00-00:00,00:00-06:00",
        "20:00-23:00,22:00-06:00,5:00-7:00",
        "00:00-12:00,12:00-00:00",
        "00:00-23:59",
        "12:00-11:59,11:58-12:01",
    };
    for (size_t i = 0; i < SUPPORT_COUNT(texts); i++) {
        struct hours h;
        assert_true(hours_read(&h, texts[i]));
        check_all(&h);
    }
    struct rng rng = {20201229};
    for (int i = 0; i < 60; i++) {
        struct hours h = {.count = (int)rng_below(&rng, HOURS_SPANS_MAX + 1)};
        for (int k = 0; k < h.count; k++) {
            h.span[k].from = (int16_t)rng_below(&rng, HOURS_A_DAY_MIN);
            h.span[k].until =
                (int16_t)((h.span[k].from + 1 + (int)rng_below(&rng, 400)) % HOURS_A_DAY_MIN);
        }
        check_all(&h);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
