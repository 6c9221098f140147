/* A data file, and what check_content finds in it. */
#ifndef KIOSK_TESTS_CHECKED_H
#define KIOSK_TESTS_CHECKED_H

#include "commands/check.h"

enum { CHECKED_MAX = 256, ANY_SLIDE = -1, OF_FILE = 0 };

struct checked {
    struct {
        enum severity severity;
        char code[32];
        int64_t slide;
        char heading[256];
        char what[600];
        char advice[300];
    } found[CHECKED_MAX];
    size_t count;
    struct check_totals totals;
};

/* What a file of data/schema.sql with `sql` in it has to be told about, at 1920x1080 on 2020-12-30
 * at noon. The settings title, organisation, language, serial and as_of are there already; so is a
 * good slide of id 100, unless the SQL deletes it. */
void checked_sql(struct checked *checked, const char *sql);

/* The same for other sizes and times, and a file that is there. */
void checked_file(struct checked *checked, const char *path, int width, int height,
                  const char *now);
void checked_sql_at(struct checked *checked, const char *sql, int width, int height,
                    const char *now);

/* And for a screen with a scale, or that hides some of each side. */
void checked_sql_on(struct checked *checked, const char *sql, double scale, double overscan);

/* SQL for a picture, to be given free(): INSERT INTO image … (id, 'id.png', …, X'…'). */
char *checked_image(int64_t id, const char *media_type, const void *bytes, size_t size);

/* Fails the test if there is not exactly one finding of that code and slide, of that severity, with
 * the words in what it says; words may be NULL. */
void checked_one(const struct checked *checked, enum severity severity, const char *code,
                 int64_t slide, const char *words);

/* Fails the test if there is a finding of that code, or of any code but "" if it is NULL. */
void checked_none(const struct checked *checked, const char *code);

#endif
