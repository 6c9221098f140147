#include "layout/kinds.h"
#include "layout/rest.h"
#include "layout/sound.h"

#include "base/text.h"

void kind_awards(struct draft *d, const struct slide *slide)
{
    if (slide->award_count == 0) {
        return;
    }
    struct panel panel = panel_of(d, slide, WORD_AWARDS);
    notes_add(&panel.notes, FACE_TEXT, 2.75, false, slide->lead);
    if (!text_blank(slide->presenter)) {
        panel.notes.apart = panel.notes.count;
        notes_add(&panel.notes, FACE_TEXT, 2.75, false, d->in->language->word[WORD_PRESENTER]);
        notes_add(&panel.notes, FACE_STRONG, 3.25, true, slide->presenter);
    }
    notes_add(&panel.notes, FACE_TEXT, 2.75, false, slide->presenter_office);
    struct panel words = panel;
    size_t before = d->count;
    if (!awards_festive(d, slide, &panel) || !pages_sound(d, before)) {
        d->count = before;
        panel = words;
        awards_roll(d, slide, &panel);
    }
    struct blocks blocks = markup_read(d, slide->body);
    rest_notes(d, &blocks, &panel);
    rest_pages(d, &panel, &blocks);
}
