#include "base/err.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Line breaks would make two log lines of one error. */
static void on_one_line(char *text)
{
    for (char *p = text; *p != '\0'; p++) {
        if ((unsigned char)*p < 0x20 || *p == 0x7f) {
            *p = ' ';
        }
    }
}

__attribute__((format(printf, 3, 0))) static void set(struct err *e, enum status status,
                                                      const char *format, va_list args)
{
    e->status = status;
    text_cut(e->text, sizeof e->text, vsnprintf(e->text, sizeof e->text, format, args));
    on_one_line(e->text);
}

bool err_set(struct err *e, enum status status, const char *format, ...)
{
    if (e != NULL) {
        va_list args;
        va_start(args, format);
        set(e, status, format, args);
        va_end(args);
    }
    return false;
}

bool err_memory(struct err *e, const char *what)
{
    return err_set(e, STATUS_MEMORY,
                   "no memory left for %s; close other programs or show less at once", what);
}

bool err_prefix(struct err *e, const char *format, ...)
{
    if (e != NULL) {
        char front[sizeof e->text];
        char rest[sizeof e->text];
        va_list args;
        va_start(args, format);
        (void)vsnprintf(front, sizeof front, format, args);
        va_end(args);
        memcpy(rest, e->text, sizeof rest);
        err_set(e, e->status, "%s: %s", front, rest);
    }
    return false;
}
