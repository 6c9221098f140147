/* Takes from a process all that it does not need to read one file and to write to one pipe. */
#ifndef KIOSK_COMMANDS_TRIAL_CAGE_H
#define KIOSK_COMMANDS_TRIAL_CAGE_H

#include <stdbool.h>
#include <stddef.h>

struct cage {
    const char
        *file;     /* the one that may be read, where the kernel can tell files apart (Landlock) */
    int pipe;      /* the one descriptor that may be written to */
    size_t memory; /* bytes of its own */
    unsigned seconds; /* of the processor */
};

/* Closes all other descriptors but the three standard ones, which lead nowhere; sets the limits;
 * gives up new privileges, other files, and every system call that is not on a short list
 * (seccomp). There is no way back. False if that can't be done: then nothing may be tried. */
bool cage_close(const struct cage *cage);

#endif
