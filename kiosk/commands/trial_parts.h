/* Between the two processes of a trial. Only trial*.c includes this. */
#ifndef KIOSK_COMMANDS_TRIAL_PARTS_H
#define KIOSK_COMMANDS_TRIAL_PARTS_H

#include "commands/trial.h"

/* One word of the child's. It is less than PIPE_BUF, so it comes whole or not at all. */
struct trial_word {
    enum { TRIAL_LOADED, TRIAL_PAINTED, TRIAL_REFUSED, TRIAL_GOOD } kind;
    enum reason reason; /* of TRIAL_REFUSED */
    int64_t serial, slides, as_of_ms;
    int32_t done, whole; /* slides */
    char text[320];      /* title, or why it is refused */
};

/* The child's work, in its cage; false if its words can't be heard any more. */
bool trial_child(const struct trial *trial, const char *path, int pipe);

#endif
