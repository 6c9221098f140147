/* Changes in a data file, all of them or none. The file is opened with the same care as for
 * reading, and its own constraints and triggers hold. */
#ifndef KIOSK_CONTENT_WRITE_H
#define KIOSK_CONTENT_WRITE_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/err.h"
#include "content/deck.h"

#include <stdbool.h>
#include <stdint.h>

struct writer;

/* What went wrong is told with the file's name before it by writer_open, writer_look, writer_commit
 * and writer_texts; by the others without, as their caller knows better what it was about. */

/* Opens the data file, checks it, and begins the one transaction of this writer; who else wants to
 * write waits until writer_close. NULL on an error: those of content_open, and STATUS_OUTPUT if the
 * file may not be written. */
struct writer *writer_open(const char *path, struct err *err);

/* The same to read only (writer_slide_kind, writer_texts and the like): the file may be on a
 * read-only disk. */
struct writer *writer_look(const char *path, struct err *err);

/* A new, empty data file in memory, made from data/schema.sql. */
struct writer *writer_new(struct err *err);

/* Makes the changes last. Nothing can be written afterwards. STATUS_OUTPUT if there is no room. */
bool writer_commit(struct writer *writer, struct err *err);

/* The bytes of a committed writer_new; the caller frees (void *)out->data with free(). */
bool writer_bytes(struct writer *writer, struct bytes *out, struct err *err);

/* What was not committed is as if it had never been. NULL is allowed. */
void writer_close(struct writer *writer);

enum write_type { WRITE_NULL, WRITE_WHOLE, WRITE_REAL, WRITE_TEXT, WRITE_BLOB };

/* What goes into one column; all is borrowed for the call. */
struct write_value {
    const char *column;
    enum write_type type;
    int64_t whole;
    double real;
    const char *text;
    struct bytes blob;
};

/* Runs SQL that is built into the program, by the name of its asset. */
bool writer_asset(struct writer *writer, const char *name, struct err *err);

/* Adds a row to a table of the schema; the names are the program's own, never a user's. *id (may be
 * NULL) is set to its id, where the table has one. STATUS_CONTENT with the words of the constraint
 * that refuses it. */
bool writer_add(struct writer *writer, const char *table, const struct write_value *values,
                size_t count, int64_t *id, struct err *err);

/* Changes columns of the row with that id of slide or image. */
bool writer_change(struct writer *writer, const char *table, int64_t id,
                   const struct write_value *values, size_t count, struct err *err);

/* Takes all rows of a slide out of statistic, award or photo. */
bool writer_clear(struct writer *writer, const char *table, int64_t slide, struct err *err);

/* The greatest position in slide (`slide` is 0 then), or of the slide's rows in statistic, award or
 * photo; 0 if there is none. */
bool writer_last(struct writer *writer, const char *table, int64_t slide, int64_t *position,
                 struct err *err);

/* STATUS_CONTENT if there is no slide of that id. */
bool writer_slide_kind(struct writer *writer, int64_t slide, enum slide_kind *kind,
                       struct err *err);

/* The image of that name; *id is 0 if there is none. */
bool writer_image(struct writer *writer, const char *name, int64_t *id, struct err *err);

/* Whether a slide has the image: its own, or in its series. */
bool writer_slide_has(struct writer *writer, int64_t slide, int64_t image, bool *has,
                      struct err *err);

/* Reads the slide as the show will. STATUS_CONTENT if it could not be shown. */
bool writer_check_slide(struct writer *writer, int64_t slide, struct err *err);

/* The value of a setting, in the arena; NULL if the file does not give it. */
bool writer_setting(struct writer *writer, struct arena *arena, const char *name,
                    const char **value, struct err *err);

/* Gives the setting the value; NULL takes it out. */
bool writer_set_setting(struct writer *writer, const char *name, const char *value,
                        struct err *err);

/* A column of a slide as text, in the arena; NULL if it is NULL. The name is the program's own.
 * STATUS_CONTENT if there is no such slide. (writer_change writes one.) */
bool writer_slide_value(struct writer *writer, struct arena *arena, int64_t slide,
                        const char *column, const char **value, struct err *err);

/* A text that stands in the file. */
struct stored_text {
    int64_t key[2];     /* slide and position, or rowid: for writer_set_text */
    const char *table;  /* "slide" */
    const char *column; /* "heading" */
    const char *name;   /* of the setting or image that it belongs to; else "" */
    const char *text;   /* as it is; zero-ended, in the arena */
    size_t length;
    bool utf8; /* or else bytes of something else */
};

/* All texts for people that have anything beyond ASCII, in the order of the tables. *texts is in
 * the arena. */
bool writer_texts(struct writer *writer, struct arena *arena, struct stored_text **texts,
                  size_t *count, struct err *err);
bool writer_set_text(struct writer *writer, const struct stored_text *at, const char *text,
                     struct err *err);

#endif
