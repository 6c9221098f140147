/* The logo of a data file, looked at before it is put on every slide. */
#ifndef KIOSK_COMMANDS_LOGO_H
#define KIOSK_COMMANDS_LOGO_H

#include "content/content.h"
#include "paint/paint.h"

struct logo {
    int width, height; /* as it is seen, pixels */
    bool pale;         /* next to nothing of it can be told from white */
};

/* Reads and decodes the whole picture, so that one which can't be painted is found before it takes
 * the slides with it. False with what content_image or painter_paint said. */
bool logo_look(struct content *content, struct painter *painter, int64_t image, struct logo *logo,
               struct err *err);

#endif
