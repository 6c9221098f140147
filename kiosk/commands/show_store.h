/* A show out of the store: which file of it, whether that has proved itself, and the way back when
 * it has not. Nothing here waits for a disk once the show is on: what is to be written then is
 * written by a process of its own. Private to show*.c. */
#ifndef KIOSK_COMMANDS_SHOW_STORE_H
#define KIOSK_COMMANDS_SHOW_STORE_H

#include "base/err.h"
#include "commands/watch.h"
#include "update/update.h"

struct show;

struct show_store {
    bool is_on; /* false: one file is shown, and all the rest is unused */
    struct io io;
    struct store store;
    struct stored current; /* the file that is shown; number 0: none */
    char path[IO_PATH];    /* its path; without one empty */
    int64_t asked;         /* number of a file that another process was to give up; 0: none */
    struct watch status;   /* of what an update tells; show.watch is of the store's state */
    unsigned decks;        /* source.decks before the current file was loaded */
    size_t turns;          /* slides that were turned to since */
    size_t wanted;         /* so many before its trial is said to be over; 0: one round */
    int64_t failed;        /* number of the file given up last, which the state may not say yet */
};

/* Chooses the file, and counts a start if it is on trial. A store that can't be used is logged and
 * taken for an empty one. STATUS_MEMORY. */
bool show_store_open(struct show *show, struct err *err);

/* The show ends as it should: that is no death of a file on trial. */
void show_store_close(struct show *show);

/* The same for a show whose display was taken away, without another process: nobody sees it wait.
 */
void show_store_lost(const struct show *show);

/* The state of the store may be another: the source takes the new file. */
void show_store_look(struct show *show);

/* A person has brought the file that is current but was left out (START_HELD_BACK): it is shown. */
void show_store_same(struct show *show);

/* The source could not load the current file: it is given up for the previous one, which the source
 * takes then: at once while nothing is on the screen, else when another process has done it. */
void show_store_failed(struct show *show);

/* A page has begun its time: after a whole round the file has proved itself. */
void show_store_told(struct show *show);

#endif
