/* The steps from one state of the store to the next. */
#include "update/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

enum { STATE_WAIT_MS = 2000 };

/* Locks and reads the state; the caller unlocks *fd. */
static bool begin(const struct store *store, struct state *state, int *fd, struct verdict *v)
{
    *fd = -1;
    return store_make(store, v) && store_lock(store, STORE_LOCK_STATE, STATE_WAIT_MS, fd, v) &&
           store_read(store, state, NULL, v);
}

static bool is_whole(const struct store *store, const struct stored *stored)
{
    const struct io *io = store->io;
    char path[IO_PATH];
    struct io_about about = {0};
    (void)store_path(store, stored, path);
    const int fd = io->open(io->ctx, path, O_RDONLY);
    if (fd < 0) {
        return fd != -ENOENT && fd != -ELOOP; /* of another error nobody knows */
    }
    const bool known = io->about(io->ctx, fd, &about) >= 0;
    (void)io->close(io->ctx, fd);
    return !known || (about.regular && about.size == stored->size);
}

/* The current file is given up for the previous one; one that is to blame for it is not taken again
 * by itself. */
static void step_back(struct state *state, bool blame)
{
    if (blame) {
        state->has_taken_back = true;
        memcpy(state->taken_back, state->current.digest, DIGEST_BYTES);
    }
    state->current = state->previous;
    state->previous = (struct stored){0};
}

/* The same without a person who wants it: whether the previous one is still good has to be seen.
 * And it opens no way to the files between the two: whoever pulls the plug three times could make
 * the device do so. */
static void fall_back(struct state *state, bool blame)
{
    const int64_t serial = state->current.serial;
    step_back(state, blame);
    state->current.confirmed = false;
    state->current.starts = 0;
    state->floor = serial > state->floor ? serial : state->floor;
}

static void clean(const struct store *store, const struct state *state)
{
    struct verdict ignored;
    int install = -1;
    const bool alone = store_lock(store, STORE_LOCK_INSTALL, 0, &install, &ignored);
    store_clean(store, state, alone);
    store_unlock(store, install);
}

/* Chooses what is shown, and changes the state to say so. */
static enum start choose(const struct store *store, int trial_starts, struct state *state)
{
    enum start start = START_CURRENT;
    while (state->current.number > 0) {
        const bool failed = !state->current.confirmed && state->current.starts >= trial_starts;
        const bool whole = is_whole(store, &state->current);
        if (!failed && whole) {
            break;
        }
        if (whole && state->previous.number == 0) {
            state->current.starts = 0;
            return START_HELD_BACK;
        }
        fall_back(state, whole); /* what is not whole was so when it was installed */
        start = whole ? START_FELL_BACK : START_LOST;
    }
    if (state->current.number == 0) {
        return START_EMPTY;
    }
    state->current.starts += !state->current.confirmed;
    return start;
}

bool store_start(const struct store *store, int trial_starts, enum start *start,
                 struct stored *current, struct verdict *v)
{
    struct state state;
    struct verdict ignored;
    int fd = -1;
    bool rebuilt = false;
    /* A show starts without the lock, too: on a disk that is read-only, say. */
    const bool locked = store_make(store, &ignored) &&
                        store_lock(store, STORE_LOCK_STATE, STATE_WAIT_MS, &fd, &ignored);
    const bool done = store_read(store, &state, &rebuilt, v);
    if (done) {
        const struct state before = state;
        *start = choose(store, trial_starts, &state);
        *current = *start == START_HELD_BACK ? (struct stored){0} : state.current;
        const bool same = state.current.number == before.current.number &&
                          state.current.starts == before.current.starts;
        bool kept = locked && ((same && !(rebuilt && state.current.number > 0)) ||
                               store_write(store, &state, &ignored));
        if (locked && !kept && !rebuilt) {
            clean(store, &before); /* a copy that never got in may be what fills the disk */
            kept = store_write(store, &state, &ignored);
        }
        if (kept) {
            clean(store, &state);
        }
    }
    store_unlock(store, fd);
    return done;
}

/* Why a file that had proved itself can't be loaded any more. */
static enum start start_without(enum status why)
{
    const bool lost = why == STATUS_NO_FILE || why == STATUS_NOT_DATA || why == STATUS_DAMAGED;
    return lost ? START_LOST : START_NOT_TAKEN;
}

bool store_give_up(const struct store *store, int64_t number, enum status why, enum start *start,
                   struct stored *current, struct verdict *v)
{
    struct state state;
    struct verdict ignored;
    int fd = -1;
    const bool locked = store_make(store, &ignored) &&
                        store_lock(store, STORE_LOCK_STATE, STATE_WAIT_MS, &fd, &ignored);
    const bool done = store_read(store, &state, NULL, v);
    if (done) {
        *start = START_CURRENT;
        if (state.current.number == number && number > 0) {
            const bool blame = !state.current.confirmed;
            fall_back(&state, blame);
            *start = state.current.number == 0 ? START_EMPTY
                     : blame                   ? START_FELL_BACK
                                               : start_without(why);
            if (locked && store_write(store, &state, &ignored)) {
                clean(store, &state);
            }
        }
        *current = state.current;
    }
    store_unlock(store, fd);
    return done;
}

bool store_confirm(const struct store *store, int64_t number, struct state *state,
                   struct verdict *v)
{
    int fd;
    bool done = begin(store, state, &fd, v);
    const bool meant =
        done && state->current.number > 0 && (number == 0 || number == state->current.number);
    if (done && number == 0 && !meant) {
        done = verdict_set(v, REASON_NOT_FOUND, "nothing is installed that could be confirmed");
    }
    if (done && meant && !state->current.confirmed) {
        state->current.confirmed = true;
        state->current.starts = 0;
        done = store_write(store, state, v);
    }
    store_unlock(store, fd);
    return done;
}

bool store_ended(const struct store *store, int64_t number, struct verdict *v)
{
    struct state state;
    int fd;
    bool done = begin(store, &state, &fd, v);
    if (done && state.current.number == number && state.current.starts > 0) {
        state.current.starts--;
        done = store_write(store, &state, v);
    }
    store_unlock(store, fd);
    return done;
}

bool store_roll_back(const struct store *store, struct state *state, struct verdict *v)
{
    int fd;
    bool done = begin(store, state, &fd, v);
    if (done && state->previous.number == 0) {
        done = verdict_set(v, REASON_NOT_FOUND,
                           "there is no previous file to go back to; install the one that is "
                           "wanted, with --allow-older if it is older");
    }
    if (done && !is_whole(store, &state->previous)) {
        done = verdict_set(v, REASON_STORE,
                           "the previous file is not whole any more, so the current one stays; "
                           "install the one that is wanted, with --allow-older if it is older");
    }
    if (done) {
        step_back(state, true);
        state->floor = 0;
        done = store_write(store, state, v);
    }
    if (done) {
        clean(store, state);
    }
    store_unlock(store, fd);
    return done;
}

static bool is_same(const struct stored *a, const struct stored *b)
{
    return a->number > 0 && memcmp(a->digest, b->digest, DIGEST_BYTES) == 0;
}

/* What the device goes back to if the new file fails: the last that has proved itself. */
static struct stored previous_of(const struct state *state, const struct stored *added)
{
    const bool current = state->current.confirmed || state->previous.number == 0;
    return current && !is_same(&state->current, added) ? state->current : state->previous;
}

static bool take_name(const struct store *store, const struct stored *added, struct verdict *v)
{
    const struct io *io = store->io;
    char from[IO_PATH];
    char to[IO_PATH];
    (void)io_path(from, store->folder, STORE_INCOMING);
    (void)store_path(store, added, to);
    int done = io->rename(io->ctx, from, to);
    if (done >= 0) {
        done = io_sync_folder(io, store->folder);
    }
    return done >= 0 || verdict_io(v, REASON_STORE, "give the new file its name", to, -done);
}

bool store_add(const struct store *store, struct stored *added, struct verdict *v)
{
    struct state state;
    int fd;
    bool done = begin(store, &state, &fd, v);
    if (done) {
        added->number = state.next;
        added->since_ms = store->io->now_ms(store->io->ctx);
        added->starts = 0;
        added->confirmed = false;
        state.next++;
        state.previous = previous_of(&state, added);
        state.floor = is_same(&state.current, added) ? state.floor : 0;
        state.current = *added;
        if (state.has_taken_back && memcmp(state.taken_back, added->digest, DIGEST_BYTES) == 0) {
            state.has_taken_back = false; /* a person wanted it all the same */
        }
        done = take_name(store, added, v) && store_write(store, &state, v);
    }
    if (done) {
        store_clean(store, &state, false);
    }
    store_unlock(store, fd);
    return done;
}
