#include "base/log.h"

#include "base/hash.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char *level_name(enum log_level level)
{
    switch (level) {
    case LOG_ERROR:
        return "error: ";
    case LOG_WARNING:
        return "warning: ";
    case LOG_INFO:
        return "";
    case LOG_DEBUG:
        return "debug: ";
    }
    return "";
}

static void write_line(enum log_level level, const char *text)
{
    (void)fprintf(stderr, "kiosk: %s%s\n", level_name(level), text);
}

void log_line(const struct log *log, enum log_level level, const char *format, ...)
{
    if (level > log->level) {
        return;
    }
    char text[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    write_line(level, text);
}

static bool is_known(const struct log *log, uint64_t hash)
{
    for (unsigned i = 0; i < log->count && i < LOG_REMEMBERED; i++) {
        if (log->said[i] == hash) {
            return true;
        }
    }
    return false;
}

void log_once(struct log *log, enum log_level level, const char *format, ...)
{
    const bool is_full = log->count >= LOG_REMEMBERED;
    if (level > log->level || (is_full && level > LOG_ERROR)) {
        return;
    }
    char text[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const uint64_t hash = hash_add(HASH_START, text, strlen(text));
    if (is_known(log, hash)) {
        return;
    }
    log->said[log->count % LOG_REMEMBERED] = hash; /* an error may push out the oldest */
    log->count++;
    write_line(level, text);
    if (log->count == LOG_REMEMBERED && log->level >= LOG_WARNING) {
        write_line(LOG_WARNING, "so many different lines were written that the next ones are not, "
                                "until the data file is loaded anew; kiosk check tells them all");
    }
}

void log_forget(struct log *log)
{
    log->count = 0;
}
