/* The photograph of a person beside or above a name: upright, 4 to 5. */
#ifndef KIOSK_LAYOUT_PORTRAIT_H
#define KIOSK_LAYOUT_PORTRAIT_H

#include "layout/draft.h"

/* Width for a height of 1. */
#define PORTRAIT_WIDTH .8

/* Draws the image with its top at `top`, cut at the sides or at the foot, so that the head stays; a
 * photograph that can't be read leaves a plate of that colour. All in u. */
void portrait_draw(struct draft *d, int64_t image, double x, double top, double height,
                   colour plate);

/* In the place of a photograph that there is none of: a plate in the colour of tracks with the
 * first letters of the first and the last word of the name ("Nguyễn Văn An": NA), so that it is
 * seen to be meant. Words that do not begin with a letter are passed over; without any, the plate
 * is plain. */
void portrait_plate(struct draft *d, const char *name, double x, double top, double height);

#endif
