#include "layout/kinds.h"

#include "base/text.h"

static void photo_page(struct draft *d, const struct slide *slide, const struct picture *picture)
{
    const struct grid *g = &d->grid;
    struct panel panel = {.kind = "", .heading = slide->heading, .link = ""};
    bool own_words = slide->kind == SLIDE_PHOTO && !text_blank(picture->caption);
    if (own_words) { /* what the picture shows is its heading; the slide's goes to the note */
        panel.heading = picture->caption;
        panel_note(&panel, FACE_STRONG, 2.75, true, slide->heading);
    }
    panel_note(&panel, FACE_TEXT, 2.75, false, slide->lead);
    if (slide->kind != SLIDE_PHOTO) {
        panel_note(&panel, FACE_TEXT, 2.75, false, picture->caption);
    }
    panel_note(&panel, FACE_TEXT, 2.75, false, slide->note);
    panel_plan(d, &panel);
    draft_page(d, GROUND_FIELD);
    panel_draw(d, &panel);
    bool portrait = g->shape == SHAPE_PORTRAIT;
    double x = portrait ? 0 : g->panel_w;
    double y = portrait ? panel.height : 0;
    double bottom =
        portrait && panel.note_count > 0 && !panel.note_in_field ? panel.field_bottom : g->rule - 3;
    struct item *item = draft_item(d, ITEM_PICTURE, x, y, g->width - x, bottom - y, 0);
    if (item != NULL) {
        item->as.picture.image = picture->image;
        item->as.picture.ground = d->theme->field;
        item->as.picture.crop = true;
        item->as.picture.top = portrait;
    }
    draft_load(d)->pictures++;
}

void kind_photo(struct draft *d, const struct slide *slide)
{
    for (size_t i = 0; i < slide->picture_count && !d->no_memory; i++) {
        photo_page(d, slide, &slide->pictures[i]);
    }
}
