/* Data files from a few lines of text, so that a fuzzer can change what is in the rows of a file
 * that is whole. The tables have the names and columns of data/schema.sql, and none of its rules:
 * any value may stand anywhere. */
#ifndef KIOSK_TESTS_FUZZ_ROWS_H
#define KIOSK_TESTS_FUZZ_ROWS_H

#include <stddef.h>
#include <stdint.h>

/*  slide              a row of that table
 *   id #1             a column of it: a number,
 *   heading 'Open     text (\n is a line feed, \x41 a byte, \\ a backslash),
 *   image -           NULL,
 *   data xFFD8FF      a blob,
 *   body *300 word    text, so many times
 *  again 20           so many more rows like it, with id and position one greater each time
 *
 * Lines of any other form are passed over. */
struct rows_file {
    uint8_t *data; /* for the caller to free with sqlite3_free() */
    size_t size;
};

/* Of a few MB at most: further rows are left out. */
struct rows_file rows_make(const char *text, size_t size);

#endif
