/* What a test sets and asks of the disk in memory. */
#include "disk_parts.h"

#include <stdlib.h>
#include <string.h>

void disk_put(struct disk *d, const char *path, const void *bytes, size_t size)
{
    struct disk kept = *d;
    struct io io = disk_io(d);
    char folder[IO_PATH];
    d->cut_at = d->fail_at = -1;
    d->off = false;
    for (const char *slash = path + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        memcpy(folder, path, (size_t)(slash - path));
        folder[slash - path] = '\0';
        (void)io.mkdir(d, folder);
    }
    if (io_replace(&io, folder, strrchr(path, '/') + 1, bytes, size, true) < 0) {
        abort();
    }
    /* The folders' own names: nobody in these tests makes them anew. */
    const struct handle root = {.used = true, .path = (char *)(uintptr_t) "/", .file = 0};
    disk_settle(d, &root, true);
    d->steps = kept.steps;
    d->cut_at = kept.cut_at;
    d->calls = kept.calls;
    d->fail_at = kept.fail_at;
    d->off = kept.off;
    d->failed = kept.failed;
}

bool disk_get(const struct disk *d, const char *path, const void **bytes, size_t *size)
{
    for (size_t i = 0; i < d->now.count; i++) {
        if (strcmp(d->now.name[i].path, path) == 0) {
            *bytes = d->file[d->now.name[i].file].now.bytes;
            *size = d->file[d->now.name[i].file].now.size;
            return true;
        }
    }
    return false;
}

size_t disk_files(const struct disk *d, const char *folder)
{
    size_t count = 0;
    for (size_t i = 0; i < d->now.count; i++) {
        count += disk_in_folder(folder, d->now.name[i].path) != NULL;
    }
    return count;
}

size_t disk_open_files(const struct disk *d)
{
    size_t count = 0;
    for (int i = 0; i < DISK_HANDLES; i++) {
        count += d->handle[i].used;
    }
    return count;
}

void disk_set_room(struct disk *d, int64_t bytes)
{
    d->room = bytes;
}

int64_t disk_steps(const struct disk *d)
{
    return d->steps;
}

void disk_cut_at(struct disk *d, int64_t step)
{
    d->cut_at = d->steps + step;
}

bool disk_is_off(const struct disk *d)
{
    return d->off;
}

int64_t disk_calls(const struct disk *d)
{
    return d->calls;
}

void disk_fail_at(struct disk *d, int64_t call, int error, bool for_good)
{
    d->fail_at = d->calls + call;
    d->error = error;
    d->fail_for_good = for_good;
    d->failed = false;
}

bool disk_has_failed(const struct disk *d)
{
    return d->failed;
}
