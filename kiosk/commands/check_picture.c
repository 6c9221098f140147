#include "commands/check_parts.h"

#include "layout/grid.h"
#include "layout/panel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A picture that was looked at. Each is decoded once, however many slides have it; or not at all if
 * it is painted anyway. */
struct check_image {
    int64_t id;
    bool decoded;                 /* all of it, not only its header */
    int width, height;            /* as it is seen */
    struct err problem;           /* STATUS_OK: it is good */
    const struct slide_ref *told; /* the slide that was last told so */
};

/* Enlarged more than this, the eye sees that it is not sharp. */
#define GROWTH_MOST 1.5

/* Below this a telephone held two metres away begins to fail. */
enum { MODULE_LEAST = 3 };

/* Hands over the bytes that ctx points to, once. */
static bool hand_over(void *ctx, int64_t image, struct bytes *out, struct err *err)
{
    struct bytes *bytes = ctx;
    (void)image;
    (void)err;
    *out = *bytes;
    *bytes = (struct bytes){0};
    return true;
}

/* Decodes the whole picture, into a few pixels: that is quick, and a damaged one shows. */
static bool decode(struct check *c, const struct check_image *image, struct bytes *bytes,
                   struct err *err)
{
    enum { SIDE = 64 };
    uint32_t pixels[SIDE * SIDE];
    struct canvas canvas = {.pixels = pixels, .width = SIDE, .height = SIDE, .stride = SIDE};
    struct item item = {
        .kind = ITEM_PICTURE, .box = {0, 0, SIDE, SIDE}, .as.picture.image = image->id};
    struct scene scene = {.items = &item, .count = 1, .room = 1};
    struct picture_source source = {.ctx = bytes, .bytes = hand_over};
    return painter_paint(maker_painter(c->maker), &scene, NULL, &source, &canvas, err);
}

/* False with an error that ends the check; what is wrong with the picture goes to image->problem.
 */
static bool look(struct check *c, struct check_image *image, bool whole, struct err *err)
{
    struct bytes bytes = {0};
    struct err *problem = &image->problem;
    bool good = content_image(c->content, image->id, &bytes, problem);
    if (good && !painter_picture_size(bytes, &image->width, &image->height, problem)) {
        good = err_prefix(problem, "picture %lld", (long long)image->id);
    }
    good = good && (!whole || decode(c, image, &bytes, problem));
    image->decoded = whole;
    free((void *)(uintptr_t)bytes.data);
    if (!good && problem->status != STATUS_CONTENT) {
        *err = *problem;
        return false;
    }
    return true;
}

/* The place of the picture in the list, or where it should be put. */
static size_t find(const struct check *c, int64_t id)
{
    size_t low = 0;
    size_t high = c->image_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->image[middle].id < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The picture, looked at now (`whole`: all of it) if it was not before; NULL with an error that
 * ends the check. */
static struct check_image *image_of(struct check *c, int64_t id, bool whole, struct err *err)
{
    size_t at = find(c, id);
    if (at < c->image_count && c->image[at].id == id) {
        struct check_image *known = &c->image[at];
        const bool enough = known->decoded || !whole || known->problem.status != STATUS_OK;
        return enough || look(c, known, true, err) ? known : NULL;
    }
    struct check_image image = {.id = id};
    if (!look(c, &image, whole, err)) {
        return NULL;
    }
    if (c->image_count == c->image_room) {
        size_t room = c->image_room == 0 ? 64 : c->image_room * 2;
        struct check_image *larger = realloc(c->image, room * sizeof *larger);
        if (larger == NULL) {
            (void)err_memory(err, "the list of pictures");
            return NULL;
        }
        c->image = larger;
        c->image_room = room;
    }
    memmove(c->image + at + 1, c->image + at, (c->image_count - at) * sizeof *c->image);
    c->image[at] = image;
    c->image_count++;
    return &c->image[at];
}

void check_images_free(struct check *c)
{
    free(c->image);
    c->image = NULL;
}

/* The logo is the same on each page, and has its own part (check_logo.c). */
static bool is_logo(const struct check *c, const struct item *item)
{
    const struct layout layout = maker_layout(c->maker);
    const struct grid grid = grid_of(layout.width, layout.height, layout.text_scale);
    return item->as.picture.image == c->deck->settings.logo &&
           item->box.h <= PANEL_LOGO_H * grid.u + 1;
}

/* Tells of a picture that can't be read, once a slide, however often it has it. */
static bool unreadable(struct check *c, struct check_image *image)
{
    if (image->told == c->ref) {
        return true;
    }
    image->told = c->ref;
    return check_found_err(c, SEVERITY_ERROR, "picture-unreadable", &image->problem);
}

static bool check_picture(struct check *c, const struct item *item, struct err *err)
{
    if (is_logo(c, item)) {
        return true;
    }
    /* A portrait that can't be read is no error to who paints it, and after an error nobody does.
     */
    const bool painted =
        c->options->paints && !item->as.picture.spare && c->totals->found[SEVERITY_ERROR] == 0;
    struct check_image *image = image_of(c, item->as.picture.image, !painted, err);
    if (image == NULL) {
        return false;
    }
    if (image->problem.status != STATUS_OK) {
        return unreadable(c, image);
    }
    double growth = painter_growth(item, image->width, image->height);
    if (growth > GROWTH_MOST) {
        double across = (double)item->box.w / image->width;
        double down = (double)item->box.h / image->height;
        double scale = item->as.picture.fill ? fmax(across, down) : fmin(across, down);
        char advice[96];
        (void)snprintf(advice, sizeof advice, "take a larger one, of about %.0f x %.0f pixels",
                       ceil(image->width * scale), ceil(image->height * scale));
        check_found(c, SEVERITY_WARNING, "picture-small", advice,
                    "picture %lld has only %d x %d pixels and is shown %.1f times as large",
                    (long long)image->id, image->width, image->height, growth);
    }
    return true;
}

bool check_picture_good(struct check *c, int64_t id, bool *good, struct err *err)
{
    struct check_image *image = image_of(c, id, true, err);
    *good = image != NULL && image->problem.status == STATUS_OK;
    return image != NULL && (*good || unreadable(c, image));
}

bool check_pictures(struct check *c, struct err *err)
{
    for (size_t p = 0; p < c->pages->count; p++) {
        const struct scene *scene = &c->pages->page[p].scene;
        for (size_t i = 0; i < scene->count; i++) {
            if (scene->items[i].kind == ITEM_PICTURE && !check_picture(c, &scene->items[i], err)) {
                return false;
            }
        }
    }
    return true;
}

bool check_images_rest(struct check *c, struct err *err)
{
    int64_t id = 0;
    for (;;) {
        if (!content_next_image(c->content, &id, err)) {
            return false;
        }
        if (id == 0) {
            return true;
        }
        size_t at = find(c, id);
        bool seen = at < c->image_count && c->image[at].id == id;
        if (seen || id == c->deck->settings.logo) {
            continue;
        }
        struct check_image image = {.id = id};
        if (!look(c, &image, true, err)) {
            return false;
        }
        if (image.problem.status != STATUS_OK) {
            (void)check_found_err(c, SEVERITY_WARNING, "picture-unreadable", &image.problem);
        }
    }
}

/* Whether the page has the start of the link's address with the mark that more follows. */
static bool is_shortened(const struct scene *scene, const char *link)
{
    static const char mark[] = "…";
    const size_t size = sizeof mark - 1;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        size_t length = item->kind == ITEM_TEXT ? item->as.text.length : 0;
        if (length > size && memcmp(item->as.text.text + length - size, mark, size) == 0 &&
            memmem(link, strlen(link), item->as.text.text, length - size) != NULL) {
            return true;
        }
    }
    return false;
}

static void check_address(struct check *c)
{
    for (size_t p = 0; p < c->pages->count; p++) {
        if (is_shortened(&c->pages->page[p].scene, c->slide->link)) {
            check_found(c, SEVERITY_NOTE, "link-shortened",
                        "write a shorter link, if people are to type it",
                        "the address at its QR code is not shown whole: it has no room");
            return;
        }
    }
}

bool check_codes(struct check *c, struct err *err)
{
    (void)err;
    check_address(c);
    for (size_t p = 0; p < c->pages->count; p++) {
        const struct scene *scene = &c->pages->page[p].scene;
        for (size_t i = 0; i < scene->count; i++) {
            if (scene->items[i].kind != ITEM_QR) {
                continue;
            }
            int px = painter_module(&scene->items[i]);
            if (px == 0) {
                check_found(c, SEVERITY_ERROR, "code-impossible", "write a shorter link",
                            "its link can't be made a QR code on this screen");
            } else if (px < MODULE_LEAST) {
                check_found(c, SEVERITY_WARNING, "code-small", "write a shorter link",
                            "the squares of its QR code are %d pixels wide, and telephones need %d",
                            px, MODULE_LEAST);
            }
        }
    }
    return true;
}
