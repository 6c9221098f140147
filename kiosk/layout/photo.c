#include "layout/contrast.h"
#include "layout/kinds.h"
#include "layout/rest.h"

#include "base/text.h"

/* What a picture of a photo slide shows is its heading, and the slide's own goes to the notes; a
 * picture of another slide keeps the slide's heading. */
static struct panel photo_panel(const struct slide *slide, const struct picture *picture)
{
    struct panel panel = {.kind = "", .heading = slide->heading, .link = ""};
    bool photo = slide->kind == SLIDE_PHOTO && !slide->urgent;
    if (photo) {
        panel.link = text_blank(slide->link) ? "" : slide->link;
        notes_add(&panel.notes, FACE_TEXT, 2.75, false, slide->label);
        if (!text_blank(picture->caption)) {
            panel.heading = picture->caption;
            notes_add(&panel.notes, FACE_STRONG, 2.75, true, slide->heading);
        }
        notes_add(&panel.notes, FACE_TEXT, 2.75, false, slide->lead);
        notes_add(&panel.notes, FACE_TEXT, 2.75, false, slide->note);
    } else {
        notes_add(&panel.notes, FACE_TEXT, 2.75, false, picture->caption);
    }
    return panel;
}

/* More than this, and the picture over it would be too small. */
#define CAPTION_MOST 18.0
#define CAPTION_LEAST 2.25 /* size of a long one */

/* Where the panel has no room for its notes, the last of them, which is the caption of a picture,
 * goes under that picture, if it is not too long: then it is taken from the panel. Returns its cap
 * top, or 0. */
static double caption_under(struct draft *d, struct panel *panel, struct notes *under)
{
    *under = (struct notes){0};
    if (!panel->notes_out || panel->notes.count == 0) {
        return 0;
    }
    under->note[0] = panel->notes.note[panel->notes.count - 1];
    under->count = 1;
    double top = notes_top(d, under, panel->field_bottom, d->grid.text_w);
    while (panel->field_bottom - top > CAPTION_MOST && under->note[0].size > CAPTION_LEAST) {
        under->note[0].size -= .25;
        top = notes_top(d, under, panel->field_bottom, d->grid.text_w);
    }
    if (panel->field_bottom - top > CAPTION_MOST) {
        return 0;
    }
    panel->notes.count--;
    return top;
}

/* The ground that shows beside a picture of another shape than its place, as the mount of a framed
 * picture does: on the bare field it would look misplaced. */
static colour mount(const struct theme *theme)
{
    return contrast_blend(theme->track, theme->field, 115);
}

static void photo_page(struct draft *d, const struct picture *picture, struct panel *panel,
                       bool in_series)
{
    const struct grid *g = &d->grid;
    bool portrait = g->shape == SHAPE_PORTRAIT;
    double x = portrait ? 0 : g->panel_w;
    double y = portrait ? panel->height : 0;
    double bottom =
        portrait && panel->field_bottom < g->standing ? panel->field_bottom : g->rule - 3;
    draft_page(d, GROUND_FIELD);
    panel_draw(d, panel);
    struct notes caption;
    double caption_top = in_series ? 0 : caption_under(d, panel, &caption);
    if (caption_top > 0) {
        bottom = caption_top - 3;
        notes_draw(d, &caption, g->field_x, panel->field_bottom, g->text_w, d->theme->ink_2,
                   d->theme->ink);
    }
    struct item *item = draft_item(d, ITEM_PICTURE, x, y, g->width - x, bottom - y, 0);
    if (item != NULL) {
        item->as.picture.image = picture->image;
        item->as.picture.ground = mount(d->theme);
        item->as.picture.crop = true;
    }
    draft_load(d)->pictures++;
}

void kind_photo(struct draft *d, const struct slide *slide)
{
    bool series = slide->kind == SLIDE_PHOTO && !slide->urgent;
    for (size_t i = 0; i < slide->picture_count && !d->no_memory; i++) {
        struct panel panel = photo_panel(slide, &slide->pictures[i]);
        bool last = i + 1 == slide->picture_count && series;
        panel_plan(d, &panel);
        photo_page(d, &slide->pictures[i], &panel, series);
        struct blocks blocks = {0};
        if (last) {
            blocks = markup_read(d, slide->body);
        }
        if (last || !series) { /* a series has one note; elsewhere it is the caption */
            rest_notes(d, &blocks, &panel);
        }
        struct panel rest = panel;
        rest.code_out = panel.code_out && last;
        rest_pages(d, &rest, &blocks);
    }
}
