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

/* However many days are bad, they are one complaint: there is room for so many of them only. */
static bool complain(struct arena *arena, struct deck *deck, size_t bad, struct err *first,
                     struct err *err)
{
    if (bad == 1) {
        (void)err_prefix(first, "holiday");
    } else {
        (void)err_prefix(first, "holiday, the first of %zu bad days", bad);
    }
    return index_complain(arena, deck, first, err);
}

bool holidays_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err)
{
    size_t most = 0;
    if (!index_count(db, "SELECT count(*) FROM holiday", HOLIDAYS_MAX, "holidays", &most, err)) {
        return false;
    }
    int32_t *days = arena_take_array(arena, most, sizeof *days);
    if (days == NULL) {
        return err_memory(err, "the holidays");
    }
    struct arena scratch = {0};
    sqlite3_stmt *statement = db_prepare(db, "SELECT day FROM holiday ORDER BY day", 0, err);
    bool more = false;
    bool done = false;
    size_t n = 0;
    size_t bad = 0;
    struct err first = {0}; /* of the bad ones */
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more && n < most) {
        struct err why = {0};
        struct row row = {.statement = statement, .arena = &scratch, .err = &why, .ok = true};
        days[n] = read_day(&row);
        if (!row.ok && why.status != STATUS_CONTENT) {
            *err = why;
            done = false;
            break;
        }
        if (!row.ok) {
            if (bad++ == 0) {
                first = why;
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
    return done && (bad == 0 || complain(arena, deck, bad, &first, err));
}
