#include "commands/new_picture.h"

#include "paint/paint.h"

#include <math.h>

enum { WIDTH = 1920, HEIGHT = 1080, QUALITY = 88 };

static uint32_t mix(uint32_t from, uint32_t to, double part)
{
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    uint32_t result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        double a = from >> shift & 0xff;
        double b = to >> shift & 0xff;
        result |= (uint32_t)lround(a + (b - a) * part) << shift;
    }
    return result;
}

/* The line of a range of hills, in pixels from the top. */
static double hill(double x, int range)
{
    double t = x / WIDTH;
    return HEIGHT * (0.55 + 0.14 * range) -
           HEIGHT * (0.10 * sin(t * (3.1 + 1.7 * range) + 1.3 * range) +
                     0.04 * sin(t * (9.7 + 2.3 * range) + 2.1 * range));
}

enum { RANGES = 3 };

static uint32_t pixel(int x, int y, const double line[RANGES])
{
    static const uint32_t hills[RANGES] = {0x7fa6a0, 0x4d8078, 0x24564f};
    const double sun_r = HEIGHT * 0.085;
    uint32_t result = 0;
    if (y < line[0] + 1) {
        double distance = hypot(x - WIDTH * 0.70, y - HEIGHT * 0.34);
        result = mix(0x6fb1d8, 0xfbe6bf, (double)y / (HEIGHT * 0.7));
        result = mix(result, 0xfff3cf, 0.7 * exp(-distance / (sun_r * 2.2)));
        result = mix(result, 0xfffbef, sun_r - distance); /* an edge of one pixel */
    }
    for (int range = 0; range < RANGES; range++) {
        double under = y - line[range];
        if (under > -0.5) {
            uint32_t green = mix(hills[range], mix(hills[range], 0x16362f, 0.35), under / 400);
            result = mix(result, green, under + 0.5);
        }
    }
    return result;
}

bool new_picture(struct bytes *out, struct err *err)
{
    struct canvas canvas;
    if (!canvas_make(&canvas, WIDTH, HEIGHT, err)) {
        return false;
    }
    for (int x = 0; x < WIDTH; x++) {
        const double line[RANGES] = {hill(x, 0), hill(x, 1), hill(x, 2)};
        for (int y = 0; y < HEIGHT; y++) {
            canvas.pixels[(size_t)y * (size_t)canvas.stride + (size_t)x] = pixel(x, y, line);
        }
    }
    bool done = canvas_jpeg(&canvas, QUALITY, out, err);
    canvas_free(&canvas);
    return done;
}
