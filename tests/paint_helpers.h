/* What the tests of paint/ share: the program's own faces, a canvas, and looking at pixels. */
#ifndef KIOSK_TESTS_PAINT_HELPERS_H
#define KIOSK_TESTS_PAINT_HELPERS_H

#include "base/arena.h"
#include "paint/paint.h"

/* The faces that are built into the program. */
struct painter_faces helper_faces(void);

/* A painter with those faces; fails the test if there is none. */
struct painter *helper_painter(void);

/* A canvas filled with `ground`. */
struct canvas helper_canvas(int width, int height, uint32_t ground);

/* Paints one item, or fails the test with the error's text. */
void helper_paint(struct painter *painter, struct canvas *canvas, struct item item);

/* An ITEM_TEXT in black whose pen starts at x. */
struct item helper_text(enum face face, int size, int x, int baseline, const char *text);

/* The smallest box around the pixels that are not `ground`; w is 0 if there are none. */
struct box helper_ink(const struct canvas *canvas, uint32_t ground);

/* The pixel at a place. */
uint32_t helper_pixel(const struct canvas *canvas, int x, int y);

#endif
