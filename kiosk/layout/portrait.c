#include "layout/portrait.h"

void portrait_draw(struct draft *d, int64_t image, double x, double top, double height)
{
    struct item *item = draft_item(d, ITEM_PICTURE, x, top, height * PORTRAIT_WIDTH, height, 0);
    bool festive = d->count > 0 && d->page[d->count - 1].ground == GROUND_FESTIVE;
    if (item != NULL) {
        item->as.picture.image = image;
        item->as.picture.ground = festive ? d->theme->festive_track : d->theme->track;
        item->as.picture.fill = true;
        item->as.picture.spare = true;
    }
    draft_load(d)->faces++;
}
