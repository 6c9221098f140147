#include "update_world.h"

#include "signer.h"
#include "sqlite_shell.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const words[EDITIONS] = {"serial 1 first", "serial 2 second", "serial 3 third",
                                            "serial 1 again", "serial 4 faulty", "serial 5 dying"};

void world_make(struct world *w, size_t size)
{
    struct scratch scratch = scratch_make();
    struct signer office = signer_make(scratch.folder, "office");
    struct scratch_path file = scratch_path(&scratch, "kiosk.db");
    *w = (struct world){.size = size};
    for (int e = 0; e < EDITIONS; e++) {
        const size_t own_size = size + (size_t)e * 37;
        unsigned char *bytes = malloc(own_size);
        assert_non_null(bytes);
        for (size_t i = 0; i < own_size; i++) {
            bytes[i] = (unsigned char)('A' + (i / 512 * 7 + (size_t)e * 5 + i % 3) % 26);
        }
        memcpy(bytes, words[e], strlen(words[e]) + 1);
        write_file(file.text, bytes, own_size);
        signer_sign(&office, file.text, "");
        w->edition[e].bytes = bytes;
        w->edition[e].size = own_size;
        w->edition[e].signature = (char *)whole_file(
            scratch_path(&scratch, "kiosk.db.minisig").text, &w->edition[e].signature_size);
        assert_int_equal(sscanf(words[e], "serial %ld", &w->edition[e].serial), 1);
    }
    w->public_key = (char *)whole_file(office.public, &w->public_key_size);
    scratch_remove(&scratch);
}

void world_free(struct world *w)
{
    for (int e = 0; e < EDITIONS; e++) {
        free(w->edition[e].bytes);
        free(w->edition[e].signature);
    }
    free(w->public_key);
}

struct disk *world_bare(const struct world *w)
{
    struct disk *d = disk_new();
    disk_put(d, "/keys/office.pub", w->public_key, w->public_key_size);
    world_plug(w, d, FIRST);
    return d;
}

void world_plug(const struct world *w, struct disk *d, enum edition e)
{
    disk_put(d, "/stick/kiosk.db", w->edition[e].bytes, w->edition[e].size);
    disk_put(d, "/stick/kiosk.db.minisig", w->edition[e].signature, w->edition[e].signature_size);
}

struct disk *world_with_first(const struct world *w)
{
    struct disk *d = world_bare(w);
    struct news news;
    struct verdict v;
    if (!world_run(d, &news, &v)) {
        fail_msg("%s", v.err.text);
    }
    assert_int_equal(world_shown(w, d), FIRST);
    assert_true(world_confirm(d));
    world_plug(w, d, SECOND);
    return d;
}

/* Reads the head through the disk, as SQLite would read the whole. */
static bool trial(void *ctx, const char *path, const struct trial_watch *watch, struct verdict *v)
{
    const struct io *io = ctx;
    char head[32] = "";
    long serial = 0;
    char title[16] = "";
    const int fd = io->open(io->ctx, path, O_RDONLY);
    const int64_t got = fd < 0 ? fd : io_read(io, fd, head, sizeof head - 1, 0);
    if (fd >= 0) {
        (void)io->close(io->ctx, fd);
    }
    if (got < 0 || sscanf(head, "serial %ld %15s", &serial, title) != 2) {
        return verdict_set(v, REASON_NOT_DATA, "it can't be read in the trial");
    }
    if (!watch->loaded(watch->ctx, &(struct trial_loaded){.serial = serial, .title = title}, v)) {
        return false;
    }
    for (int i = 0; i <= 20; i++) {
        watch->painted(watch->ctx, i, 20);
    }
    if (strcmp(title, "faulty") == 0) {
        return verdict_set(v, REASON_FAULTY, "it has an error");
    }
    return strcmp(title, "dying") != 0 || verdict_set(v, REASON_CRASHED, "its trial died");
}

struct store_settings world_settings(void)
{
    return (struct store_settings){
        .name = "kiosk.db", .require_signature = true, .max_size = INT64_MAX, .trial_starts = 3};
}

struct install world_install(const struct io *io)
{
    struct install install = {
        .io = io, .settings = world_settings(), .trial = trial, .trial_ctx = (void *)(uintptr_t)io};
    install.settings.folder = "/store";
    install.settings.trusted_keys = "/keys";
    return install;
}

bool world_run(struct disk *d, struct news *news, struct verdict *v)
{
    struct io io = disk_io(d);
    struct install install = world_install(&io);
    *v = (struct verdict){0};
    return install_run(&install, "/stick", news, v);
}

enum { MANY_STARTS = 1000 }; /* the trial's own tests count them */

bool world_start(struct disk *d, enum start *start, struct stored *current)
{
    struct io io = disk_io(d);
    struct store store;
    struct verdict v;
    return store_open(&store, &io, "/store", &v) &&
           store_start(&store, MANY_STARTS, start, current, &v);
}

enum edition world_shown(const struct world *w, struct disk *d)
{
    struct io io = disk_io(d);
    struct store store;
    struct verdict v;
    enum start start;
    struct stored current;
    char path[IO_PATH];
    const void *bytes;
    size_t size;
    assert_true(store_open(&store, &io, "/store", &v));
    if (!store_start(&store, MANY_STARTS, &start, &current, &v)) {
        fail_msg("%s", v.err.text);
    }
    if (start == START_EMPTY) {
        return EDITIONS;
    }
    assert_true(store_path(&store, &current, path));
    if (!disk_get(d, path, &bytes, &size)) {
        fail_msg("%s is not there", path);
    }
    for (int e = 0; e < EDITIONS; e++) {
        if (size == w->edition[e].size && memcmp(bytes, w->edition[e].bytes, size) == 0) {
            assert_int_equal(current.serial, w->edition[e].serial);
            return (enum edition)e;
        }
    }
    fail_msg("%s with %zu bytes is not whole", path, size);
    return EDITIONS;
}

struct state world_state(struct disk *d)
{
    struct io io = disk_io(d);
    struct store store;
    struct state state;
    struct verdict v;
    bool rebuilt;
    assert_true(store_open(&store, &io, "/store", &v));
    assert_true(store_read(&store, &state, &rebuilt, &v));
    assert_false(rebuilt);
    return state;
}

bool world_confirm(struct disk *d)
{
    struct io io = disk_io(d);
    struct store store;
    struct state state;
    struct verdict v;
    return store_open(&store, &io, "/store", &v) && store_confirm(&store, 0, &state, &v);
}

bool world_roll_back(struct disk *d)
{
    struct io io = disk_io(d);
    struct store store;
    struct state state;
    struct verdict v;
    return store_open(&store, &io, "/store", &v) && store_roll_back(&store, &state, &v);
}
