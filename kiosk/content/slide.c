#include "content/slide.h"
#include "content/row.h"

static const char slide_sql[] =
    "SELECT kind, urgent, label, heading, lead, body, note, link, image, chart, axis, presenter, "
    "presenter_office, image_place FROM slide WHERE id = ?1";

const char *const slide_kinds[] = {"announcement", "statistics", "awards", "photo", NULL};
static const char *const places[] = {"beside", "behind", NULL};
static const char *const charts[] = {"tiles", "bars", "columns", "line", "donut", NULL};

static void check_link(struct row *row, const char *link)
{
    for (const char *c = link; *c != '\0'; c++) {
        if (*c < '!' || *c > '~') {
            row_refuse(row, "link has other characters than ASCII letters, digits and signs; "
                            "copy the address again");
            return;
        }
    }
}

static void read_columns(struct row *row, struct slide *slide, int64_t *image)
{
    slide->kind = (enum slide_kind)row_word(row, 0, slide_kinds, "kind");
    slide->urgent = row_integer(row, 1, 0, 1, "urgent") == 1;
    slide->label = row_line(row, 2, 60, "label");
    slide->heading = row_line(row, 3, 200, "heading");
    slide->lead = row_text(row, 4, 200, "lead");
    slide->body = row_text(row, 5, 20000, "body");
    slide->note = row_text(row, 6, 300, "note");
    slide->link = row_text(row, 7, 200, "link");
    check_link(row, slide->link);
    *image = row_null(row, 8) ? 0 : row_integer(row, 8, 1, INT64_MAX, "image");
    slide->chart =
        row_null(row, 9) ? CHART_TILES : (enum chart_kind)row_word(row, 9, charts, "chart");
    slide->axis = row_line(row, 10, 60, "axis");
    slide->presenter = row_line(row, 11, 120, "presenter");
    slide->presenter_office = row_line(row, 12, 200, "presenter_office");
    slide->picture_behind = row_word(row, 13, places, "image_place") == 1;
}

static bool read_lists(struct db *db, int64_t image, struct arena *arena, struct slide *slide,
                       struct err *err)
{
    if (slide->kind == SLIDE_STATISTICS && !lists_statistics(db, arena, slide, err)) {
        return false;
    }
    if (slide->kind == SLIDE_AWARDS && !lists_awards(db, arena, slide, err)) {
        return false;
    }
    return lists_pictures(db, image, arena, slide, err);
}

bool slide_read(struct db *db, const struct slide_ref *ref, struct arena *arena,
                struct slide *slide, struct err *err)
{
    *slide = (struct slide){.id = ref->id};
    int64_t image = 0;
    bool found = false;
    sqlite3_stmt *statement = db_prepare(db, slide_sql, ref->id, err);
    bool done = statement != NULL && db_step(db, statement, &found, err);
    if (done && found) {
        struct row row = {.statement = statement, .arena = arena, .err = err, .ok = true};
        read_columns(&row, slide, &image);
        done = row.ok;
    }
    (void)sqlite3_finalize(statement);
    if (done &&
        (!found || slide->kind != (enum slide_kind)ref->kind || slide->urgent != ref->urgent)) {
        done = err_set(err, STATUS_DAMAGED,
                       "the index of the file does not fit its slides; copy it again");
    }
    return done && read_lists(db, image, arena, slide, err);
}

bool slide_check_columns(struct db *db, struct err *err)
{
    sqlite3_stmt *statement = db_prepare(db, slide_sql, 0, err);
    (void)sqlite3_finalize(statement);
    return statement != NULL && lists_check_columns(db, err);
}
