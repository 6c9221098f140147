/* How a painted picture is put on its canvas: inside a margin where the screen hides its edges,
 * moved a little so that nothing burns in, and dimmed. The margin repeats the outermost pixels of
 * the picture, so that nobody sees a frame. */
#ifndef KIOSK_PAINT_FRAME_H
#define KIOSK_PAINT_FRAME_H

#include "paint/paint.h"

/* Where the picture lies on the canvas, in pixels. */
struct frame {
    int left, top, width, height;
};

/* What is done to the picture after it is painted; zeroed: nothing. */
struct finish {
    int dx, dy; /* pixels to the right and down that it is moved by; less than its sides */
    int dimmed; /* percent of its brightness that is taken away */
};

/* `overscan` is the margin on each side, in percent of the canvas' side, 0 to 10. */
struct frame frame_make(int width, int height, double overscan);

/* The picture as a canvas: the same pixels, to be painted on. */
struct canvas frame_inner(const struct canvas *canvas, const struct frame *frame);

/* Finishes a part of the picture that was just painted, given in pixels of the picture. Returns the
 * box of the canvas that has it then, with the margin at those edges of the picture that it
 * touches. What is moved beyond the canvas is lost. */
struct box frame_finish(struct canvas *canvas, const struct frame *frame,
                        const struct finish *finish, struct box part);

/* Sets dx and dy to a step (from 0, which is home) of a closed path in the form of an eight, which
 * goes up to `reach` pixels to each side and at most one pixel a step in either direction. */
void frame_step(struct finish *finish, int64_t step, int reach);

/* Pixels of a length that is given for a picture of 1080 lines; at least 1 unless it is 0. */
int frame_reach(const struct frame *frame, int length);

#endif
