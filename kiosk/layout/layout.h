/* From a slide to its pages. Pure: the same slide, size and measurer give the same pages. */
#ifndef KIOSK_LAYOUT_LAYOUT_H
#define KIOSK_LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "content/deck.h"
#include "layout/language.h"
#include "layout/measure.h"
#include "layout/scene.h"
#include "layout/theme.h"
#include "schedule/load.h"

/* What every page depends on besides its slide; borrowed, and needed as long as the call only. */
struct layout {
    int width, height; /* of the picture, pixels */
    double text_scale; /* 1 to 1.25: further, pages have no room; 0 stands for 1 */
    const struct theme *theme;
    const struct language *language;
    struct measure measure;
    const char *organisation;
    int64_t logo;       /* id of the image before the organisation; 0: none */
    double logo_aspect; /* its width by its height */
};

/* What lies behind the footer. */
enum ground {
    GROUND_FIELD,   /* the field's colour, beside or under the panel */
    GROUND_FESTIVE, /* the panel's gradient over the whole picture */
    GROUND_URGENT,
};

struct page {
    struct scene scene; /* without its footer */
    enum ground ground;
    struct load load;
};

struct pages {
    struct page *page;
    size_t count;      /* at least 1 */
    bool plain;        /* as plain text, because the slide's own layout had no room */
    bool other_chart;  /* as bars, because the chart that was asked for can't tell the figures */
    bool fewer_labels; /* not every point of the axis has its label */
};

/* Lays out a slide; everything is in the arena. On an error (STATUS_MEMORY) *pages is not set. */
bool layout_slide(const struct layout *layout, const struct slide *slide, struct arena *arena,
                  struct pages *pages, struct err *err);

/* Where a page stands. All count from 1. */
struct place {
    size_t slide, slides; /* in the round */
    size_t page, pages;   /* in its slide */
};

/* The footer of a page: rule of progress, clock and date (of a trusted moment), page mark. *part is
 * set to the box that it lies in: paint the page's scene there first, then this. */
bool layout_footer(const struct layout *layout, const struct page *page, const struct place *place,
                   const struct moment *moment, struct arena *arena, struct scene *scene,
                   struct box *part, struct err *err);

/* The built-in slide: clock, date, `title` and under it what to do. Its words are of
 * layout->language. */
bool layout_calm(const struct layout *layout, enum word title, enum word help,
                 const struct moment *moment, struct arena *arena, struct scene *scene,
                 struct err *err);

#endif
