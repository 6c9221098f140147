/* Errors as values: a status for the caller's program and one line for a person. */
#ifndef KIOSK_BASE_ERR_H
#define KIOSK_BASE_ERR_H

#include <stdbool.h>

/* The exit statuses of every command; kiosk(1) lists them under EXIT STATUS. */
enum status {
    STATUS_OK = 0,
    STATUS_FINDINGS =
        1,            /* the work was done, but something in the content was left out or is wrong */
    STATUS_USAGE = 2, /* the command line */
    STATUS_NO_FILE = 3,  /* the data file is missing or can't be opened */
    STATUS_NOT_DATA = 4, /* the file is empty or not an SQLite file */
    STATUS_FOREIGN = 5,  /* an SQLite file of another application */
    STATUS_NEWER = 6,    /* a kiosk file of a version that this program does not know */
    STATUS_DAMAGED = 7,  /* a page of the file is damaged */
    STATUS_SCHEMA = 8,   /* a table is missing, or is not an ordinary table */
    STATUS_CONTENT = 9,  /* a row holds what can't be shown */
    STATUS_DISPLAY = 10, /* no display, or it was lost for good */
    STATUS_OUTPUT = 11,  /* a result can't be written */
    STATUS_MEMORY = 12,  /* no memory left */
    STATUS_BUSY = 13,    /* the file is locked by a writer, or took too long to read */
    STATUS_CHANGED = 14, /* the file changed since its deck was loaded: load it again */

    /* Of an update (update/): */
    STATUS_SIGNATURE = 15, /* not signed, not by a trusted key, or not what was signed */
    STATUS_OLDER = 16,     /* not newer than what is installed */
    STATUS_TRIAL = 17,     /* it can't be loaded, laid out or painted */
    STATUS_NO_ROOM = 18,   /* it is too large, or there is no room for it */

    STATUS_CONSOLE = 19, /* the show was ended by a key, so that a login can take its place */
};

/* text is one line without a newline: what is wrong, then what to do about it. */
struct err {
    enum status status;
    char text[320];
};

/* Fills *e (which may be NULL) and returns false, so that a function can end with
 * `return err_set(e, …)`. A text that is too long is cut at a whole character and ends in "…". */
bool err_set(struct err *e, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* err_set for want of memory; `what` names the thing that there was no room for. */
bool err_memory(struct err *e, const char *what);

/* Puts "what: " before the text of *e and returns false; nothing happens to the status. */
bool err_prefix(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
