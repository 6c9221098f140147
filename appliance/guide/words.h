/* The words of the staff's guide in one language: guide.ini, in which both languages stand beside
 * each other, with the words of the screen filled in from the language's table. */
#ifndef APPLIANCE_GUIDE_WORDS_H
#define APPLIANCE_GUIDE_WORDS_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum { WORDS_MAX = 128 }; /* lines of the guide, and words of the screen */

struct words_line {
    const char *name, *text;
};

struct words {
    struct words_line line[WORDS_MAX]; /* by section: "title", "step 1 text" */
    size_t count;
    struct words_line list[WORDS_MAX]; /* the lines "of", by section */
    size_t lists;
    struct words_line screen[WORDS_MAX]; /* section [words] of the language's table */
    size_t screens;
    struct arena arena;
};

/* STATUS_CONTENT if a line is not known, a section
 * lacks the language, or a {name} is none of the table's. words_free is right after an error too.
 */
bool words_read(struct words *words, const char *language, struct bytes guide, struct bytes table,
                struct err *err);
void words_free(struct words *words);

/* The text of a section; NULL if there is none. */
const char *words_text(const struct words *words, const char *section);

/* The names in the line "of" of a section, with blanks between them; NULL if there is none. */
const char *words_list(const struct words *words, const char *section);

/* What the screen says, by its name in the language's table: "banner_pull". What is filled in there
 * only on the day is "…", a file's name kiosk.db. NULL if there is none. */
const char *words_of_screen(const struct words *words, const char *name, size_t length);

#endif
