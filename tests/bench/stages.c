/* How long the stages before the screen take, in this process, as JSON on the standard output.
 *   stages load FILE    opening a data file and reading its first slide, and what memory that takes
 *   stages paint FILE   laying out and painting each page at 1080p and 4K, beside a full-frame
 * blend
 */
#include "base/arena.h"
#include "commands/maker.h"
#include "content/content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TIMES = 7 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *v)
{
    qsort(v, TIMES, sizeof *v, by_size);
    return v[TIMES / 2];
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

/* One step of a fade over a whole picture. */
static double blend_ms(const struct canvas *canvas)
{
    const size_t bytes = (size_t)canvas->stride * (size_t)canvas->height * sizeof *canvas->pixels;
    uint8_t *from = malloc(bytes);
    uint8_t *to = malloc(bytes);
    double v[TIMES] = {0};
    if (from != NULL && to != NULL) {
        memset(from, 0x40, bytes);
        memset(to, 0xc0, bytes);
        for (unsigned k = 0; k < TIMES; k++) {
            const uint16_t weight = (uint16_t)(k * 30 + 20);
            const uint8_t *restrict a = from;
            uint8_t *restrict b = to;
            const double start = now_ms();
            for (size_t i = 0; i < bytes; i++) {
                b[i] = (uint8_t)((uint16_t)(a[i] * (256 - weight) + b[i] * weight) >> 8);
            }
            v[k] = now_ms() - start;
        }
        memcpy(canvas->pixels, to, bytes); /* or the compiler leaves it all out */
    }
    free(from);
    free(to);
    return median(v);
}

static bool paint_slide(struct maker *maker, const struct slide_ref *ref, size_t place,
                        size_t places, struct canvas *canvas, bool *first, struct err *err)
{
    const struct moment moment = {true, 2020, 12, 29, 2, 845};
    double v[TIMES];
    size_t pages = 0;
    for (int k = 0; k < TIMES; k++) {
        const double start = now_ms();
        if (!maker_slide(maker, 0, ref, place, places, &pages, err)) {
            return false;
        }
        v[k] = now_ms() - start;
    }
    const double layout = median(v);
    for (size_t page = 0; page < pages; page++) {
        for (int k = 0; k < TIMES; k++) {
            const double start = now_ms();
            if (!maker_paint(maker, 0, page, &moment, canvas, err)) {
                return false;
            }
            v[k] = now_ms() - start;
        }
        (void)printf("%s{\"slide\": %lld, \"page\": %zu, \"width\": %d, \"layout_ms\": %.3f, "
                     "\"paint_ms\": %.3f}",
                     *first ? "" : ",\n", (long long)ref->id, page + 1, canvas->width, layout,
                     median(v));
        *first = false;
    }
    return true;
}

static int stage_paint(const char *path)
{
    static const int sizes[][2] = {{1920, 1080}, {3840, 2160}};
    struct err err = {0};
    struct content *content = content_open(path, CONTENT_EDITED, CONTENT_QUICK, &err);
    struct maker *maker = maker_new(&err);
    bool ok = content != NULL && maker != NULL && maker_load(maker, content, &err);
    double blend[2] = {0};
    bool first = true;
    (void)printf("{\"pages\": [");
    for (size_t s = 0; ok && s < 2; s++) {
        struct canvas canvas = {0};
        ok = canvas_make(&canvas, sizes[s][0], sizes[s][1], &err);
        if (ok) {
            blend[s] = blend_ms(&canvas);
            maker_resize(maker, sizes[s][0], sizes[s][1]);
        }
        for (size_t i = 0; ok && i < content_deck(content)->slide_count; i++) {
            ok = paint_slide(maker, &content_deck(content)->slides[i], i + 1,
                             content_deck(content)->slide_count, &canvas, &first, &err);
        }
        canvas_free(&canvas);
    }
    (void)printf("],\n\"blend_ms\": {\"1920\": %.3f, \"3840\": %.3f}}\n", blend[0], blend[1]);
    if (!ok) {
        (void)fprintf(stderr, "%s: %s\n", path, err.text);
    }
    maker_free(maker);
    content_close(content);
    return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "load") == 0) {
        return stage_load(argv[2]);
    }
    if (argc == 3 && strcmp(argv[1], "paint") == 0) {
        return stage_paint(argv[2]);
    }
    (void)fprintf(stderr, "usage: stages load|paint FILE\n");
    return 2;
}
