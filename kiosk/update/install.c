#include "update/install.h"

#include "update/copy.h"
#include "update/journal.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of the whole, in permille: how far the copying, the hashing and the trial go. */
enum { COPIED = 500, HASHED = 600, WHOLE = 1000, NEWS_EVERY_MS = 100 };

struct run {
    const struct install *install;
    struct store store;
    struct candidate candidate;
    struct keys keys;
    struct hashed hashed;
    struct state state;
    struct news news;
    int64_t told_ms;
    int copy; /* descriptor of the copy; -1: none */
    int lock;
    bool has_tried; /* the trial has begun: the file is a new one, and signed */
};

static void tell(struct run *r)
{
    r->told_ms = r->install->io->now_ms(r->install->io->ctx);
    if (!r->install->quiet || r->has_tried) {
        news_put(&r->store, &r->news);
    }
    if (r->install->told != NULL) {
        r->install->told(r->install->told_ctx, &r->news);
    }
}

static void begin_step(struct run *r, enum news_kind kind, int permille)
{
    r->news.kind = kind;
    r->news.permille = permille;
    tell(r);
}

static void tell_part(struct run *r, int from, int to, int64_t done, int64_t whole)
{
    if (whole > 0 && r->install->io->now_ms(r->install->io->ctx) - r->told_ms >= NEWS_EVERY_MS) {
        r->news.permille = from + (int)((to - from) * (done < whole ? done : whole) / whole);
        tell(r);
    }
}

static void copied(void *ctx, int64_t done, int64_t whole)
{
    tell_part(ctx, 0, COPIED, done, whole);
}

static void hashed(void *ctx, int64_t done, int64_t whole)
{
    tell_part(ctx, COPIED, HASHED, done, whole);
}

static void painted(void *ctx, int done, int whole)
{
    tell_part(ctx, HASHED, WHOLE, done, whole);
}

/* Looks for the keys before anything is copied: what nobody trusts is not worth the wait. */
static bool look_at_signature(struct run *r, struct verdict *v)
{
    const struct candidate *c = &r->candidate;
    struct signature signature;
    const struct public_key *key;
    if (!r->install->settings.require_signature) {
        return true;
    }
    if (!c->has_signature) {
        return verdict_set(v, REASON_NO_SIGNATURE,
                           "%.120s is not signed: there is no .minisig beside it; sign it with "
                           "\"minisign -Sm\", and copy both files to the stick",
                           c->path);
    }
    return keys_read(&r->keys, r->install->io, r->install->settings.trusted_keys, v) &&
           verify_signer(&r->keys, c->signature, c->signature_size, &signature, &key, v);
}

static bool find_and_copy(struct run *r, const char *path, struct verdict *v)
{
    const struct store_settings *s = &r->install->settings;
    const bool found = stick_find(&r->candidate, r->install->io, path, s->name, v);
    const char *slash = strrchr(r->candidate.path, '/');
    const bool searched = !found && (v->reason == REASON_NOT_FOUND || v->reason == REASON_SEVERAL);
    news_text(r->news.file, sizeof r->news.file,
              searched        ? s->name
              : slash == NULL ? r->candidate.path
                              : slash + 1);
    if (!found || !look_at_signature(r, v)) {
        return false;
    }
    begin_step(r, NEWS_COPYING, 0);
    const bool done =
        copy_in(&r->store, &r->candidate, s->max_size, (struct progress){r, copied}, &r->copy, v);
    stick_close(&r->candidate, r->install->io);
    return done;
}

static bool verify(struct run *r, struct verdict *v)
{
    begin_step(r, NEWS_CHECKING, COPIED);
    const struct candidate *c = &r->candidate;
    return verify_hash(r->install->io, r->copy, r->store.folder, (struct progress){r, hashed},
                       &r->hashed, v) &&
           (!r->install->settings.require_signature ||
            verify_signature(&r->keys, c->signature, c->signature_size, &r->hashed, v));
}

static bool is_same(const struct run *r)
{
    return r->state.current.number > 0 &&
           memcmp(r->state.current.digest, r->hashed.digest, DIGEST_BYTES) == 0;
}

/* Disks damage files, and the stick is what can mend that. */
static bool is_whole(const struct run *r)
{
    struct stored now = r->state.current;
    struct verdict ignored;
    return store_measure(&r->store, &now, &ignored) &&
           memcmp(now.digest, r->state.current.digest, DIGEST_BYTES) == 0;
}

static bool was_taken_back(const struct run *r, struct verdict *v)
{
    return r->state.has_taken_back && !r->install->settings.allow_older &&
           memcmp(r->state.taken_back, r->hashed.digest, DIGEST_BYTES) == 0 &&
           !verdict_set(v, REASON_TAKEN_BACK,
                        "the device has gone back from this very file; mend it and give it a "
                        "greater serial, or install it with --allow-older");
}

/* No way back in time. */
static bool loaded(void *ctx, const struct trial_loaded *told_of, struct verdict *v)
{
    struct run *r = ctx;
    const int64_t serial = told_of->serial;
    const int64_t installed = r->state.current.serial;
    r->news.serial = serial;
    r->news.installed = installed;
    r->news.slides = told_of->slides;
    r->news.as_of_ms = told_of->as_of_ms;
    news_text(r->news.title, sizeof r->news.title, told_of->title);
    if (r->install->settings.allow_older || is_same(r)) {
        return true;
    }
    if (serial < r->state.floor) {
        r->news.installed = r->state.floor;
        return verdict_set(v, REASON_OLDER,
                           "the file has the serial %lld, and the device went back from one with "
                           "%lld; give each new file a greater serial, or install it with "
                           "--allow-older",
                           (long long)serial, (long long)r->state.floor);
    }
    if (r->state.current.number == 0 || serial > installed) {
        return true;
    }
    if (serial == installed) {
        return verdict_set(
            v, REASON_SAME_SERIAL,
            "the file has the serial %lld of the installed one, but is another; give "
            "each new file a greater serial, and sign it again",
            (long long)serial);
    }
    return verdict_set(v, REASON_OLDER,
                       "the file has the serial %lld, and %lld is installed, which is newer; give "
                       "each new file a greater serial, or install it with --allow-older",
                       (long long)serial, (long long)installed);
}

static bool try_it(struct run *r, struct verdict *v)
{
    const struct trial_watch watch = {r, loaded, painted};
    char path[IO_PATH];
    r->has_tried = true;
    begin_step(r, NEWS_TRYING, HASHED);
    (void)io_path(path, r->store.folder, STORE_INCOMING);
    return r->install->trial(r->install->trial_ctx, path, &watch, v);
}

static bool add(struct run *r, struct verdict *v)
{
    struct stored stored = {.serial = r->news.serial, .size = r->hashed.size};
    memcpy(stored.digest, r->hashed.digest, DIGEST_BYTES);
    if (!store_add(&r->store, &stored, v)) {
        return false;
    }
    r->news.kind = NEWS_INSTALLED;
    r->news.permille = WHOLE;
    return true;
}

/* With the lock of the installation. */
static bool update(struct run *r, const char *path, struct verdict *v)
{
    if (!find_and_copy(r, path, v) || !verify(r, v) || !store_read(&r->store, &r->state, NULL, v) ||
        was_taken_back(r, v)) {
        return false;
    }
    if (is_same(r) && is_whole(r)) {
        r->news.kind = NEWS_SAME;
        r->news.serial = r->state.current.serial;
        r->news.permille = WHOLE;
        return true;
    }
    return try_it(r, v) && add(r, v);
}

/* For whoever brought the stick and reads it elsewhere. */
static void leave_result(const struct run *r, const char *line)
{
    const struct candidate *c = &r->candidate;
    char text[1024];
    if (!r->install->settings.write_result || c->folder[0] == '\0') {
        return;
    }
    const int size = snprintf(text, sizeof text, "%s\r\n", line); /* read on Windows, mostly */
    if (size > 0 && size < (int)sizeof text) {
        const int left =
            io_replace(r->install->io, c->folder, INSTALL_RESULT, text, (size_t)size, true);
        if (left < 0) {
            journal_add(&r->store, "the result can't be written to the stick: %s", strerror(-left));
        }
    }
}

static void tell_end(struct run *r, bool done, const struct verdict *v)
{
    char line[512];
    if (!done) {
        r->news.kind = NEWS_REFUSED;
        r->news.reason = v->reason;
        r->news.bytes = v->bytes;
        r->news.limit = v->limit;
        news_text(r->news.detail, sizeof r->news.detail, v->err.text);
        (void)snprintf(line, sizeof line, "refused (%s): %s", reason_name(v->reason), v->err.text);
    } else {
        (void)snprintf(line, sizeof line, "%s serial %lld \"%.160s\"",
                       r->news.kind == NEWS_SAME ? "already installed:" : "installed:",
                       (long long)r->news.serial, r->news.title);
    }
    journal_add(&r->store, "%s", line);
    leave_result(r, line); /* before the screen says that the stick may be pulled */
    tell(r);
}

static bool run(struct run *r, const char *path, struct verdict *v)
{
    if (!store_open(&r->store, r->install->io, r->install->settings.folder, v) ||
        !store_make(&r->store, v) ||
        !store_lock(&r->store, STORE_LOCK_INSTALL, r->install->wait_ms, &r->lock, v)) {
        return false;
    }
    const bool done = update(r, path, v);
    stick_close(&r->candidate, r->install->io);
    if (r->copy >= 0) {
        (void)r->install->io->close(r->install->io->ctx, r->copy);
        if (r->news.kind != NEWS_INSTALLED) {
            copy_drop(&r->store);
        }
    }
    tell_end(r, done, v);
    return done;
}

bool install_run(const struct install *install, const char *path, struct news *news,
                 struct verdict *v)
{
    *news = (struct news){.kind = NEWS_REFUSED};
    if (sodium_init() < 0) {
        return verdict_set(v, REASON_STORE, "libsodium can't be used on this machine");
    }
    struct run *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return verdict_io(v, REASON_MEMORY, "install it", path, ENOMEM);
    }
    r->install = install;
    r->candidate.fd = r->copy = r->lock = -1;
    const bool done = run(r, path, v);
    store_unlock(&r->store, r->lock);
    *news = r->news;
    if (!done) {
        news->kind = NEWS_REFUSED;
        news->reason = v->reason;
    }
    free(r);
    return done;
}
