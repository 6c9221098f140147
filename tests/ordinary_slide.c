#include "ordinary_slide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#define PICK(rng, list) (list)[rng_below(rng, SUPPORT_COUNT(list))]

/* From `least` to `most` words of a text about the year's work. */
static const char *words(struct arena *arena, struct rng *rng, size_t least, size_t most)
{
    static const char *const list[] = {"Hội\u00a0nghị",
                                       "tổng\u00a0kết",
                                       "công\u00a0tác",
                                       "năm\u00a02020",
                                       "nhiệm\u00a0vụ",
                                       "trọng\u00a0tâm",
                                       "Ủy\u00a0ban",
                                       "nhân\u00a0dân",
                                       "xã",
                                       "Đức\u00a0Trọng",
                                       "trường",
                                       "tập\u00a0thể",
                                       "cá\u00a0nhân",
                                       "và",
                                       "của",
                                       "khen\u00a0thưởng",
                                       "thông\u00a0tin",
                                       "tuyên\u00a0truyền",
                                       "trang",
                                       "chuyển\u00a0đổi\u00a0số",
                                       "dịch\u00a0vụ",
                                       "công",
                                       "cho",
                                       "người\u00a0dân",
                                       "theo",
                                       "kế\u00a0hoạch",
                                       "được",
                                       "giao",
                                       "học\u00a0sinh",
                                       "thư\u00a0viện",
                                       "the",
                                       "school",
                                       "library",
                                       "is",
                                       "open",
                                       "on",
                                       "weekdays"};
    size_t count = least + rng_below(rng, most - least + 1);
    char *text = arena_take(arena, count * 24 + 1);
    char *to = text;
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) {
        to = stpcpy(stpcpy(to, i > 0 ? " " : ""), PICK(rng, list));
    }
    return text;
}

static const char *name(struct arena *arena, struct rng *rng)
{
    static const char *const family[] = {"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ"};
    static const char *const middle[] = {"Thị", "Văn", "Ngọc Bảo", "Minh", "Thị Phương", "Đức"};
    static const char *const given[] = {"An", "Trường", "Thảo", "Quỳnh", "Hưng", "Nghiêng", "Ý"};
    return arena_format(arena, "%s %s %s", PICK(rng, family), PICK(rng, middle), PICK(rng, given));
}

static const char *maybe(struct rng *rng, const char *text)
{
    return rng_once_in(rng, 2) ? text : "";
}

static void body(struct arena *arena, struct rng *rng, struct random_slide *r)
{
    bool tasks = rng_once_in(rng, 3);
    size_t blocks = tasks ? 3 + rng_below(rng, 5) : 1 + rng_below(rng, 6);
    size_t least = tasks ? 5 : 10;
    char *markdown = arena_take(arena, blocks * 1600);
    char *told = arena_take(arena, blocks * 1600);
    assert_non_null(markdown);
    assert_non_null(told);
    char *to = markdown;
    char *plain = told;
    for (size_t i = 0; i < blocks; i++) {
        const char *text = words(arena, rng, least, tasks ? 14 : 50);
        to += tasks ? sprintf(to, "%zu. ", i + 1) : 0;
        to = stpcpy(stpcpy(to, text), ".\n\n");
        plain = stpcpy(stpcpy(plain, text), ".\n");
    }
    r->slide.body = markdown;
    r->body_told = told;
    r->slide.lead = tasks ? "" : r->slide.lead;
}

static void statistics(struct arena *arena, struct rng *rng, struct slide *slide)
{
    static const char *const units[] = {"", "lượt", "%", "tin", "người"};
    static const size_t most[] = {[CHART_TILES] = 10,
                                  [CHART_BARS] = 14,
                                  [CHART_COLUMNS] = 12,
                                  [CHART_LINE] = 24,
                                  [CHART_DONUT] = 5};
    slide->chart = (enum chart_kind)rng_below(rng, SUPPORT_COUNT(most));
    bool axis = slide->chart == CHART_COLUMNS || slide->chart == CHART_LINE;
    size_t labels = 2 + rng_below(rng, most[slide->chart] - 1);
    size_t series = axis || slide->chart == CHART_BARS ? 1 + rng_below(rng, 2) : 1;
    const char *unit = PICK(rng, units);
    struct statistic *s = arena_take_array(arena, labels * series, sizeof *s);
    assert_non_null(s);
    for (size_t i = 0; i < labels; i++) {
        const char *label = axis ? arena_format(arena, "%zu", i + 1) : words(arena, rng, 1, 4);
        for (size_t k = 0; k < series; k++) {
            bool over = !axis && rng_once_in(rng, 4);
            s[i * series + k] = (struct statistic){
                .label = axis ? label : arena_format(arena, "%s %zu", label, i + 1),
                .series = series > 1 ? arena_format(arena, "Năm %zu", 2019 + k) : "",
                .value = (double)(1 + rng_below(rng, rng_once_in(rng, 3) ? 20000 : 900)),
                .prefix = over ? "trên" : "",
                .unit = unit,
                .has_previous = slide->chart == CHART_TILES && rng_once_in(rng, 3),
                .previous = (double)(1 + rng_below(rng, 900)),
            };
        }
    }
    slide->statistics = s;
    slide->statistic_count = labels * series;
    slide->axis = axis ? maybe(rng, "Tháng") : "";
}

static void awards(struct arena *arena, struct rng *rng, struct slide *slide)
{
    static const char *const honours[] = {"12A1", "Giấy khen", "Giải Nhì", "9,8"};
    size_t count = rng_once_in(rng, 2) ? 1 + rng_below(rng, 5) : 6 + rng_below(rng, 60);
    bool counts = count <= 4 && rng_once_in(rng, 3);
    size_t categories = 1 + rng_below(rng, count < 3 ? count : 3);
    const char *category[3] = {"tập thể", "cá nhân", "học sinh"};
    struct award *a = arena_take_array(arena, count, sizeof *a);
    assert_non_null(a);
    for (size_t i = 0; i < categories && !counts; i++) {
        category[i] = words(arena, rng, 2, 5);
    }
    for (size_t i = 0; i < count; i++) {
        a[i] = (struct award){.recipient = "", .category = "", .honour = "", .reason = ""};
        a[i].category = counts ? category[i % 3] : category[i * categories / count];
        if (counts) {
            a[i].count = (int32_t)(1 + rng_below(rng, 40));
        } else {
            a[i].recipient = name(arena, rng);
            a[i].honour = rng_once_in(rng, 3) ? "" : PICK(rng, honours);
            a[i].reason = rng_once_in(rng, 6) ? words(arena, rng, 2, 6) : "";
        }
    }
    random_photos(*rng, a, count);
    slide->awards = a;
    slide->award_count = count;
    slide->presenter = maybe(rng, name(arena, rng));
    slide->presenter_office = *slide->presenter == '\0' ? "" : words(arena, rng, 2, 5);
}

struct random_slide ordinary_slide(struct arena *arena, struct rng *rng)
{
    enum slide_kind kind = (enum slide_kind)rng_below(rng, 4);
    struct random_slide r = {.slide = support_slide(kind, words(arena, rng, 2, 6)),
                             .body_told = "",
                             .organisation = words(arena, rng, 2, 4)};
    struct slide *s = &r.slide;
    s->label = rng_once_in(rng, 4) ? words(arena, rng, 1, 2) : "";
    s->lead = maybe(rng, words(arena, rng, 3, 8));
    s->note = maybe(rng, words(arena, rng, 3, 9));
    s->link = rng_once_in(rng, 4) ? "https://ductrong.example/thong-bao/2020" : "";
    switch (kind) {
    case SLIDE_ANNOUNCEMENT:
        s->urgent = rng_once_in(rng, 4);
        body(arena, rng, &r);
        break;
    case SLIDE_STATISTICS:
        statistics(arena, rng, s);
        break;
    case SLIDE_AWARDS:
        awards(arena, rng, s);
        break;
    case SLIDE_PHOTO:
        break;
    }
    if (kind != SLIDE_ANNOUNCEMENT && rng_once_in(rng, 8)) {
        body(arena, rng, &r);
    }
    if (kind == SLIDE_PHOTO || rng_once_in(rng, 8)) {
        struct picture *p = arena_take_array(arena, 2, sizeof *p);
        assert_non_null(p);
        for (size_t i = 0; i < 2; i++) {
            p[i] = (struct picture){(int64_t)i + 1, maybe(rng, words(arena, rng, 2, 8))};
        }
        s->pictures = p;
        s->picture_count = kind == SLIDE_PHOTO ? 2 : 1;
    }
    return r;
}
