/* A disk under SQLite whose calls fail when a test wants it: a VFS
 * (https://www.sqlite.org/vfs.html) over the usual one. */
#ifndef KIOSK_TESTS_BROKEN_DISK_H
#define KIOSK_TESTS_BROKEN_DISK_H

#include <stdbool.h>

/* What fails: calls that only read, or those that change a file or make one. */
enum broken { BROKEN_READS, BROKEN_WRITES };

/* Makes it SQLite's way to every file that is opened from here on. */
void broken_disk_open(void);
void broken_disk_close(void);

/* From here on, of these calls, the one after `left` others fails with what SQLite makes of an
 * input or output error, or, of a write, with what it makes of a full disk; and every later one, if
 * it is for good. */
void broken_disk_fail(enum broken which, bool full, long left, bool for_good);

/* From here on none fails. How many did. */
long broken_disk_mended(void);

#endif
