/* One layout a kind of slide. Each adds the pages of the slide to the draft. */
#ifndef KIOSK_LAYOUT_KINDS_H
#define KIOSK_LAYOUT_KINDS_H

#include "layout/form.h"
#include "layout/markup.h"
#include "layout/panel.h"

/* Body as running text, or as rows where it is a numbered list. */
void kind_announcement(struct draft *d, const struct slide *slide);

/* Whether the body was one numbered list that fits: then its page is made. */
bool kind_tasks(struct draft *d, const struct slide *slide, const struct blocks *body,
                const struct panel *panel);

/* An announcement of a heading alone, in the field. False if it has more than that, or no room:
 * nothing is drawn then. */
bool kind_statement(struct draft *d, const struct slide *slide, const struct blocks *body);

void kind_urgent(struct draft *d, const struct slide *slide);

/* A page for each picture of the slide. */
void kind_photo(struct draft *d, const struct slide *slide);

void kind_statistics(struct draft *d, const struct slide *slide);
void chart_tiles(struct draft *d, const struct slide *slide, const struct panel *panel);
bool chart_bars(struct draft *d, const struct slide *slide, const struct panel *panel);
/* False if the chart can't tell these figures (too many columns, parts or series, parts under zero,
 * labels without room): nothing is drawn then, and another chart is taken. */
bool chart_columns(struct draft *d, const struct slide *slide, const struct panel *panel);
bool chart_line(struct draft *d, const struct slide *slide, const struct panel *panel);
bool chart_donut(struct draft *d, const struct slide *slide, const struct panel *panel);

void kind_awards(struct draft *d, const struct slide *slide);
/* False if the list is too long to be festive: nothing is drawn then. The panel is not planned yet.
 */
bool awards_festive(struct draft *d, const struct slide *slide, struct panel *panel);
void awards_roll(struct draft *d, const struct slide *slide, struct panel *panel);

/* Appends the figures and awards of the slide, one a paragraph, and who hands them over. */
void plain_lists(struct draft *d, struct blocks *blocks, const struct slide *slide);

/* All words of the slide as running text: the last resort, which always fits. */
void kind_plain(struct draft *d, const struct slide *slide);

#endif
