#include "draw.h"

/* A view of a conference hall from its last rows, without people. */

static void room(cairo_t *c)
{
    shaded(c, 0, 0, WIDTH, 200, 0x8F836A, 0xB3A588);
    box(c, 0, 600, WIDTH, 150, 0x857152);
    const double left[4][2] = {{0, 0}, {300, 150}, {300, 690}, {0, 720}};
    const double right[4][2] = {{1664, 0}, {1364, 150}, {1364, 690}, {1664, 720}};
    shape(c, left, 4, 0xC9BC9D);
    shape(c, right, 4, 0xC4B696);
    for (int i = -2; i <= 2; i++) { /* lamps */
        double x = 832 + i * 262;
        double to = 832 + i * 196;
        const double lamp[4][2] = {{x - 72, 44}, {x + 72, 44}, {to + 42, 130}, {to - 42, 130}};
        shape(c, lamp, 4, 0xEADFC4);
    }
    const double windows[4][4][2] = {{{34, 248}, {126, 284}, {126, 708}, {34, 716}},
                                     {{176, 298}, {250, 318}, {250, 698}, {176, 704}},
                                     {{1630, 248}, {1538, 284}, {1538, 708}, {1630, 716}},
                                     {{1488, 298}, {1414, 318}, {1414, 698}, {1488, 704}}};
    for (int i = 0; i < 4; i++) {
        shape(c, windows[i], 4, 0xF4EFE0);
    }
}

static void stage(cairo_t *c)
{
    curtain(c, 300, 160, 1064, 500);
    rounded(c, 566, 216, 532, 264, 6, 0xFBF7EC);
    const double widths[] = {366, 300, 216};
    for (int i = 0; i < 3; i++) {
        rounded(c, 832 - widths[i] / 2, 290 + i * 49, widths[i], 17, 4,
                i == 0 ? 0x8A1C20 : 0xC9B68C);
    }
    for (int i = 0; i < 6; i++) {
        rounded(c, 645 + i * 66, 530, 44, 66, 12, 0x4A2C24);
    }
    const double floor[4][2] = {{232, 654}, {1432, 654}, {1502, 722}, {162, 722}};
    shape(c, floor, 4, 0x6B3A2E);
    box(c, 162, 722, 1340, 26, 0x4A241D);
    box(c, 600, 582, 464, 68, 0xF3ECDC);
    box(c, 600, 640, 464, 12, 0xD9CDB3);
    const double lectern[4][2] = {{1240, 536}, {1312, 536}, {1300, 672}, {1252, 672}};
    shape(c, lectern, 4, 0x5A3226);
    rounded(c, 1232, 520, 88, 18, 4, 0x764535);
    for (int side = -1; side <= 1; side += 2) { /* flowers on both sides of the table */
        double x = 832 + side * 300;
        const double pot[4][2] = {{x - 26, 598}, {x + 26, 598}, {x + 18, 652}, {x - 18, 652}};
        shape(c, pot, 4, 0xB98F3A);
        for (int i = -2; i <= 2; i++) {
            disc(c, x + i * 16, 588 - (i % 2 == 0 ? 14 : 0), 15, 0x6F7A45);
        }
        for (int i = -1; i <= 1; i++) {
            disc(c, x + i * 19, 572 - (i == 0 ? 12 : 0), 10, i == 0 ? 0xDDB65C : 0xA8282C);
        }
    }
}

static unsigned mix(unsigned a, unsigned b, double t)
{
    unsigned result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        double from = (a >> shift) & 0xff;
        double to = (b >> shift) & 0xff;
        result |= (unsigned)(from + (to - from) * t) << shift;
    }
    return result;
}

static void rows(cairo_t *c)
{
    shaded(c, 0, 748, WIDTH, HEIGHT - 748, 0x8A7656, 0x3E3022);
    for (int row = 0; row < 7; row++) {
        double t = row / 6.0;
        double y = 764 + 58 * row + 5.2 * row * row;
        double w = 54 + 15.5 * row;
        double h = w * .86;
        double aisle = 48 + 14 * row;
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 18; i++) {
                double x = 832 + side * (aisle + (i + .5) * w * 1.1) - w / 2;
                rounded(c, x, y, w, h + 60, w * .2, mix(0xA0705A, 0x54291F, t));
                rounded(c, x + w * .12, y + h * .1, w * .76, h * .05 + 1, 2,
                        mix(0xBE907A, 0x7A4638, t));
                box(c, x, y + h, w, 60, mix(0x6E4A3A, 0x2C1611, t));
            }
        }
    }
}

void draw_hall(cairo_t *c)
{
    room(c);
    stage(c);
    rows(c);
}
