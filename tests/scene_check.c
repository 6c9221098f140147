#include "scene_check.h"

#include "layout/contrast.h"
#include "layout/draft.h"

#include <math.h>
#include <string.h>

struct check {
    struct faults *faults;
    const struct layout *layout;
    const struct page *page;
    struct grid grid;
    struct box panel; /* of the picture; w 0 where the page has none */
    struct box part;
};

/* For printf: what of a text is shown. */
#define QUOTE(item) \
    (int)((item)->as.text.length > 60 ? 60 : (item)->as.text.length), (item)->as.text.text

static struct box meet(struct box a, struct box b)
{
    int x = a.x > b.x ? a.x : b.x;
    int y = a.y > b.y ? a.y : b.y;
    int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct box){x, y, right - x, bottom - y};
}

/* More than the pixel that rounding may cost. */
static bool overlap(struct box a, struct box b)
{
    struct box m = meet(a, b);
    return m.w > 1 && m.h > 1;
}

static bool holds(struct box outer, struct box inner)
{
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 &&
           inner.x + inner.w <= outer.x + outer.w + 1 && inner.y + inner.h <= outer.y + outer.h + 1;
}

/* The colours behind everything: they fill the picture, the panel or the field. */
static bool is_ground(const struct check *c, const struct item *item)
{
    bool fill = item->kind == ITEM_RECT || item->kind == ITEM_GRADIENT;
    return fill && item->box.x <= 0 && item->box.y <= 0 &&
           (item->box.h >= c->layout->height || item->box.w >= c->layout->width) &&
           item->box.h > 6 * c->grid.u;
}

static struct box panel_of_page(const struct page *page, enum ground ground)
{
    for (size_t i = 1; i < page->scene.count && ground != GROUND_FESTIVE; i++) {
        const struct item *item = &page->scene.items[i];
        if (item->kind == ITEM_GRADIENT || (ground == GROUND_URGENT && item->kind == ITEM_RECT)) {
            return item->box;
        }
    }
    return (struct box){0};
}

static void check_box(const struct check *c, const struct item *item)
{
    struct box whole = {0, 0, c->layout->width, c->layout->height};
    struct box box = item->kind == ITEM_TEXT ? support_ink(item) : item->box;
    if (item->kind == ITEM_TEXT && !holds(whole, box)) {
        fault_tell(c->faults, FAULT_OUTSIDE, "\"%.*s\" at %d,%d %dx%d", QUOTE(item), box.x, box.y,
                   box.w, box.h);
    } else if (item->box.w < 0 || item->box.h < 0 || !holds(whole, box)) {
        fault_tell(c->faults, FAULT_BOX, "item of kind %d at %d,%d %dx%d", (int)item->kind,
                   item->box.x, item->box.y, item->box.w, item->box.h);
    }
}

static void check_text(const struct check *c, const struct item *item)
{
    int least = (int)lround(2 * c->grid.u);
    if (item->as.text.size < least) {
        fault_tell(c->faults, FAULT_SMALL, "\"%.*s\" has %d pixels, not %d", QUOTE(item),
                   item->as.text.size, least);
    }
    int width =
        c->layout->measure.width(c->layout->measure.ctx, item->as.text.face, item->as.text.size,
                                 item->as.text.text, item->as.text.length);
    if (width != item->box.w) {
        fault_tell(c->faults, FAULT_BOX, "\"%.*s\" is %d wide, not %d", QUOTE(item), width,
                   item->box.w);
    }
}

/* Whether the box reaches into the ornament's disc, as far as that is drawn. */
static bool on_drum(const struct item *drum, struct box box)
{
    struct box m = meet(drum->box, box);
    if (m.w <= 1 || m.h <= 1) {
        return false;
    }
    double cx = (double)drum->as.drum.cx;
    double cy = (double)drum->as.drum.cy;
    double x = fmin(fmax(cx, m.x), m.x + m.w);
    double y = fmin(fmax(cy, m.y), m.y + m.h);
    return hypot(x - cx, y - cy) < (double)drum->as.drum.r - 1;
}

/* Least and greatest distance of a point from a box. */
static void distances(struct box b, double x, double y, double *least, double *most)
{
    double near_x = fmin(fmax(x, b.x), b.x + b.w);
    double near_y = fmin(fmax(y, b.y), b.y + b.h);
    double far_x = fmax(fabs(x - b.x), fabs(x - b.x - b.w));
    double far_y = fmax(fabs(y - b.y), fabs(y - b.y - b.h));
    *least = hypot(x - near_x, y - near_y);
    *most = hypot(far_x, far_y);
}

/* A box that has lost the pixel that rounding may cost. */
static struct box shrunk(struct box b)
{
    return (struct box){b.x + 1, b.y + 1, b.w > 2 ? b.w - 2 : 0, b.h > 2 ? b.h - 2 : 0};
}

static bool on_ring(const struct item *ring, struct box box)
{
    double least;
    double most;
    struct box m = meet(ring->box, box);
    distances(shrunk(box), (double)ring->as.ring.cx, (double)ring->as.ring.cy, &least, &most);
    return m.w > 0 && m.h > 0 && least < (double)ring->as.ring.outer - 1 &&
           most > (double)ring->as.ring.inner + 1;
}

static bool on_line(const struct item *line, struct box box)
{
    box = shrunk(box);
    double reach = (double)line->as.polyline.width / 2;
    for (size_t i = 1; i < line->as.polyline.count; i++) {
        struct point a = line->as.polyline.points[i - 1];
        struct point b = line->as.polyline.points[i];
        double steps = ceil(hypot((double)(b.x - a.x), (double)(b.y - a.y))) + 1;
        for (double t = 0; t <= 1; t += 1 / steps) {
            double least;
            double most;
            distances(box, (double)a.x + t * (double)(b.x - a.x),
                      (double)a.y + t * (double)(b.y - a.y), &least, &most);
            if (least < reach - .5) {
                return true;
            }
        }
    }
    return false;
}

static void check_sides(const struct check *c, const struct item *item, struct box box)
{
    if (c->panel.w == 0 || is_ground(c, item) || item->kind == ITEM_DRUM) {
        return;
    }
    struct box beyond = c->panel;
    if (c->grid.shape == SHAPE_PORTRAIT) {
        beyond.y = c->panel.h;
        beyond.h = c->layout->height - beyond.y;
    } else {
        beyond.x = c->panel.w;
        beyond.w = c->layout->width - beyond.x;
    }
    if (overlap(box, c->panel) && overlap(box, beyond)) {
        if (item->kind == ITEM_TEXT) {
            fault_tell(c->faults, FAULT_PANEL, "\"%.*s\" at %d,%d %dx%d", QUOTE(item), box.x, box.y,
                       box.w, box.h);
        } else {
            fault_tell(c->faults, FAULT_PANEL, "item of kind %d at %d,%d %dx%d", (int)item->kind,
                       box.x, box.y, box.w, box.h);
        }
    }
}

static void check_foot(const struct check *c, const struct item *item, struct box box)
{
    if (is_ground(c, item) || item->kind == ITEM_DRUM || !overlap(box, c->part)) {
        return;
    }
    if (item->kind == ITEM_TEXT) {
        fault_tell(c->faults, FAULT_FOOTER, "\"%.*s\" on baseline %d, footer from %d", QUOTE(item),
                   item->as.text.baseline, c->part.y);
    } else {
        fault_tell(c->faults, FAULT_FOOTER, "item of kind %d at %d,%d %dx%d, footer from %d",
                   (int)item->kind, box.x, box.y, box.w, box.h, c->part.y);
    }
}

static bool is_scrim(const struct check *c, const struct item *item)
{
    const struct scene *page = &c->page->scene;
    return item > page->items && item < page->items + page->count &&
           item[-1].kind == ITEM_PICTURE && item[-1].as.picture.behind &&
           memcmp(&item[-1].box, &item->box, sizeof item->box) == 0;
}

/* Text may stand on a picture only where a layer lies between them that leaves it its contrast
 * whatever the picture is. */
static void check_scrim(const struct check *c, const struct item *text, const struct item *picture)
{
    const struct item *scrim = picture + 1; /* a picture is never the last item */
    const struct theme *t = c->layout->theme;
    if (!overlap(support_ink(text), picture->box)) {
        return;
    }
    bool covers =
        scrim->kind == ITEM_RECT && memcmp(&scrim->box, &picture->box, sizeof scrim->box) == 0;
    int alpha = (int)(scrim->colour >> 24);
    double least = t->high_contrast ? CONTRAST_HIGH : CONTRAST_TEXT;
    for (colour worst = 0; worst <= 0xffffff && covers; worst += 0xffffff) {
        colour on = contrast_blend(scrim->colour & 0xffffff, worst, alpha);
        covers = contrast_ratio(text->colour, on) >= least;
    }
    if (!covers || text < scrim) {
        fault_tell(c->faults, FAULT_PICTURE, "\"%.*s\" is hard to read on its picture",
                   QUOTE(text));
    }
}

static void check_pair(const struct check *c, const struct item *text, const struct item *other)
{
    struct box ink = support_ink(text);
    switch (other->kind) {
    case ITEM_TEXT:
        if (text < other && overlap(ink, support_ink(other))) {
            fault_tell(c->faults, FAULT_OVERLAP,
                       "\"%.*s\" (%d,%d size %d) and \"%.*s\" (%d,%d size %d)", QUOTE(text),
                       text->box.x, text->as.text.baseline, text->as.text.size, QUOTE(other),
                       other->box.x, other->as.text.baseline, other->as.text.size);
        }
        break;
    case ITEM_PICTURE:
    case ITEM_QR:
    case ITEM_SIGN:
        if (other->kind == ITEM_PICTURE && other->as.picture.behind) {
            check_scrim(c, text, other);
        } else if (overlap(ink, other->box)) {
            fault_tell(c->faults, FAULT_PICTURE, "\"%.*s\" (%d,%d) on kind %d at %d,%d %dx%d",
                       QUOTE(text), text->box.x, text->as.text.baseline, (int)other->kind,
                       other->box.x, other->box.y, other->box.w, other->box.h);
        }
        break;
    case ITEM_DRUM:
        if (on_drum(other, ink)) {
            fault_tell(c->faults, FAULT_ORNAMENT, "\"%.*s\" ends at %d,%d", QUOTE(text),
                       ink.x + ink.w, ink.y + ink.h);
        }
        break;
    case ITEM_POLYLINE:
        if (on_line(other, ink)) {
            fault_tell(c->faults, FAULT_STRUCK, "\"%.*s\" (%d,%d %dx%d) by a line", QUOTE(text),
                       ink.x, ink.y, ink.w, ink.h);
        }
        break;
    case ITEM_RING:
        if (on_ring(other, ink)) {
            fault_tell(c->faults, FAULT_STRUCK, "\"%.*s\" (%d,%d %dx%d) by a ring", QUOTE(text),
                       ink.x, ink.y, ink.w, ink.h);
        }
        break;
    case ITEM_RECT:
        if (is_scrim(c, other)) {
            break; /* check_scrim looks at it */
        }
        /* Gridlines are thinner than any rule, and may pass behind a figure. */
        if (!is_ground(c, other) && other->box.h > lround(.18 * c->grid.u) &&
            meet(ink, other->box).w > 2 && meet(ink, other->box).h > 1 + text->as.text.size / 12) {
            fault_tell(c->faults, FAULT_STRUCK, "\"%.*s\" (%d,%d %dx%d) by %d,%d %dx%d",
                       QUOTE(text), ink.x, ink.y, ink.w, ink.h, other->box.x, other->box.y,
                       other->box.w, other->box.h);
        }
        break;
    case ITEM_GRADIENT:
    case ITEM_ROUNDED: /* the ground of a code */
        break;
    }
}

static bool is_image(const struct item *item)
{
    return (item->kind == ITEM_PICTURE && !item->as.picture.behind) || item->kind == ITEM_QR ||
           item->kind == ITEM_SIGN;
}

static void check_images(const struct check *c, const struct item *a, const struct item *b)
{
    if (a < b && is_image(a) && is_image(b) && overlap(a->box, b->box)) {
        fault_tell(c->faults, FAULT_PICTURE, "kinds %d and %d lie on each other", (int)a->kind,
                   (int)b->kind);
    }
    if (is_image(a) && b->kind == ITEM_DRUM && on_drum(b, a->box)) {
        fault_tell(c->faults, FAULT_ORNAMENT, "kind %d lies on it", (int)a->kind);
    }
}

void scene_check(struct faults *faults, const struct layout *layout, const struct page *page,
                 const struct scene *footer, struct box part)
{
    struct check c = {faults,
                      layout,
                      page,
                      grid_of(layout->width, layout->height, layout->text_scale),
                      panel_of_page(page, page->ground),
                      part};
    const struct scene *scenes[] = {&page->scene, footer};
    for (size_t s = 0; s < 2; s++) {
        for (size_t i = 0; i < scenes[s]->count; i++) {
            const struct item *item = &scenes[s]->items[i];
            struct box box = item->kind == ITEM_TEXT ? support_ink(item) : item->box;
            check_box(&c, item);
            check_sides(&c, item, box);
            if (s == 0) {
                check_foot(&c, item, box);
            } else if (!holds(part, box)) {
                fault_tell(faults, FAULT_FOOTER, "the footer leaves its own box");
            }
            if (item->kind == ITEM_TEXT) {
                check_text(&c, item);
            }
            for (size_t k = 0; k < scenes[s]->count; k++) {
                const struct item *other = &scenes[s]->items[k];
                if (item->kind == ITEM_TEXT && k != i) {
                    check_pair(&c, item, other);
                } else if (k != i) {
                    check_images(&c, item, other);
                }
            }
        }
    }
}
