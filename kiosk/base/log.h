/* Lines for the person who reads the journal. Only commands/ logs; the rooms below return errors.
 */
#ifndef KIOSK_BASE_LOG_H
#define KIOSK_BASE_LOG_H

#include <stdint.h>

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

enum { LOG_REMEMBERED = 64 };

/* A zeroed struct log writes errors only; commands set `level`. */
struct log {
    enum log_level level;
    uint64_t said[LOG_REMEMBERED]; /* hashes of the lines that log_once has written, a ring */
    unsigned next;
};

/* One line on the standard error output: "kiosk: warning: …". A failure to write is ignored: there
 * is nobody left to tell. */
void log_line(const struct log *log, enum log_level level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As log_line, but a line that is among the last LOG_REMEMBERED different ones is not written
 * again, so that a bad slide does not fill the journal for years. */
void log_once(struct log *log, enum log_level level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Lets every line be written again: called when a new data file is loaded. */
void log_forget(struct log *log);

#endif
