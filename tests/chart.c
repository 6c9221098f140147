#include "chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

void chart_open(struct chart *c, const char *theme, const char *language)
{
    *c = (struct chart){.arena = {0}};
    stage_open(&c->stage, theme, language, true);
    stage_size(&c->stage, 1920, 1080, "Trường Mẫu");
}

void chart_close(struct chart *c)
{
    arena_free(&c->arena);
    stage_close(&c->stage);
}

struct statistic chart_figure(const char *label, double value, const char *unit)
{
    return (struct statistic){
        .label = label, .series = "", .value = value, .prefix = "", .unit = unit};
}

const struct scene *chart_scene(struct chart *c, enum chart_kind kind, const struct statistic *rows,
                                size_t count)
{
    struct slide slide = support_slide(SLIDE_STATISTICS, "x");
    slide.statistics = rows;
    slide.statistic_count = count;
    slide.chart = kind;
    slide.axis = "";
    struct pages pages = stage_pages(&c->stage, &slide, &c->arena);
    assert_int_equal(pages.count, 1);
    return &pages.page[0].scene;
}

void chart_tells(const struct scene *scene, const char *const *texts)
{
    for (; *texts != NULL; texts++) {
        if (!support_has_text(scene, *texts, NULL)) {
            fail_msg("not told: %s", *texts);
        }
    }
}

void chart_hides(const struct scene *scene, const char *const *texts)
{
    for (; *texts != NULL; texts++) {
        if (support_has_text(scene, *texts, NULL)) {
            fail_msg("told: %s", *texts);
        }
    }
}

size_t chart_items(const struct scene *scene, enum item_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++) {
        count += scene->items[i].kind == kind;
    }
    return count;
}
