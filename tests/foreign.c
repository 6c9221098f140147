#include "foreign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* A slide of each kind, and nothing left that would refuse anything but a wrong type. */
static const char base[] =
    "INSERT INTO image (id, name, media_type, data) VALUES"
    " (1, 'a.png', 'image/png', X'89504E470D0A1A0A00'), (2, 'b.jpg', 'image/jpeg', "
    "X'FFD8FFE000104A46');"
    "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'announcement', 'A'),"
    " (2, 2, 'statistics', 'S'), (3, 3, 'awards', 'W');"
    "INSERT INTO slide (id, position, kind, image) VALUES (4, 4, 'photo', 1);"
    "INSERT INTO statistic (slide, position, label, value) VALUES (2, 7, 'x', 1), (2, 9, 'y', 2);"
    "INSERT INTO award (slide, position, recipient, photo) VALUES (3, 1, 'N', 2);"
    "INSERT INTO photo (slide, position, image) VALUES (4, 1, 2);"
    "INSERT INTO showing (slide, first_day, last_day) VALUES (4, '2020-12-29', '2020-12-31');"
    "INSERT INTO setting (name, value) VALUES ('title', 'T');"
    "DROP VIEW text_check; CREATE TABLE text_check (text);"
    "DROP TRIGGER setting_hours_insert;"
    "DROP TRIGGER slide_image_update; DROP TRIGGER award_photo_update; DROP TRIGGER "
    "photo_image_update;"
    "PRAGMA ignore_check_constraints = 1;\n";

struct scratch_path foreign_file(const struct scratch *scratch, const char *sql)
{
    struct scratch_path path = scratch_path(scratch, "rows.db");
    char *all = malloc(strlen(base) + strlen(sql) + 1);
    assert_non_null(all);
    (void)strcpy(all, base);
    (void)strcat(all, sql);
    shell_new(path.text, all);
    free(all);
    return path;
}

void foreign_said(const struct err *err, enum status status, const char *message)
{
    if (err->status != status || strstr(err->text, message) == NULL) {
        fail_msg("should be %d, %s; but is %d, %s", status, message, err->status, err->text);
    }
    assert_non_null(strstr(err->text, "; ")); /* and what to do about it */
}

size_t foreign_readable(struct content *content, struct err *err)
{
    const struct deck *deck = content_deck(content);
    struct arena arena = {0};
    size_t count = 0;
    for (size_t i = 0; i < deck->slide_count; i++) {
        struct slide slide;
        count += content_slide(content, &deck->slides[i], &arena, &slide, err);
    }
    arena_free(&arena);
    return count;
}
