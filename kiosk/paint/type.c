#include "paint/type.h"

#include "base/text.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Bounds of a size: nothing larger fits a canvas, and SDL_ttf wants at least 1. */
enum { SIZE_MAX_PX = 4096 };

/* No line begins further left of the canvas than this: with the canvas's own bound it bounds
 * SDL_ttf's surface. */
enum { REACH_MAX = 16384 };

/* No face has a glyph for a line feed, so it is drawn as .notdef, which is kerned with nothing. It
 * stands at both ends while a run is measured: SDL_ttf's size is the larger of ink and advance, and
 * between two marks only the advance counts. */
#define MARK '\n'

bool type_open(struct type *type, const struct painter_faces *files, struct err *err)
{
    return faces_open(&type->faces, files, err);
}

void type_free(struct type *type)
{
    type_trim(type);
    faces_free(&type->faces);
}

void type_trim(struct type *type)
{
    faces_trim(&type->faces);
    widths_free(&type->widths);
    free(type->buffer);
    type->buffer = NULL;
    type->room = 0;
}

/* Room for any run of a text with a mark at both ends. */
static bool reserve(struct type *type, size_t length)
{
    size_t room = runs_room(length) + 2;
    if (room > type->room) {
        char *larger = realloc(type->buffer, room);
        if (larger == NULL) {
            return false;
        }
        type->buffer = larger;
        type->room = room;
    }
    return true;
}

static bool face_has(void *ctx, int face, uint32_t codepoint)
{
    return faces_has(ctx, face, codepoint);
}

static struct runs runs_of(struct type *type, enum face face, const char *text, size_t length)
{
    return (struct runs){
        .coverage = {.ctx = &type->faces, .has = face_has},
        .face = face,
        .text = text,
        .left = length,
    };
}

const char *type_lost(struct type *type, enum face face, const char *text, size_t length,
                      size_t *size)
{
    struct runs runs = runs_of(type, face, text, length);
    return runs_lost(&runs, size);
}

static int clamp_size(int size)
{
    return size < 1 ? 1 : size > SIZE_MAX_PX ? SIZE_MAX_PX : size;
}

/* SDL_ttf's width of zero-ended text, ink and all. */
static int raw_width(TTF_Font *font, const char *text)
{
    int width = 0;
    return TTF_SizeUTF8(font, text, &width, NULL) == 0 ? width : 0;
}

/* The advance of the run that stands at buffer + 1. Changes the bytes around it and puts the zero
 * back. */
static int advance(struct faces_font *f, char *buffer, size_t length)
{
    if (f->margin < 0) {
        f->margin = raw_width(f->font, (const char[]){MARK, MARK, '\0'});
    }
    buffer[0] = MARK;
    buffer[length + 1] = MARK;
    buffer[length + 2] = '\0';
    int width = raw_width(f->font, buffer) - f->margin;
    buffer[length + 1] = '\0';
    return width > 0 ? width : 0;
}

int type_width(struct type *type, enum face face, int size, const char *text, size_t length)
{
    int known;
    if (widths_find(&type->widths, (int)face, size, text, length, &known)) {
        return known;
    }
    if (!reserve(type, length)) {
        type->unmeasured = true;
        return 0;
    }
    struct runs runs = runs_of(type, face, text, length);
    struct run run;
    int64_t width = 0;
    while (runs_next(&runs, type->buffer + 1, &run)) {
        struct faces_font *f = faces_get(&type->faces, run.face, clamp_size(size));
        if (f == NULL) { /* each has been opened once: there is no memory */
            type->unmeasured = true;
            return 0;
        }
        width += advance(f, type->buffer, run.length);
    }
    known = width < INT_MAX ? (int)width : INT_MAX;
    widths_add(&type->widths, (int)face, size, text, length, known);
    return known;
}

int type_bearing(struct type *type, enum face face, int size, const char *text, size_t length)
{
    struct runs runs = runs_of(type, face, text, length);
    struct run run;
    int left = 0;
    if (!reserve(type, length) || !runs_next(&runs, type->buffer + 1, &run)) {
        return 0;
    }
    struct faces_font *f = faces_get(&type->faces, run.face, clamp_size(size));
    size_t bytes;
    if (f == NULL || TTF_GlyphMetrics32(f->font, text_codepoint(run.text, &bytes), &left, NULL,
                                        NULL, NULL, NULL) != 0) {
        return 0;
    }
    return left;
}

/* Where the pen starts inside the surface that SDL_ttf makes of a run. */
struct origin {
    int x, y;
};

/* SDL_ttf makes the surface larger to the left for ink left of the pen's start, and to the top for
 * ink above the ascent: its height is that of the face or more, down to the deepest ink. So what is
 * above the ascent is the height less the deepest ink, which is known from the glyphs. */
static struct origin find_origin(TTF_Font *font, const char *text, int height)
{
    int ascent = TTF_FontAscent(font);
    int bottom = TTF_FontHeight(font);
    struct origin origin = {0, 0};
    for (const char *p = text; *p != '\0';) {
        size_t size;
        uint32_t codepoint = text_codepoint(p, &size);
        int left = 0;
        int deepest = 0;
        if (TTF_GlyphMetrics32(font, codepoint, &left, NULL, &deepest, NULL, NULL) == 0) {
            if (p == text && left < 0) {
                origin.x = -left;
            }
            if (ascent - deepest > bottom) {
                bottom = ascent - deepest;
            }
        }
        p += size;
    }
    origin.y = ascent + (height > bottom ? height - bottom : 0);
    return origin;
}

/* Cuts what lies more than `reach` pixels behind the run's start: it can't be seen. */
static void shorten(TTF_Font *font, struct run *run, int reach)
{
    while (run->length > 64) {
        size_t half = run->length / 2;
        while (half > 0 && ((unsigned char)run->text[half] & 0xc0) == 0x80) {
            half--;
        }
        char kept = run->text[half];
        run->text[half] = '\0';
        if (raw_width(font, run->text) <= reach) {
            run->text[half] = kept;
            return;
        }
        run->length = half;
    }
}

/* Most pixels of a text are empty: eight at a time are passed over. */
static int skip_empty(const uint32_t *from, int at, int end)
{
    enum { STEP = 8 };
    for (; at + STEP <= end; at += STEP) {
        uint32_t any = 0;
        for (int i = 0; i < STEP; i++) {
            any |= from[at + i];
        }
        if (any >= 0x01000000) {
            break;
        }
    }
    return at;
}

/* Blends the surface over the canvas, its corner at (x, y). SDL's own blit is less exact and leaves
 * its alpha in the canvas. */
static void blend(struct brush *brush, const SDL_Surface *text, int x, int y)
{
    struct box box = box_cut((struct box){x, y, text->w, text->h}, brush->clip);
    for (int line = box.y; line < box.y + box.h; line++) {
        const uint8_t *start = (const uint8_t *)text->pixels + (ptrdiff_t)(line - y) * text->pitch;
        const uint32_t *from = (const uint32_t *)(const void *)start + (box.x - x);
        uint32_t *to = brush_pixel(brush, box.x, line);
        for (int i = 0; i < box.w; i++) {
            const uint32_t pixel = from[i];
            if (pixel >= 0xff000000) {
                to[i] = pixel & 0xffffff;
            } else if (pixel >= 0x01000000) {
                to[i] = brush_mix(pixel & 0xffffff, to[i], pixel >> 24);
            } else {
                i = skip_empty(from, i + 1, box.w) - 1;
            }
        }
    }
}

static bool draw(struct brush *brush, struct faces_font *f, struct run run, int pen, int baseline,
                 colour ink, struct err *err)
{
    shorten(f->font, &run, brush->clip.x + brush->clip.w - pen + 2 * f->size);
    SDL_Color rgba = {(uint8_t)(ink >> 16 & 0xff), (uint8_t)(ink >> 8 & 0xff),
                      (uint8_t)(ink & 0xff), colour_alpha(ink)};
    SDL_Surface *text = TTF_RenderUTF8_Blended(f->font, run.text, rgba); /* ARGB8888 */
    if (text == NULL) {
        if (raw_width(f->font, run.text) == 0) {
            return true; /* nothing but ink-less glyphs without an advance */
        }
        return err_memory(err, "a line of text");
    }
    struct origin origin = find_origin(f->font, run.text, text->h);
    blend(brush, text, pen - origin.x, baseline - origin.y);
    SDL_FreeSurface(text);
    return true;
}

struct box type_reach(const struct item *item)
{
    int size = clamp_size(item->as.text.size);
    struct box b = item->box;
    return (struct box){b.x - size, b.y - size, b.w + 2 * size, b.h + 2 * size};
}

bool type_paint(struct type *type, struct brush *brush, const struct item *item, struct err *err)
{
    size_t length = item->as.text.length;
    if (!reserve(type, length)) {
        return err_memory(err, "a line of text");
    }
    struct runs runs = runs_of(type, item->as.text.face, item->as.text.text, length);
    struct run run;
    int pen = item->box.x;
    while (pen > -REACH_MAX && pen < brush->clip.x + brush->clip.w &&
           runs_next(&runs, type->buffer + 1, &run)) {
        struct faces_font *f = faces_get(&type->faces, run.face, clamp_size(item->as.text.size));
        if (f == NULL) {
            return err_memory(err, "a font");
        }
        /* Nobody asks where the last run ends. */
        int width = runs.left > 0 ? advance(f, type->buffer, run.length) : 0;
        if (!draw(brush, f, run, pen, item->as.text.baseline, item->colour, err)) {
            return false;
        }
        if (width > REACH_MAX * 2) {
            break; /* it ends right of any canvas */
        }
        pen += width;
    }
    return true;
}
