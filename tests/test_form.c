#include "layout/tiles.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

struct scratch {
    struct stage stage;
    struct arena arena;
    struct draft draft;
};

static void begin(struct scratch *s, const char *language)
{
    *s = (struct scratch){.stage = {0}};
    stage_open(&s->stage, "formal", language, true);
    stage_draft(&s->stage, &s->draft, &s->arena);
}

static void end(struct scratch *s)
{
    arena_free(&s->arena);
    stage_close(&s->stage);
}

static struct statistic figure(double value, int decimals, const char *unit)
{
    return (struct statistic){.label = "x",
                              .series = "",
                              .value = value,
                              .decimals = decimals,
                              .prefix = "",
                              .unit = unit};
}

static struct slide slide_of(const struct statistic *rows, size_t count)
{
    struct slide slide = support_slide(SLIDE_STATISTICS, "x");
    slide.statistics = rows;
    slide.statistic_count = count;
    return slide;
}

/* Each figure by its own word, if it is exact and of use. */
static void test_own_words(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *unit, *vi, *en;
    } rows[] = {
        {12500000, 0, "", "12,5\u00a0triệu", "12.5M"},
        {12500000, 2, "", "12,5\u00a0triệu", "12.5M"},
        {-12500000, 0, "", "−12,5\u00a0triệu", "−12.5M"},
        {12345678, 0, "", "12.345.678", "12,345,678"},
        {1e12, 0, "", "1.000\u00a0tỷ", "1T"},
        {1250000000000, 0, "", "1.250\u00a0tỷ", "1.25T"},
        {1234567000000, 0, "", "1.234,567\u00a0tỷ", "1,234.567B"},
        {999999999999, 0, "", "999.999.999.999", "999,999,999,999"},
        {45000, 0, "", "45\u00a0nghìn", "45K"},
        {100000, 0, "", "100\u00a0nghìn", "100K"},
        {12500, 0, "", "12.500", "12,500"}, /* three digits less, or it is of no use */
        {4416, 0, "", "4.416", "4,416"},
        {1000, 0, "", "1\u00a0nghìn", "1K"},
        {1000, 3, "", "1\u00a0nghìn", "1K"},
        {3094, 5, "", "3.094,00000", "3,094.00000"},
        {999, 0, "", "999", "999"},
        {0, 0, "", "0", "0"},
        {0.001, 3, "", "0,001", "0.001"},
        {12500000.5, 1, "", "12.500.000,5", "12,500,000.5"},
        {12500000, 0, "đồng", "12,5\u00a0triệu\u00a0đồng", "12.5M\u00a0đồng"},
        {12500000, 0, "triệu đồng", "12.500.000\u00a0triệu đồng", "12,500,000\u00a0triệu đồng"},
        {12500000, 0, "%", "12.500.000\u00a0%", "12,500,000\u00a0%"},
    };
    const struct form own = {.shortened = true};
    for (int english = 0; english < 2; english++) {
        struct scratch s;
        begin(&s, english ? "en" : "vi");
        for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
            struct statistic f = figure(rows[i].value, rows[i].decimals, rows[i].unit);
            assert_string_equal(form_figure_with_unit(&s.draft, own, &f),
                                english ? rows[i].en : rows[i].vi);
        }
        end(&s);
    }
}

/* Where figures are compared, one word for all: the largest in which the least is not too small. */
static void test_one_word_for_all(void **state)
{
    (void)state;
    static const struct {
        double values[3];
        enum magnitude word; /* MAGNITUDE_ONE: there is none */
    } rows[] = {
        {{12500000, 800000, 3000000}, MAGNITUDE_MILLION},
        {{12500000, 0, -3000000}, MAGNITUDE_MILLION},
        {{12500000, 5000, 3000000}, MAGNITUDE_THOUSAND},
        {{12500000, 80, 3000000}, MAGNITUDE_ONE},
        {{1234000, 2500000, 3000000}, MAGNITUDE_THOUSAND},
        {{1234567, 2500000, 3000000}, MAGNITUDE_ONE},
        {{1e12, 2.5e11, 3e12}, MAGNITUDE_BILLION},
        {{0, 0, 0}, MAGNITUDE_ONE},
        {{570, 433, 999}, MAGNITUDE_ONE},
    };
    struct scratch s;
    begin(&s, "vi");
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        struct statistic f[3];
        for (size_t k = 0; k < 3; k++) {
            f[k] = figure(rows[i].values[k], 0, "lượt");
        }
        struct slide slide = slide_of(f, 3);
        struct forms forms = forms_of(&s.draft, &slide, true);
        assert_false(forms.form[0].shortened);
        assert_int_equal(forms.count > 1 ? forms.form[1].common : MAGNITUDE_ONE, rows[i].word);
        f[1].unit = "%";
        assert_int_equal(forms_of(&s.draft, &slide, true).form[1].common, MAGNITUDE_ONE);
    }
    end(&s);
}

/* The figure is told in full wherever that has room, and never wrong where nothing has. */
static void test_only_for_want_of_room(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *language;
        double room; /* u, for a figure of 10 */
        const char *number, *words;
    } rows[] = {
        {12500000, 0, "vi", 60, "12.500.000", "lượt"},
        {12500000, 0, "vi", 44, "12.500.000", "lượt"}, /* rather somewhat smaller */
        {12500000, 0, "vi", 30, "12,5", "triệu\u00a0lượt"},
        {12500000, 0, "en", 60, "12,500,000", "lượt"},
        {12500000, 0, "en", 30, "12.5M", "lượt"},
        {12345678, 0, "vi", 30, "12.345.678", "lượt"},
        {12345678, 0, "vi", 3, "12.345.678", "lượt"},
        {12500000, 0, "vi", 3, "12.500.000", "lượt"}, /* nothing fits, so nothing is gained */
        {4416, 0, "vi", 30, "4.416", "lượt"},
        {1e12, 0, "vi", 40, "1.000", "tỷ\u00a0lượt"},
        {1e12, 0, "en", 30, "1T", "lượt"},
        {0.001, 3, "vi", 30, "0,001", "lượt"},
        {-2500000, 0, "vi", 25, "−2,5", "triệu\u00a0lượt"},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(rows); i++) {
        struct scratch s;
        begin(&s, rows[i].language);
        struct statistic f = figure(rows[i].value, rows[i].decimals, "lượt");
        struct slide slide = slide_of(&f, 1);
        struct tiles t = {.slide = &slide, .face = FACE_SERIF};
        struct tiles_place place = {0, 1, 10, rows[i].room};
        const char *words;
        tiles_choose_form(&s.draft, &t, &place, 1);
        assert_string_equal(form_large(&s.draft, t.form, &f, &words), rows[i].number);
        assert_string_equal(words, rows[i].words);
        end(&s);
    }
}

/* A previous figure is told in the word of the one that it is compared with. */
static void test_previous_in_the_same_word(void **state)
{
    (void)state;
    struct scratch s;
    begin(&s, "vi");
    const struct form own = {.shortened = true};
    struct statistic f = figure(12500000, 0, "");
    f.has_previous = true;
    f.previous = 10000000;
    assert_string_equal(statistic_change(&s.draft, own, &f),
                        "▲\u00a025\u00a0% so\u00a0với\u00a010\u00a0triệu");
    f.value = 12345678;
    assert_non_null(strstr(statistic_change(&s.draft, own, &f), "10.000.000"));
    f.value = 12500000;
    f.previous = 12345678;
    assert_non_null(strstr(statistic_change(&s.draft, own, &f), "12.345.678"));
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_words),
        cmocka_unit_test(test_one_word_for_all),
        cmocka_unit_test(test_only_for_want_of_room),
        cmocka_unit_test(test_previous_in_the_same_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
