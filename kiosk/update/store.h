/* The store: the data file that is shown, the one before it, and what is known of them.
 *
 * FORMAT. A folder that only the kiosk's own programs write to:
 *   state                   text (state.h): which file is current, which is previous, whether the
 *                           current one is on trial, and how often a show has started on it
 *   kiosk-12.serial-7.db    data files: number of the installation, and the file's own serial. Both
 *                           parts stay; a number is not used twice
 *   incoming.db             a copy on its way in; may be of any content
 *   lock, lock.install      for flock(2), which a crash does not leave behind; no other user may
 *                           open them
 *   status                  what is under way or was last done, for the screen (news.h)
 *   log, log.1              a line for each thing that was done or refused (journal.h)
 *   inbox                   of the appliance: what it last took out of its inbox
 *   *.new                   replacements on their way, to be written over
 *
 * ONE STEP. A data file is copied, checked and synced as incoming.db, takes its name by rename, and
 * the folder is synced; it is never written to again. Only then is `state` replaced by one that
 * names it: written beside, synced, renamed over the old one, the folder synced. rename(2) is one
 * step: whenever the power goes, `state` is the old text or the new one, each complete, and each
 * names only files that were complete and durable before it. A file is removed only after a state
 * that does not name it is durable. So at every moment what `state` names is there and whole. (A
 * link called "current" would be switched in one step as well, but its trial, its counter and what
 * came before would be a second one.)
 *
 * Nobody may trust a disk for ever: a `state` that is damaged or lost is made anew from the data
 * files, of which all that have their names are complete; the latest that can be read is then on
 * trial. */
#ifndef KIOSK_UPDATE_STORE_H
#define KIOSK_UPDATE_STORE_H

#include "update/io.h"
#include "update/state.h"
#include "update/verdict.h"

struct store {
    const struct io *io;
    char folder[IO_PATH];
};

#define STORE_INCOMING "incoming.db"

/* Nothing is opened yet. False if the folder's name is too long. */
bool store_open(struct store *store, const struct io *io, const char *folder, struct verdict *v);

/* Makes the folder if it is missing; that above it has to be there. */
bool store_make(const struct store *store, struct verdict *v);

/* Path of a data file in the store. */
bool store_path(const struct store *store, const struct stored *stored, char path[IO_PATH]);

/* Reads a data file of the store whole: what it has as size and digest now, which a disk that
 * damages it makes another. REASON_STORE if it can't be read, REASON_MEMORY. */
bool store_measure(const struct store *store, struct stored *stored, struct verdict *v);

/* Locks that only one program has at a time: for the whole of an installation, or for the moment in
 * which the state is read and written. */
enum store_lock { STORE_LOCK_STATE, STORE_LOCK_INSTALL };

/* Waits at most so long; the descriptor goes to *fd, for store_unlock. REASON_BUSY. */
bool store_lock(const struct store *store, enum store_lock which, int wait_ms, int *fd,
                struct verdict *v);
void store_unlock(const struct store *store, int fd);

/* The state as it is now; without a good one, that of the data files that are there (*rebuilt may
 * be NULL). A folder that is not there is an empty store. REASON_STORE. */
bool store_read(const struct store *store, struct state *state, bool *rebuilt, struct verdict *v);

/* Makes it the state, durably. After an error it is the old one or this one. */
bool store_write(const struct store *store, const struct state *state, struct verdict *v);

/* Removes data files that the durable state does not name, and with `incoming` the copy on its way;
 * the caller has the lock of the state, and that of the installation for `incoming`. What can't be
 * removed stays for the next time. */
void store_clean(const struct store *store, const struct state *state, bool incoming);

/* How the store was found at the start of a show. */
enum start {
    START_EMPTY,     /* there is no file: nothing was installed, or nothing that is any good */
    START_CURRENT,   /* as it should be */
    START_FELL_BACK, /* the current one failed: the previous one is current now */
    START_LOST,      /* the disk has lost or damaged the current one: the same, and the very file
                        may be brought again */
    START_NOT_TAKEN, /* the current one is what it was, but not for this program: the same */
    START_HELD_BACK  /* the only one failed: it stays, but this start does not show it */
};

/* At each start of a show: the file to be shown goes to *current (number 0: none). A file on trial
 * is counted; one that `trial_starts` shows did not live to confirm, or that is not there in its
 * full size, is given up for the previous one, which is then on trial itself. Without a previous
 * one nothing is given up for dying: it is left out once, and the next start begins to count anew,
 * so that somebody who plays with the switch does not lose the last picture. If the state can't be
 * written, that is not told: what is there is shown. REASON_STORE if it can't be read. */
bool store_start(const struct store *store, int trial_starts, enum start *start,
                 struct stored *current, struct verdict *v);

/* The show could not load the file of that number, for that reason: as if its trial had failed, or
 * if that was over the disk had damaged it (STATUS_NO_FILE, STATUS_NOT_DATA, STATUS_DAMAGED) or the
 * program were another one than that which took it in (any other). If the state can't be written,
 * that is not told, and the file is still the current one for all others. */
bool store_give_up(const struct store *store, int64_t number, enum status why, enum start *start,
                   struct stored *current, struct verdict *v);

/* The show on the file of that number has ended as it should: that start is no longer counted. */
bool store_ended(const struct store *store, int64_t number, struct verdict *v);

/* The file of that number (0: the current one) has proved itself: it is no longer on trial. Another
 * number than the current one's changes nothing. */
bool store_confirm(const struct store *store, int64_t number, struct state *state,
                   struct verdict *v);

/* Back to the previous file, which a person asks for. REASON_NOT_FOUND if there is none,
 * REASON_STORE if it is not there in its full size: the current one is all that there is then. */
bool store_roll_back(const struct store *store, struct state *state, struct verdict *v);

/* Makes the synced copy STORE_INCOMING the current file, on trial; *added has serial, size and
 * digest, and is given its number and time. What is previous then is the last confirmed one. The
 * digest of the current one means that it takes the place of that, which is damaged. */
bool store_add(const struct store *store, struct stored *added, struct verdict *v);

#endif
