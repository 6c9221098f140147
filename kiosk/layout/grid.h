/* The grid of the design system (assets/README.md) for a size of picture. Lengths are in its unit:
 * u is 1/90 of the short side, times the scale for the distance of the viewers. */
#ifndef KIOSK_LAYOUT_GRID_H
#define KIOSK_LAYOUT_GRID_H

enum shape { SHAPE_LANDSCAPE, SHAPE_SQUARISH, SHAPE_PORTRAIT };

struct grid {
    enum shape shape;
    double u;             /* pixels */
    double width, height; /* of the picture */
    double margin;
    double panel_w; /* landscape: width of the panel; portrait: that of the picture */
    double panel_text_w;
    double field_x;  /* left edge of the field's text */
    double field_w;  /* whole measure, for charts and pictures */
    double text_w;   /* measure of running text, at most 96 */
    double header;   /* baseline */
    double hang;     /* cap top of the heading; in landscape of the field as well */
    double standing; /* last baseline of the field */
    double rule;     /* top of the footer's rule */
    double foot;     /* baseline of the footer */
};

/* The grid of a picture of that many pixels (at least 1 each way). A scale over 1 makes everything
 * that much larger, for viewers who stand farther off; the picture then has fewer u. A
 * smaller scale, such as 0, counts as 1. */
struct grid grid_of(int width, int height, double scale);

#endif
