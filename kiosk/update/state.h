/* What the store says of itself in its file `state` (store.h has the whole): pure text. */
#ifndef KIOSK_UPDATE_STATE_H
#define KIOSK_UPDATE_STATE_H

#include "update/digest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A data file in the store. */
struct stored {
    int64_t number;   /* of the installation, from 1; 0: there is none */
    int64_t serial;   /* the file's own; 0: it has none */
    int64_t size;     /* bytes */
    int64_t since_ms; /* wall clock of the installation */
    int starts;       /* of shows on it that were not followed by a confirmation */
    bool confirmed;   /* else on trial */
    uint8_t digest[DIGEST_BYTES];
};

struct state {
    int64_t next;                     /* number of the next installation */
    struct stored current;            /* that is to be shown */
    struct stored previous;           /* that the device goes back to */
    int64_t floor;                    /* serial of the file that the device went back from by
                                         itself: one that is brought has it at least; or 0 */
    bool has_taken_back;              /* the device went back from a file, … */
    uint8_t taken_back[DIGEST_BYTES]; /* … from this one */
};

enum { STATE_MAX = 1024, STORED_NAME = 64 };

/* Writes the text, and returns its size. */
size_t state_write(char text[STATE_MAX], const struct state *state);

/* False if the text is not exactly what state_write would write. */
bool state_read(struct state *state, const char *text, size_t size);

/* The name of its file in the store: "kiosk-12.serial-7.db". */
void stored_name(char name[STORED_NAME], const struct stored *stored);

/* Reads number and serial off such a name; the rest of *stored is zero. */
bool stored_of_name(struct stored *stored, const char *name);

#endif
