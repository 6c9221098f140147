/* The second half of a maker: a page that is laid out becomes pixels, with its footer, the banner
 * and the finish of the screen. */
#include "commands/maker_parts.h"

static bool picture_bytes(void *ctx, int64_t image, struct bytes *out, struct err *err)
{
    struct maker *m = ctx;
    if (m->content == NULL) {
        return err_set(err, STATUS_CHANGED, "the data file of picture %lld is closed",
                       (long long)image);
    }
    return content_image(m->content, image, out, err);
}

static bool calm_scene(struct slot *slot, const struct moment *now, struct arena *arena,
                       struct scene *scene, struct err *err)
{
    static const struct {
        enum word title, help;
    } words[] = {[CALM_NO_FILE] = {WORD_EMPTY, WORD_EMPTY_HELP},
                 [CALM_BAD_FILE] = {WORD_BROKEN, WORD_BROKEN_HELP},
                 [CALM_NO_SLIDES] = {WORD_EMPTY, WORD_EMPTY_HELP},
                 [CALM_NOT_DUE] = {WORD_NOT_NOW, WORD_NOT_NOW_HELP}};
    return layout_calm(&slot->layout, words[slot->why].title, words[slot->why].help, now, arena,
                       scene, err);
}

/* Paints the page, or only its footer, on the canvas of the picture; *part is of it. */
static bool paint_picture(struct maker *m, struct slot *slot, size_t number,
                          const struct moment *now, bool footer_only, struct canvas *canvas,
                          struct box *part, struct err *err)
{
    const struct picture_source pictures = {m, picture_bytes};
    struct scene scene;
    arena_reset(&m->foot);
    *part = (struct box){0, 0, canvas->width, canvas->height};
    if (slot->is_calm) {
        return calm_scene(slot, now, &m->foot, &scene, err) &&
               painter_paint(m->painter, &scene, NULL, NULL, canvas, err);
    }
    const struct page *page = &slot->pages.page[number];
    const struct place place = {slot->place, slot->places, number + 1, slot->pages.count};
    struct box box;
    if (!layout_footer(&slot->layout, page, &place, now, &m->foot, &scene, &box, err) ||
        !painter_paint(m->painter, &page->scene, footer_only ? &box : NULL, &pictures, canvas,
                       err)) {
        return false;
    }
    *part = footer_only ? box : *part;
    return painter_paint(m->painter, &scene, &box, NULL, canvas, err);
}

/* Over the page that is on the canvas of the picture. */
static bool paint_banner(struct maker *m, const struct slot *slot, struct canvas *canvas,
                         struct err *err)
{
    struct scene scene;
    struct box part;
    arena_reset(&m->foot);
    return layout_banner(&slot->layout, m->banner, &m->foot, &scene, &part, err) &&
           painter_paint(m->painter, &scene, &part, NULL, canvas, err);
}

static bool paint(struct maker *m, struct slot *slot, size_t number, const struct moment *now,
                  bool footer_only, struct canvas *canvas, struct box *part, struct err *err)
{
    struct canvas inner = frame_inner(canvas, &m->frame);
    if (footer_only && m->banner != NULL) {
        return true; /* it covers the footer */
    }
    if (!paint_picture(m, slot, number, now, footer_only, &inner, part, err) ||
        (m->banner != NULL && !paint_banner(m, slot, &inner, err))) {
        return false;
    }
    *part = frame_finish(canvas, &m->frame, &m->finish, *part);
    return true;
}

static bool has_page(const struct maker *m, int which, size_t page, const struct canvas *canvas,
                     struct err *err)
{
    const struct slot *slot = &m->slot[which];
    if (!slot->filled || page >= (slot->is_calm ? 1 : slot->pages.count) ||
        canvas->width != m->width || canvas->height != m->height) {
        return err_set(err, STATUS_CHANGED, "there is no such page any more");
    }
    return true;
}

bool maker_paint(struct maker *m, int which, size_t page, const struct moment *now,
                 struct canvas *canvas, struct err *err)
{
    struct box part;
    bool painted = has_page(m, which, page, canvas, err) &&
                   paint(m, &m->slot[which], page, now, false, canvas, &part, err);
    painter_trim(m->painter); /* a page stands for seconds: its glyphs need not */
    return painted;
}

bool maker_tick(struct maker *m, int which, size_t page, const struct moment *now,
                struct canvas *canvas, struct box *part, struct err *err)
{
    *part = (struct box){0};
    return has_page(m, which, page, canvas, err) &&
           paint(m, &m->slot[which], page, now, true, canvas, part, err);
}

void maker_say(struct maker *m, const struct banner *banner)
{
    m->banner = banner;
}
