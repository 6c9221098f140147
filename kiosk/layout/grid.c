#include "layout/grid.h"

#include <math.h>

/* Measures: the design system's table "Grid". */
struct grid grid_of(int width, int height)
{
    struct grid g = {0};
    g.u = fmin(width, height) / 90.0;
    g.width = width / g.u;
    g.height = height / g.u;
    if (height > width) {
        g.shape = SHAPE_PORTRAIT;
        g.margin = 6;
        g.panel_w = g.width;
        g.panel_text_w = g.width - 2 * g.margin;
        g.field_x = g.margin;
        g.header = 10.6;
        g.hang = 17;
        g.standing = g.height - 14.5;
        g.rule = g.height - 10.2;
        g.foot = g.height - 4.8;
    } else {
        g.shape = 2 * width >= 3 * height ? SHAPE_LANDSCAPE : SHAPE_SQUARISH;
        g.margin = g.shape == SHAPE_LANDSCAPE ? 8 : 6;
        g.panel_w = g.shape == SHAPE_LANDSCAPE ? 56 : 44;
        g.panel_text_w = g.shape == SHAPE_LANDSCAPE ? 44 : 34;
        g.field_x = g.panel_w + (g.shape == SHAPE_LANDSCAPE ? 8 : 6);
        g.header = 11.6;
        if (g.width < 110) { /* nearly square: the field gets the larger part */
            g.margin = 5;
            g.panel_w = 36;
            g.panel_text_w = 26;
            g.field_x = 41;
        }
        g.hang = 20;
        g.standing = 75;
        g.rule = 80;
        g.foot = 85.4;
    }
    g.field_w = g.width - g.margin - g.field_x;
    g.text_w = fmin(g.field_w, 96);
    return g;
}
