/* What the targets of data files share: the file that the loader is given a path of. */
#ifndef KIOSK_TESTS_FUZZ_DATA_H
#define KIOSK_TESTS_FUZZ_DATA_H

#include "fuzz.h"

/* As a target's open and close: a struct fuzz_folder. */
void *fuzz_data_open(void);
void fuzz_data_close(void *ctx);

/* Writes the file: the bytes, if they begin as an SQLite file does, or else one with rows (rows.h)
 * that are made from them. */
void fuzz_data_write(const struct fuzz_folder *folder, const uint8_t *data, size_t size);

#endif
