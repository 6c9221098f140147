#include "content/image.h"
#include "content/row.h"

#include <stdlib.h>
#include <string.h>

enum { SIGNATURE_MAX = 8 };

static const char *const types[] = {"image/jpeg", "image/png", NULL};
static const struct {
    size_t size;
    unsigned char bytes[SIGNATURE_MAX];
} signatures[] = {
    {3, {0xff, 0xd8, 0xff}},                            /* ITU T.81, B.1.1.3: SOI and a marker */
    {8, {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}}, /* PNG, 5.2 */
};

/* The place of the picture's media type in `types`, and its size in bytes. */
static bool describe(struct db *db, int64_t image, int *type, int *size, struct err *err)
{
    static const char sql[] = "SELECT media_type, typeof(data), length(data) FROM image "
                              "WHERE id = ?1";
    bool found = false;
    sqlite3_stmt *statement = db_prepare(db, sql, image, err);
    bool done = statement != NULL && db_step(db, statement, &found, err);
    if (done && !found) {
        done = err_set(err, STATUS_CONTENT, "is not in the file; write the image again");
    }
    if (done) {
        struct row row = {.statement = statement, .err = err, .ok = true};
        const char *held = (const char *)sqlite3_column_text(statement, 1);
        *type = row_word(&row, 0, types, "media_type");
        *size = (int)row_integer(&row, 2, SIGNATURE_MAX, CONTENT_IMAGE_MAX, "its size in bytes");
        if (held == NULL || strcmp(held, "blob") != 0) {
            row_refuse(&row, "holds no picture; write the image again");
        }
        done = row.ok;
    }
    (void)sqlite3_finalize(statement);
    return done;
}

bool image_read(struct db *db, int64_t image, size_t most, struct bytes *out, struct err *err)
{
    int type;
    int size;
    sqlite3_blob *blob = NULL;
    unsigned char *data = NULL;
    unsigned char start[SIGNATURE_MAX];
    bool done = false;
    if (!describe(db, image, &type, &size, err)) {
        return false;
    }
    int code = sqlite3_blob_open(db->handle, "main", "image", "data", image, 0, &blob);
    if (code != SQLITE_OK) {
        (void)db_fail(db, code, err);
        goto out;
    }
    if (sqlite3_blob_bytes(blob) != size) {
        (void)err_set(err, STATUS_DAMAGED, "is damaged; copy the file again from the original");
        goto out;
    }
    size = (size_t)size < most ? size : (int)most;
    if (out != NULL && (data = malloc((size_t)size)) == NULL) {
        (void)err_memory(err, "a picture");
        goto out;
    }
    code = data != NULL ? sqlite3_blob_read(blob, data, size, 0)
                        : sqlite3_blob_read(blob, start, SIGNATURE_MAX, 0);
    if (code != SQLITE_OK) {
        (void)db_fail(db, code, err);
        goto out;
    }
    if (memcmp(data != NULL ? data : start, signatures[type].bytes, signatures[type].size) != 0) {
        (void)err_set(err, STATUS_CONTENT, "does not begin as %s does; write the image again",
                      types[type]);
        goto out;
    }
    done = true;
    if (out != NULL) {
        *out = (struct bytes){.data = data, .size = (size_t)size};
        data = NULL;
    }
out:
    free(data);
    (void)sqlite3_blob_close(blob);
    return done;
}

bool image_check_all(struct db *db, struct err *err)
{
    sqlite3_stmt *statement = db_prepare(db, "SELECT id FROM image", 0, err);
    bool more = false;
    bool done = false;
    while (statement != NULL && (done = db_step(db, statement, &more, err)) && more) {
        int64_t image = sqlite3_column_int64(statement, 0);
        if (!image_read(db, image, SIGNATURE_MAX, NULL, err)) {
            done = err_prefix(err, "image %lld", (long long)image);
            break;
        }
    }
    (void)sqlite3_finalize(statement);
    return done;
}
