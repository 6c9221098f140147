#include "update/verdict.h"

#include "base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    enum status status;
} reasons[REASON_COUNT] = {
    [REASON_NONE] = {"none", STATUS_OK},
    [REASON_NOT_FOUND] = {"not-found", STATUS_NO_FILE},
    [REASON_SEVERAL] = {"several", STATUS_NO_FILE},
    [REASON_NO_FILE] = {"no-file", STATUS_NO_FILE},
    [REASON_UNREAD] = {"unread", STATUS_NO_FILE},
    [REASON_SLOW_STICK] = {"slow-stick", STATUS_NO_FILE},
    [REASON_IN_WRITING] = {"in-writing", STATUS_CHANGED},
    [REASON_TOO_LARGE] = {"too-large", STATUS_NO_ROOM},
    [REASON_NO_ROOM] = {"no-room", STATUS_NO_ROOM},
    [REASON_NO_SIGNATURE] = {"no-signature", STATUS_SIGNATURE},
    [REASON_BAD_SIGNATURE] = {"bad-signature", STATUS_SIGNATURE},
    [REASON_OLD_SIGNATURE] = {"old-signature", STATUS_SIGNATURE},
    [REASON_NO_KEYS] = {"no-keys", STATUS_SIGNATURE},
    [REASON_WRONG_KEY] = {"wrong-key", STATUS_SIGNATURE},
    [REASON_CUT_OFF] = {"cut-off", STATUS_SIGNATURE},
    [REASON_ADDED_TO] = {"added-to", STATUS_SIGNATURE},
    [REASON_ALTERED] = {"altered", STATUS_SIGNATURE},
    [REASON_COMMENT] = {"comment", STATUS_SIGNATURE},
    [REASON_OLDER] = {"older", STATUS_OLDER},
    [REASON_SAME_SERIAL] = {"same-serial", STATUS_OLDER},
    [REASON_TAKEN_BACK] = {"taken-back", STATUS_OLDER},
    [REASON_NOT_DATA] = {"not-data", STATUS_TRIAL},
    [REASON_NEWER] = {"newer", STATUS_TRIAL},
    [REASON_FAULTY] = {"faulty", STATUS_TRIAL},
    [REASON_CRASHED] = {"crashed", STATUS_TRIAL},
    [REASON_TOO_SLOW] = {"too-slow", STATUS_TRIAL},
    [REASON_STORE] = {"store", STATUS_OUTPUT},
    [REASON_BUSY] = {"busy", STATUS_BUSY},
    [REASON_MEMORY] = {"memory", STATUS_MEMORY},
};

const char *reason_name(enum reason reason)
{
    return reasons[reason].name;
}

enum reason reason_named(const char *name)
{
    for (int i = 0; i < REASON_COUNT; i++) {
        if (strcmp(reasons[i].name, name) == 0) {
            return (enum reason)i;
        }
    }
    return REASON_NONE;
}

bool verdict_set(struct verdict *v, enum reason reason, const char *format, ...)
{
    char text[2 * sizeof v->err.text]; /* more: err_set sees that it was cut */
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    text_tame(text); /* names of files that anybody may have brought are in it */
    v->reason = reason;
    v->bytes = v->limit = 0;
    return err_set(&v->err, reasons[reason].status, "%s", text);
}

bool verdict_io(struct verdict *v, enum reason reason, const char *what, const char *path,
                int error)
{
    const char *advice = "look at the disk and at its permissions";
    if (error == ENOMEM) {
        v->reason = REASON_MEMORY;
        return err_memory(&v->err, "the update");
    }
    if (error == ENOSPC || error == EDQUOT) {
        reason = REASON_NO_ROOM;
        advice = "make room on the device's disk";
    } else if (error == EROFS) {
        advice = "the disk is read-only: mount it for writing";
    } else if (reason == REASON_UNREAD) {
        advice = "leave the stick in until the screen says so, or try another stick";
    }
    /* A long path must not push the message out. */
    const size_t length = strlen(path);
    const char *tail = length > 120 ? path + length - 120 : path;
    while (tail != path && ((unsigned char)*tail & 0xc0) == 0x80) {
        tail++; /* not in the middle of a character */
    }
    return verdict_set(v, reason, "%s%s: can't %s (%s); %s", tail == path ? "" : "…", tail, what,
                       strerror(error), advice);
}
