#include "layout/draft.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct face_metrics face_metrics(enum face face)
{
    switch (face) {
    case FACE_SERIF:
        return (struct face_metrics){.67, 1.02, .24, 1.26};
    case FACE_FIGURES:
        return (struct face_metrics){.66, .97, .22, 1.5};
    case FACE_TEXT:
    case FACE_ITALIC:
    case FACE_STRONG:
    case FACE_COUNT:
        break;
    }
    return (struct face_metrics){.74, 1.22, .24, 1.5};
}

void draft_begin(struct draft *d, const struct layout *in, struct arena *arena)
{
    *d = (struct draft){.in = in,
                        .theme = in->theme,
                        .grid = grid_of(in->width, in->height, in->text_scale),
                        .arena = arena};
}

void draft_page(struct draft *d, enum ground ground)
{
    if (d->count == d->room) {
        size_t room = d->room == 0 ? 4 : d->room * 2;
        struct page *pages = arena_take_array(d->arena, room, sizeof *pages);
        if (pages == NULL) {
            d->no_memory = true;
            return;
        }
        if (d->count > 0) {
            memcpy(pages, d->page, d->count * sizeof *pages);
        }
        d->page = pages;
        d->room = room;
    }
    d->page[d->count++] = (struct page){.ground = ground};
}

struct load *draft_load(struct draft *d)
{
    return d->count == 0 ? &d->nowhere : &d->page[d->count - 1].load;
}

int draft_px(const struct draft *d, double length)
{
    return (int)lround(length * d->grid.u);
}

int draft_size(const struct draft *d, double size)
{
    int px = (int)lround(size * d->grid.u);
    return px < 1 ? 1 : px;
}

static struct item *add(struct draft *d, enum item_kind kind, struct box box, colour c)
{
    if (d->count == 0 || d->no_memory) {
        d->no_memory = true;
        return NULL;
    }
    struct scene *s = &d->page[d->count - 1].scene;
    if (s->count == s->room) {
        size_t room = s->room == 0 ? 32 : s->room * 2;
        struct item *items = arena_take_array(d->arena, room, sizeof *items);
        if (items == NULL) {
            d->no_memory = true;
            return NULL;
        }
        if (s->count > 0) {
            memcpy(items, s->items, s->count * sizeof *items);
        }
        s->items = items;
        s->room = room;
    }
    struct item *item = &s->items[s->count++];
    *item = (struct item){.kind = kind, .box = box, .colour = c};
    return item;
}

struct item *draft_item(struct draft *d, enum item_kind kind, double x, double y, double w,
                        double h, colour c)
{
    int left = draft_px(d, x);
    int top = draft_px(d, y);
    struct box box = {left, top, draft_px(d, x + w) - left, draft_px(d, y + h) - top};
    return add(d, kind, box, c);
}

void draft_rect(struct draft *d, double x, double y, double w, double h, colour c)
{
    (void)draft_item(d, ITEM_RECT, x, y, w, h, c);
}

void draft_rule(struct draft *d, double x, double y, double w, double thickness, colour c)
{
    struct item *item = draft_item(d, ITEM_RECT, x, y, w, 0, c);
    if (item != NULL) {
        int px = draft_px(d, thickness);
        item->box.h = px < 1 ? 1 : px;
    }
}

static int line_width(const struct draft *d, enum face face, int size, const char *text,
                      size_t length)
{
    return length == 0 ? 0 : d->in->measure.width(d->in->measure.ctx, face, size, text, length);
}

/* Puts a line that starts at pixel `x`; returns its width in pixels. */
static int put(struct draft *d, enum face face, double size, int x, int width, double baseline,
               colour c, const char *text, size_t length)
{
    if (length == 0) {
        return 0;
    }
    int px = draft_size(d, size);
    int base = draft_px(d, baseline);
    struct face_metrics m = face_metrics(face);
    int up = (int)ceil(m.up * px);
    struct item *item =
        add(d, ITEM_TEXT, (struct box){x, base - up, width, up + (int)ceil(m.down * px)}, c);
    if (item != NULL) {
        item->as.text.face = face;
        item->as.text.size = px;
        item->as.text.baseline = base;
        item->as.text.text = text;
        item->as.text.length = length;
    }
    return width;
}

double draft_text(struct draft *d, enum face face, double size, double x, double baseline, colour c,
                  const char *text)
{
    size_t length = strlen(text);
    int width = line_width(d, face, draft_size(d, size), text, length);
    return put(d, face, size, draft_px(d, x), width, baseline, c, text, length) / d->grid.u;
}

double draft_text_right(struct draft *d, enum face face, double size, double right, double baseline,
                        colour c, const char *text)
{
    size_t length = strlen(text);
    int width = line_width(d, face, draft_size(d, size), text, length);
    return put(d, face, size, draft_px(d, right) - width, width, baseline, c, text, length) /
           d->grid.u;
}

double draft_ink(struct draft *d, enum face face, double size, double x, double baseline, colour c,
                 const char *text)
{
    const struct measure *m = &d->in->measure;
    int left =
        m->bearing == NULL ? 0 : m->bearing(m->ctx, face, draft_size(d, size), text, strlen(text));
    return draft_text(d, face, size, x - left / d->grid.u, baseline, c, text) - left / d->grid.u;
}

double draft_width(const struct draft *d, enum face face, double size, const char *text)
{
    return line_width(d, face, draft_size(d, size), text, strlen(text)) / d->grid.u;
}

double draft_fit(const struct draft *d, enum face face, double size, double least, double width,
                 const char *text)
{
    double now = size;
    while (now > least && draft_width(d, face, now, text) > width) {
        double scaled = now * width / draft_width(d, face, now, text);
        now = fmin(now - size / 16, fmax(scaled, now - size / 4));
    }
    return now > least ? now : least;
}

enum face draft_heading_face(const struct draft *d)
{
    return d->theme->serif ? FACE_SERIF : FACE_STRONG;
}

enum face draft_figure_face(const struct draft *d)
{
    return d->theme->serif ? FACE_SERIF : FACE_FIGURES;
}

const char *draft_format(struct draft *d, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vformat(d->arena, format, args);
    va_end(args);
    d->no_memory |= text == NULL;
    return text == NULL ? "" : text;
}

const char *draft_number(struct draft *d, double value, int decimals)
{
    const char *text = language_number(d->in->language, d->arena, value, decimals);
    if (text == NULL) {
        d->no_memory = true;
    }
    return text == NULL ? "" : text;
}
