/* The C sources of a folder as text, for tests that read them. */
#ifndef KIOSK_TESTS_SOURCE_H
#define KIOSK_TESTS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct source {
    char *path; /* from the folder: "layout/flow.c" */
    char *text; /* as it is */
    char *code; /* the same, byte by byte, with blanks for comments and what stands in quotes */
    int lines;
};

struct sources {
    struct source *source; /* by path */
    size_t count;
};

/* Reads every file under `root` whose name ends in one of `endings` (a list ended by NULL, ".c").
 * Fails the test if a file can't be read, or if there is none. */
struct sources sources_read(const char *root, const char *const *endings);
void sources_free(struct sources *sources);

/* The next place at or behind `from` where `word` stands as a whole identifier; NULL if none. */
const char *source_word(const char *from, const char *word);

#endif
