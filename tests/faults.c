#include "faults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

const char *const fault_names[FAULT_COUNT] = {
    "error", "impure", "pages", "box",    "outside", "overlap", "picture", "ornament",
    "panel", "footer", "small", "struck", "lost",    "parted",  "plain",
};

void faults_of(struct faults *f, const char *where)
{
    f->where = where;
    memset(f->seen, 0, sizeof f->seen);
}

void fault_tell(struct faults *f, enum fault fault, const char *format, ...)
{
    f->slides[fault] += !f->seen[fault];
    if ((!f->seen[fault] || f->verbose >= 1000) && f->slides[fault] <= f->verbose) {
        va_list args;
        va_start(args, format);
        (void)printf("%s: %s: ", fault_names[fault], f->where);
        (void)vprintf(format, args);
        (void)printf("\n");
        va_end(args);
    }
    f->seen[fault] = true;
    f->count[fault]++;
}

void faults_none(const struct faults *f)
{
    for (int i = 0; i < FAULT_COUNT; i++) {
        if (f->count[i] > 0) {
            fail_msg("%s: %d faults", fault_names[i], f->count[i]);
        }
    }
}
