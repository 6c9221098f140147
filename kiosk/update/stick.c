#include "update/stick.h"

#include "base/file.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>

static const char signature_end[] = ".minisig";

/* Nobody else can install anything meanwhile. The top of an honest stick has a few names, and a
 * folder full of photos some thousands. */
enum { NAMES_MAX = 10000, SEARCH_MS = 60 * 1000 };

/* Names for a person: as many as there is room for, and how many more there were. */
struct names {
    char text[120];
    size_t count, shown;
};

struct search {
    const struct io *io;
    int64_t until_ms; /* of its steady clock */
    size_t names;     /* of any kind */
    bool is_slow;
    const char *pattern;
    const char *folded;  /* the pattern as text_fold has it; NULL: it is not UTF-8 */
    struct arena arena;  /* of a name, while it is compared */
    bool without_memory; /* for it */
    struct names found, seen;
    char name[STICK_NAME]; /* the first that fits */
};

/* The text as it is compared with others; NULL if it is not UTF-8, or there is no memory. */
static const char *fold(struct arena *arena, const char *text)
{
    const size_t length = strlen(text);
    const char *nfc = text_valid(text, length) ? text_nfc(arena, text, length, NULL) : NULL;
    return nfc == NULL ? NULL : text_fold(arena, nfc);
}

/* fnmatch(3) knows the large and small letters of ASCII only, and no letters that are put together
 * of two. */
static bool fits(struct search *s, const char *name)
{
    const bool is_text = s->folded != NULL && text_valid(name, strlen(name));
    const char *folded = is_text ? fold(&s->arena, name) : NULL;
    s->without_memory |= is_text && folded == NULL;
    const bool fit = folded != NULL ? fnmatch(s->folded, folded, FNM_PERIOD) == 0
                                    : fnmatch(s->pattern, name, FNM_CASEFOLD | FNM_PERIOD) == 0;
    arena_reset(&s->arena);
    return fit;
}

static void note(struct names *n, const char *name)
{
    const size_t used = strlen(n->text);
    n->count++;
    if (n->shown + 1 == n->count && used + strlen(name) + 5 < sizeof n->text) {
        (void)snprintf(n->text + used, sizeof n->text - used, "%s\"%s\"", used == 0 ? "" : ", ",
                       name);
        n->shown++;
    }
}

static bool ends_in(const char *name, const char *end)
{
    const size_t length = strlen(name);
    return length >= strlen(end) && strcmp(name + length - strlen(end), end) == 0;
}

static bool look_at(void *to, const char *name)
{
    struct search *s = to;
    s->names++;
    s->is_slow = s->io->steady_ms(s->io->ctx) > s->until_ms;
    if (s->names > NAMES_MAX || s->is_slow) {
        return false;
    }
    if (name[0] != '.') {
        note(&s->seen, name);
    }
    if (strlen(name) < STICK_NAME && !ends_in(name, signature_end) && fits(s, name)) {
        if (s->found.count == 0) {
            (void)snprintf(s->name, sizeof s->name, "%s", name);
        }
        note(&s->found, name);
    }
    return !s->without_memory;
}

/* Whether all names were looked at; if not, nobody knows whether only one of them fits. */
static bool saw_all(const struct search *s, const char *folder, int listed, struct verdict *v)
{
    if (listed < 0 || s->without_memory) {
        return verdict_io(v, REASON_UNREAD, "list its files", folder,
                          listed < 0 ? -listed : ENOMEM);
    }
    if (s->names > NAMES_MAX) {
        return verdict_set(v, REASON_UNREAD,
                           "%.120s has more than %d files; leave only the data file and its "
                           ".minisig there",
                           folder, NAMES_MAX);
    }
    return !s->is_slow || verdict_set(v, REASON_SLOW_STICK,
                                      "%.120s takes more than %d s to tell its files; use another "
                                      "stick",
                                      folder, SEARCH_MS / 1000);
}

static bool search(struct candidate *c, const struct io *io, const char *folder,
                   const char *pattern, struct verdict *v)
{
    struct arena arena = {0}; /* of the pattern */
    struct search s = {.io = io, .pattern = pattern, .folded = fold(&arena, pattern)};
    s.until_ms = io->steady_ms(io->ctx) + SEARCH_MS;
    s.without_memory = s.folded == NULL && text_valid(pattern, strlen(pattern));
    const int listed = s.without_memory ? -ENOMEM : io->list(io->ctx, folder, &s, look_at);
    arena_free(&s.arena);
    arena_free(&arena);
    if (!saw_all(&s, folder, listed, v)) {
        return false;
    }
    if (s.found.count == 0 && s.seen.count == 0) {
        return verdict_set(v, REASON_NOT_FOUND,
                           "looked for \"%.60s\" and found nothing at all in %.80s; copy the file "
                           "and its .minisig to the top of the stick",
                           pattern, folder);
    }
    if (s.found.count == 0) {
        return verdict_set(
            v, REASON_NOT_FOUND,
            "looked for \"%.60s\" and saw only %s%s; give the file that name, at the "
            "top of the stick",
            pattern, s.seen.text, s.seen.count > s.seen.shown ? " and more" : "");
    }
    if (s.found.count > 1) {
        return verdict_set(v, REASON_SEVERAL,
                           "looked for one \"%.60s\" and saw %s%s; leave only one of them there",
                           pattern, s.found.text, s.found.count > s.found.shown ? " and more" : "");
    }
    const int joined = io_path(c->path, folder, s.name);
    return joined >= 0 || verdict_io(v, REASON_UNREAD, "open a file in it", folder, -joined);
}

/* Opens the file, once and for all. */
static bool open_file(struct candidate *c, const struct io *io, struct verdict *v)
{
    struct io_about about;
    c->fd = io->open(io->ctx, c->path, O_RDONLY);
    if (c->fd == -ELOOP) {
        return verdict_set(v, REASON_NO_FILE,
                           "%.120s is a link, which is not followed; give the file itself",
                           c->path);
    }
    if (c->fd < 0) {
        const enum reason reason = c->fd == -ENOENT ? REASON_NOT_FOUND : REASON_UNREAD;
        return verdict_io(v, reason, "open it", c->path, -c->fd);
    }
    const int known = io->about(io->ctx, c->fd, &about);
    if (known < 0) {
        return verdict_io(v, REASON_UNREAD, "look at it", c->path, -known);
    }
    if (!about.regular) {
        return verdict_set(v, REASON_NO_FILE, "%.120s is %s and no file; put the data file there",
                           c->path, about.folder ? "a folder" : "a device or a pipe");
    }
    c->size = about.size;
    return true;
}

/* A missing one is no error here: whether one is needed, the device's settings say. */
static bool read_signature(struct candidate *c, const struct io *io, struct verdict *v)
{
    char path[IO_PATH];
    const int length = snprintf(path, sizeof path, "%s%s", c->path, signature_end);
    if (length < 0 || length >= (int)sizeof path) {
        return verdict_io(v, REASON_UNREAD, "name its signature", c->path, ENAMETOOLONG);
    }
    const int64_t got = io_read_file(io, path, c->signature, sizeof c->signature);
    if (got == -ENOENT) {
        return true;
    }
    if (got == -EFBIG || got == -EINVAL || got == -ELOOP) {
        return verdict_set(v, REASON_BAD_SIGNATURE,
                           "%.120s is %s; sign the file again with \"minisign -Sm\"", path,
                           got == -EFBIG ? "too large for a signature" : "no regular file");
    }
    if (got < 0) {
        return verdict_io(v, REASON_UNREAD, "read it", path, (int)-got);
    }
    c->has_signature = true;
    c->signature_size = (size_t)got;
    return true;
}

bool stick_find(struct candidate *c, const struct io *io, const char *path, const char *pattern,
                struct verdict *v)
{
    struct io_about about = {0};
    c->fd = -1;
    c->size = 0;
    c->has_signature = false;
    c->signature_size = 0;
    if (strlen(path) >= sizeof c->path) {
        return verdict_io(v, REASON_UNREAD, "open it", path, ENAMETOOLONG);
    }
    memcpy(c->path, path, strlen(path) + 1);
    if (!open_file(c, io, v)) {
        if (c->fd < 0 || io->about(io->ctx, c->fd, &about) < 0 || !about.folder) {
            return false;
        }
        stick_close(c, io);
        *v = (struct verdict){0};
        if (!search(c, io, path, pattern, v) || !open_file(c, io, v)) {
            return false;
        }
    }
    (void)file_folder(c->path, c->folder, sizeof c->folder);
    return read_signature(c, io, v);
}

void stick_close(struct candidate *c, const struct io *io)
{
    if (c->fd >= 0) {
        (void)io->close(io->ctx, c->fd);
    }
    c->fd = -1;
}
