#include "content/index.h"
#include "content/row.h"

#include "base/clock.h"

#include <string.h>

enum { HOLIDAYS_MAX = 10000 };

static int32_t read_day(struct row *row)
{
    struct moment m;
    const char *text = row_text(row, 0, 10, "day");
    if (strlen(text) != 10 || !clock_parse(text, &m)) {
        row_refuse(row, "day is not a date such as 2021-02-12; correct it");
        return 0;
    }
    return clock_days(m.year, m.month, m.day);
}

bool holidays_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err)
{
    int64_t most = 0;
    if (!db_number(db, "SELECT count(*) FROM holiday", 0, &most, err)) {
        return false;
    }
    if (most > HOLIDAYS_MAX) {
        return err_set(err, STATUS_CONTENT, "has more than %d holidays; take some out",
                       HOLIDAYS_MAX);
    }
    int32_t *days = arena_take_array(arena, (size_t)most, sizeof *days);
    if (days == NULL) {
        return err_memory(err, "the holidays");
    }
    struct arena scratch = {0};
    sqlite3_stmt *statement = db_prepare(db, "SELECT day FROM holiday ORDER BY day", 0, err);
    bool more = false;
    bool done = false;
    size_t n = 0;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more &&
           n < (size_t)most) {
        struct err why = {0};
        struct row row = {.statement = statement, .arena = &scratch, .err = &why, .ok = true};
        days[n] = read_day(&row);
        if (!row.ok) {
            (void)err_prefix(&why, "holiday");
            if (!index_complain(arena, deck, &why, err)) {
                done = false;
                break;
            }
            continue;
        }
        /* A file that was tampered with may give them in any order: one out of order is no day. */
        n += n == 0 || days[n] > days[n - 1];
        arena_reset(&scratch);
    }
    (void)sqlite3_finalize(statement);
    arena_free(&scratch);
    deck->holidays = days;
    deck->holiday_count = n;
    return done;
}
