/* Data files that something has gone wrong with: number N is made from one of the example files, by
 * the changes that N chooses, and is the same on every run with the same SQLite. */
#ifndef KIOSK_TESTS_MUTANT_H
#define KIOSK_TESTS_MUTANT_H

#include <stdint.h>

enum mutant_kind {
    MUTANT_VALUES,     /* cells of any type, size and encoding */
    MUTANT_TEXTS,      /* Markdown that nests, repeats and never ends */
    MUTANT_GIANT,      /* rows of megabytes */
    MUTANT_MANY,       /* rows by the hundred thousand */
    MUTANT_REFERENCES, /* ids of nothing, of the wrong thing, of each other */
    MUTANT_SETTINGS,
    MUTANT_SLIDES,   /* absurd, but as the schema allows */
    MUTANT_SCHEMA,   /* tables, columns and indexes are others, or their description is */
    MUTANT_PICTURES, /* JPEG and PNG files with wrong bytes, segments and chunks */
    MUTANT_BOMBS,    /* small files of huge pictures, whole */
    MUTANT_BYTES,
    MUTANT_PAGES,    /* of the file, in other places, or of something else */
    MUTANT_HEADER,   /* its fields */
    MUTANT_POINTERS, /* from page to page, in circles or into nowhere */
    MUTANT_LENGTH,   /* cut, or longer, or with something beside it */
    MUTANT_KINDS
};

extern const char *const mutant_names[MUTANT_KINDS];

/* Every kind in its turn; two of three files have changes of other kinds as well. */
enum mutant_kind mutant_kind(uint64_t number);

/* Writes the file, and what belongs beside it. What was done is told in `what`, for people. The
 * example files have to be there (make data gallery); the program ends if they are not. */
void mutant_write(uint64_t number, const char *path, char *what, int room);

#endif
