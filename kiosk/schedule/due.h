/* Which slides of a deck are due at a moment. Worked out anew only when the minute or the deck is
 * another, for that is the one thing in schedule/ that looks at every rule. Pure. */
#ifndef KIOSK_SCHEDULE_DUE_H
#define KIOSK_SCHEDULE_DUE_H

#include "base/clock.h"
#include "base/err.h"
#include "content/deck.h"

/* Slides that take turns among themselves. */
enum due_group { DUE_OTHERS, DUE_URGENT, DUE_GROUPS };

/* A list of slides that are due. */
struct due_list {
    const uint32_t *index; /* in deck->slides, ascending */
    size_t count;
    size_t turns; /* of a round: the sum of their weights */
};

/* Begins zeroed; due_free ends it. */
struct due {
    struct due_list list[DUE_GROUPS];
    bool shuffle;
    bool plain; /* the file's order, whatever its settings and weights say */
    enum urgent_rule urgent;
    /* Private: for what it was worked out. */
    uint32_t *room; /* for two lists of all slides */
    size_t slides;
    unsigned deck;
    struct moment moment;
};

/* Brings it up to the moment. `number` is another for every deck. With `plain`, every slide comes
 * once a round and in its order. False: no memory, and it is empty. */
bool due_update(struct due *due, const struct deck *deck, unsigned number,
                const struct moment *moment, bool plain, struct err *err);

void due_free(struct due *due);

/* Whether the slide of that index is among them. */
bool due_has(const struct due *due, size_t index);

/* How many of the list stand at or before that index of the deck. */
size_t due_reached(const struct due_list *list, size_t index);

/* Slides that are due, of all groups. */
size_t due_count(const struct due *due);

/* How often a slide comes in a round: its weight, from 1 to 10. */
int due_weight(const struct due *due, const struct slide_ref *ref);

/* How many changes it takes at most until each slide that takes turns has come. */
size_t due_round(const struct due *due);

#endif
