/* From a data file to its deck: the only room that knows SQLite. A file is read-only here, and is
 * not trusted: whatever is in it, each call ends in bounded time with a result or an error. */
#ifndef KIOSK_CONTENT_CONTENT_H
#define KIOSK_CONTENT_CONTENT_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/err.h"
#include "content/deck.h"

#include <stdbool.h>

struct content;

/* How a file is held. */
enum content_mode {
    CONTENT_EDITED, /* somebody may be writing it: short read transactions */
    CONTENT_STORED, /* in the store, where nobody edits: SQLite's immutable mode */
};

/* How much of the file is checked before it is used. */
enum content_care {
    CONTENT_QUICK,   /* all tables but the pictures, which are checked when they are read */
    CONTENT_PAGES,   /* every page of the file: for check and render, which read slides and pictures
                        themselves */
    CONTENT_THOROUGH /* every page, slide and picture: for install */
};

/* Opens and checks the file and loads its deck. NULL on an error. The caller frees the result with
 * content_close. */
struct content *content_open(const char *path, enum content_mode mode, enum content_care care,
                             struct err *err);

/* The deck; it lives until content_close. A setting that can't be used has its default there, and
 * is among the complaints; a slide whose place or time can't be read is marked bad. */
const struct deck *content_deck(const struct content *content);

/* Reads the slide that `ref` (of content_deck) names; its text and lists are in the arena.
 * STATUS_CONTENT with the slide's id if it can't be shown, STATUS_CHANGED if the file is no longer
 * the one the deck was loaded from, STATUS_DAMAGED, STATUS_BUSY, STATUS_MEMORY. */
bool content_slide(struct content *content, const struct slide_ref *ref, struct arena *arena,
                   struct slide *slide, struct err *err);

/* Reads the bytes of a picture, of at most CONTENT_IMAGE_MAX bytes. The caller frees
 * (void *)out->data with free(). */
bool content_image(struct content *content, int64_t image, struct bytes *out, struct err *err);

enum { CONTENT_IMAGE_MAX = 64 * 1024 * 1024, CONTENT_IMAGE_HEAD = 256 * 1024 };

/* The same, but of a longer picture only its first CONTENT_IMAGE_HEAD bytes, which mostly tell how
 * large it is. */
bool content_image_head(struct content *content, int64_t image, struct bytes *out, struct err *err);

/* What is in the file besides its deck. */
struct content_rest {
    int64_t slides_off;    /* slides with enabled = 0 */
    int64_t images_unused; /* images that no slide has, enabled or not, and not the logo */
};
bool content_rest(struct content *content, struct content_rest *rest, struct err *err);

/* A slide that is not enabled. */
struct content_off {
    int64_t id;
    const char *heading; /* "" if it has none, or if it can't be read */
};

/* The first CONTENT_OFF_MAX of them, in their order; all is in the arena. */
enum { CONTENT_OFF_MAX = 1000 };
bool content_off(struct content *content, struct arena *arena, struct content_off **off,
                 size_t *count, struct err *err);

/* Sets *image to the least id of an image that is greater than it is; to 0 if there is none. */
bool content_next_image(struct content *content, int64_t *image, struct err *err);

/* NULL is allowed. */
void content_close(struct content *content);

#endif
