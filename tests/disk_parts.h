/* The insides of the disk in memory: what programs see now, what is durable, and the changes
 * between the two, in their order. Only disk*.c includes this. */
#ifndef KIOSK_TESTS_DISK_PARTS_H
#define KIOSK_TESTS_DISK_PARTS_H

#include "disk.h"

enum { DISK_FILES = 256, DISK_NAMES = 128, DISK_HANDLES = 16, DISK_CHANGES = 1024 };

struct blob {
    unsigned char *bytes;
    size_t size;
};

struct file {
    bool used, folder;
    struct blob now, durable;
};

struct name {
    char *path;
    int file;
};

struct names {
    struct name name[DISK_NAMES];
    size_t count;
};

struct change {
    enum { CHANGE_NAME, CHANGE_RENAME, CHANGE_REMOVE, CHANGE_EMPTY, CHANGE_WRITE } kind;
    int file;
    char *from, *to; /* paths */
    size_t at, size;
    unsigned char *bytes;
    bool lost; /* a sync of it failed: no later one keeps it */
};

struct handle {
    bool used, append, writes;
    int file;
    size_t at;
    char *path;
};

struct disk {
    struct file file[DISK_FILES];
    struct names now, durable;
    struct change change[DISK_CHANGES]; /* not durable yet */
    size_t change_count;
    struct handle handle[DISK_HANDLES];
    int64_t room, now_ms;
    int64_t steps, cut_at; /* cut_at < 0: never */
    int64_t calls, fail_at;
    int error;
    bool fail_for_good, failed, part, off;
};

/* Copies, from malloc. */
char *disk_text(const char *text);
unsigned char *disk_bytes(const void *bytes, size_t size);

int disk_new_file(struct disk *d, bool folder);
struct name *disk_name(struct disk *d, const char *path);

/* Whether the folder that the path lies in is there. */
bool disk_has_folder(struct disk *d, const char *path);

/* The rest of the path if it lies right in the folder, else NULL. */
const char *disk_in_folder(const char *folder, const char *path);

/* Does the change, as programs see it, and notes that it is not durable; takes what it holds. */
void disk_change(struct disk *d, struct change change);

/* Makes durable what a sync of the handle promises, or (a failed one) loses it. */
void disk_settle(struct disk *d, const struct handle *h, bool kept);

#endif
