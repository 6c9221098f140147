/* Draws the placeholder pictures of the example data files: `make pictures`. */
#ifndef DATA_PICTURES_DRAW_H
#define DATA_PICTURES_DRAW_H

#include <cairo/cairo.h>

/* The shape of a photograph's place on a 16:9 screen, so that nothing is cropped there. */
enum { WIDTH = 1664, HEIGHT = 1232 };

void colour(cairo_t *c, unsigned rgb);
void box(cairo_t *c, double x, double y, double w, double h, unsigned rgb);
void rounded(cairo_t *c, double x, double y, double w, double h, double r, unsigned rgb);

/* From `top` to `bottom`. */
void shaded(cairo_t *c, double x, double y, double w, double h, unsigned top, unsigned bottom);

/* A closed outline of `count` points (x, y). */
void shape(cairo_t *c, const double (*points)[2], int count, unsigned rgb);

/* A stroke with round ends. */
void limb(cairo_t *c, const double (*points)[2], int count, double width, unsigned rgb);
void disc(cairo_t *c, double x, double y, double r, unsigned rgb);
void curtain(cairo_t *c, double x, double y, double w, double h);

void draw_hall(cairo_t *c);
void draw_collectives(cairo_t *c);
void draw_individuals(cairo_t *c);
void draw_library(cairo_t *c);

#endif
