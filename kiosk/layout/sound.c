#include "layout/sound.h"

#include <math.h>
#include <string.h>

/* How deep the line's ink goes, in em: capitals and figures do not go under the baseline. */
static double depth_of(const struct item *item)
{
    double depth = .03;
    for (size_t i = 0; i < item->as.text.length; i++) {
        char c = item->as.text.text[i];
        if (c == ',') {
            depth = .18;
        } else if ((unsigned char)c >= 0xc4 ||
                   (c != '\0' && strchr("gjpqy;()[]{}|/@$Q_&", c) != NULL)) {
            return .22; /* beyond Latin-1 there are marks below, too */
        }
    }
    return depth;
}

/* Ink of a line as it nearly always is: from the cap top to a descender. Stacked marks may reach
 * into the space between lines; that is what the line pitch is for. */
static struct box ink_of(const struct item *item)
{
    if (item->kind != ITEM_TEXT) {
        return item->box;
    }
    double size = item->as.text.size;
    double cap = face_metrics(item->as.text.face).cap;
    int top = item->as.text.baseline - (int)floor(cap * size);
    int bottom = item->as.text.baseline + (int)ceil(depth_of(item) * size);
    return (struct box){item->box.x, top, item->box.w, bottom - top};
}

static bool meet(struct box a, struct box b)
{
    return a.x + 1 < b.x + b.w && b.x + 1 < a.x + a.w && a.y + 1 < b.y + b.h && b.y + 1 < a.y + a.h;
}

/* Whether the circle of the ornament, where it is drawn at all, reaches into the box. */
static bool meets_drum(const struct item *drum, struct box b)
{
    if (!meet(drum->box, b)) {
        return false;
    }
    double cx = (double)drum->as.drum.cx;
    double cy = (double)drum->as.drum.cy;
    double x = fmax(b.x, fmin(cx, b.x + b.w));
    double y = fmax(b.y, fmin(cy, b.y + b.h));
    return hypot(x - cx, y - cy) < (double)drum->as.drum.r;
}

/* Thin or small filled boxes: rules, bars and columns. Larger ones are grounds that text stands on.
 */
static bool is_mark(const struct draft *d, const struct item *item)
{
    double u = d->grid.u;
    if (fmin(item->box.w, item->box.h) < .25 * u) {
        return false; /* a gridline: a figure may stand on it */
    }
    return item->box.h < 1.5 * u || item->box.w < 1.5 * u ||
           (item->box.w < d->grid.panel_w * u * .98 && item->box.h < d->grid.height * u * .4);
}

static bool apart(const struct draft *d, const struct item *text, const struct item *other)
{
    struct box ink = ink_of(text);
    switch (other->kind) {
    case ITEM_PICTURE:
        return other->as.picture.behind || !meet(ink, ink_of(other));
    case ITEM_TEXT:
    case ITEM_QR:
    case ITEM_SIGN:
        return !meet(ink, ink_of(other));
    case ITEM_RECT:
        return !is_mark(d, other) || !meet(ink, other->box);
    case ITEM_DRUM:
        return !meets_drum(other, ink);
    case ITEM_ROUNDED:
    case ITEM_GRADIENT:
    case ITEM_POLYLINE: /* a figure may stand on the line of a chart */
    case ITEM_RING:     /* and in its ring */
        break;
    }
    return true;
}

static bool in_place(const struct draft *d, const struct page *page, const struct item *text)
{
    const struct grid *g = &d->grid;
    struct box ink = ink_of(text);
    int footer = draft_px(d, g->rule) + 1;
    if (ink.x < 0 || ink.y < 0 || ink.x + ink.w > d->in->width || ink.y + ink.h > d->in->height) {
        return false;
    }
    if (text->as.text.size < draft_size(d, DRAFT_FLOOR)) {
        return false;
    }
    int edge = draft_px(d, g->panel_w);
    bool beside = g->shape != SHAPE_PORTRAIT && page->ground != GROUND_FESTIVE;
    if (beside && ink.x < edge) {
        return ink.x + ink.w <= edge;
    }
    return ink.y + ink.h <= footer;
}

bool page_sound(const struct draft *d, const struct page *page)
{
    const struct scene *s = &page->scene;
    for (size_t i = 0; i < s->count; i++) {
        if (s->items[i].kind != ITEM_TEXT) {
            continue;
        }
        if (!in_place(d, page, &s->items[i])) {
            return false;
        }
        for (size_t k = 0; k < s->count; k++) {
            bool other_text = s->items[k].kind == ITEM_TEXT;
            if (k != i && !(other_text && k < i) && !apart(d, &s->items[i], &s->items[k])) {
                return false;
            }
        }
    }
    return true;
}

bool pages_sound(const struct draft *d, size_t first)
{
    for (size_t i = first; i < d->count; i++) {
        if (!page_sound(d, &d->page[i])) {
            return false;
        }
    }
    return d->count > first;
}
