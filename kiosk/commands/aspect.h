/* The shape of an announcement's picture, which its layout depends on. */
#ifndef KIOSK_COMMANDS_ASPECT_H
#define KIOSK_COMMANDS_ASPECT_H

#include "content/content.h"

/* Sets slide->picture_aspect of an announcement with one picture; of one that can't be read it
 * stays 0: whoever paints it tells why. */
void aspect_look(struct content *content, struct slide *slide);

#endif
