/* A show that nobody sees, on a clock of its own: `kiosk agenda` prints what it does. The loop is
 * that of kiosk show, and so is all that decides which page comes when; but nothing is painted,
 * each slide is laid out once only, and a wait is over at once. */
#ifndef KIOSK_COMMANDS_REHEARSAL_H
#define KIOSK_COMMANDS_REHEARSAL_H

#include "commands/show_state.h"

/* What is known of a slide of the deck. */
struct rehearsed {
    bool is_laid_out;
    size_t pages;      /* 0: it can't be shown, because of `err` */
    struct load *load; /* of each page */
    struct err err;
    char *heading;
    size_t times; /* how often it came */
};

/* Whoever makes one sets the fields down to the line, with the rest zeroed. */
struct rehearsal {
    const char *file;
    struct show_options *options; /* `once` and the device's settings count */
    int width, height;            /* of the picture, pixels */
    bool any_time;                /* the clock is right, whatever it tells */
    void *ctx;
    /* A page begins its time, r->show.shown, or the screen goes dark. NULL: nobody asks. */
    void (*told)(void *ctx, struct rehearsal *r);
    void (*dark)(void *ctx, struct rehearsal *r);
    /* Before each sleep, until `until_ms`: may set the wall clock (rehearsal_set_clock), and
     * returns when to wake at the latest. NULL: nobody asks. */
    int64_t (*sleeps)(void *ctx, struct rehearsal *r, int64_t until_ms);
    /* ---- */
    struct show show;
    struct rehearsed *slides; /* as in the deck */
    size_t slide_count;
    int64_t now_ms;   /* as clock_monotonic_ms */
    int64_t ahead_ms; /* what the wall clock is ahead of it */
    int64_t end_ms;
    int64_t wake_ms; /* of the wall clock; INT64_MAX: none */
    bool clock_was_set;
    struct err problem; /* what ended it early */
};

/* Loads the file. False on an error; rehearsal_close is due even then. */
bool rehearsal_open(struct rehearsal *r, struct err *err);

const struct deck *rehearsal_deck(const struct rehearsal *r);

/* Plays from the moment when the wall clock tells `wall_ms`, for so long. False if it can't be done
 * to the end, because the file changes. */
bool rehearsal_run(struct rehearsal *r, int64_t wall_ms, int64_t length_ms, struct err *err);

/* What the wall clock tells. */
int64_t rehearsal_wall_ms(const struct rehearsal *r);

/* Sets the wall clock. */
void rehearsal_set_clock(struct rehearsal *r, int64_t wall_ms);

void rehearsal_close(struct rehearsal *r);

#endif
