/* The changes that make a mutant, one file a kind. Only mutant*.c and mutate*.c include this. */
#ifndef KIOSK_TESTS_MUTANT_PARTS_H
#define KIOSK_TESTS_MUTANT_PARTS_H

#include "../support.h"
#include "mutant.h"

#include <sqlite3.h>
#include <stdio.h>

/* A file in the making: as a database first, then as bytes. */
struct work {
    struct rng rng;
    struct arena arena;
    const char *path;
    sqlite3 *db;
    bool schema_stays; /* what it says was changed on purpose */
    char *what;
    int room;
};

/* Ends the program, with what was to hold, unless it does: then the test itself is at fault. */
void mutant_must(bool holds, const char *what);

/* Adds to what is told. */
void work_say(struct work *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Runs SQL, put together as sqlite3_mprintf does (%Q, %w); what SQLite refuses is not done, and
 * that is all. */
bool work_run(struct work *w, const char *format, ...);

/* The number that SQL answers with; `otherwise` if it does not. */
int64_t work_number(struct work *w, int64_t otherwise, const char *format, ...);

/* One of a list. */
#define PICK(w, list) ((list)[rng_below(&(w)->rng, SUPPORT_COUNT(list))])

/* On the database. */
void mutate_values(struct work *w);
void mutate_texts(struct work *w);
void mutate_giant(struct work *w);
void mutate_many(struct work *w);
void mutate_references(struct work *w);
void mutate_settings(struct work *w);
void mutate_slides(struct work *w);
void mutate_schema(struct work *w);
void mutate_pictures(struct work *w);
void mutate_bombs(struct work *w);

/* Puts a picture into the file, and slides, portraits and perhaps the logo in its place. */
void work_picture(struct work *w, const uint8_t *data, size_t size, bool is_png);

/* Text that was made to be hard on whoever lays it out; in the arena. */
const char *work_markdown(struct work *w);

/* Bytes, from malloc. */
struct blob {
    uint8_t *data;
    size_t size, room;
};
void blob_put(struct blob *b, const void *data, size_t size);
void blob_fill(struct blob *b, uint8_t byte, size_t size);
void blob_put16(struct blob *b, unsigned value); /* the greater byte first */
void blob_put32(struct blob *b, uint32_t value);

/* A PNG chunk, with its check sum. */
void blob_chunk(struct blob *b, const char name[4], const uint8_t *data, size_t size);

/* Some bytes become others; most of them within the first `head`. */
void blob_flip(struct blob *b, struct rng *rng, size_t head, size_t most);

/* On the bytes of the file. */
void mutate_bytes(struct work *w, struct blob *file);
void mutate_pages(struct work *w, struct blob *file);
void mutate_header(struct work *w, struct blob *file);
void mutate_pointers(struct work *w, struct blob *file);
void mutate_length(struct work *w, struct blob *file);

#endif
