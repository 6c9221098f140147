/* Properties that hold for any slide at any size. KIOSK_SLIDES=20000 lays out more slides than make
 * test does, KIOSK_SLIDE=123 only that one, and tells of all its faults. */
#include "layout/kinds.h"
#include "ordinary_slide.h"
#include "scene_check.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    int width, height;
} sizes[] = {
    {1920, 1080}, {800, 480},   {1024, 600},  {1280, 720},  {1440, 1080}, {1080, 1920},
    {480, 800},   {2560, 1080}, {3840, 2160}, {1280, 1024}, {1080, 1080},
};

/* Every other slide has a logo before its organisation: width by height. */
static const double logos[] = {0, .3, 0, 1, 0, 5};
enum { LOGO = 4711 }; /* the id of its image */

/* Half of the slides as designed, the others for viewers who stand farther off. */
static const double scales[] = {1, 1, 1, 1.1, 1.15, 1.25};

static const char *const themes[] = {"formal", "blue", "dark"};
static const char *const kinds[] = {"announcement", "statistics", "awards", "photo"};
static const char *const charts[] = {"tiles", "bars", "columns", "line", "donut"};

struct corpus {
    struct stage stage;
    struct random_slide (*make)(struct arena *arena, struct rng *rng);
    struct faults faults;
    size_t slides, pages;
};

static size_t number_from(const char *name, size_t otherwise)
{
    const char *text = getenv(name);
    return text == NULL ? otherwise : (size_t)strtoul(text, NULL, 10);
}

static bool same_items(const struct scene *a, const struct scene *b)
{
    if (a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->count; i++) {
        const struct item *x = &a->items[i];
        const struct item *y = &b->items[i];
        if (x->kind != y->kind || memcmp(&x->box, &y->box, sizeof x->box) != 0 ||
            x->colour != y->colour) {
            return false;
        }
        if (x->kind == ITEM_TEXT &&
            (x->as.text.size != y->as.text.size || x->as.text.length != y->as.text.length ||
             memcmp(x->as.text.text, y->as.text.text, x->as.text.length) != 0)) {
            return false;
        }
    }
    return true;
}

/* More pages than this mean that a page holds next to nothing. */
static size_t most_pages(const struct random_slide *r)
{
    const struct slide *s = &r->slide;
    size_t letters = strlen(r->body_told) + strlen(s->note) + strlen(s->lead);
    for (size_t i = 0; i < s->award_count; i++) {
        letters += strlen(s->awards[i].recipient) + strlen(s->awards[i].category) +
                   strlen(s->awards[i].honour) + strlen(s->awards[i].reason);
    }
    return 3 + letters / 40 + s->award_count / 4 + s->statistic_count + s->picture_count;
}

static void check_page(struct corpus *c, const struct pages *pages, size_t p, struct arena *arena)
{
    struct place place = {3, 10, p + 1, pages->count};
    struct moment moment = {true, 2020, 12, 29, 2, 845};
    struct scene footer;
    struct box part;
    struct err err = {0};
    if (layout_footer(&c->stage.layout, &pages->page[p], &place, &moment, arena, &footer, &part,
                      &err)) {
        scene_check(&c->faults, &c->stage.layout, &pages->page[p], &footer, part);
    } else {
        fault_tell(&c->faults, FAULT_ERROR, "%s", err.text);
    }
}

static size_t count_kind(const struct pages *pages, enum item_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < pages->page[0].scene.count; i++) {
        count += pages->page[0].scene.items[i].kind == kind;
    }
    return count;
}

/* Whether the chart is the one that was asked for; a narrow picture may have no room for a ring. */
static bool is_that_chart(const struct layout *layout, const struct slide *slide,
                          const struct pages *pages)
{
    switch (slide->chart) {
    case CHART_TILES:
    case CHART_BARS:
        break;
    case CHART_COLUMNS:
        return !pages->other_chart;
    case CHART_LINE:
        return count_kind(pages, ITEM_POLYLINE) > 0;
    case CHART_DONUT:
        return 2 * layout->width < 3 * layout->height || count_kind(pages, ITEM_RING) > 0;
    }
    return true;
}

/* An ordinary slide is laid out as its kind is, and not as plain text for want of room. */
static void check_own_layout(struct corpus *c, const struct slide *slide, const struct pages *pages,
                             struct arena *arena)
{
    static void (*const kinds_of[])(struct draft *, const struct slide *) = {
        [SLIDE_ANNOUNCEMENT] = kind_announcement,
        [SLIDE_STATISTICS] = kind_statistics,
        [SLIDE_AWARDS] = kind_awards,
        [SLIDE_PHOTO] = kind_photo,
    };
    struct draft d;
    if (slide->kind == SLIDE_STATISTICS && !is_that_chart(&c->stage.layout, slide, pages)) {
        fault_tell(&c->faults, FAULT_PLAIN, "is another chart");
    }
    draft_begin(&d, &c->stage.layout, arena);
    (slide->urgent ? kind_urgent : kinds_of[slide->kind])(&d, slide);
    for (size_t p = 0; p < d.count; p++) {
        if (p >= pages->count || !same_items(&d.page[p].scene, &pages->page[p].scene)) {
            struct faults why = {.verbose = c->faults.verbose, .where = "  because of"};
            fault_tell(&c->faults, FAULT_PLAIN, "\"%s\", %zu pages", slide->heading, pages->count);
            scene_check(&why, &c->stage.layout, &d.page[p], &(struct scene){0}, (struct box){0});
        }
    }
}

static void check_slide(struct corpus *c, uint64_t number)
{
    struct arena arena = {0};
    struct rng rng = {number * 7919 + 1};
    struct random_slide r = c->make(&arena, &rng);
    size_t size = rng_below(&rng, SUPPORT_COUNT(sizes));
    const char *theme = themes[rng_below(&rng, SUPPORT_COUNT(themes))];
    double scale = scales[rng_below(&rng, SUPPORT_COUNT(scales))];
    char where[160];
    (void)snprintf(where, sizeof where, "KIOSK_SLIDE=%llu %s%s%s %s %dx%d x %g",
                   (unsigned long long)number, r.slide.urgent ? "urgent " : "", kinds[r.slide.kind],
                   r.slide.kind == SLIDE_STATISTICS
                       ? (const char *)arena_format(&arena, " (%s)", charts[r.slide.chart])
                       : "",
                   theme, sizes[size].width, sizes[size].height, scale);
    faults_of(&c->faults, where);
    stage_theme(&c->stage, theme);
    stage_size(&c->stage, sizes[size].width, sizes[size].height, r.organisation);
    c->stage.layout.text_scale = scale;
    r.slide.picture_behind = r.slide.kind == SLIDE_ANNOUNCEMENT && number % 2 == 0;
    c->stage.layout.logo_aspect = logos[number % SUPPORT_COUNT(logos)];
    c->stage.layout.logo = c->stage.layout.logo_aspect > 0 ? LOGO : 0;
    struct pages pages;
    struct pages again;
    struct err err = {0};
    if (!layout_slide(&c->stage.layout, &r.slide, &arena, &pages, &err) || pages.count == 0 ||
        !layout_slide(&c->stage.layout, &r.slide, &arena, &again, &err)) {
        fault_tell(&c->faults, FAULT_ERROR, "%s", err.text);
        arena_free(&arena);
        return;
    }
    if (pages.count > most_pages(&r)) {
        fault_tell(&c->faults, FAULT_PAGES, "%zu pages, at most %zu", pages.count, most_pages(&r));
    }
    for (size_t p = 0; p < pages.count; p++) {
        if (pages.count != again.count || !same_items(&pages.page[p].scene, &again.page[p].scene)) {
            fault_tell(&c->faults, FAULT_IMPURE, "page %zu", p + 1);
        }
        check_page(c, &pages, p, &arena);
    }
    if (c->make == ordinary_slide) {
        check_own_layout(c, &r.slide, &pages, &arena);
    }
    told_check(&c->faults, &c->stage.layout, &r, &pages, &arena);
    c->slides++;
    c->pages += pages.count;
    arena_free(&arena);
}

static int run(struct corpus *c, bool real_fonts, size_t slides)
{
    const char *one = getenv("KIOSK_SLIDE");
    stage_open(&c->stage, "formal", "vi", real_fonts);
    c->faults.verbose = one == NULL ? (int)number_from("KIOSK_FAULTS", 3) : 1000;
    if (one != NULL) {
        check_slide(c, strtoull(one, NULL, 10));
    }
    for (uint64_t i = 1; i <= slides && one == NULL; i++) {
        check_slide(c, i);
    }
    return 0;
}

static int ordinary_slides(void **state)
{
    static struct corpus corpus = {.make = ordinary_slide};
    *state = &corpus;
    return run(&corpus, true, number_from("KIOSK_SLIDES", 160));
}

static int odd_slides(void **state)
{
    static struct corpus corpus = {.make = random_slide};
    *state = &corpus;
    return run(&corpus, true, number_from("KIOSK_SLIDES", 64));
}

static int odd_slides_without_fonts(void **state)
{
    static struct corpus corpus = {.make = random_slide};
    *state = &corpus;
    return run(&corpus, false, 2 * number_from("KIOSK_SLIDES", 64));
}

static int close_corpus(void **state)
{
    struct corpus *corpus = *state;
    stage_close(&corpus->stage);
    return 0;
}

static void none(void **state, enum fault fault)
{
    const struct corpus *c = *state;
    if (c->faults.slides[fault] > 0) {
        fail_msg("%s: %d of %zu slides (%d faults on %zu pages)", fault_names[fault],
                 c->faults.slides[fault], c->slides, c->faults.count[fault], c->pages);
    }
}

static void test_every_slide_has_pages(void **state)
{
    none(state, FAULT_ERROR);
}

static void test_same_slide_same_pages(void **state)
{
    none(state, FAULT_IMPURE);
}

static void test_pages_are_bounded(void **state)
{
    none(state, FAULT_PAGES);
}

static void test_boxes_are_sound(void **state)
{
    none(state, FAULT_BOX);
}

static void test_text_stays_in_the_picture(void **state)
{
    none(state, FAULT_OUTSIDE);
}

static void test_no_text_on_text(void **state)
{
    none(state, FAULT_OVERLAP);
}

static void test_no_text_on_pictures(void **state)
{
    none(state, FAULT_PICTURE);
}

static void test_no_text_on_the_ornament(void **state)
{
    none(state, FAULT_ORNAMENT);
}

static void test_panel_and_field_stay_apart(void **state)
{
    none(state, FAULT_PANEL);
}

static void test_footer_is_free(void **state)
{
    none(state, FAULT_FOOTER);
}

static void test_no_text_under_the_floor(void **state)
{
    none(state, FAULT_SMALL);
}

static void test_no_rule_through_text(void **state)
{
    none(state, FAULT_STRUCK);
}

static void test_nothing_is_lost(void **state)
{
    none(state, FAULT_LOST);
}

static void test_no_entry_is_parted(void **state)
{
    none(state, FAULT_PARTED);
}

static void test_ordinary_slides_have_room(void **state)
{
    none(state, FAULT_PLAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_slide_has_pages),
        cmocka_unit_test(test_same_slide_same_pages),
        cmocka_unit_test(test_pages_are_bounded),
        cmocka_unit_test(test_boxes_are_sound),
        cmocka_unit_test(test_text_stays_in_the_picture),
        cmocka_unit_test(test_no_text_on_text),
        cmocka_unit_test(test_no_text_on_pictures),
        cmocka_unit_test(test_no_text_on_the_ornament),
        cmocka_unit_test(test_panel_and_field_stay_apart),
        cmocka_unit_test(test_footer_is_free),
        cmocka_unit_test(test_no_text_under_the_floor),
        cmocka_unit_test(test_no_rule_through_text),
        cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_no_entry_is_parted),
        cmocka_unit_test(test_ordinary_slides_have_room),
    };
    int failed =
        cmocka_run_group_tests_name("ordinary slides", tests, ordinary_slides, close_corpus);
    failed += cmocka_run_group_tests_name("odd slides", tests, odd_slides, close_corpus);
    failed += cmocka_run_group_tests_name("odd slides, no fonts", tests, odd_slides_without_fonts,
                                          close_corpus);
    return failed;
}
