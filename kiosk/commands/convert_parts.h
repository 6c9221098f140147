/* The two halves of kiosk convert. */
#ifndef KIOSK_COMMANDS_CONVERT_PARTS_H
#define KIOSK_COMMANDS_CONVERT_PARTS_H

#include "base/err.h"
#include "base/legacy.h"
#include "base/log.h"

#include <stdbool.h>

/* Lists what is converted in the data file at `path`; with `write` it is changed. LEGACY_NONE as
 * `from`: each text's encoding is guessed. *status is STATUS_FINDINGS if something would change. */
bool convert_file(const char *path, enum legacy from, bool write, enum status *status,
                  struct err *err);

/* Writes the text file at `path` ("-": the standard input) to the standard output in UTF-8. */
bool convert_text(const char *path, enum legacy from, const struct log *log, struct err *err);

#endif
