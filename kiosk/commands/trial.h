/* The trial of a data file that is to be installed: loaded as the show will load it, looked over
 * for the errors of kiosk check, and every page of it laid out and painted, in a child process with
 * little memory, little time and no rights (trial_cage.h). Whatever is in the file, the process
 * that installs it does not read a byte of its content. */
#ifndef KIOSK_COMMANDS_TRIAL_H
#define KIOSK_COMMANDS_TRIAL_H

#include "update/update.h"

struct trial {
    int width, height; /* of the screen, pixels */
    double scale;      /* of the screen, over the file's text_scale */
    double overscan;   /* percent of each side that the screen hides */
    size_t memory;     /* bytes that the child may take */
    int silent_ms;     /* longest time without a word from it */
    int whole_ms;      /* and in all */
};

/* 1920x1080 without scale or overscan, 512 MiB, one minute a step and ten in all. */
struct trial trial_defaults(void);

/* As struct install's `trial`, whose context is a const struct trial. */
bool trial_run(void *ctx, const char *path, const struct trial_watch *watch, struct verdict *v);

/* The reason for refusing a file that can't be loaded, by the status of that error. */
enum reason trial_reason(enum status status);

#endif
