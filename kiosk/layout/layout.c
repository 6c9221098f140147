#include "layout/layout.h"

#include "layout/kinds.h"
#include "layout/sound.h"

static int words_in(const char *text, size_t length)
{
    int words = 0;
    bool inside = false;
    for (size_t i = 0; i < length; i++) {
        bool white = text[i] == ' ' || text[i] == '\n' || text[i] == '\t';
        if (!white && text[i] == '\xc2' && i + 1 < length && text[i + 1] == '\xa0') {
            white = true; /* a no-break space parts the syllables of a Vietnamese word */
            i++;
        }
        words += !white && !inside;
        inside = !white;
    }
    return words;
}

static void count_words(struct page *page)
{
    for (size_t i = 0; i < page->scene.count; i++) {
        const struct item *item = &page->scene.items[i];
        if (item->kind == ITEM_TEXT) {
            page->load.words += words_in(item->as.text.text, item->as.text.length);
        }
    }
}

static void lay_out(struct draft *d, const struct slide *slide)
{
    if (slide->urgent) {
        kind_urgent(d, slide);
    } else {
        switch (slide->kind) {
        case SLIDE_ANNOUNCEMENT:
            kind_announcement(d, slide);
            break;
        case SLIDE_STATISTICS:
            kind_statistics(d, slide);
            break;
        case SLIDE_AWARDS:
            kind_awards(d, slide);
            break;
        case SLIDE_PHOTO:
            kind_photo(d, slide);
            return;
        }
    }
    if (d->count > 0 && !d->picture_placed) {
        kind_photo(d, slide); /* the picture that any slide may have */
    }
}

bool layout_slide(const struct layout *layout, const struct slide *slide, struct arena *arena,
                  struct pages *pages, struct err *err)
{
    struct draft d;
    draft_begin(&d, layout, arena);
    lay_out(&d, slide);
    bool plain = !d.no_memory && !pages_sound(&d, 0); /* or none: no rows, no pictures */
    if (plain) {
        draft_begin(&d, layout, arena);
        kind_plain(&d, slide);
    }
    if (d.no_memory || d.count == 0) {
        return err_memory(err, "the pages of a slide");
    }
    for (size_t i = 0; i < d.count; i++) {
        count_words(&d.page[i]);
    }
    *pages = (struct pages){.page = d.page,
                            .count = d.count,
                            .plain = plain,
                            .other_chart = d.other_chart,
                            .fewer_labels = d.fewer_labels};
    return true;
}
