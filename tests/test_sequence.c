#include "layout/sequence.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define MOST 4

static void test_sequences(void **state)
{
    (void)state;
    static const struct {
        const char *label[MOST];
        enum sequence is;
    } rows[] = {
        {{"1", "2", "3"}, SEQUENCE_NUMBERS},
        {{"2013", "2014", "2015", "2016"}, SEQUENCE_NUMBERS},
        {{"1", "3", "5"}, SEQUENCE_NONE},
        {{"3", "2", "1"}, SEQUENCE_NONE},
        {{"30/12", "31/12", "01/01", "02/01"}, SEQUENCE_DAYS},
        {{"28/2/2021", "1/3/2021"}, SEQUENCE_DAYS},
        {{"29/12", "31/12"}, SEQUENCE_NONE},
        {{"12/12", "12/13"}, SEQUENCE_NONE},
        {{"1/2/3/4", "2/2/3/4"}, SEQUENCE_NONE},
        {{"Nov", "Dec", "Jan"}, SEQUENCE_MONTHS},
        {{"january", "FEBRUARY"}, SEQUENCE_MONTHS},
        {{"Jan", "Mar"}, SEQUENCE_NONE},
        {{"J", "F"}, SEQUENCE_NONE},
        {{"11/2020", "12/2020", "01/2021"}, SEQUENCE_MONTHS},
        {{"12/2020", "1/2020"}, SEQUENCE_NONE},
        {{"T11", "T12", "T1"}, SEQUENCE_MONTHS},
        {{"Tháng 8", "Tháng 9", "Tháng 10"}, SEQUENCE_MONTHS},
        {{"Tuần 9", "Tháng 10"}, SEQUENCE_NONE},
        {{"Đông", "Tây"}, SEQUENCE_NONE},
        {{"", ""}, SEQUENCE_NONE},
        {{"99999999999999999999", "99999999999999999999"}, SEQUENCE_NONE},
        {{"1"}, SEQUENCE_NONE},
    };
    struct stage stage = {0};
    stage_open(&stage, "formal", "en", true);
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        size_t count = 0;
        while (count < MOST && rows[i].label[count] != NULL) {
            count++;
        }
        if (sequence_of(&stage.language, rows[i].label, count) != rows[i].is) {
            fail_msg("%s, %s", rows[i].label[0], rows[i].label[1]);
        }
    }
    stage_close(&stage);
}

/* Vietnamese has no names of months; its dates do without. */
static void test_without_names(void **state)
{
    (void)state;
    static const char *const labels[] = {"Jan", "Feb"};
    static const char *const numbered[] = {"Th1", "Th2"};
    struct stage stage = {0};
    stage_open(&stage, "formal", "vi", true);
    assert_int_equal(sequence_of(&stage.language, labels, 2), SEQUENCE_NONE);
    assert_int_equal(sequence_of(&stage.language, numbered, 2), SEQUENCE_MONTHS);
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sequences),
        cmocka_unit_test(test_without_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
