/* Two pictures compared, and a third made of what differs. */
#ifndef KIOSK_TESTS_PIXELS_H
#define KIOSK_TESTS_PIXELS_H

#include "paint/paint.h"

/* Another version of a library may round an edge otherwise: that moves a channel by a few steps,
 * and a handful of pixels by more. A word that stands one pixel beside its place moves far more
 * pixels by far more; test_golden.c proves both. */
enum { PIXELS_STEP = 40, PIXELS_FEW = 10 };

/* A coarse picture has few colours, so that its file is a third as large: each channel is off by
 * less than this. Against a coarse picture the step has to be smaller by as much. */
enum { PIXELS_GRAIN = 16 };

/* How many pixels differ by more than `step` of 255 in any channel. Pictures of different sizes
 * differ in all of them. */
size_t pixels_differ(const struct canvas *a, const struct canvas *b, int step);

/* Whether they are the same picture to a viewer; `a` may be coarse. Two pictures that differ by
 * more than PIXELS_STEP never are, whether or not one was made coarse. */
bool pixels_alike(const struct canvas *a, const struct canvas *b);

/* Makes the picture coarse: pixels whose colours agree in the upper half of each channel get the
 * mean of those colours. */
void pixels_make_coarse(struct canvas *canvas);

/* Reads a PNG file into a canvas for canvas_free; false if there is none. */
bool pixels_read(const char *path, struct canvas *canvas);

/* Writes a PNG file, or fails the test; one with a palette if it has at most 256 colours. Lines are
 * not filtered, which makes pages of text and dithered grounds a third smaller than cairo's way
 * does. */
void pixels_write(const char *path, const struct canvas *canvas);

/* Writes `expected`, `got` and what differs, in black on white, side by side. Either of the two may
 * be empty (without pixels). */
void pixels_write_difference(const char *path, const struct canvas *expected,
                             const struct canvas *got);

#endif
