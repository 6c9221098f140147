#include "base/log.h"

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

/* FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint64_t hash_of(const char *text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
    }
    return hash;
}

void log_once(struct log *log, enum log_level level, const char *format, ...)
{
    if (level > log->level) {
        return;
    }
    char text[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    uint64_t hash = hash_of(text);
    for (unsigned i = 0; i < LOG_REMEMBERED; i++) {
        if (log->said[i] == hash) {
            return;
        }
    }
    log->said[log->next] = hash;
    log->next = (log->next + 1) % LOG_REMEMBERED;
    write_line(level, text);
}

void log_forget(struct log *log)
{
    memset(log->said, 0, sizeof log->said);
}
