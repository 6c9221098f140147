#include "paint/shrink.h"

#include <stdlib.h>
#include <string.h>

bool shrink_open(struct shrink *s, int from_w, int from_h, int to_w, int to_h,
                 struct line_sink sink, struct err *err)
{
    *s = (struct shrink){
        .from_w = from_w, .from_h = from_h, .to_w = to_w, .to_h = to_h, .sink = sink};
    if (from_w == to_w && from_h == to_h) {
        return true;
    }
    /* The weights of a line add up to from_w: 255 * from_w is brought below 65536, because the
     * weights of the lines add up to from_h, which is below 65536 too. */
    while (255 * from_w >> s->shift >= 65536) {
        s->shift++;
    }
    size_t count = (size_t)to_w * 3;
    s->row = malloc(count * sizeof *s->row);
    s->sum = calloc(count, sizeof *s->sum);
    s->line = malloc((size_t)to_w * sizeof *s->line);
    if (s->row == NULL || s->sum == NULL || s->line == NULL) {
        return err_memory(err, "a picture");
    }
    return true;
}

void shrink_close(struct shrink *s)
{
    free(s->row);
    free(s->sum);
    free(s->line);
    *s = (struct shrink){0};
}

/* Sums of pixels: red and blue in halves of one number, so that they are added at once. */
struct sums {
    uint64_t red_blue;
    uint32_t green;
};

static void add(struct sums *sums, uint32_t pixel, uint32_t times)
{
    sums->red_blue += ((uint64_t)(pixel & 0xff0000) << 16 | (pixel & 0xff)) * times;
    sums->green += (pixel >> 8 & 0xff) * times;
}

/* Fills s->row. A large pixel is to_w units wide and a small one from_w: it has what the one before
 * left of a large pixel, some whole ones, and a part of the next. */
static void sum_across(struct shrink *s, const uint32_t *pixels)
{
    const uint32_t whole = (uint32_t)s->to_w;
    const unsigned shift = (unsigned)s->shift;
    const uint32_t *from = pixels;
    uint32_t left = whole; /* units of *from that are not used yet */
    uint16_t *to = s->row;
    for (int x = 0; x < s->to_w; x++) {
        struct sums sums = {0};
        uint32_t want = (uint32_t)s->from_w - left;
        const uint32_t first = *from++;
        const uint32_t first_units = left;
        for (; want >= whole; want -= whole) {
            add(&sums, *from++, 1);
        }
        sums.red_blue *= whole;
        sums.green *= whole;
        add(&sums, first, first_units);
        left = whole;
        if (want > 0) {
            add(&sums, *from, want);
            left -= want;
        }
        to[0] = (uint16_t)(sums.red_blue >> 32 >> shift);
        to[1] = (uint16_t)(sums.green >> shift);
        to[2] = (uint16_t)((uint32_t)sums.red_blue >> shift);
        to += 3;
    }
}

static void add_down(struct shrink *s, uint16_t part)
{
    const uint16_t *restrict row = s->row;
    uint32_t *restrict sum = s->sum;
    size_t count = (size_t)s->to_w * 3;
    for (size_t i = 0; i < count; i++) {
        sum[i] += (uint32_t)row[i] * part;
    }
}

static void give(struct shrink *s)
{
    float scale = (float)((double)(1 << s->shift) / ((double)s->from_w * s->from_h));
    const uint32_t *sum = s->sum;
    for (int x = 0; x < s->to_w; x++) {
        /* The shift rounds down by less than 1/128; the half makes up for it. */
        uint32_t red = (uint32_t)((float)sum[0] * scale + 0.504f);
        uint32_t green = (uint32_t)((float)sum[1] * scale + 0.504f);
        uint32_t blue = (uint32_t)((float)sum[2] * scale + 0.504f);
        s->line[x] = red << 16 | green << 8 | blue;
        sum += 3;
    }
    s->sink.line(s->sink.ctx, s->given, s->line);
    s->given++;
    memset(s->sum, 0, (size_t)s->to_w * 3 * sizeof *s->sum);
}

void shrink_take(struct shrink *s, const uint32_t *pixels)
{
    if (s->row == NULL) {
        s->sink.line(s->sink.ctx, s->given, pixels);
        s->given++;
        return;
    }
    sum_across(s, pixels);
    int64_t at = (int64_t)s->taken * s->to_h, end = at + s->to_h;
    s->taken++;
    while (at < end && s->given < s->to_h) {
        int64_t edge = (int64_t)(s->given + 1) * s->from_h;
        int64_t stop = edge < end ? edge : end;
        add_down(s, (uint16_t)(stop - at));
        at = stop;
        if (at == edge) {
            give(s);
        }
    }
}
