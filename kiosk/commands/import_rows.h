/* Writes the rows of a table into the data file. */
#ifndef KIOSK_COMMANDS_IMPORT_ROWS_H
#define KIOSK_COMMANDS_IMPORT_ROWS_H

#include "commands/import_cells.h"

/* The slide that statistics or awards go into. */
struct import_target {
    int64_t slide;                 /* of the file; 0: a new one */
    bool append;                   /* behind its rows, not in their place */
    const struct write_value *set; /* columns of the slide to set */
    size_t set_count;
};

struct import_result {
    size_t rows;
    int64_t first, last; /* ids of the slides */
};

/* Writes all rows, each announcement as a slide of its own (`target` is NULL then). Problems are
 * told and counted as they come; on false nothing may be committed, and err->text is empty where
 * all has been told. */
bool import_rows(struct import *im, const struct import_target *target,
                 struct import_result *result, struct err *err);

#endif
