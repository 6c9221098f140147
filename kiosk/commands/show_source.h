/* The data file as the show sees it: it may be missing, locked, half written or replaced at any
 * time, and the deck that is in use goes on until a better one is there. */
#ifndef KIOSK_COMMANDS_SHOW_SOURCE_H
#define KIOSK_COMMANDS_SHOW_SOURCE_H

#include "base/log.h"
#include "commands/maker.h"
#include "content/content.h"

#include <stdint.h>
#include <sys/stat.h>

struct source {
    const char *path; /* borrowed; empty: the store has none */
    enum content_mode mode;
    char *machine_zone;      /* TZ when it was opened; NULL: not set */
    struct content *content; /* in use; NULL: none yet */
    unsigned decks;          /* how many were loaded so far: the number of the one in use */
    int64_t load_at;    /* clock_monotonic_ms of the next try; INT64_MAX: not before a change */
    int64_t changed_at; /* of the first change that was not followed by a try; 0: none */
    int backoff_ms;     /* wait after the next failure */
    struct err err;     /* why there is no content */
    struct stat seen;   /* the file as it was just before the last try; zeroed: there was none */
    bool any_time;      /* no time is too early for the clock to be right */
};

void source_open(struct source *source, const char *path, enum content_mode mode);
void source_close(struct source *source);

/* Loads the file beside the deck in use, hands it to the maker and closes the old one. False, with
 * a line in the log and the next try set, if the file can't be used now. */
bool source_load(struct source *source, struct maker *maker, struct log *log);

/* Something wrote to the file: it is loaded once it has been quiet for a moment. */
void source_changed(struct source *source);

/* Looks whether the path leads to another file than at the last try, or to a later state of it; if
 * so it has changed. To be called at every turn of a page: a watch on the folder does not see what
 * happens behind a symbolic link. */
void source_look(struct source *source);

/* The deck in use is no longer that of the file, or could not be read just now. */
void source_reload(struct source *source);

/* The deck in use, NULL if there is none. */
const struct deck *source_deck(const struct source *source);

/* Before this wall clock time no clock can be right: the day the file was made, or this program. */
int64_t source_floor_ms(const struct source *source);

#endif
