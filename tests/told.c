#include "told.h"
#include "told_figure.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* A text without its white space. */
struct squeezed {
    const char *text;
    size_t length;
};

struct telling {
    struct faults *faults;
    const struct layout *layout;
    struct arena *arena;
    struct squeezed *item; /* the text items of all pages, in order */
    size_t *page;          /* item that each page starts with; page[page_count] is the count */
    const char **whole;    /* all items of a page behind each other */
    size_t page_count;
};

static struct squeezed squeeze(struct arena *arena, const char *text, size_t length)
{
    char *out = arena_take(arena, length + 1);
    struct squeezed s = {out, 0};
    assert_non_null(out);
    for (size_t i = 0; i < length; i++) {
        if (strchr(" \t\n", text[i]) == NULL) {
            out[s.length++] = text[i];
        }
    }
    return s;
}

static void join(struct telling *t)
{
    t->whole = arena_take_array(t->arena, t->page_count, sizeof *t->whole);
    assert_non_null(t->whole);
    for (size_t p = 0; p < t->page_count; p++) {
        size_t length = 0;
        for (size_t i = t->page[p]; i < t->page[p + 1]; i++) {
            length += t->item[i].length;
        }
        char *whole = arena_take(t->arena, length + 1);
        assert_non_null(whole);
        t->whole[p] = whole;
        for (size_t i = t->page[p]; i < t->page[p + 1]; i++) {
            memcpy(whole, t->item[i].text, t->item[i].length);
            whole += t->item[i].length;
        }
    }
}

static void gather(struct telling *t, const struct pages *pages)
{
    size_t items = 0;
    for (size_t p = 0; p < pages->count; p++) {
        items += pages->page[p].scene.count;
    }
    t->page_count = pages->count;
    t->item = arena_take_array(t->arena, items, sizeof *t->item);
    t->page = arena_take_array(t->arena, pages->count + 1, sizeof *t->page);
    assert_non_null(t->item);
    assert_non_null(t->page);
    items = 0;
    for (size_t p = 0; p < pages->count; p++) {
        t->page[p] = items;
        const struct scene *scene = &pages->page[p].scene;
        for (size_t i = 0; i < scene->count; i++) {
            const struct item *item = &scene->items[i];
            if (item->kind == ITEM_TEXT) {
                t->item[items++] = squeeze(t->arena, item->as.text.text, item->as.text.length);
            }
        }
    }
    t->page[pages->count] = items;
    join(t);
}

/* Ways that the start of a text was put together so far, by their length. */
struct reach {
    bool *reached; /* by length */
    size_t *length;
    size_t count, most;
};

static void reach_add(struct reach *r, size_t length)
{
    if (!r->reached[length]) {
        r->reached[length] = true;
        r->length[r->count++] = length;
        r->most = length > r->most ? length : r->most;
    }
}

/* What the item adds: it goes on where one of the ways ended, or the text begins within it. */
static void reach_item(struct reach *r, struct squeezed text, struct squeezed item)
{
    for (size_t k = r->count; k-- > 0;) {
        size_t left = text.length - r->length[k];
        size_t length = item.length < left ? item.length : left; /* it may end within the item */
        if ((r->length[k] > 0 || length == item.length) &&
            memcmp(text.text + r->length[k], item.text, length) == 0) {
            reach_add(r, r->length[k] + length);
        }
    }
    for (size_t from = 1; from < item.length; from++) {
        size_t length = item.length - from;
        if (length <= text.length && memcmp(text.text, item.text + from, length) == 0) {
            reach_add(r, length);
        }
    }
}

/* How much of the text can be put together, at most, from items in their order; other items may
 * stand between them. */
static size_t longest(const struct telling *t, struct squeezed text, size_t from, size_t to)
{
    struct reach r = {.reached = calloc(text.length + 1, sizeof *r.reached),
                      .length = calloc(text.length + 1, sizeof *r.length)};
    assert_non_null(r.reached);
    assert_non_null(r.length);
    reach_add(&r, 0);
    for (size_t i = from; i < to && r.most < text.length; i++) {
        if (t->item[i].length > 0) {
            reach_item(&r, text, t->item[i]);
        }
    }
    free(r.reached);
    free(r.length);
    return r.most;
}

static bool is_on(const struct telling *t, size_t page, const char *text)
{
    struct squeezed s = squeeze(t->arena, text, strlen(text));
    return strstr(t->whole[page], s.text) != NULL ||
           longest(t, s, t->page[page], t->page[page + 1]) == s.length;
}

/* The text is on the pages, in order; it may run from one to the next. */
static void anywhere(const struct telling *t, const char *what, const char *text)
{
    struct squeezed s = squeeze(t->arena, text, strlen(text));
    for (size_t p = 0; p < t->page_count; p++) {
        if (strstr(t->whole[p], s.text) != NULL) {
            return;
        }
    }
    size_t told = longest(t, s, 0, t->page[t->page_count]);
    if (told < s.length) {
        fault_tell(t->faults, FAULT_LOST, "%s, %zu of %zu bytes; then \"%.60s\"", what, told,
                   s.length, s.text + told);
    }
}

/* Long texts may go on to pages of their own, behind those that they belong to; a picture that is
 * scaled up has less room. */
static bool is_long(const struct telling *t, const char *text)
{
    double scale = t->layout->text_scale;
    return (double)text_count(text, strlen(text)) > 40 / (scale * scale);
}

static void on_every_page(const struct telling *t, const char *what, const char *text)
{
    for (size_t p = 0; p < t->page_count; p++) {
        if (!is_on(t, p, text)) {
            fault_tell(t->faults, FAULT_LOST, "%s, page %zu of %zu: \"%.60s\"", what, p + 1,
                       t->page_count, text);
            return;
        }
    }
}

/* Both on one page. */
static void together(const struct telling *t, const char *what, const char *a, const char *b)
{
    bool a_is = false;
    bool b_is = false;
    for (size_t p = 0; p < t->page_count; p++) {
        bool a_here = is_on(t, p, a);
        bool b_here = is_on(t, p, b);
        if (a_here && b_here) {
            return;
        }
        a_is = a_is || a_here;
        b_is = b_is || b_here;
    }
    anywhere(t, what, a);
    anywhere(t, what, b);
    if (a_is && b_is && !is_long(t, a) && !is_long(t, b)) {
        fault_tell(t->faults, FAULT_PARTED, "%s: \"%.60s\" and \"%.60s\"", what, a, b);
    }
}

static bool has_kind(const struct pages *pages, enum item_kind kind)
{
    for (size_t p = 0; p < pages->count; p++) {
        for (size_t i = 0; i < pages->page[p].scene.count; i++) {
            if (pages->page[p].scene.items[i].kind == kind) {
                return true;
            }
        }
    }
    return false;
}

static bool is_with(const struct telling *t, const char *a, const char *b)
{
    for (size_t p = 0; p < t->page_count; p++) {
        if (is_on(t, p, a) && is_on(t, p, b)) {
            return true;
        }
    }
    return false;
}

/* The figure as it is told with the other text: in full, or shortened exactly. */
static const char *figure_with(const struct telling *t, const char *other, double value,
                               int decimals)
{
    const char *full = language_number(t->layout->language, t->arena, value, decimals);
    if (is_with(t, other, full)) {
        return full;
    }
    for (int i = MAGNITUDE_THOUSAND; i < MAGNITUDE_COUNT; i++) {
        const char *short_one =
            told_shortened(t->layout->language, t->arena, value, decimals, i, false);
        const char *apart = told_shortened(t->layout->language, t->arena, value, decimals, i, true);
        if (short_one != NULL && is_with(t, other, short_one)) {
            return short_one;
        }
        if (apart != NULL && is_with(t, other, apart)) {
            return apart;
        }
    }
    return full;
}

static void statistics(const struct telling *t, const struct slide *slide,
                       const struct pages *pages)
{
    bool graph = slide->chart == CHART_COLUMNS || slide->chart == CHART_LINE;
    /* A long axis need not name every day, nor every number in a row. */
    bool thinned = has_kind(pages, ITEM_POLYLINE) || told_numbers_in_order(slide);
    for (size_t i = 0; i < slide->statistic_count; i++) {
        const struct statistic *s = &slide->statistics[i];
        const char *figure = figure_with(t, s->label, s->value, s->decimals);
        anywhere(t, "unit", s->unit);
        if (graph) { /* its height tells the figure */
            anywhere(t, "label", thinned ? slide->statistics[0].label : s->label);
        } else {
            together(t, "label and figure", s->label, figure);
            together(t, "prefix and figure", s->prefix, figure);
        }
        if (slide->chart != CHART_TILES) {
            anywhere(t, "series", s->series);
        } else if (s->has_previous) {
            together(t, "figure and previous one", figure,
                     figure_with(t, figure, s->previous, s->decimals));
        }
    }
    if (graph) {
        anywhere(t, "axis", slide->axis);
    }
}

/* A portrait need not be shown, but if it is, then once, and with the name. */
static void portrait(const struct telling *t, const struct award *a, const char *name,
                     const struct pages *pages)
{
    size_t shown = 0;
    for (size_t p = 0; p < pages->count; p++) {
        const struct scene *scene = &pages->page[p].scene;
        for (size_t k = 0; k < scene->count; k++) {
            bool is = scene->items[k].kind == ITEM_PICTURE &&
                      scene->items[k].as.picture.image == a->photo;
            shown += is;
            if (is && !is_on(t, p, name)) {
                fault_tell(t->faults, FAULT_PARTED, "portrait and name: \"%.60s\"", name);
            }
        }
    }
    if (shown > 1) {
        fault_tell(t->faults, FAULT_PARTED, "the portrait of \"%.60s\" is on %zu pages", name,
                   shown);
    }
}

static void awards(const struct telling *t, const struct slide *slide, const struct pages *pages)
{
    for (size_t i = 0; i < slide->award_count; i++) {
        const struct award *a = &slide->awards[i];
        const char *name = text_blank(a->recipient)
                               ? language_number(t->layout->language, t->arena, a->count, 0)
                               : a->recipient;
        together(t, "name and category", name, a->category);
        together(t, "name and honour", name, a->honour);
        together(t, "name and reason", name, a->reason);
        if (a->photo != 0) {
            portrait(t, a, name, pages);
        }
    }
    anywhere(t, "presenter", slide->presenter);
    anywhere(t, "office", slide->presenter_office);
}

static void pictures(const struct telling *t, const struct slide *slide, const struct pages *pages)
{
    for (size_t i = 0; i < slide->picture_count; i++) {
        size_t shown = 0;
        anywhere(t, "caption", slide->pictures[i].caption);
        for (size_t p = 0; p < pages->count; p++) {
            const struct scene *scene = &pages->page[p].scene;
            for (size_t k = 0; k < scene->count; k++) {
                bool is = scene->items[k].kind == ITEM_PICTURE &&
                          scene->items[k].as.picture.image == slide->pictures[i].image;
                shown += is;
                if (is && !is_long(t, slide->pictures[i].caption) &&
                    !is_on(t, p, slide->pictures[i].caption)) {
                    fault_tell(t->faults, FAULT_LOST, "caption with its picture: \"%.60s\"",
                               slide->pictures[i].caption);
                }
            }
        }
        size_t most = slide->picture_behind && !slide->urgent ? pages->count : 1;
        if (shown < 1 || shown > most) {
            fault_tell(t->faults, FAULT_LOST, "picture %zu is on %zu pages", i + 1, shown);
        }
    }
}

static void code(const struct telling *t, const struct slide *slide, const struct pages *pages)
{
    if (*slide->link == '\0') {
        return;
    }
    for (size_t p = 0; p < pages->count; p++) {
        const struct scene *scene = &pages->page[p].scene;
        for (size_t k = 0; k < scene->count; k++) {
            if (scene->items[k].kind == ITEM_QR &&
                strcmp(scene->items[k].as.qr.text, slide->link) == 0) {
                return;
            }
        }
    }
    fault_tell(t->faults, FAULT_LOST, "the code of the link");
}

void told_check(struct faults *faults, const struct layout *layout, const struct random_slide *r,
                const struct pages *pages, struct arena *arena)
{
    struct telling t = {.faults = faults, .layout = layout, .arena = arena};
    const struct slide *slide = &r->slide;
    gather(&t, pages);
    anywhere(&t, "organisation", r->organisation);
    anywhere(&t, "heading", slide->heading);
    if (!is_long(&t, r->organisation)) {
        on_every_page(&t, "organisation", r->organisation);
    }
    if (slide->kind != SLIDE_PHOTO) { /* there, captions are headings */
        on_every_page(&t, "heading", slide->heading);
    }
    anywhere(&t, "label", slide->label);
    anywhere(&t, "lead", slide->lead);
    anywhere(&t, "note", slide->note);
    anywhere(&t, "body", r->body_told);
    statistics(&t, slide, pages);
    awards(&t, slide, pages);
    pictures(&t, slide, pages);
    code(&t, slide, pages);
}
