#include "layout/change.h"
#include "layout/table.h"
#include "layout/tiles.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
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
    assert_string_equal(change_text(&s.draft, own, &f),
                        "▲\u00a025\u00a0% so\u00a0với\u00a010\u00a0triệu");
    f.value = 12345678;
    assert_non_null(strstr(change_text(&s.draft, own, &f), "10.000.000"));
    f.value = 12500000;
    f.previous = 12345678;
    assert_non_null(strstr(change_text(&s.draft, own, &f), "12.345.678"));
    end(&s);
}

/* A text such as "trên 12,5 triệu lượt" as a number; false if it is none. *rest is set behind it.
 */
static bool read_figure(const char *text, double *value, const char **rest)
{
    char plain[64];
    size_t length = 0;
    const char *at = strncmp(text, "trên ", strlen("trên ")) == 0 ? text + strlen("trên ") : text;
    bool minus = strncmp(at, "−", strlen("−")) == 0;
    at += minus ? strlen("−") : 0;
    if (*at < '0' || *at > '9') {
        return false;
    }
    for (; (*at >= '0' && *at <= '9') || *at == '.' || *at == ','; at++) {
        if (*at != '.') {
            assert_true(length + 1 < sizeof plain);
            plain[length++] = (char)(*at == ',' ? '.' : *at);
        }
    }
    plain[length] = '\0';
    *value = strtod(plain, NULL) * (minus ? -1 : 1);
    *rest = strncmp(at, "\u00a0", 2) == 0 ? at + 2 : at;
    return true;
}

static double factor_of(const char *words)
{
    return strncmp(words, "nghìn", strlen("nghìn")) == 0   ? 1e3
           : strncmp(words, "triệu", strlen("triệu")) == 0 ? 1e6
           : strncmp(words, "tỷ", strlen("tỷ")) == 0       ? 1e9
                                                           : 1;
}

static bool is_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

static double as_written(double value, int decimals)
{
    char text[64];
    (void)snprintf(text, sizeof text, "%.*f", decimals, value);
    return strtod(text, NULL);
}

/* Whether the slide has that figure, or its chart a sum or gridline there. */
static bool is_of(const struct slide *slide, double told)
{
    double sum = 0;
    double least = 0;
    double most = 0;
    for (size_t i = 0; i < slide->statistic_count; i++) {
        const struct statistic *s = &slide->statistics[i];
        if (is_near(told, as_written(s->value, s->decimals)) ||
            (s->has_previous && is_near(told, as_written(s->previous, s->decimals)))) {
            return true;
        }
        sum += s->value;
        least = fmin(least, s->value);
        most = fmax(most, s->value);
    }
    double step = table_step(most - least, 4);
    bool axis = slide->chart == CHART_COLUMNS || slide->chart == CHART_LINE;
    return is_near(told, as_written(sum, slide->statistics[0].decimals)) ||
           (axis && is_near(told, round(told / step) * step));
}

static const char *text_of(struct scratch *s, const struct item *item)
{
    bool text = item->kind == ITEM_TEXT;
    return text ? arena_text(&s->arena, item->as.text.text, item->as.text.length) : "";
}

static size_t check_page(struct scratch *s, const struct slide *slide, const struct scene *scene)
{
    double all = 1; /* a word at the head of the chart */
    size_t count = 0;
    for (size_t i = 0; i < scene->count && slide->chart == CHART_COLUMNS; i++) {
        all = fmax(all, factor_of(text_of(s, &scene->items[i])));
    }
    for (size_t i = 0; i < scene->count; i++) {
        const char *text = text_of(s, &scene->items[i]);
        const char *rest;
        double told;
        if (!read_figure(text, &told, &rest) || *rest == '%') {
            continue;
        }
        if (*rest == '\0' && i + 1 < scene->count && slide->chart != CHART_COLUMNS) {
            rest = text_of(s, &scene->items[i + 1]); /* a word apart, behind a large figure */
        }
        double factor = factor_of(rest) > 1 ? factor_of(rest) : all;
        if (!is_of(slide, told * factor)) {
            fail_msg("no such figure: %s %s, of %zu in chart %d", text, rest,
                     slide->statistic_count, (int)slide->chart);
        }
        count++;
    }
    return count;
}

/* From 0.001 to 10^12, in every chart and size, no figure is told that the file does not have. */
static void test_no_figure_is_wrong(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1440, 1080}, {800, 480}};
    static const char *const labels[] = {"một", "hai", "ba",   "bốn",  "năm", "sáu",
                                         "bảy", "tám", "chín", "mười", "x",   "y"};
    struct scratch s;
    struct rng rng = {11};
    size_t told = 0;
    begin(&s, "vi");
    for (int n = 0; n < 400; n++) {
        struct statistic rows[12];
        size_t count = 1 + rng_below(&rng, SUPPORT_COUNT(rows));
        int decimals = (int)rng_below(&rng, 4);
        double scale = pow(10, (double)rng_below(&rng, 10));
        size_t digits = rng_once_in(&rng, 2) ? 100 : 999999;
        for (size_t i = 0; i < count; i++) {
            double value = (double)rng_below(&rng, digits) * scale / pow(10, decimals);
            rows[i] =
                figure(rng_once_in(&rng, 8) ? -value : value, decimals, n % 3 == 0 ? "" : "lượt");
            rows[i].label = labels[i];
            rows[i].has_previous = rng_once_in(&rng, 4);
            rows[i].previous = rows[i].value + scale;
        }
        struct slide slide = slide_of(rows, count);
        slide.chart = (enum chart_kind)rng_below(&rng, 5);
        const int *size = sizes[rng_below(&rng, SUPPORT_COUNT(sizes))];
        stage_size(&s.stage, size[0], size[1], "x");
        struct arena arena = {0};
        struct pages pages = stage_pages(&s.stage, &slide, &arena);
        for (size_t p = 0; p < pages.count; p++) {
            told += check_page(&s, &slide, &pages.page[p].scene);
        }
        arena_free(&arena);
    }
    assert_true(told > 2000);
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_words),
        cmocka_unit_test(test_one_word_for_all),
        cmocka_unit_test(test_only_for_want_of_room),
        cmocka_unit_test(test_previous_in_the_same_word),
        cmocka_unit_test(test_no_figure_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
