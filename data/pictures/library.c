#include "draw.h"

/* A corner for reading: shelves, a lamp, an armchair. Flat colours, so that the PNG stays small. */

static void shelf(cairo_t *c, double x, double y, double w, int rows, unsigned seed)
{
    static const unsigned spines[] = {0x8A1C20, 0xB1882F, 0x635048, 0xDDB65C,
                                      0x7C8A5A, 0xA85A3C, 0xE9D9B4, 0x4A2C24};
    const double pitch = 190;
    box(c, x - 18, y - 18, w + 36, rows * pitch + 36, 0x7A4B36);
    for (int row = 0; row < rows; row++) {
        double top = y + row * pitch;
        box(c, x, top, w, pitch - 18, 0x54301F);
        double at = x + 8;
        for (;;) {
            seed = seed * 1103515245U + 12345U;
            unsigned dice = seed >> 16;
            double wide = 20 + dice % 22;
            double high = 112 + (dice >> 5) % 46;
            if (at + wide > x + w - 8) {
                break;
            }
            if (dice % 11 != 0) { /* now and then a book is on loan */
                double base = top + pitch - 18;
                box(c, at, base - high, wide, high, spines[(dice >> 3) % 8]);
                box(c, at, base - high + 16, wide, 5, 0xFBF7EE);
            }
            at += wide + 2;
        }
    }
}

static void chair(cairo_t *c, double x, double y)
{
    rounded(c, x, y, 330, 330, 70, 0x9C2B2E);
    rounded(c, x + 40, y + 170, 250, 130, 30, 0xB5484A);
    rounded(c, x - 34, y + 140, 96, 200, 44, 0x842327);
    rounded(c, x + 268, y + 140, 96, 200, 44, 0x842327);
    box(c, x + 10, y + 330, 26, 46, 0x4A2C24);
    box(c, x + 294, y + 330, 26, 46, 0x4A2C24);
    const double left[4][2] = {
        {x + 92, y + 120}, {x + 162, y + 134}, {x + 162, y + 196}, {x + 92, y + 182}};
    const double right[4][2] = {
        {x + 232, y + 120}, {x + 162, y + 134}, {x + 162, y + 196}, {x + 232, y + 182}};
    shape(c, left, 4, 0xFDF8EA); /* an open book */
    shape(c, right, 4, 0xF0E4C8);
}

static void lamp(cairo_t *c, double x, double y)
{
    box(c, x - 7, y, 14, 670, 0x4A2C24);
    rounded(c, x - 90, y + 656, 180, 22, 11, 0x4A2C24);
    const double shade[4][2] = {
        {x - 66, y - 40}, {x + 66, y - 40}, {x + 122, y + 100}, {x - 122, y + 100}};
    shape(c, shade, 4, 0xDDB65C);
}

void draw_library(cairo_t *c)
{
    box(c, 0, 0, WIDTH, HEIGHT, 0xF1E6CF);
    disc(c, 1400, 440, 300, 0xF9ECCC);
    box(c, 0, 1010, WIDTH, 222, 0xC9A77C);
    box(c, 0, 998, WIDTH, 14, 0xA9835A);
    for (int i = 1; i < 7; i++) {
        box(c, 0, 1012 + i * 36 - 2, WIDTH, 3, 0xBC9869);
    }
    shelf(c, 90, 216, 380, 4, 7);
    shelf(c, 530, 216, 380, 4, 41);
    cairo_save(c);
    cairo_translate(c, 1170, 1120);
    cairo_scale(c, 1, .22);
    disc(c, 0, 0, 420, 0x9E3236);
    disc(c, 0, 0, 360, 0xB96A56);
    cairo_restore(c);
    lamp(c, 1400, 380);
    chair(c, 1000, 720);
}
