/* Why an update was refused: a reason for programs and screens, and the line for a person. */
#ifndef KIOSK_UPDATE_VERDICT_H
#define KIOSK_UPDATE_VERDICT_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum reason {
    REASON_NONE,
    /* Finding and copying it */
    REASON_NOT_FOUND,  /* no file of that name */
    REASON_SEVERAL,    /* more than one */
    REASON_NO_FILE,    /* a pipe, a device, a link: no regular file */
    REASON_UNREAD,     /* the stick can't be read, or was pulled */
    REASON_SLOW_STICK, /* it gives less than any honest one */
    REASON_IN_WRITING, /* it grew or shrank while it was copied */
    REASON_TOO_LARGE,  /* larger than the device takes */
    REASON_NO_ROOM,    /* no room for it in the store */
    /* Its signature */
    REASON_NO_SIGNATURE,  /* no .minisig beside it */
    REASON_BAD_SIGNATURE, /* that is not a whole signature file of minisign's */
    REASON_OLD_SIGNATURE, /* minisign's old form, not over a hash: legacy */
    REASON_NO_KEYS,       /* the device trusts no key, or one can't be read */
    REASON_WRONG_KEY,     /* signed, but by a key that the device does not trust */
    REASON_CUT_OFF,       /* the file is shorter than its own head says */
    REASON_ADDED_TO,      /* longer than that */
    REASON_ALTERED,       /* not the file that was signed */
    REASON_COMMENT,       /* the signed comment is not the one that was signed */
    /* What it is */
    REASON_OLDER,       /* its serial is less than the installed one's */
    REASON_SAME_SERIAL, /* the same serial, but another file */
    REASON_TAKEN_BACK,  /* the very file that the device went back from */
    REASON_NOT_DATA,    /* no data file of Kiosk's */
    REASON_NEWER,       /* one of a newer version than this program knows */
    REASON_FAULTY,      /* kiosk check finds errors in it */
    REASON_CRASHED,     /* the trial of its pages died */
    REASON_TOO_SLOW,    /* the trial took too long */
    /* The device */
    REASON_STORE,  /* the store can't be read or written */
    REASON_BUSY,   /* another update is under way */
    REASON_MEMORY, /* no memory */
    REASON_COUNT
};

struct verdict {
    enum reason reason;
    struct err err;       /* status as the reason has it; text as every err's */
    int64_t bytes, limit; /* REASON_TOO_LARGE: has and may have; REASON_NO_ROOM: needs and finds; 0:
                             not known */
};

/* The reason's name, the same for ever: "wrong-key". */
const char *reason_name(enum reason reason);

/* The reason of that name; REASON_NONE for any other text. */
enum reason reason_named(const char *name);

/* Fills *v and returns false. */
bool verdict_set(struct verdict *v, enum reason reason, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, for a call that ended with -`error`: "PATH: can't WHAT (No space left on device); …".
 * ENOSPC and EDQUOT are REASON_NO_ROOM, ENOMEM is REASON_MEMORY, whatever `reason` is. */
bool verdict_io(struct verdict *v, enum reason reason, const char *what, const char *path,
                int error);

#endif
