/* Data files for tests, written the way people write them: with the stock sqlite3 shell. */
#ifndef TESTS_SQLITE_SHELL_H
#define TESTS_SQLITE_SHELL_H

#include <stddef.h>

/* A new folder under build/tmp; ended the test program if that fails. */
struct scratch {
    char folder[64];
};
struct scratch scratch_make(void);
void scratch_remove(const struct scratch *scratch);

/* The path of `name` in the scratch folder. */
struct scratch_path {
    char text[160];
};
struct scratch_path scratch_path(const struct scratch *scratch, const char *name);

/* Runs `sqlite3 -bail DB` with `sql` (dot commands too, a line each) as its input, and returns its
 * exit status, -1 if it did not run. What it printed, errors included, is in `output`, cut to fit.
 */
int shell_run(const char *db, const char *sql, char *output, size_t room);

/* As shell_run, but the test fails if the shell does. */
void shell_must(const char *db, const char *sql);

/* A new data file from data/schema.sql, with `sql` (or NULL) run on it. */
void shell_new(const char *db, const char *sql);

/* Reads or writes a whole file; the caller frees. The test fails if that does. */
unsigned char *whole_file(const char *path, size_t *size);
void write_file(const char *path, const void *bytes, size_t size);

#endif
