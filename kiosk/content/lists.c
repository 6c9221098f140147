#include "content/row.h"
#include "content/slide.h"

enum { STATISTICS_MAX = 500, AWARDS_MAX = 5000, PHOTOS_MAX = 500, FIGURES = 1000000 };

static const double largest = 999999999999999; /* what 15 digits can write */

static const char statistics_sql[] =
    "SELECT position, label, series, value, decimals, prefix, unit, previous FROM statistic "
    "WHERE slide = ?1 ORDER BY position";
static const char awards_sql[] =
    "SELECT position, recipient, category, honour, reason, count, photo FROM award "
    "WHERE slide = ?1 ORDER BY position";
static const char photos_sql[] =
    "SELECT p.image, i.id, i.caption FROM photo AS p LEFT JOIN image AS i ON i.id = p.image "
    "WHERE p.slide = ?1 ORDER BY p.position";
static const char image_sql[] =
    "SELECT s.image, i.id, i.caption FROM slide AS s LEFT JOIN image AS i ON i.id = s.image "
    "WHERE s.id = ?1";

/* A list that is being read: `count` elements, which `read` fills one by one. */
struct list {
    const char *table;
    const char *sql;
    size_t count;
    void (*read)(struct row *row, void *elements, size_t n);
    void *elements;
};

static bool count_list(struct db *db, const char *sql, const struct slide *slide, int64_t most,
                       size_t *count, struct err *err)
{
    int64_t number;
    if (!db_number(db, sql, slide->id, &number, err)) {
        return false;
    }
    if (number < 0 || number > most) {
        return err_set(err, STATUS_CONTENT, "has more than %lld rows; make two slides of it",
                       (long long)most);
    }
    *count = (size_t)number;
    return true;
}

static bool read_list(struct db *db, struct arena *arena, const struct slide *slide,
                      struct list *list, struct err *err)
{
    sqlite3_stmt *statement = db_prepare(db, list->sql, slide->id, err);
    struct row row = {.statement = statement, .arena = arena, .err = err, .ok = true};
    bool more = false;
    bool done = false;
    size_t n = 0;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more &&
           n < list->count) {
        list->read(&row, list->elements, n);
        n++;
        if (!row.ok) {
            done = err_prefix(err, "%s %zu", list->table, n);
            break;
        }
    }
    (void)sqlite3_finalize(statement);
    list->count = n;
    return done;
}

static void read_statistic(struct row *row, void *elements, size_t n)
{
    struct statistic *s = (struct statistic *)elements + n;
    s->label = row_line(row, 1, 60, "label");
    s->series = row_line(row, 2, 60, "series");
    s->value = row_real(row, 3, -largest, largest, "value");
    s->decimals = (int)row_integer(row, 4, 0, 6, "decimals");
    s->prefix = row_line(row, 5, 20, "prefix");
    s->unit = row_line(row, 6, 20, "unit");
    s->has_previous = !row_null(row, 7);
    s->previous = s->has_previous ? row_real(row, 7, -largest, largest, "previous") : 0;
}

bool lists_statistics(struct db *db, struct arena *arena, struct slide *slide, struct err *err)
{
    struct list list = {.table = "statistic", .sql = statistics_sql, .read = read_statistic};
    if (!count_list(db, "SELECT count(*) FROM statistic WHERE slide = ?1", slide, STATISTICS_MAX,
                    &list.count, err)) {
        return false;
    }
    struct statistic *statistics = arena_take_array(arena, list.count, sizeof *statistics);
    if (statistics == NULL) {
        return err_memory(err, "the statistics of a slide");
    }
    list.elements = statistics;
    if (!read_list(db, arena, slide, &list, err)) {
        return false;
    }
    slide->statistics = statistics;
    slide->statistic_count = list.count;
    return list.count > 0 ||
           err_set(err, STATUS_CONTENT, "has no statistics; write some, or set enabled to 0");
}

static void read_award(struct row *row, void *elements, size_t n)
{
    struct award *a = (struct award *)elements + n;
    a->recipient = row_line(row, 1, 200, "recipient");
    a->category = row_line(row, 2, 100, "category");
    a->honour = row_line(row, 3, 60, "honour");
    a->reason = row_line(row, 4, 200, "reason");
    a->count = (int32_t)row_integer(row, 5, 0, FIGURES, "count");
    /* One that is not in the file is like one that can't be read: a plate stands for it. */
    a->photo = row_null(row, 6) ? 0 : row_integer(row, 6, 1, INT64_MAX, "photo");
    if ((a->recipient[0] == '\0') != (a->count > 0)) {
        row_refuse(row, "it needs either a recipient or a count; correct it");
    }
}

bool lists_awards(struct db *db, struct arena *arena, struct slide *slide, struct err *err)
{
    struct list list = {.table = "award", .sql = awards_sql, .read = read_award};
    if (!count_list(db, "SELECT count(*) FROM award WHERE slide = ?1", slide, AWARDS_MAX,
                    &list.count, err)) {
        return false;
    }
    struct award *awards = arena_take_array(arena, list.count, sizeof *awards);
    if (awards == NULL) {
        return err_memory(err, "the awards of a slide");
    }
    list.elements = awards;
    if (!read_list(db, arena, slide, &list, err)) {
        return false;
    }
    slide->awards = awards;
    slide->award_count = list.count;
    return list.count > 0 ||
           err_set(err, STATUS_CONTENT, "has no awards; write some, or set enabled to 0");
}

static void read_picture(struct row *row, void *elements, size_t n)
{
    struct picture *p = (struct picture *)elements + n;
    p->image = row_integer(row, 0, 1, INT64_MAX, "image");
    if (row_null(row, 1)) {
        row_refuse(row, "its image is not in the file; write the image again");
    }
    p->caption = row_line(row, 2, 200, "caption of its image");
}

bool lists_pictures(struct db *db, int64_t image, struct arena *arena, struct slide *slide,
                    struct err *err)
{
    bool photo = slide->kind == SLIDE_PHOTO;
    struct list own = {
        .table = "picture", .sql = image_sql, .read = read_picture, .count = image != 0 ? 1 : 0};
    struct list series = {.table = "photo", .sql = photos_sql, .read = read_picture};
    if (photo && !count_list(db, "SELECT count(*) FROM photo WHERE slide = ?1", slide, PHOTOS_MAX,
                             &series.count, err)) {
        return false;
    }
    struct picture *pictures = arena_take_array(arena, own.count + series.count, sizeof *pictures);
    if (pictures == NULL) {
        return err_memory(err, "the list of a slide's pictures");
    }
    own.elements = pictures;
    if (own.count > 0 && !read_list(db, arena, slide, &own, err)) {
        return false;
    }
    series.elements = pictures + own.count;
    if (series.count > 0 && !read_list(db, arena, slide, &series, err)) {
        return false;
    }
    slide->pictures = pictures;
    slide->picture_count = own.count + series.count;
    return slide->picture_count > 0 || !photo ||
           err_set(err, STATUS_CONTENT, "has no picture; give it an image, or set enabled to 0");
}

bool lists_check_columns(struct db *db, struct err *err)
{
    const char *const all[] = {statistics_sql, awards_sql, photos_sql, image_sql};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        sqlite3_stmt *statement = db_prepare(db, all[i], 0, err);
        (void)sqlite3_finalize(statement);
        if (statement == NULL) {
            return false;
        }
    }
    return true;
}
