/* Two pictures compared, and a third made of what differs. */
#ifndef KIOSK_TESTS_PIXELS_H
#define KIOSK_TESTS_PIXELS_H

#include "paint/paint.h"

/* Another version of a library may round an edge otherwise: that moves a channel by a few steps,
 * and a handful of pixels by more. A word that stands one pixel beside its place moves far more
 * pixels by far more; test_golden.c proves both. */
enum { PIXELS_STEP = 40, PIXELS_FEW = 10 };

/* How many pixels differ by more than `step` of 255 in any channel. Pictures of different sizes
 * differ in all of them. */
size_t pixels_differ(const struct canvas *a, const struct canvas *b, int step);

/* Whether they are the same picture to a viewer. */
bool pixels_alike(const struct canvas *a, const struct canvas *b);

/* Reads a PNG file into a canvas for canvas_free; false if there is none. */
bool pixels_read(const char *path, struct canvas *canvas);

/* Writes a PNG file, or fails the test. Lines are not filtered, which makes pages of text and
 * dithered grounds a third smaller than cairo's way does. */
void pixels_write(const char *path, const struct canvas *canvas);

/* Writes `expected`, `got` and what differs, in black on white, side by side. Either of the two may
 * be empty (without pixels). */
void pixels_write_difference(const char *path, const struct canvas *expected,
                             const struct canvas *got);

#endif
