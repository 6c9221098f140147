/* How long the stages before the screen take, in this process, as JSON on the standard output.
 *   stages load FILE    opening a data file and reading its first slide, and what memory that takes
 *   stages paint FILE   laying out and painting each page at 1080p and 4K, beside blending a
 *                       frame; in CPU time, which a busy machine hardly changes
 *   stages once FILE    opens the file, lays out and paints each page at 1080p, and fades from one
 *                       to another: for whoever counts instructions (budget.py)
 */
#include "base/arena.h"
#include "commands/maker.h"
#include "content/content.h"
#include "screen/fade.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TIMES = 15 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* CPU time of this process: on one core, and without the turns of other programs. */
static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Resident memory of this process. */
static long resident_kb(void)
{
    long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f == NULL || fscanf(f, "%*d %ld", &pages) != 1) {
        pages = 0;
    }
    if (f != NULL) {
        (void)fclose(f);
    }
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static int stage_load(const char *path)
{
    struct err err = {0};
    struct arena arena = {0};
    struct slide slide;
    const long before = resident_kb();
    const double start = now_ms();
    struct content *content = content_open(path, CONTENT_EDITED, CONTENT_QUICK, &err);
    const double opened = now_ms();
    if (content == NULL || content_deck(content)->slide_count == 0 ||
        !content_slide(content, &content_deck(content)->slides[0], &arena, &slide, &err)) {
        (void)fprintf(stderr, "%s: %s\n", path, err.text);
        return 1;
    }
    (void)printf("{\"slides\": %zu, \"open_ms\": %.3f, \"first_slide_ms\": %.3f, "
                 "\"resident_kb\": %ld}\n",
                 content_deck(content)->slide_count, opened - start, now_ms() - opened,
                 resident_kb() - before);
    arena_free(&arena);
    content_close(content);
    return 0;
}

/* Two frames to be blended. */
struct blend {
    uint8_t *from, *to;
    size_t bytes;
};

static bool blend_make(struct blend *b, const struct canvas *like)
{
    b->bytes = (size_t)like->stride * (size_t)like->height * sizeof *like->pixels;
    b->from = malloc(b->bytes);
    b->to = malloc(b->bytes);
    if (b->from == NULL || b->to == NULL) {
        return false;
    }
    memset(b->from, 0x40, b->bytes);
    memset(b->to, 0xc0, b->bytes);
    return true;
}

static void blend_free(struct blend *b)
{
    free(b->from);
    free(b->to);
    *b = (struct blend){0};
}

/* One step of a fade over a whole picture. */
static double blend_ms(struct blend *frames, uint16_t weight)
{
    const uint8_t *restrict a = frames->from;
    uint8_t *restrict b = frames->to;
    const size_t bytes = frames->bytes;
    const double start = cpu_ms();
    for (size_t i = 0; i < bytes; i++) {
        b[i] = (uint8_t)((uint16_t)(a[i] * (256 - weight) + b[i] * weight) >> 8);
    }
    return cpu_ms() - start;
}

/* A deck being painted in one size. */
struct paint {
    struct maker *maker;
    struct canvas canvas;
    struct blend frames;
    double blend_ms; /* the quickest */
    bool first;      /* nothing is printed yet */
};

static double lesser(double a, double b)
{
    return a < b ? a : b;
}

/* Pictures on the page of the slide in the first slot: decoding them is no painting. */
static size_t pictures(const struct maker *maker, size_t page)
{
    const struct slide *slide;
    const struct pages *pages;
    size_t count = 0;
    if (!maker_look(maker, 0, &slide, &pages)) {
        return 0;
    }
    const struct scene *scene = &pages->page[page].scene;
    for (size_t i = 0; i < scene->count; i++) {
        count += scene->items[i].kind == ITEM_PICTURE;
    }
    return count;
}

static const struct moment noon = {true, 2020, 12, 29, 2, 845};

static bool paint_page(struct paint *p, const struct slide_ref *ref, size_t page, double layout_ms,
                       struct err *err)
{
    double quickest = INFINITY;
    for (unsigned k = 0; k < TIMES; k++) {
        const double start = cpu_ms();
        if (!maker_paint(p->maker, 0, page, &noon, &p->canvas, err)) {
            return false;
        }
        quickest = lesser(quickest, cpu_ms() - start);
        /* In between, so that both meet the same moments of the machine. */
        p->blend_ms = lesser(p->blend_ms, blend_ms(&p->frames, (uint16_t)(k * 15 + 20)));
    }
    (void)printf("%s{\"slide\": %lld, \"page\": %zu, \"pictures\": %zu, \"width\": %d, "
                 "\"layout_ms\": %.3f, \"paint_ms\": %.3f}",
                 p->first ? "" : ",\n", (long long)ref->id, page + 1, pictures(p->maker, page),
                 p->canvas.width, layout_ms, quickest);
    p->first = false;
    return true;
}

static bool paint_slide(struct paint *p, const struct slide_ref *ref, size_t place, size_t places,
                        struct err *err)
{
    double layout_ms = INFINITY;
    size_t pages = 0;
    for (int k = 0; k < TIMES; k++) {
        painter_trim(maker_painter(p->maker)); /* as after the page before */
        const double start = cpu_ms();
        if (!maker_slide(p->maker, 0, ref, place, places, &pages, err)) {
            return false;
        }
        layout_ms = lesser(layout_ms, cpu_ms() - start);
    }
    for (size_t page = 0; page < pages; page++) {
        if (!paint_page(p, ref, page, layout_ms, err)) {
            return false;
        }
    }
    return true;
}

static bool paint_deck(struct paint *p, const struct deck *deck, int width, int height,
                       struct err *err)
{
    bool ok = canvas_make(&p->canvas, width, height, err);
    if (ok && !blend_make(&p->frames, &p->canvas)) {
        ok = err_memory(err, "two frames");
    }
    p->blend_ms = INFINITY;
    maker_resize(p->maker, width, height);
    for (size_t i = 0; ok && i < deck->slide_count; i++) {
        ok = paint_slide(p, &deck->slides[i], i + 1, deck->slide_count, err);
    }
    blend_free(&p->frames);
    canvas_free(&p->canvas);
    return ok;
}

static int stage_paint(const char *path)
{
    static const int sizes[][2] = {{1920, 1080}, {3840, 2160}};
    struct err err = {0};
    struct paint p = {.first = true};
    struct content *content = content_open(path, CONTENT_EDITED, CONTENT_QUICK, &err);
    p.maker = maker_new(&err);
    bool ok = content != NULL && p.maker != NULL && maker_load(p.maker, content, &err);
    double blend[2] = {0};
    (void)printf("{\"pages\": [");
    for (size_t s = 0; ok && s < 2; s++) {
        ok = paint_deck(&p, content_deck(content), sizes[s][0], sizes[s][1], &err);
        blend[s] = p.blend_ms;
    }
    (void)printf("],\n\"blend_ms\": {\"1920\": %.3f, \"3840\": %.3f}}\n", blend[0], blend[1]);
    if (!ok) {
        (void)fprintf(stderr, "%s: %s\n", path, err.text);
    }
    maker_free(p.maker);
    content_close(content);
    return ok ? 0 : 1;
}

/* As turn.c does it, at 60 frames a second for 600 ms. */
static void fade(struct canvas *glass, const struct canvas *next)
{
    enum { FRAMES = 36 };
    struct fade done = {0};
    for (unsigned k = 1; k <= FRAMES; k++) {
        fade_step(glass->pixels, glass->stride, next->pixels, next->stride, glass->width,
                  glass->height, fade_advance(&done, k * FADE_FULL / FRAMES));
    }
}

static bool each_page_once(struct maker *maker, const struct deck *deck, struct canvas *canvas,
                           struct err *err)
{
    for (size_t i = 0; i < deck->slide_count; i++) {
        size_t count = 0;
        if (!maker_slide(maker, 0, &deck->slides[i], i + 1, deck->slide_count, &count, err)) {
            return false;
        }
        for (size_t page = 0; page < count; page++) {
            if (!maker_paint(maker, 0, page, &noon, canvas, err)) {
                return false;
            }
        }
    }
    return true;
}

static int stage_once(const char *path)
{
    enum { WIDTH = 1920, HEIGHT = 1080 };
    struct err err = {0};
    struct canvas canvas = {0}, glass = {0};
    struct content *content = content_open(path, CONTENT_EDITED, CONTENT_QUICK, &err);
    struct maker *maker = maker_new(&err);
    bool ok = content != NULL && maker != NULL && maker_load(maker, content, &err) &&
              canvas_make(&canvas, WIDTH, HEIGHT, &err) && canvas_make(&glass, WIDTH, HEIGHT, &err);
    if (ok) {
        maker_resize(maker, WIDTH, HEIGHT);
        ok = each_page_once(maker, content_deck(content), &canvas, &err);
        fade(&glass, &canvas);
    }
    if (!ok) {
        (void)fprintf(stderr, "%s: %s\n", path, err.text);
    }
    canvas_free(&glass);
    canvas_free(&canvas);
    maker_free(maker);
    content_close(content);
    return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "once") == 0) {
        return stage_once(argv[2]);
    }
    if (argc == 3 && strcmp(argv[1], "load") == 0) {
        return stage_load(argv[2]);
    }
    if (argc == 3 && strcmp(argv[1], "paint") == 0) {
        return stage_paint(argv[2]);
    }
    (void)fprintf(stderr, "usage: stages load|paint|once FILE\n");
    return 2;
}
