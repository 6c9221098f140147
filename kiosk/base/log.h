/* Lines for the person who reads the journal. Only commands/ logs; the rooms below return errors.
 */
#ifndef KIOSK_BASE_LOG_H
#define KIOSK_BASE_LOG_H

#include <stdint.h>

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

enum { LOG_REMEMBERED = 1024 };

/* A zeroed struct log writes errors only; commands set `level`. */
struct log {
    enum log_level level;
    uint64_t said[LOG_REMEMBERED]; /* hashes of the lines that log_once has written */
    unsigned count;                /* of them, in all */
};

/* One line on the standard error output: "kiosk: warning: …". A failure to write is ignored: there
 * is nobody left to tell. */
void log_line(const struct log *log, enum log_level level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As log_line, but a line that was written before is not written again, so that bad slides do not
 * fill the journal for years. After LOG_REMEMBERED different ones there are no more of them, which
 * a last line says, until log_forget; only a new error, of which there are few kinds, is written
 * still. */
void log_once(struct log *log, enum log_level level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Lets every line be written again: called when a new data file is loaded. */
void log_forget(struct log *log);

#endif
