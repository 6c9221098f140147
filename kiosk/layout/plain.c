#include "layout/change.h"
#include "layout/entries.h"
#include "layout/kinds.h"
#include "layout/rest.h"

#include "base/text.h"

#include <string.h>

static void add_entry(struct draft *d, struct blocks *blocks, const char *text)
{
    (void)blocks_add(d, blocks,
                     (struct block){.para = para_plain(d, FACE_TEXT, text), .whole = true});
}

static void add_statistics(struct draft *d, struct blocks *blocks, const struct slide *slide)
{
    const char *series = "";
    if (slide->statistic_count > 0) {
        rest_add(d, blocks, BLOCK_PARAGRAPH, FACE_STRONG, slide->axis);
    }
    for (size_t i = 0; i < slide->statistic_count; i++) {
        const struct statistic *s = &slide->statistics[i];
        if (!text_blank(s->series) && strcmp(s->series, series) != 0) {
            rest_add(d, blocks, BLOCK_HEADING, FACE_STRONG, s->series);
            series = s->series;
        }
        const char *change = change_text(d, (struct form){0}, s);
        add_entry(d, blocks,
                  draft_format(d, "%s: %s%s%s%s%s", s->label, s->prefix,
                               text_blank(s->prefix) ? "" : " ",
                               form_figure_with_unit(d, (struct form){0}, s),
                               *change == '\0' ? "" : " ", change));
    }
}

static void add_awards(struct draft *d, struct blocks *blocks, const struct slide *slide)
{
    struct entries e = entries_of(d, slide);
    for (size_t i = 0; i < e.count && !d->no_memory; i++) {
        const char *category = e.category[e.entry[i].category];
        const char *detail = e.entry[i].detail;
        add_entry(d, blocks,
                  draft_format(d, "%s%s%s%s%s", category, *category == '\0' ? "" : ": ",
                               e.entry[i].name, *detail == '\0' ? "" : " – ", detail));
    }
}

void plain_lists(struct draft *d, struct blocks *blocks, const struct slide *slide)
{
    add_statistics(d, blocks, slide);
    add_awards(d, blocks, slide);
    if (!text_blank(slide->presenter)) {
        rest_add(d, blocks, BLOCK_PARAGRAPH, FACE_TEXT, d->in->language->word[WORD_PRESENTER]);
        rest_add(d, blocks, BLOCK_PARAGRAPH, FACE_STRONG, slide->presenter);
    }
    rest_add(d, blocks, BLOCK_PARAGRAPH, FACE_TEXT, slide->presenter_office);
}

void kind_plain(struct draft *d, const struct slide *slide)
{
    static const enum word words[] = {[SLIDE_ANNOUNCEMENT] = WORD_ANNOUNCEMENT,
                                      [SLIDE_STATISTICS] = WORD_STATISTICS,
                                      [SLIDE_AWARDS] = WORD_AWARDS,
                                      [SLIDE_PHOTO] = WORD_PHOTO};
    struct slide bare = *slide;
    bare.note = "";
    struct panel panel = panel_of(d, &bare, slide->urgent ? WORD_URGENT : words[slide->kind]);
    panel_plan(d, &panel);
    struct blocks blocks = markup_read(d, slide->body);
    rest_notes(d, &blocks, &panel);
    rest_add(d, &blocks, BLOCK_PARAGRAPH, FACE_STRONG, slide->lead);
    plain_lists(d, &blocks, slide);
    rest_add(d, &blocks, BLOCK_PARAGRAPH, FACE_TEXT, slide->note);
    if (blocks.count == 0 && !panel.code_out) {
        draft_page(d, GROUND_FIELD);
        panel_draw(d, &panel);
    }
    rest_pages(d, &panel, &blocks);
    struct slide bare_pictures = {.kind = SLIDE_ANNOUNCEMENT, /* the other words are told */
                                  .heading = slide->heading,
                                  .pictures = slide->pictures,
                                  .picture_count = slide->picture_count};
    kind_photo(d, &bare_pictures);
}
