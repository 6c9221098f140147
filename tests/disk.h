/* A disk in memory for update/ (its struct io), whose power can be cut at any step and whose calls
 * can fail. What was not synced when the power went is lost, kept, kept in part, torn at 512 bytes
 * or kept out of order. It knows what POSIX promises and not a bit more: the bytes of a file are
 * durable after a sync of that file, its name after a sync of the folder; a rename is one step. */
#ifndef KIOSK_TESTS_DISK_H
#define KIOSK_TESTS_DISK_H

#include "update/io.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct disk;

struct disk *disk_new(void);
void disk_free(struct disk *disk);
struct disk *disk_copy(const struct disk *from); /* with no file open */
struct io disk_io(struct disk *disk);

/* Makes a file (and its folder) that is durable, whatever `disk` is set to fail. */
void disk_put(struct disk *disk, const char *path, const void *bytes, size_t size);

/* Whether there is such a file, as programs see it now; the bytes belong to the disk and are good
 * until it changes. */
bool disk_get(const struct disk *disk, const char *path, const void **bytes, size_t *size);

/* How many files are in the folder, and how many are open. */
size_t disk_files(const struct disk *disk, const char *folder);
size_t disk_open_files(const struct disk *disk);

void disk_set_room(struct disk *disk, int64_t bytes); /* what io.room tells; INT64_MAX at first */

/* Steps are the calls that change something or make it durable. */
int64_t disk_steps(const struct disk *disk);

/* The power goes before the step of that number (from 0) from now; that call and all later ones
 * return -EIO. */
void disk_cut_at(struct disk *disk, int64_t step);
bool disk_is_off(const struct disk *disk);

enum loss {
    LOSS_ALL,  /* nothing that was not synced is there */
    LOSS_NONE, /* all of it is */
    LOSS_END,  /* all up to some moment; the write of that moment is torn at 512 bytes */
    LOSS_SOME, /* any of it, of writes any 512 bytes, out of order */
    LOSS_DATA, /* all names, and sizes, but zeros for the data */
    LOSS_COUNT
};

/* Switches on again. `seed` chooses what is lost. */
void disk_start(struct disk *disk, enum loss loss, uint64_t seed);

/* Every call counts here, those that only read too. The call of that number from now fails with
 * -error, once or from then on for good; a failed sync loses what it was to keep. error 0: the
 * call, if it reads or writes, does only a part of what it was asked to, and `for_good` at each
 * later call. */
int64_t disk_calls(const struct disk *disk);
void disk_fail_at(struct disk *disk, int64_t call, int error, bool for_good);
bool disk_has_failed(const struct disk *disk);

#endif
