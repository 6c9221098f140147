#include "commands/aspect.h"

#include "paint/paint.h"

#include <stdlib.h>

void aspect_look(struct content *content, struct slide *slide)
{
    struct bytes bytes = {0};
    struct err err = {0};
    int width = 0;
    int height = 0;
    if (slide->kind != SLIDE_ANNOUNCEMENT || slide->urgent || slide->picture_count != 1 ||
        slide->picture_behind) {
        return;
    }
    if (content_image(content, slide->pictures[0].image, &bytes, &err) &&
        painter_picture_size(bytes, &width, &height, &err) && width > 0 && height > 0) {
        slide->picture_aspect = (double)width / height;
    }
    free((void *)(uintptr_t)bytes.data);
}
