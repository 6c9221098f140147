/* Text: how wide it is, and drawing it. The baseline and the pen's start are exact to the pixel
 * whatever letters there are. */
#ifndef KIOSK_PAINT_TYPE_H
#define KIOSK_PAINT_TYPE_H

#include "paint/brush.h"
#include "paint/faces.h"
#include "paint/widths.h"

struct type {
    struct faces faces;
    char *buffer; /* holds one run; grows with the longest text */
    size_t room;
    struct widths widths;
    bool
        unmeasured; /* a text was not measured, for want of memory; whoever tells it puts it back */
};

/* Needs a zeroed *type. type_free is right after a failure as well. */
bool type_open(struct type *type, const struct painter_faces *files, struct err *err);
void type_free(struct type *type);

/* Gives back fonts, widths and buffer until they are needed again. */
void type_trim(struct type *type);

/* As struct measure has it; 0 if there is no memory, and it is then `unmeasured`. */
int type_width(struct type *type, enum face face, int size, const char *text, size_t length);

/* As struct measure has it; 0 where there is no ink or no memory. */
int type_bearing(struct type *type, enum face face, int size, const char *text, size_t length);

/* As painter_lost has it. */
const char *type_lost(struct type *type, enum face face, const char *text, size_t length,
                      size_t *size);

/* Draws an ITEM_TEXT. Its ink may leave the item's box, but not the brush's clip. */
bool type_paint(struct type *type, struct brush *brush, const struct item *item, struct err *err);

/* The box that the ink of an ITEM_TEXT surely stays in, given that it starts at the item's box and
 * is as wide. */
struct box type_reach(const struct item *item);

#endif
