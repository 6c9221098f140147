/* A show on a machine in trouble: the real program, and a small data file that has all in it. */
#ifndef KIOSK_TESTS_TROUBLE_H
#define KIOSK_TESTS_TROUBLE_H

#include "sqlite_shell.h"
#include "support.h"
#include "theatre.h"

/* The program without sanitizers: those have allocations and limits of their own. */
#define TROUBLE_PROGRAM "build/kiosk"

enum { TROUBLE_SOON_MS = 60000 };

struct trouble {
    struct theatre *theatre;
    struct scratch scratch;
    struct scratch_path file, log; /* the log is not there yet */
};

/* For cmocka, in a group with theatre_open: *state is a struct trouble, and SDL's video driver the
 * dummy. The data file has four slides, one of each kind. */
int trouble_begin(void **state);
int trouble_end(void **state);

#define IN_TROUBLE(test) cmocka_unit_test_setup_teardown(test, trouble_begin, trouble_end)

/* Starts kiosk show on the file, with 0.2 seconds a page and all that the log can tell; `more` is
 * one more option, or NULL. */
pid_t trouble_start(const struct trouble *trouble, const char *log, const char *more);

/* All that it has said by now, from malloc. */
char *trouble_said(const char *log);

/* Waits until the log has the words; the test fails if that does not come soon. */
void trouble_expect(const char *log, const char *words);

#endif
