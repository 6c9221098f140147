/* Slides such as a data file may hold, of every kind, from plain to absurd; made from a seed, so
 * that each can be made again. They keep to the bounds of data/schema.sql. */
#ifndef KIOSK_TESTS_RANDOM_SLIDE_H
#define KIOSK_TESTS_RANDOM_SLIDE_H

#include "support.h"

/* Portraits of awards are images of this id and above. */
enum { RANDOM_PHOTO = 1000 };

struct random_slide {
    struct slide slide;
    const char *body_told; /* the body without its Markdown */
    const char *organisation;
};

/* Everything is in the arena. */
struct random_slide random_slide(struct arena *arena, struct rng *rng);

/* Gives none, some or all of the awards a portrait of their own. */
void random_photos(struct rng rng, struct award *awards, size_t count);

/* Text of at most `most` code points, in NFC; it may be empty. */
const char *random_text(struct arena *arena, struct rng *rng, size_t most);

/* The same, but as people write it: words of Vietnamese or English. */
const char *random_words(struct arena *arena, struct rng *rng, size_t most);

#endif
