/* Pictures of the file with something wrong in them. */
#include "mutant_parts.h"

#include <stdlib.h>
#include <string.h>

enum { PIECES_MAX = 400, PNG_HEAD = 8 };

/* A segment of a JPEG file (the last one with all that follows), or a chunk of a PNG file. */
struct piece {
    const uint8_t *data;
    size_t size;
};

struct pieces {
    struct piece piece[PIECES_MAX];
    size_t count;
};

static uint32_t read32(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void cut_jpeg(const struct blob *b, struct pieces *out)
{
    size_t at = 2;
    while (at + 4 <= b->size && b->data[at] == 0xff && out->count < PIECES_MAX - 1) {
        const bool scan = b->data[at + 1] == 0xda;
        const size_t size = 2 + ((size_t)b->data[at + 2] << 8 | b->data[at + 3]);
        const size_t left = b->size - at;
        out->piece[out->count++] = (struct piece){b->data + at, scan || size > left ? left : size};
        at += out->piece[out->count - 1].size;
    }
}

static void cut_png(const struct blob *b, struct pieces *out)
{
    size_t at = PNG_HEAD;
    while (at + 12 <= b->size && out->count < PIECES_MAX) {
        const size_t size = (size_t)read32(b->data + at) + 12;
        if (size > b->size - at) {
            break;
        }
        out->piece[out->count++] = (struct piece){b->data + at, size};
        at += size;
    }
}

/* The pieces in another order, one of them twice, one not at all. */
static void shuffle_pieces(struct work *w, struct blob *b, bool is_png)
{
    struct pieces p = {.count = 0};
    struct blob out = {0};
    (is_png ? cut_png : cut_jpeg)(b, &p);
    if (p.count < 2) {
        return;
    }
    for (size_t left = 1 + rng_below(&w->rng, 3); left > 0; left--) {
        const size_t from = rng_below(&w->rng, p.count);
        const size_t to = rng_below(&w->rng, p.count);
        const struct piece kept = p.piece[to];
        p.piece[to] = p.piece[from];
        if (rng_once_in(&w->rng, 2)) {
            p.piece[from] = kept;
        }
    }
    blob_put(&out, b->data, is_png ? PNG_HEAD : 2);
    for (size_t i = 0; i < p.count; i++) {
        const size_t times = rng_once_in(&w->rng, 20) ? 1 + rng_below(&w->rng, 200) : 1;
        for (size_t n = 0; n < times && out.size < (4 << 20); n++) {
            blob_put(&out, p.piece[i].data, p.piece[i].size);
        }
    }
    free(b->data);
    *b = out;
}

/* Bytes within a chunk, whose check sum is right again. */
static void change_chunks(struct work *w, struct blob *b)
{
    struct pieces p = {.count = 0};
    struct blob out = {0};
    cut_png(b, &p);
    blob_put(&out, b->data, PNG_HEAD);
    const size_t victim = p.count > 0 && rng_once_in(&w->rng, 2) ? 0 : rng_below(&w->rng, 4);
    for (size_t i = 0; i < p.count; i++) {
        struct blob inner = {0};
        char name[4];
        memcpy(name, p.piece[i].data + 4, sizeof name);
        blob_put(&inner, p.piece[i].data + 8, p.piece[i].size - 12);
        if (i == victim) {
            blob_flip(&inner, &w->rng, 40, 4);
            if (rng_once_in(&w->rng, 8)) {
                static const char *const names[] = {"PLTE", "tRNS", "IDAT", "IEND", "acTL",
                                                    "gAMA", "iCCP", "zTXt", "sBIT", "abCd"};
                memcpy(name, PICK(w, names), sizeof name);
            }
            if (rng_once_in(&w->rng, 4)) {
                inner.size = rng_below(&w->rng, inner.size + 1);
            }
        }
        blob_chunk(&out, name, inner.data, inner.size);
        free(inner.data);
    }
    free(b->data);
    *b = out;
}

/* Width and height, or the kind of coding, in the header of the frame. */
static void change_frame(struct work *w, struct blob *b)
{
    static const unsigned sides[] = {0, 1, 7, 255, 8000, 16384, 30000, 30001, 65535};
    static const uint8_t codings[] = {0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc9, 0xca, 0xcb, 0xc4};
    for (size_t at = 2; at + 10 < b->size; at++) {
        if (b->data[at] == 0xff && (b->data[at + 1] == 0xc0 || b->data[at + 1] == 0xc2)) {
            const unsigned height = PICK(w, sides);
            const unsigned width = PICK(w, sides);
            if (rng_once_in(&w->rng, 3)) {
                b->data[at + 1] = PICK(w, codings);
            } else {
                b->data[at + 5] = (uint8_t)(height >> 8);
                b->data[at + 6] = (uint8_t)height;
                b->data[at + 7] = (uint8_t)(width >> 8);
                b->data[at + 8] = (uint8_t)width;
            }
            return;
        }
    }
}

/* An EXIF segment right behind the start, with directories that may lead anywhere. */
static void add_exif(struct work *w, struct blob *b)
{
    struct blob out = {0};
    struct blob tiff = {0};
    const unsigned entries = (unsigned)rng_below(&w->rng, 40);
    blob_put(&tiff, "Exif\0\0MM\0*", 10);
    blob_put32(&tiff, rng_once_in(&w->rng, 3) ? (uint32_t)rng_next(&w->rng) : 8);
    blob_put16(&tiff, rng_once_in(&w->rng, 4) ? 0xffff : entries);
    for (unsigned i = 0; i < entries; i++) {
        blob_put16(&tiff, rng_once_in(&w->rng, 3) ? 0x0112 : (unsigned)rng_below(&w->rng, 65536));
        blob_put16(&tiff, (unsigned)rng_below(&w->rng, 14));
        blob_put32(&tiff, rng_once_in(&w->rng, 3) ? UINT32_MAX : 1);
        blob_put32(&tiff, (uint32_t)rng_below(&w->rng, 12) << 16);
    }
    blob_put32(&tiff, 8);
    blob_put(&out, b->data, 2);
    blob_put16(&out, 0xffe1);
    blob_put16(&out, rng_once_in(&w->rng, 4) ? (unsigned)rng_below(&w->rng, 65536)
                                             : (unsigned)tiff.size + 2);
    blob_put(&out, tiff.data, tiff.size);
    blob_put(&out, b->data + 2, b->size - 2);
    free(tiff.data);
    free(b->data);
    *b = out;
}

/* Longer or shorter in the middle. */
static void change_length(struct work *w, struct blob *b)
{
    const size_t at = rng_below(&w->rng, b->size);
    const size_t length = 1 + rng_below(&w->rng, rng_once_in(&w->rng, 2) ? 20 : 20000);
    struct blob out = {0};
    blob_put(&out, b->data, at);
    switch (rng_below(&w->rng, 4)) {
    case 0: /* cut */
        break;
    case 1: /* something is missing */
        if (length < b->size - at) {
            blob_put(&out, b->data + at + length, b->size - at - length);
        }
        break;
    default: /* something is there twice, or too much */
        blob_put(&out, b->data, length < b->size ? length : b->size);
        blob_put(&out, b->data + at, b->size - at);
        break;
    }
    free(b->data);
    *b = out;
}

static const char *change_picture(struct work *w, struct blob *b, bool is_png)
{
    enum { HEAD = 700 };
    switch (rng_below(&w->rng, 6)) {
    case 0:
        blob_flip(b, &w->rng, HEAD, 40);
        return "wrong bytes";
    case 1:
        change_length(w, b);
        return "wrong length";
    case 2:
        shuffle_pieces(w, b, is_png);
        return "pieces in disorder";
    case 3:
    case 4:
        (is_png ? change_chunks : change_frame)(w, b);
        return is_png ? "wrong chunks" : "wrong frame";
    default:
        if (is_png) {
            change_chunks(w, b);
            return "wrong chunks";
        }
        add_exif(w, b);
        return "odd EXIF";
    }
}

void work_picture(struct work *w, const uint8_t *data, size_t size, bool is_png)
{
    sqlite3_stmt *s = NULL;
    const bool liar = rng_once_in(&w->rng, 12);
    if (sqlite3_prepare_v2(w->db,
                           "INSERT OR REPLACE INTO image (id, name, media_type, caption, data) "
                           "VALUES (700, 'mutant', ?1, 'Ảnh', ?2)",
                           -1, &s, NULL) == SQLITE_OK) {
        (void)sqlite3_bind_text(s, 1, is_png != liar ? "image/png" : "image/jpeg", -1,
                                SQLITE_STATIC);
        (void)sqlite3_bind_blob64(s, 2, data, size, SQLITE_STATIC);
        (void)sqlite3_step(s);
    }
    (void)sqlite3_finalize(s);
    (void)work_run(w, "UPDATE slide SET image = 700 WHERE id %% 2 = %d",
                   (int)rng_below(&w->rng, 2));
    (void)work_run(w, "UPDATE award SET photo = 700 WHERE position %% 3 = 1");
    (void)work_run(w, "UPDATE OR IGNORE photo SET image = 700 WHERE position %% 2 = 1");
    if (rng_once_in(&w->rng, 2)) {
        (void)work_run(w, "INSERT OR REPLACE INTO setting VALUES ('logo', 'mutant')");
    }
    if (rng_once_in(&w->rng, 2)) {
        (void)work_run(w, "INSERT INTO slide (id, position, kind, heading, image) VALUES (7000, 0, "
                          "'photo', 'Ảnh', 700)");
    }
    if (rng_once_in(&w->rng, 3)) {
        (void)work_run(w, "UPDATE slide SET image = 700, image_place = 'behind' WHERE kind = "
                          "'announcement'");
    }
}

void mutate_pictures(struct work *w)
{
    sqlite3_stmt *s = NULL;
    struct blob b = {0};
    bool is_png = false;
    if (sqlite3_prepare_v2(w->db,
                           "SELECT data, media_type = 'image/png' FROM image LIMIT 1 OFFSET ?1", -1,
                           &s, NULL) == SQLITE_OK) {
        const int64_t count = work_number(w, 0, "SELECT count(*) FROM image");
        (void)sqlite3_bind_int64(s, 1, count > 0 ? (int64_t)rng_below(&w->rng, (size_t)count) : 0);
        if (sqlite3_step(s) == SQLITE_ROW) {
            blob_put(&b, sqlite3_column_blob(s, 0), (size_t)sqlite3_column_bytes(s, 0));
            is_png = sqlite3_column_int(s, 1) == 1;
        }
    }
    (void)sqlite3_finalize(s);
    if (b.size < 64) { /* there is none, or what there is was changed already */
        free(b.data);
        return;
    }
    for (size_t left = 1 + rng_below(&w->rng, 3); left > 0 && b.size > 16; left--) {
        work_say(w, "%s with %s", is_png ? "PNG" : "JPEG", change_picture(w, &b, is_png));
    }
    work_picture(w, b.data, b.size, is_png);
    free(b.data);
}
