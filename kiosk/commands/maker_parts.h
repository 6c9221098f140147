/* What a maker holds, for maker.c, which lays slides out, and maker_paint.c, which paints them. */
#ifndef KIOSK_COMMANDS_MAKER_PARTS_H
#define KIOSK_COMMANDS_MAKER_PARTS_H

#include "commands/maker.h"

/* A slide that is laid out, with all that it needs later: the content that it came from may be gone
 * by the time its clock is painted anew. */
struct slot {
    struct arena arena;
    bool filled;
    bool is_calm;
    enum calm why;
    struct layout layout;
    struct theme theme;
    struct pages pages;
    struct slide slide;
    struct slide_ref ref;
    struct deck_settings settings; /* of the deck; its texts may be gone */
    size_t place, places;
};

enum { LANGUAGES = 2 };

struct maker {
    struct painter *painter;
    struct language language[LANGUAGES];
    struct theme theme;
    size_t spoken;          /* index in language */
    double text_scale;      /* of the data file */
    double scale, overscan; /* of the screen */
    struct content *content;
    char *organisation;
    int64_t logo; /* 0: none, or one that can't be shown */
    double logo_aspect;
    int width, height; /* of the canvases */
    struct frame frame;
    struct finish finish;
    struct slot slot[MAKER_SLOTS];
    struct arena foot;           /* of the footer that is being painted */
    const struct banner *banner; /* over every page; NULL: none */
};

#endif
