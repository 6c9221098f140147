#include "layout/grid.h"

#include <math.h>
#include <stdbool.h>

/* A picture is not scaled up to a width of fewer u: a page has no room there. */
#define LEAST_LANDSCAPE 104.0
#define LEAST_PORTRAIT 72.0

/* Measures: the design system's table "Grid". */
struct grid grid_of(int width, int height, double scale)
{
    struct grid g = {0};
    g.u = fmin(width, height) / 90.0;
    double least = height > width ? LEAST_PORTRAIT : LEAST_LANDSCAPE;
    double growth = fmax(1, fmin(scale, width / g.u / least));
    g.u *= growth;
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
        /* Of a picture that is scaled up, the field needs more: the panel is as wide as designed
         * only where there is as much room beside it. */
        bool wide = 2 * width >= 3 * height && (growth <= 1 || g.width >= 160);
        g.shape = wide ? SHAPE_LANDSCAPE : SHAPE_SQUARISH;
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
        g.standing = g.height - 15;
        g.rule = g.height - 10;
        g.foot = g.height - 4.6;
    }
    g.field_w = g.width - g.margin - g.field_x;
    g.text_w = fmin(g.field_w, 96);
    return g;
}
