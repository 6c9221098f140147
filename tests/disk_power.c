/* The disk's states: what is seen, what is durable, and what is left of the rest without power. */
#include "disk_parts.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

enum { SECTOR = 512 };

static void *must(void *memory)
{
    if (memory == NULL) {
        abort();
    }
    return memory;
}

char *disk_text(const char *text)
{
    return must(strdup(text));
}

unsigned char *disk_bytes(const void *bytes, size_t size)
{
    unsigned char *copy = must(malloc(size + 1));
    memcpy(copy, bytes, size);
    return copy;
}

int disk_new_file(struct disk *d, bool folder)
{
    for (int i = 0; i < DISK_FILES; i++) {
        if (!d->file[i].used) {
            d->file[i] = (struct file){.used = true, .folder = folder};
            return i;
        }
    }
    abort();
}

static struct name *find(struct names *names, const char *path)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->name[i].path, path) == 0) {
            return &names->name[i];
        }
    }
    return NULL;
}

/* The root's name is "". */
struct name *disk_name(struct disk *d, const char *path)
{
    return find(&d->now, strcmp(path, "/") == 0 ? "" : path);
}

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash - path);
}

bool disk_has_folder(struct disk *d, const char *path)
{
    char folder[IO_PATH];
    const size_t length = folder_length(path);
    memcpy(folder, path, length);
    folder[length] = '\0';
    const struct name *name = find(&d->now, folder);
    return length == 0 || (name != NULL && d->file[name->file].folder);
}

const char *disk_in_folder(const char *folder, const char *path)
{
    const size_t length = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
    return path[0] == '/' && folder_length(path) == length && strncmp(path, folder, length) == 0
               ? path + length + 1
               : NULL;
}

static void set_name(struct names *names, const char *path, int file)
{
    struct name *name = find(names, path);
    if (name == NULL) {
        if (names->count == DISK_NAMES) {
            abort();
        }
        name = &names->name[names->count++];
        name->path = disk_text(path);
    }
    name->file = file;
}

static void remove_name(struct names *names, const char *path, int file)
{
    struct name *name = find(names, path);
    if (name != NULL && name->file == file) {
        free(name->path);
        *name = names->name[--names->count];
    }
}

static void write_blob(struct blob *blob, size_t at, const unsigned char *bytes, size_t size)
{
    if (at + size > blob->size) {
        blob->bytes = must(realloc(blob->bytes, at + size));
        memset(blob->bytes + blob->size, 0, at + size - blob->size);
        blob->size = at + size;
    }
    memcpy(blob->bytes + at, bytes, size);
}

static void empty_blob(struct blob *blob)
{
    free(blob->bytes);
    *blob = (struct blob){0};
}

/* Does the change to one of the two views. */
static void apply(struct names *names, struct blob *blob, const struct change *c)
{
    switch (c->kind) {
    case CHANGE_NAME:
        set_name(names, c->to, c->file);
        break;
    case CHANGE_RENAME:
        set_name(names, c->to, c->file);
        remove_name(names, c->from, c->file);
        break;
    case CHANGE_REMOVE:
        remove_name(names, c->from, c->file);
        break;
    case CHANGE_EMPTY:
        empty_blob(blob);
        break;
    case CHANGE_WRITE:
        write_blob(blob, c->at, c->bytes, c->size);
        break;
    }
}

static void free_change(struct change *c)
{
    free(c->from);
    free(c->to);
    free(c->bytes);
}

void disk_change(struct disk *d, struct change change)
{
    if (d->change_count == DISK_CHANGES) {
        abort();
    }
    apply(&d->now, &d->file[change.file].now, &change);
    d->change[d->change_count++] = change;
}

static bool is_of_names(const struct change *c)
{
    return c->kind == CHANGE_NAME || c->kind == CHANGE_RENAME || c->kind == CHANGE_REMOVE;
}

void disk_settle(struct disk *d, const struct handle *h, bool kept)
{
    size_t rest = 0;
    for (size_t i = 0; i < d->change_count; i++) {
        struct change *c = &d->change[i];
        const bool folder = d->file[h->file].folder;
        const char *path = c->to != NULL ? c->to : c->from;
        const bool meant = is_of_names(c) ? folder && disk_in_folder(h->path, path) != NULL
                                          : !folder && c->file == h->file;
        if (!meant) {
            d->change[rest++] = *c;
        } else if (!kept) {
            c->lost = true;
            d->change[rest++] = *c;
        } else {
            if (!c->lost) {
                apply(&d->durable, &d->file[c->file].durable, c);
            }
            free_change(c);
        }
    }
    d->change_count = rest;
}

/* Of a write, a random choice of what lies in each sector; or up to a random one. */
static void apply_torn(struct disk *d, const struct change *c, struct rng *rng, bool in_order)
{
    struct blob *blob = &d->file[c->file].durable;
    const size_t sectors = (c->at + c->size - 1) / SECTOR - c->at / SECTOR + 1;
    const size_t end = rng_below(rng, sectors + 1);
    for (size_t i = 0; i < sectors; i++) {
        const size_t first = (c->at / SECTOR + i) * SECTOR;
        const size_t from = first > c->at ? first : c->at;
        const size_t until = first + SECTOR < c->at + c->size ? first + SECTOR : c->at + c->size;
        if (in_order ? i < end : rng_once_in(rng, 2)) {
            write_blob(blob, from, c->bytes + (from - c->at), until - from);
        }
    }
}

static void apply_zeros(struct disk *d, const struct change *c)
{
    unsigned char *zeros = must(calloc(1, c->size + 1));
    write_blob(&d->file[c->file].durable, c->at, zeros, c->size);
    free(zeros);
}

static void lose(struct disk *d, enum loss loss, struct rng *rng)
{
    const size_t end = rng_below(rng, d->change_count + 1);
    for (size_t i = 0; i < d->change_count; i++) {
        struct change *c = &d->change[i];
        const bool write = c->kind == CHANGE_WRITE;
        const bool gone = c->lost || loss == LOSS_ALL || (loss == LOSS_END && i > end);
        const bool torn = loss == LOSS_SOME || (loss == LOSS_END && i == end);
        if (gone || (torn && !write && rng_once_in(rng, 2))) {
            continue;
        }
        if (torn && write) {
            apply_torn(d, c, rng, loss == LOSS_END);
        } else if (loss == LOSS_DATA && write) {
            apply_zeros(d, c);
        } else {
            apply(&d->durable, &d->file[c->file].durable, c);
        }
    }
}

static void set_blob(struct blob *to, const struct blob *from)
{
    empty_blob(to);
    if (from->size > 0) {
        *to = (struct blob){disk_bytes(from->bytes, from->size), from->size};
    }
}

static void empty_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        free(names->name[i].path);
    }
    names->count = 0;
}

static void set_names(struct names *to, const struct names *from)
{
    empty_names(to);
    for (size_t i = 0; i < from->count; i++) {
        set_name(to, from->name[i].path, from->name[i].file);
    }
}

static void close_all(struct disk *d)
{
    for (int i = 0; i < DISK_HANDLES; i++) {
        free(d->handle[i].path);
        d->handle[i] = (struct handle){0};
    }
}

/* What lies in a folder that is not there is gone, too. */
static void drop_orphans(struct disk *d)
{
    for (size_t i = 0; i < d->now.count;) {
        if (disk_has_folder(d, d->now.name[i].path)) {
            i++;
        } else {
            remove_name(&d->now, d->now.name[i].path, d->now.name[i].file);
            i = 0;
        }
    }
}

static bool has_name(const struct names *names, int file)
{
    for (size_t i = 0; i < names->count; i++) {
        if (names->name[i].file == file) {
            return true;
        }
    }
    return false;
}

static void forget_changes(struct disk *d)
{
    for (size_t i = 0; i < d->change_count; i++) {
        free_change(&d->change[i]);
    }
    d->change_count = 0;
}

void disk_start(struct disk *d, enum loss loss, uint64_t seed)
{
    struct rng rng = {seed};
    lose(d, loss, &rng);
    forget_changes(d);
    close_all(d);
    set_names(&d->now, &d->durable);
    drop_orphans(d);
    set_names(&d->durable, &d->now);
    for (int i = 0; i < DISK_FILES; i++) {
        struct file *file = &d->file[i];
        if (file->used && !has_name(&d->now, i)) {
            empty_blob(&file->now);
            empty_blob(&file->durable);
            *file = (struct file){0};
        } else {
            set_blob(&file->now, &file->durable);
        }
    }
    d->off = d->failed = false;
    d->steps = d->calls = 0;
    d->cut_at = d->fail_at = -1;
}

struct disk *disk_new(void)
{
    struct disk *d = must(calloc(1, sizeof *d));
    d->cut_at = d->fail_at = -1;
    d->room = INT64_MAX;
    d->now_ms = 1764000000000;
    set_name(&d->now, "", disk_new_file(d, true));
    set_names(&d->durable, &d->now);
    return d;
}

void disk_free(struct disk *d)
{
    forget_changes(d);
    close_all(d);
    empty_names(&d->now);
    empty_names(&d->durable);
    for (int i = 0; i < DISK_FILES; i++) {
        empty_blob(&d->file[i].now);
        empty_blob(&d->file[i].durable);
    }
    free(d);
}

struct disk *disk_copy(const struct disk *from)
{
    struct disk *d = disk_new();
    d->room = from->room;
    d->now_ms = from->now_ms;
    set_names(&d->now, &from->now);
    set_names(&d->durable, &from->durable);
    for (int i = 0; i < DISK_FILES; i++) {
        d->file[i].used = from->file[i].used;
        d->file[i].folder = from->file[i].folder;
        set_blob(&d->file[i].now, &from->file[i].now);
        set_blob(&d->file[i].durable, &from->file[i].durable);
    }
    for (size_t i = 0; i < from->change_count; i++) {
        struct change c = from->change[i];
        c.from = c.from == NULL ? NULL : disk_text(c.from);
        c.to = c.to == NULL ? NULL : disk_text(c.to);
        c.bytes = c.bytes == NULL ? NULL : disk_bytes(c.bytes, c.size);
        d->change[d->change_count++] = c;
    }
    return d;
}
