#include "commands/contact.h"

#include <string.h>

enum { THUMB_WIDTH = 480, THUMB_HEIGHT = 1024, GAP = 16, ACROSS = 3, GROUND = 0xd8d4cc };

/* The mean of the pixels of the page that lie under a pixel of the thumb. */
static uint32_t mean(const struct canvas *page, int x0, int x1, int y0, int y1)
{
    uint64_t r = 0;
    uint64_t g = 0;
    uint64_t b = 0;
    for (int y = y0; y < y1; y++) {
        const uint32_t *row = page->pixels + (size_t)y * (size_t)page->stride;
        for (int x = x0; x < x1; x++) {
            r += row[x] >> 16 & 0xff;
            g += row[x] >> 8 & 0xff;
            b += row[x] & 0xff;
        }
    }
    uint64_t n = (uint64_t)(x1 - x0) * (uint64_t)(y1 - y0);
    return (uint32_t)(r / n) << 16 | (uint32_t)(g / n) << 8 | (uint32_t)(b / n);
}

static void shrink(const struct canvas *page, struct canvas *thumb)
{
    for (int y = 0; y < thumb->height; y++) {
        int y0 = (int)((int64_t)y * page->height / thumb->height);
        int y1 = (int)((int64_t)(y + 1) * page->height / thumb->height);
        for (int x = 0; x < thumb->width; x++) {
            int x0 = (int)((int64_t)x * page->width / thumb->width);
            int x1 = (int)((int64_t)(x + 1) * page->width / thumb->width);
            thumb->pixels[(size_t)y * (size_t)thumb->stride + (size_t)x] =
                mean(page, x0, x1 > x0 ? x1 : x0 + 1, y0, y1 > y0 ? y1 : y0 + 1);
        }
    }
}

bool contact_add(struct contact *c, const struct canvas *page, struct err *err)
{
    if (contact_full(c)) {
        return err_set(err, STATUS_OUTPUT, "a contact sheet has no room left; report this");
    }
    int width = c->thumb_width > 0 ? c->thumb_width : THUMB_WIDTH;
    width = page->width < width ? page->width : width;
    int height = (int)((int64_t)page->height * width / page->width);
    if (height > THUMB_HEIGHT) {
        height = THUMB_HEIGHT;
        width = (int)((int64_t)page->width * height / page->height);
    }
    struct canvas *thumb = &c->thumb[c->count];
    if (!canvas_make(thumb, width < 1 ? 1 : width, height < 1 ? 1 : height, err)) {
        return false;
    }
    shrink(page, thumb);
    c->count++;
    return true;
}

bool contact_full(const struct contact *c)
{
    return c->count == CONTACT_MAX;
}

bool contact_sheet(const struct contact *c, struct canvas *sheet, struct err *err)
{
    if (c->count == 0) {
        return err_set(err, STATUS_OUTPUT, "there is no page for a contact sheet");
    }
    int across = c->across > 0 ? c->across : ACROSS;
    across = c->count < (size_t)across ? (int)c->count : across;
    int down = ((int)c->count + across - 1) / across;
    int w = c->thumb[0].width;
    int h = c->thumb[0].height;
    if (!canvas_make(sheet, across * (w + GAP) + GAP, down * (h + GAP) + GAP, err)) {
        return false;
    }
    size_t all = (size_t)sheet->stride * (size_t)sheet->height;
    for (size_t i = 0; i < all; i++) {
        sheet->pixels[i] = GROUND;
    }
    for (size_t i = 0; i < c->count; i++) {
        int left = GAP + (int)(i % (size_t)across) * (w + GAP);
        int top = GAP + (int)(i / (size_t)across) * (h + GAP);
        for (int y = 0; y < h; y++) {
            memcpy(sheet->pixels + (size_t)(top + y) * (size_t)sheet->stride + left,
                   c->thumb[i].pixels + (size_t)y * (size_t)c->thumb[i].stride,
                   (size_t)w * sizeof *sheet->pixels);
        }
    }
    return true;
}

void contact_free(struct contact *c)
{
    for (size_t i = 0; i < c->count; i++) {
        canvas_free(&c->thumb[i]);
    }
    c->count = 0;
}
