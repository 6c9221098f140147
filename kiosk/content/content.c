#include "content/content.h"

#include "base/file.h"
#include "content/check.h"
#include "content/image.h"
#include "content/index.h"
#include "content/row.h"
#include "content/slide.h"

#include <stdlib.h>
#include <string.h>

struct content {
    struct db db;
    struct arena arena; /* of the deck */
    struct deck deck;
    int64_t version; /* of the file when the deck was loaded, as this connection sees it */
};

/* A slow stick reads some 10 MB a second; what was asked for is every page. */
static int64_t thorough_budget_ms(const struct db *db)
{
    enum { BYTES_A_MS = 4 * 1024 };
    return DB_BUDGET_MS + db->size / BYTES_A_MS;
}

static bool load(struct content *content, enum content_care care, struct err *err)
{
    struct db *db = &content->db;
    int64_t budget_ms = care != CONTENT_QUICK ? thorough_budget_ms(db) : DB_BUDGET_MS;
    bool done = db_begin(db, budget_ms, &content->version, err) && check_file(db, care, err) &&
                slide_check_columns(db, err) &&
                index_read(db, &content->arena, &content->deck, err) &&
                (care != CONTENT_THOROUGH || image_check_all(db, err));
    db_end(db);
    return done;
}

/* Reads every slide as it will be read when its turn comes; nothing else may be wrong either. */
static bool try_deck(struct content *content, struct err *err)
{
    struct arena arena = {0};
    bool done = content->deck.complaint_count == 0 ||
                err_set(err, STATUS_CONTENT, "%s", content->deck.complaints[0]);
    for (size_t i = 0; done && i < content->deck.slide_count; i++) {
        struct slide slide;
        arena_reset(&arena);
        done = content_slide(content, &content->deck.slides[i], &arena, &slide, err);
    }
    arena_free(&arena);
    return done;
}

struct content *content_open(const char *path, enum content_mode mode, enum content_care care,
                             struct err *err)
{
    struct content *content = calloc(1, sizeof *content);
    if (content == NULL) {
        (void)err_memory(err, "the data file");
        return NULL;
    }
    if (db_open(&content->db, path, mode, err) && load(content, care, err) &&
        (care != CONTENT_THOROUGH || try_deck(content, err))) {
        return content;
    }
    (void)err_prefix(err, "%s", file_short_name(path));
    content_close(content);
    return NULL;
}

const struct deck *content_deck(const struct content *content)
{
    return &content->deck;
}

/* Begins a transaction on the file that the deck was loaded from. */
static bool begin(struct content *content, struct err *err)
{
    int64_t version;
    if (!db_begin(&content->db, DB_BUDGET_MS, &version, err)) {
        return false;
    }
    return version == content->version ||
           err_set(err, STATUS_CHANGED, "the data file has changed; load it again");
}

bool content_slide(struct content *content, const struct slide_ref *ref, struct arena *arena,
                   struct slide *slide, struct err *err)
{
    bool done =
        begin(content, err) && (ref->bad ? index_fault(&content->db, ref->id, err)
                                         : slide_read(&content->db, ref, arena, slide, err));
    db_end(&content->db);
    return done || err_prefix(err, "slide %lld", (long long)ref->id);
}

static bool read_image(struct content *content, int64_t image, size_t most, struct bytes *out,
                       struct err *err)
{
    *out = (struct bytes){0};
    bool done = begin(content, err) && image_read(&content->db, image, most, out, err);
    db_end(&content->db);
    return done || err_prefix(err, "image %lld", (long long)image);
}

bool content_image(struct content *content, int64_t image, struct bytes *out, struct err *err)
{
    return read_image(content, image, CONTENT_IMAGE_MAX, out, err);
}

bool content_image_head(struct content *content, int64_t image, struct bytes *out, struct err *err)
{
    return read_image(content, image, CONTENT_IMAGE_HEAD, out, err);
}

bool content_rest(struct content *content, struct content_rest *rest, struct err *err)
{
    static const char off[] = "SELECT count(*) FROM slide WHERE enabled <> 1";
    static const char unused[] =
        "SELECT count(*) FROM image WHERE id NOT IN (SELECT image FROM slide WHERE image NOT NULL "
        "UNION SELECT image FROM photo UNION SELECT photo FROM award WHERE photo NOT NULL) "
        "AND name NOT IN (SELECT value FROM setting WHERE name = 'logo')";
    bool done = begin(content, err) && db_number(&content->db, off, 0, &rest->slides_off, err) &&
                db_number(&content->db, unused, 0, &rest->images_unused, err);
    db_end(&content->db);
    return done;
}

/* In a transaction. */
static bool read_off(struct db *db, struct arena *arena, struct content_off *off, size_t *count,
                     struct err *err)
{
    static const char sql[] =
        "SELECT id, heading FROM slide WHERE enabled <> 1 ORDER BY position, id";
    sqlite3_stmt *statement = db_prepare(db, sql, 0, err);
    bool more = false;
    bool done = false;
    *count = 0;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more &&
           *count < CONTENT_OFF_MAX) {
        struct err why = {0};
        struct row row = {.statement = statement, .arena = arena, .err = &why, .ok = true};
        const char *heading = row_line(&row, 1, 200, "heading");
        if (why.status == STATUS_MEMORY) {
            *err = why;
            done = false;
            break;
        }
        off[(*count)++] =
            (struct content_off){sqlite3_column_int64(statement, 0), row.ok ? heading : ""};
    }
    (void)sqlite3_finalize(statement);
    return done;
}

bool content_off(struct content *content, struct arena *arena, struct content_off **off,
                 size_t *count, struct err *err)
{
    *off = arena_take_array(arena, CONTENT_OFF_MAX, sizeof **off);
    if (*off == NULL) {
        return err_memory(err, "the slides that are not enabled");
    }
    bool done = begin(content, err) && read_off(&content->db, arena, *off, count, err);
    db_end(&content->db);
    return done;
}

bool content_next_image(struct content *content, int64_t *image, struct err *err)
{
    static const char next[] = "SELECT coalesce(min(id), 0) FROM image WHERE id > ?1";
    bool done = begin(content, err) && db_number(&content->db, next, *image, image, err);
    db_end(&content->db);
    return done;
}

void content_close(struct content *content)
{
    if (content != NULL) {
        db_close(&content->db);
        arena_free(&content->arena);
        free(content);
    }
}
