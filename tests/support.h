/* What the tests of layout and commands share: a stage to lay out on, a measurer without fonts, and
 * numbers that look random but are the same on every run. */
#ifndef KIOSK_TESTS_SUPPORT_H
#define KIOSK_TESTS_SUPPORT_H

#include "base/arena.h"
#include "layout/layout.h"
#include "paint/paint.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SUPPORT_COUNT(array) (sizeof(array) / sizeof *(array))

enum { SUPPORT_PATH = 64 };

/* SplitMix64 (Steele, Lea, Flood 2014). The state is the seed. */
struct rng {
    uint64_t state;
};

uint64_t rng_next(struct rng *r);

/* From 0 to below `n`, which is at least 1. */
size_t rng_below(struct rng *r, size_t n);

/* True once in `n` times. */
bool rng_once_in(struct rng *r, size_t n);

/* A measurer that knows no fonts: half an em a code point, an em from U+2E80 on, nothing for a
 * combining mark; and an eighth more in the bold faces. */
struct measure support_measure(void);

/* A measurer that remembers what another one said: setting a slide asks the same many times, and
 * again for the next slide of the same size. Needs a zeroed struct. */
struct memo {
    struct measure inner;
    struct memo_entry *entry; /* from malloc */
    size_t used;
};

struct measure memo_measure(struct memo *memo, struct measure inner);
void memo_free(struct memo *memo);

/* Everything that a slide is laid out with. */
struct stage {
    struct painter *painter; /* NULL: the measurer knows no fonts */
    struct memo memo;
    struct theme theme;
    struct language language;
    struct layout layout; /* with the size and organisation of stage_size */
};

/* Fails the test if it can't be made. `theme` and `language` are names of assets. */
void stage_open(struct stage *s, const char *theme, const char *language, bool real_fonts);
void stage_close(struct stage *s);

/* Takes another theme. */
void stage_theme(struct stage *s, const char *theme);

/* The picture's size, and who speaks. */
void stage_size(struct stage *s, int width, int height, const char *organisation);

/* A draft with one page, on the stage. */
struct draft;
void stage_draft(struct stage *s, struct draft *d, struct arena *arena);

/* Lays out a slide, or fails the test. */
struct pages stage_pages(struct stage *s, const struct slide *slide, struct arena *arena);

/* An announcement with that heading and nothing else, to be changed. */
struct slide support_slide(enum slide_kind kind, const char *heading);

/* Whether the page has a text item of exactly that text; *at (may be NULL) is set to the item. */
bool support_has_text(const struct scene *scene, const char *text, const struct item **at);

/* Pages that have it. */
size_t support_pages_with(const struct pages *pages, const char *text);

/* The tight ink of a text: from a capital's height over the baseline to .24 em under it, or less
 * where it is a figure. */
struct box support_ink(const struct item *item);

/* A new empty folder under build/tmp. */
void support_folder(char path[SUPPORT_PATH]);

/* How many files and folders are in it. */
size_t support_entries(const char *folder);

/* Removes it with all that is in it. */
void support_remove(const char *path);

/* The whole file, zero-ended, from malloc; NULL if it can't be read. */
char *support_read(const char *path, size_t *size);

#endif
