#include "commands/aspect.h"

#include "paint/paint.h"

#include <stdlib.h>

/* False if the bytes do not tell. They are freed. */
static bool look(struct bytes bytes, double *aspect)
{
    struct err ignored = {0};
    int width = 0;
    int height = 0;
    const bool known = bytes.data != NULL &&
                       painter_picture_size(bytes, &width, &height, &ignored) && width > 0 &&
                       height > 0;
    free((void *)(uintptr_t)bytes.data);
    *aspect = known ? (double)width / height : 0;
    return known;
}

void aspect_look(struct content *content, struct slide *slide)
{
    struct bytes bytes = {0};
    struct err ignored = {0};
    if (slide->kind != SLIDE_ANNOUNCEMENT || slide->urgent || slide->picture_count != 1 ||
        slide->picture_behind) {
        return;
    }
    const int64_t image = slide->pictures[0].image;
    const bool read = content_image_head(content, image, &bytes, &ignored);
    const bool whole = bytes.size < CONTENT_IMAGE_HEAD;
    if (look(bytes, &slide->picture_aspect) || !read || whole) {
        return;
    }
    (void)content_image(content, image, &bytes, &ignored); /* a camera wrote much before it */
    (void)look(bytes, &slide->picture_aspect);
}
