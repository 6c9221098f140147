#include "content/row.h"

#include "base/text.h"

#include <string.h>

bool row_null(const struct row *row, int column)
{
    return sqlite3_column_type(row->statement, column) == SQLITE_NULL;
}

void row_refuse(struct row *row, const char *what)
{
    if (row->ok) {
        row->ok = err_set(row->err, STATUS_CONTENT, "%s", what);
    }
}

/* The bytes of the text, which are not ended by a zero; NULL if it is not text. */
static const char *raw_text(struct row *row, int column, size_t *length, const char *name)
{
    *length = 0;
    if (!row->ok) {
        return NULL;
    }
    if (sqlite3_column_type(row->statement, column) != SQLITE_TEXT) {
        row->ok = err_set(row->err, STATUS_CONTENT, "%s is not text; write it anew", name);
        return NULL;
    }
    const char *text = (const char *)sqlite3_column_text(row->statement, column);
    int bytes = sqlite3_column_bytes(row->statement, column);
    if (text == NULL || bytes < 0) {
        row->ok = err_memory(row->err, name);
        return NULL;
    }
    *length = (size_t)bytes;
    return text;
}

/* In the arena; NULL, with the error set, if it can't be read. */
static char *take_text(struct row *row, int column, size_t most, const char *name)
{
    size_t length;
    const char *text = raw_text(row, column, &length, name);
    if (text == NULL) {
        return NULL;
    }
    if (length > most * 4 || text_count(text, length) > most) {
        row->ok = err_set(row->err, STATUS_CONTENT, "%s has more than %zu characters; shorten it",
                          name, most);
        return NULL;
    }
    if (!text_valid(text, length)) {
        row->ok = err_set(row->err, STATUS_CONTENT, "%s is not valid UTF-8; write it anew as UTF-8",
                          name);
        return NULL;
    }
    char *nfc = text_nfc(row->arena, text, length, NULL);
    if (nfc == NULL) {
        row->ok = err_memory(row->err, name);
        return NULL;
    }
    return nfc;
}

const char *row_text(struct row *row, int column, size_t most, const char *name)
{
    const char *text = take_text(row, column, most, name);
    return text != NULL ? text : "";
}

const char *row_line(struct row *row, int column, size_t most, const char *name)
{
    char *text = take_text(row, column, most, name);
    if (text == NULL) {
        return "";
    }
    for (char *feed = strchr(text, '\n'); feed != NULL; feed = strchr(feed, '\n')) {
        *feed = ' ';
    }
    return text;
}

int64_t row_integer(struct row *row, int column, int64_t least, int64_t most, const char *name)
{
    int64_t value = sqlite3_column_int64(row->statement, column);
    bool right = sqlite3_column_type(row->statement, column) == SQLITE_INTEGER && value >= least &&
                 value <= most;
    if (row->ok && !right) {
        row->ok = err_set(row->err, STATUS_CONTENT,
                          "%s is not a whole number from %lld to %lld; correct it", name,
                          (long long)least, (long long)most);
    }
    return row->ok ? value : 0;
}

double row_real(struct row *row, int column, double least, double most, const char *name)
{
    int type = sqlite3_column_type(row->statement, column);
    double value = sqlite3_column_double(row->statement, column);
    bool right = (type == SQLITE_FLOAT || type == SQLITE_INTEGER) && value >= least &&
                 value <= most; /* neither holds for NaN */
    if (row->ok && !right) {
        row->ok = err_set(row->err, STATUS_CONTENT,
                          "%s is not a number from %.0f to %.0f; correct it", name, least, most);
    }
    return row->ok ? value : 0;
}

int row_word(struct row *row, int column, const char *const *words, const char *name)
{
    size_t length;
    const char *text = raw_text(row, column, &length, name);
    for (int i = 0; text != NULL && words[i] != NULL; i++) {
        if (strlen(words[i]) == length && memcmp(words[i], text, length) == 0) {
            return i;
        }
    }
    if (row->ok) {
        row->ok = err_set(row->err, STATUS_CONTENT,
                          "%s is none that this program knows; correct it, or update kiosk", name);
    }
    return 0;
}
