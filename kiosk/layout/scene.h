/* A page as a plain list of things to draw, back to front. Layout writes it, paint reads it; it
 * knows neither fonts nor files. Lengths are pixels of the picture, y goes down. */
#ifndef KIOSK_LAYOUT_SCENE_H
#define KIOSK_LAYOUT_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 0xRRGGBB, or with an alpha in the two digits before (0xAARRGGBB), 0x00 of which means opaque as
 * well as 0xff does: nobody needs to draw nothing. */
typedef uint32_t colour;

struct box {
    int x, y, w, h;
};

/* The faces that layout asks for. What a face lacks, the painter takes from its fallback faces. */
enum face {
    FACE_TEXT,    /* Be Vietnam Pro 400 */
    FACE_ITALIC,  /* Be Vietnam Pro 400 italic */
    FACE_STRONG,  /* Be Vietnam Pro 600 */
    FACE_SERIF,   /* Source Serif 4 700 */
    FACE_FIGURES, /* Source Sans 3 600 */
    FACE_COUNT
};

enum item_kind {
    ITEM_RECT,     /* filled with `colour` */
    ITEM_ROUNDED,  /* the same with corners of `round.radius` */
    ITEM_GRADIENT, /* from `colour` at the top to `gradient.bottom`, dithered */
    ITEM_TEXT,
    ITEM_PICTURE,
    ITEM_QR,
    ITEM_DRUM,     /* the ornament of a bronze drum, or of plain circles */
    ITEM_SIGN,     /* the warning triangle, filled with `colour`, its mark in `sign.mark` */
    ITEM_POLYLINE, /* open line through `polyline.points`, with round joins and ends */
    ITEM_RING,     /* part of a ring, clockwise */
};

enum drum_style { DRUM_BRONZE, DRUM_CIRCLES };

struct point {
    float x, y;
};

struct item {
    enum item_kind kind;
    struct box box; /* what it covers. Text: x of its start, the line's tallest and deepest ink */
    colour colour;
    union {
        struct {
            float radius;
        } round;
        struct {
            colour bottom;
        } gradient;
        struct {
            enum face face;
            int size;         /* pixels an em */
            int baseline;     /* y */
            const char *text; /* not zero-ended; lives as long as the scene's arena */
            size_t length;    /* bytes */
        } text;
        struct {
            int64_t image;
            colour ground; /* where the picture does not fill the box */
            bool crop;     /* may lose an eighth of its width or height to fill the box */
            bool top;      /* what does not fill the box stands at its top, not in its middle */
            bool left;     /* and at its left edge */
            bool fill;     /* fills the box whatever is cut off: at the sides, or at the foot */
            bool spare;    /* the page can do without it: if it can't be read, the ground stands */
            bool behind;   /* fills the box from its middle; the item over it is a scrim of the same
                              box on which text may stand */
        } picture;
        struct {
            const char *text; /* zero-ended; modules are black on the white of an item below */
        } qr;
        struct {
            enum drum_style style;
            float cx, cy, r; /* centre and outer radius; only what lies in the box is drawn */
            float u;         /* the unit of the design system, for the width of its lines */
        } drum;
        struct {
            colour mark;
        } sign;
        struct {
            const struct point *points;
            size_t count;
            float width;
        } polyline;
        struct {
            float cx, cy, outer, inner; /* radii */
            float from, to;             /* turns from twelve o'clock, 0 to 1 */
        } ring;
    } as;
};

struct scene {
    struct item *items; /* in the arena of whoever made the scene */
    size_t count;
    size_t room;
};

#endif
