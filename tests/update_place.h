/* An office that signs data files and a device that takes them, in a scratch folder. */
#ifndef KIOSK_TESTS_UPDATE_PLACE_H
#define KIOSK_TESTS_UPDATE_PLACE_H

#include "run_command.h"
#include "signer.h"
#include "sqlite_shell.h"

#include <sys/types.h>

struct place {
    struct scratch scratch;
    struct scratch_path store, keys, stick, file; /* file: kiosk.db on the stick */
    struct signer office, stranger;               /* of which the device trusts the first */
};

/* For cmocka: a struct place in *state. */
int place_set_up(void **state);
int place_tear_down(void **state);

/* Runs a line of shell in the folder, which must succeed. */
void place_shell(const struct place *place, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Writes and signs a data file of that serial on the stick, with more SQL on it. */
void place_bring(const struct place *place, int serial, const char *sql);

#define PLACE_INSTALL(p, ...) \
    WORDS("--store", (p)->store.text, "--keys", (p)->keys.text, __VA_ARGS__)

/* kiosk install of the stick, and kiosk status: fail the test unless the status and the words are
 * these (run_expect). */
void place_expect(const struct place *place, int status, const char *said);
void place_status_says(const struct place *place, const char *said);

/* Starts the program given installing from the folder; it says nothing here. */
pid_t place_start(const struct place *place, const char *program, const char *folder);

#endif
