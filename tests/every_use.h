/* What the program does with a data file, each of it once, for tests in which that fails half-way:
 * it has to say so, or to answer as if nothing had been; and a file is written whole, or is as it
 * was. */
#ifndef KIOSK_TESTS_EVERY_USE_H
#define KIOSK_TESTS_EVERY_USE_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

/* SQL: something in every table; and what a reader complains of, and a writer refuses. */
extern const char use_content[];
extern const char use_complaints[];

struct use_told {
    char text[8192];
    size_t length;
};

typedef bool use_fn(const char *path, struct use_told *told, struct err *err);

/* All that a show reads, and a check or an installation; what an editor asks, and writes; and a new
 * file in memory. */
bool use_read_quickly(const char *path, struct use_told *told, struct err *err);
bool use_read_thoroughly(const char *path, struct use_told *told, struct err *err);
bool use_look(const char *path, struct use_told *told, struct err *err);
bool use_write(const char *path, struct use_told *told, struct err *err);
bool use_new(const char *path, struct use_told *told, struct err *err);

/* One of them, what it tells where nothing fails, and the file before and after. */
struct use {
    use_fn *run;
    const char *path; /* borrowed */
    struct use_told want;
    unsigned char *before, *after;
    size_t size_before, size_after;
};

/* Makes the file of use_content with `more` SQL, and runs it once. */
void use_open(struct use *use, use_fn *run, const char *more, const char *path);
void use_close(struct use *use);

/* Puts the file back. */
void use_file_as_before(const struct use *use);

/* Runs it on the file as it is. Fails the test if it is done and tells anything else. */
bool use_again(const struct use *use, struct err *err);

/* Fails the test if the file is not, byte by byte, what it is after it was done; or what it was
 * before, if it was not. */
void use_check_file(const struct use *use, bool done);

#endif
