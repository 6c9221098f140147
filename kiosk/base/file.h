/* Whole files, written so that a power cut leaves the old one or the new one. */
#ifndef KIOSK_BASE_FILE_H
#define KIOSK_BASE_FILE_H

#include "base/bytes.h"
#include "base/err.h"

#include <stdbool.h>

/* The file beside the target while it is written: folder, process, number. Only a power cut leaves
 * one behind; it may be removed. */
#define FILE_BESIDE "%s/.kiosk-%ld-%d.part"

enum { FILE_NAMES_MAX = 100 }; /* numbers that are tried */

/* MiB of the largest data file, for whoever reads, takes or allows one. SQLite's check of pages
 * can't be stopped half-way (in 3.40), so what bounds its time is the size; and FAT32 has no larger
 * ones. */
enum { FILE_DATA_MIB_MAX = 4095 };

/* Replaces the file at `path` by the bytes: written beside it, synced, renamed, the folder synced.
 * Nothing else in the folder is touched. */
bool file_replace(const char *path, struct bytes bytes, struct err *err);

/* The same for a new file. STATUS_OUTPUT if there is one of that name, which is left alone. */
bool file_create(const char *path, struct bytes bytes, struct err *err);

/* Reads a whole file of at most `most` bytes ("-": the standard input). STATUS_NO_FILE,
 * STATUS_MEMORY, STATUS_CONTENT if there are more. The caller frees (void *)out->data with free().
 */
bool file_read(const char *path, size_t most, struct bytes *out, struct err *err);

/* The folder that the file of that path lies in: "." for a mere name. False, with ENAMETOOLONG and
 * an empty text, if `size` bytes are too few. */
bool file_folder(const char *path, char *folder, size_t size);

/* What a message calls the file, so that a long path does not push its words out: the path, or its
 * last part, or the end of that; at most 120 bytes. Borrowed from `path`. */
const char *file_short_name(const char *path);

/* Makes the folder at `path` and those above it that are missing (mode 0755 less the umask). */
bool file_make_folder(const char *path, struct err *err);

#endif
