/* Finds the file that somebody brought: on a stick, in a folder, or by its own path. */
#ifndef KIOSK_UPDATE_STICK_H
#define KIOSK_UPDATE_STICK_H

#include "update/io.h"
#include "update/signature.h"
#include "update/verdict.h"

enum { STICK_NAME = 256 };

struct candidate {
    int fd;       /* open for reading: the one time that the source is opened; -1: none */
    int64_t size; /* bytes, when it was opened */
    char path[IO_PATH];
    char folder[IO_PATH]; /* that it lies in */
    bool has_signature;
    size_t signature_size;
    char signature[SIGNATURE_FILE_MAX]; /* what is in PATH.minisig */
};

/* `path` is a folder, in which one file must fit `pattern` ("kiosk.db", "kiosk-*.db": as
 * fnmatch(3), but large and small letters are the same, as on the stick's own file system, and both
 * are compared as text_nfc and text_fold have them), or the file itself. Only regular files are
 * taken, and no links. A folder with more than 10,000 names is REASON_UNREAD, and one that takes
 * more than a minute to tell them REASON_SLOW_STICK. The reasons are those of "Finding and copying
 * it"; when there is none or several, the text tells what was looked for and what was seen. The
 * caller ends with stick_close, also after an error. */
bool stick_find(struct candidate *c, const struct io *io, const char *path, const char *pattern,
                struct verdict *v);

void stick_close(struct candidate *c, const struct io *io);

#endif
