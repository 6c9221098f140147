#include "layout/portrait.h"

void portrait_draw(struct draft *d, int64_t image, double x, double top, double height,
                   colour plate)
{
    struct item *item = draft_item(d, ITEM_PICTURE, x, top, height * PORTRAIT_WIDTH, height, 0);
    if (item != NULL) {
        item->as.picture.image = image;
        item->as.picture.ground = plate;
        item->as.picture.fill = true;
        item->as.picture.spare = true;
    }
    draft_load(d)->faces++;
}
