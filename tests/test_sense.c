#include "layout/sense.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void test_breaks(void **state)
{
    (void)state;
    static const struct {
        const char *before, *after;
        bool last;
        enum sense want;
    } breaks[] = {
        {"Hội", "nghị", false, SENSE_WORD},    {"năm", "2020", false, SENSE_LABEL},
        {"năm", "2020", true, SENSE_LABEL},    {"2020", "của", false, SENSE_WORD},
        {"và", "2", false, SENSE_WORD},        {"2", "cá", false, SENSE_COUNT},
        {"tầng", "2", true, SENSE_LABEL},      {"tầng", "2,", false, SENSE_LABEL},
        {"từ", "13:30", false, SENSE_LABEL},   {"ngày", "29/12/2020", false, SENSE_LABEL},
        {"Số", "21–40", false, SENSE_LABEL},   {"kỳ", "II", true, SENSE_LABEL},
        {"Tổ", "A", true, SENSE_LABEL},        {"Mẫu", "C,", false, SENSE_LABEL},
        {"khẩn:", "tạm", false, SENSE_PAUSE},  {"trọng:", "2020", true, SENSE_PAUSE},
        {"1.500", "lượt", false, SENSE_COUNT}, {"12,5", "triệu", false, SENSE_COUNT},
        {"dài,", "có", false, SENSE_PAUSE},    {"a", "b", false, SENSE_WORD},
        {"", "2020", false, SENSE_WORD},       {"Ở", "Đà", false, SENSE_WORD},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(breaks); i++) {
        enum sense got = sense_of_break(
            (struct sense_word){breaks[i].before, strlen(breaks[i].before)},
            (struct sense_word){breaks[i].after, strlen(breaks[i].after)}, breaks[i].last);
        if (got != breaks[i].want) {
            fail_msg("%s | %s: %d", breaks[i].before, breaks[i].after, (int)got);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
