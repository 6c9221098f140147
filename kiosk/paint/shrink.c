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

/* Fills s->row. A large pixel is to_w units wide and a small one from_w. */
static void sum_across(struct shrink *s, const uint32_t *pixels)
{
    int whole = s->to_w;
    int left = whole; /* units of the large pixel that are not used yet */
    const uint32_t *from = pixels;
    uint32_t *to = s->row;
    for (int x = 0; x < s->to_w; x++) {
        uint32_t red = 0, green = 0, blue = 0;
        int want = s->from_w;
        while (want > 0) {
            uint32_t part = (uint32_t)(left < want ? left : want);
            uint32_t pixel = *from;
            red += (pixel >> 16 & 0xff) * part;
            green += (pixel >> 8 & 0xff) * part;
            blue += (pixel & 0xff) * part;
            want -= (int)part;
            left -= (int)part;
            if (left == 0) {
                from++;
                left = whole;
            }
        }
        to[0] = red >> s->shift;
        to[1] = green >> s->shift;
        to[2] = blue >> s->shift;
        to += 3;
    }
}

static void add_down(struct shrink *s, uint32_t part)
{
    size_t count = (size_t)s->to_w * 3;
    for (size_t i = 0; i < count; i++) {
        s->sum[i] += s->row[i] * part;
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
        add_down(s, (uint32_t)(stop - at));
        at = stop;
        if (at == edge) {
            give(s);
        }
    }
}
