/* The parts of the check: each is a small function that looks for one thing. Only check_*.c
 * includes this. */
#ifndef KIOSK_COMMANDS_CHECK_PARTS_H
#define KIOSK_COMMANDS_CHECK_PARTS_H

#include "commands/check.h"
#include "commands/maker.h"

struct check_image;

struct check {
    const struct check_options *options;
    struct check_totals *totals;
    struct content *content;
    const struct deck *deck;
    struct maker *maker;
    struct check_image *image; /* those that were looked at, by id */
    size_t image_count, image_room;
    struct arena arena;   /* for one slide; reset before the next */
    struct arena lasting; /* for the whole check */
    size_t never_again;   /* slides whose time is over, or that never have one */
    /* The slide in work; NULL while the file as a whole is looked at. */
    const struct slide_ref *ref;
    const struct slide *slide; /* NULL as well if it can't be read */
    const struct pages *pages;
};

/* Hands out a finding of the slide in work, or of the file. */
void check_found(struct check *c, enum severity severity, const char *code, const char *advice,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The same for an error's text, "what is wrong; what to do". Returns true if the error says that
 * the content is wrong, so that the check goes on; false for an error that ends it. */
bool check_found_err(struct check *c, enum severity severity, const char *code,
                     const struct err *err);

/* A part returns false, with an error, only if the check can't go on. These are of the file: */
bool check_deck_empty(struct check *c, struct err *err);      /* no slide at all */
bool check_deck_complaints(struct check *c, struct err *err); /* what content/ could not use */
bool check_deck_settings(struct check *c, struct err *err);   /* missing or doubtful ones */
bool check_deck_accent(struct check *c, struct err *err);     /* the accent's contrast */
bool check_deck_logo(struct check *c, struct err *err);       /* can be read and seen */
bool check_deck_texts(struct check *c, struct err *err);      /* organisation and title */
bool check_deck_leftovers(struct check *c, struct err *err);  /* what is there but is not shown */

/* Of a slide, also of one that can't be read: */
bool check_showings(struct check *c, struct err *err);

/* Of a slide that is laid out: */
bool check_pages(struct check *c, struct err *err);      /* how many, and how long they stay */
bool check_layout(struct check *c, struct err *err);     /* set in another way than asked for */
bool check_pictures(struct check *c, struct err *err);   /* can be read, and are large enough */
bool check_portraits(struct check *c, struct err *err);  /* for which there is no room */
bool check_codes(struct check *c, struct err *err);      /* can be read by a telephone */
bool check_glyphs(struct check *c, struct err *err);     /* characters that no face has */
bool check_encoding(struct check *c, struct err *err);   /* not Unicode, or damaged on its way */
bool check_names(struct check *c, struct err *err);      /* twice in a roll */
bool check_statistics(struct check *c, struct err *err); /* twice in a chart */

/* Whether a picture that is on no page can be read; reported if not. */
bool check_picture_good(struct check *c, int64_t id, bool *good, struct err *err);

/* The pictures that no slide in the deck has shown. */
bool check_images_rest(struct check *c, struct err *err);
void check_images_free(struct check *c);

/* The n-th text of a slide, as it is in the file; NULL behind the last. */
const char *check_text(const struct slide *slide, size_t n);

/* The texts of the file itself, for the two parts that look at texts. */
bool check_glyphs_of(struct check *c, const char *text, struct err *err);
bool check_encoding_of(struct check *c, const char *const *texts, size_t count, struct err *err);

#endif
