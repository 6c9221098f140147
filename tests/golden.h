/* Pages against golden pictures: pictures of them that people have looked at. What differs goes to
 * build/golden-diff as expected, got and difference, side by side. With GOLDEN_UPDATE in the
 * environment the pages of today become the golden ones instead. */
#ifndef KIOSK_TESTS_GOLDEN_H
#define KIOSK_TESTS_GOLDEN_H

#include "commands/contact.h"
#include "paint/paint.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GOLDEN "tests/golden"
#define GOLDEN_DIFFERENCES "build/golden-diff"

enum { GOLDEN_PICTURES = 256, GOLDEN_NAME = 64, GOLDEN_SLIDES = 6 };

/* One folder of golden pictures. */
struct golden {
    const char *folder; /* GOLDEN, or a folder in it */
    bool update;
    size_t count;
    char name[GOLDEN_PICTURES][GOLDEN_NAME]; /* of the pictures that are of something */
    int changed, wrong;
};

/* Which pages, and how they are kept. */
struct golden_set {
    const char *file; /* the data file */
    const char *name; /* what the names of the pictures begin with */
    int width, height;
    int64_t slides[GOLDEN_SLIDES]; /* ids; none: all */
    int64_t before;                /* only slides of a lesser id; 0: all */
    bool ends;                     /* of a slide of many pages only the first and the last */
    size_t place, places;          /* what the marks of progress say; 0: as in the deck */
    bool calm;                     /* the built-in slide too */
    int shrink;         /* 0: a picture a page; else all on one sheet, with thumbs so many times
                           smaller */
    const char *banner; /* NULL, or the kind of an update's banner over each page */
    const char *readme; /* NULL, or a picture in assets of the first six pages together */
};

/* For golden_set_compare until golden_close. The differences of an earlier run are removed. */
void golden_open(struct golden *golden, const char *folder);

/* Paints the pages of the set, at five past two, and compares them. */
void golden_compare(struct golden *golden, const struct golden_set *set);

/* Tells how much differs. Fails the test if that would be seen, or if there is a picture of
 * nothing in the folder. */
void golden_close(struct golden *golden);

#endif
