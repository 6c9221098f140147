#include "content/index.h"
#include "content/row.h"
#include "content/showings.h"
#include "content/slide.h"

#include <math.h>
#include <string.h>

enum { SLIDES_MAX = 100000 };

#define COLUMNS "SELECT id, kind, seconds, urgent, weight FROM slide "

bool index_count(struct db *db, const char *sql, int64_t most, const char *what, size_t *count,
                 struct err *err)
{
    int64_t number;
    if (!db_number(db, sql, 0, &number, err)) {
        return false;
    }
    if (number < 0 || number > most) {
        return err_set(err, STATUS_CONTENT, "has more than %lld %s; take some out", (long long)most,
                       what);
    }
    *count = (size_t)number;
    return true;
}

bool index_complain(struct arena *arena, struct deck *deck, const struct err *why, struct err *err)
{
    if (why->status != STATUS_CONTENT) {
        *err = *why;
        return false;
    }
    const char *text = arena_text(arena, why->text, strlen(why->text));
    if (text == NULL) {
        return err_memory(err, "the settings");
    }
    if (deck->complaint_count < DECK_COMPLAINTS) {
        deck->complaints[deck->complaint_count++] = text;
    }
    return true;
}

static struct slide_ref read_ref(struct row *row)
{
    struct slide_ref ref = {.id = row_integer(row, 0, 1, INT64_MAX, "its id"),
                            .kind = (uint8_t)row_word(row, 1, slide_kinds, "its kind")};
    if (!row_null(row, 2)) {
        ref.hold_ms = (int32_t)lround(row_real(row, 2, 2, 3600, "seconds") * 1000);
    }
    ref.urgent = row_integer(row, 3, 0, 1, "urgent") == 1;
    ref.weight = (uint8_t)row_integer(row, 4, 1, 10, "weight");
    return ref;
}

static bool read_slides(struct db *db, struct slide_ref *refs, size_t *count, struct err *err)
{
    /* All of it is in the index slide_in_order, so that no page of text is touched. */
    static const char sql[] = COLUMNS "WHERE enabled = 1 ORDER BY position, id";
    sqlite3_stmt *statement = db_prepare(db, sql, 0, err);
    bool more = false;
    bool done = false;
    size_t n = 0;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more) {
        if (n == *count) {
            done = err_set(err, STATUS_DAMAGED,
                           "has an index that does not fit its table slide; copy it again");
            break;
        }
        struct err why = {0};
        struct row row = {.statement = statement, .err = &why, .ok = true};
        refs[n] = read_ref(&row);
        if (!row.ok) {
            refs[n] = (struct slide_ref){
                .id = sqlite3_column_int64(statement, 0), .weight = 1, .bad = true};
            if (why.status != STATUS_CONTENT) {
                *err = why;
                done = false;
                break;
            }
        }
        n++;
    }
    *count = n;
    (void)sqlite3_finalize(statement);
    return done;
}

/* Rows that name no slide restrict none: whoever wrote them meant one all the same. */
static bool look_for_lost_showings(struct db *db, struct arena *arena, struct deck *deck,
                                   struct err *err)
{
    int64_t lost;
    struct err why = {0};
    if (!db_number(db, "SELECT count(*) FROM showing WHERE typeof(slide) <> 'integer'", 0, &lost,
                   err)) {
        return false;
    }
    if (lost == 0) {
        return true;
    }
    (void)err_set(&why, STATUS_CONTENT,
                  "%lld rows of showing do not name a slide by its number, and hold none back; "
                  "correct their column slide",
                  (long long)lost);
    return index_complain(arena, deck, &why, err);
}

bool index_read(struct db *db, struct arena *arena, struct deck *deck, struct err *err)
{
    size_t count = 0;
    struct showings showings = {0};
    struct slide_ref *slides = NULL;
    bool done = false;
    *deck = (struct deck){0};
    if (!settings_read(db, arena, deck, err) || !holidays_read(db, arena, deck, err) ||
        !look_for_lost_showings(db, arena, deck, err) ||
        !index_count(db, "SELECT count(*) FROM slide WHERE enabled = 1", SLIDES_MAX, "slides",
                     &count, err)) {
        return false;
    }
    slides = arena_take_array(arena, count, sizeof *slides);
    if (slides == NULL) {
        return err_memory(err, "the index of the slides");
    }
    if (!read_slides(db, slides, &count, err) || !showings_read(db, arena, &showings, err)) {
        goto out;
    }
    for (size_t i = 0; i < count; i++) {
        showings_find(&showings, &slides[i]);
    }
    deck->slides = slides;
    deck->slide_count = count;
    deck->showings = showings.rules;
    deck->showing_count = showings.count;
    done = true;
out:
    showings_free(&showings);
    return done;
}

bool index_fault(struct db *db, int64_t slide, struct err *err)
{
    sqlite3_stmt *statement = db_prepare(db, COLUMNS "WHERE id = ?1", slide, err);
    struct row row = {.statement = statement, .err = err, .ok = true};
    bool found = false;
    bool done = statement != NULL && db_step(db, statement, &found, err);
    if (done && found) {
        (void)read_ref(&row);
    }
    (void)sqlite3_finalize(statement);
    return done && row.ok && showings_fault(db, slide, err) &&
           err_set(err, STATUS_DAMAGED,
                   "the index of the file does not fit its slides; copy it again");
}
