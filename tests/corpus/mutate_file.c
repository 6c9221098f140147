/* The file as bytes (https://www.sqlite.org/fileformat2.html). */
#include "mutant_parts.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD = 100 };

static size_t page_size(const struct blob *file)
{
    const size_t said = file->size < HEAD ? 0 : (size_t)file->data[16] << 8 | file->data[17];
    const size_t size = said == 1 ? 65536 : said;
    return size < 512 || (size & (size - 1)) != 0 ? 8192 : size;
}

static size_t page_count(const struct blob *file)
{
    return file->size / page_size(file);
}

static uint8_t *page_at(const struct blob *file, size_t page)
{
    return file->data + page * page_size(file);
}

/* Anywhere, or in the heads of pages, which SQLite follows. */
void mutate_bytes(struct work *w, struct blob *file)
{
    static const size_t counts[] = {1, 1, 2, 4, 16, 64, 400};
    const size_t pages = page_count(file);
    const size_t count = PICK(w, counts);
    const bool heads = rng_once_in(&w->rng, 2);
    work_say(w, "%zu bytes%s", count, heads ? " in heads of pages" : "");
    for (size_t i = 0; i < count && pages > 0; i++) {
        const size_t page = rng_below(&w->rng, pages);
        const size_t at = rng_below(&w->rng, heads ? 128 : page_size(file));
        page_at(file, page)[at] = (uint8_t)rng_next(&w->rng);
    }
}

void mutate_pages(struct work *w, struct blob *file)
{
    const size_t size = page_size(file);
    const size_t pages = page_count(file);
    const size_t count = 1 + rng_below(&w->rng, 3);
    work_say(w, "%zu pages", count);
    for (size_t i = 0; i < count && pages > 1; i++) {
        uint8_t *a = page_at(file, rng_below(&w->rng, pages));
        uint8_t *b = page_at(file, rng_below(&w->rng, pages));
        switch (rng_below(&w->rng, 5)) {
        case 0:
            for (size_t n = 0; n < size; n++) {
                const uint8_t kept = a[n];
                a[n] = b[n];
                b[n] = kept;
            }
            break;
        case 1:
            memmove(a, b, size);
            break;
        case 2:
            memset(a, rng_once_in(&w->rng, 2) ? 0 : 0xff, size);
            break;
        case 3:
            for (size_t n = 0; n < size; n++) {
                a[n] = (uint8_t)rng_next(&w->rng);
            }
            break;
        default: /* what it holds is somewhere else on it */
            memmove(a + 16, a, size - 16);
            break;
        }
    }
}

void mutate_header(struct work *w, struct blob *file)
{
    static const struct {
        const char *name;
        size_t at, size;
    } fields[] = {{"magic", 0, 1},           {"page size", 16, 2},      {"write version", 18, 1},
                  {"read version", 19, 1},   {"reserved bytes", 20, 1}, {"fractions", 21, 3},
                  {"change counter", 24, 4}, {"page count", 28, 4},     {"freelist", 32, 4},
                  {"free pages", 36, 4},     {"schema cookie", 40, 4},  {"schema format", 44, 4},
                  {"cache size", 48, 4},     {"largest root", 52, 4},   {"encoding", 56, 4},
                  {"user version", 60, 4},   {"vacuum", 64, 4},         {"application id", 68, 4},
                  {"expansion", 72, 4},      {"version valid", 92, 4},  {"library version", 96, 4}};
    static const uint32_t values[] = {0,   1,    2,    3,     4,      5,          7,         255,
                                      512, 1024, 4096, 32768, 0x1000, 0x7fffffff, 0xffffffff};
    if (file->size < HEAD) {
        return;
    }
    for (size_t left = 1 + rng_below(&w->rng, 2); left > 0; left--) {
        const size_t field = rng_below(&w->rng, SUPPORT_COUNT(fields));
        uint32_t value = rng_once_in(&w->rng, 3) ? (uint32_t)rng_next(&w->rng) : PICK(w, values);
        work_say(w, "%s = %u", fields[field].name, value);
        for (size_t i = fields[field].size; i > 0; i--) {
            file->data[fields[field].at + i - 1] = (uint8_t)value;
            value >>= 8;
        }
    }
}

static void put_pointer(uint8_t *at, size_t page)
{
    const uint8_t bytes[] = {(uint8_t)(page >> 24), (uint8_t)(page >> 16), (uint8_t)(page >> 8),
                             (uint8_t)page};
    memcpy(at, bytes, sizeof bytes);
}

/* A pointer of a B-tree page: to its right child, to that of a cell, or to the rest of a row. */
static void change_pointer(struct work *w, struct blob *file, size_t page, size_t target)
{
    enum { INTERIOR_INDEX = 2, INTERIOR_TABLE = 5 };
    const size_t size = page_size(file);
    const size_t from = page == 0 ? HEAD : 0;
    uint8_t *p = page_at(file, page) + from;
    const bool interior = p[0] == INTERIOR_INDEX || p[0] == INTERIOR_TABLE;
    const size_t cells = (size_t)p[3] << 8 | p[4];
    if (interior && rng_once_in(&w->rng, 2)) {
        put_pointer(p + 8, target);
        return;
    }
    const size_t at = interior ? 12 : 8;
    if (cells == 0 || from + at + 2 * cells > size) {
        put_pointer(p, target); /* of a row's rest: the next such page */
        return;
    }
    const size_t cell = rng_below(&w->rng, cells);
    uint8_t *entry = p + at + 2 * cell;
    const size_t where = (size_t)entry[0] << 8 | entry[1];
    if (rng_once_in(&w->rng, 4)) {
        entry[1] = (uint8_t)rng_next(&w->rng); /* the cell is somewhere else */
    } else if (interior && where + 4 < size) {
        put_pointer(page_at(file, page) + where, target);
    } else if (where + size / 8 + 4 < size) { /* about where the rest of a long row is named */
        put_pointer(page_at(file, page) + where + rng_below(&w->rng, size / 8), target);
    }
}

void mutate_pointers(struct work *w, struct blob *file)
{
    const size_t pages = page_count(file);
    const size_t count = 1 + rng_below(&w->rng, 6);
    work_say(w, "%zu pointers", count);
    for (size_t i = 0; i < count && pages > 0; i++) {
        const size_t page = rng_below(&w->rng, pages);
        const size_t target = rng_once_in(&w->rng, 3)   ? page + 1 /* itself */
                              : rng_once_in(&w->rng, 6) ? (size_t)(rng_next(&w->rng) & 0xffffffff)
                                                        : 1 + rng_below(&w->rng, pages);
        if (rng_once_in(&w->rng, 6)) {
            put_pointer(file->data + 32, target); /* the list of free pages */
        } else {
            change_pointer(w, file, page, target);
        }
    }
}

/* A -journal or -wal of nobody knows what, which SQLite looks at first. */
static void put_beside(struct work *w, const struct blob *file)
{
    static const char *const endings[] = {"-journal", "-wal", "-shm"};
    static const uint8_t journal[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    char path[256];
    struct blob b = {0};
    const char *ending = PICK(w, endings);
    (void)snprintf(path, sizeof path, "%s%s", w->path, ending);
    blob_put(&b, journal, sizeof journal);
    for (int i = 0; i < 6; i++) {
        blob_put32(&b, (uint32_t)rng_below(&w->rng, 9000));
    }
    blob_fill(&b, 0, 512 - b.size);
    blob_put(&b, file->data, file->size < 20000 ? file->size : 20000);
    FILE *f = fopen(path, "wb");
    mutant_must(f != NULL && fwrite(b.data, 1, b.size, f) == b.size && fclose(f) == 0,
                "a file beside it can be written");
    free(b.data);
    work_say(w, "a %s beside it", ending);
}

void mutate_length(struct work *w, struct blob *file)
{
    const size_t at = file->size > 0 ? rng_below(&w->rng, file->size) : 0;
    const size_t whole = at / page_size(file) * page_size(file);
    switch (rng_below(&w->rng, 6)) {
    case 0:
        file->size = at;
        work_say(w, "cut to %zu bytes", file->size);
        break;
    case 1:
        file->size = rng_once_in(&w->rng, 4) ? rng_below(&w->rng, HEAD + 20) : whole;
        work_say(w, "cut to %zu bytes", file->size);
        break;
    case 2:
        blob_fill(file, (uint8_t)rng_next(&w->rng), 1 + rng_below(&w->rng, 100000));
        work_say(w, "more at the end");
        break;
    case 3:
        if (file->size > 1) {
            memmove(file->data + at, file->data + at + 1, file->size - at - 1);
            file->size--;
        }
        work_say(w, "byte %zu is missing", at);
        break;
    case 4:
        memset(file->data + at, 0, file->size - at); /* a copy that was not synced */
        work_say(w, "zeros from byte %zu on", at);
        break;
    default:
        put_beside(w, file);
        break;
    }
}
