/* What somebody at the screen wants, from the keys that are pressed. Pure: the time is handed in.
 */
#ifndef KIOSK_COMMANDS_STAFF_H
#define KIOSK_COMMANDS_STAFF_H

#include "device/device.h"

#include <stdbool.h>
#include <stdint.h>

/* What keys leave behind until the next one; starts zeroed. */
struct staff {
    int64_t usual_until_ms; /* the usual keys work until then */
    int64_t typed_at_ms;    /* of the last key of a number */
    bool is_typing;         /* a number: its digits are awaited */
    int number;             /* so far */
};

enum {
    STAFF_USUAL_MS = 300000, /* how long the staff's chord lets the usual keys work */
    STAFF_TYPING_MS = 10000, /* a number that stands for longer is forgotten */
    STAFF_NUMBER_MAX = 99999,
};

/* What is to be done; ACTION_COUNT: nothing. */
struct staff_wish {
    enum device_action action;
    int number; /* ACTION_JUMP: the place to jump to, as page marks count, from 1 */
};

/* Takes a key by its name (screen_key) at the clock_monotonic_ms `now_ms`. A key of `settings` does
 * what is set there. The usual ones work besides if `usual` says so or the staff's chord was
 * pressed, which itself gives ACTION_STAFF: Right, PageDown: next; Left, PageUp: back; Space:
 * pause; digits and Return: jump; I: panel; Q, Escape: leave. */
struct staff_wish staff_take(struct staff *staff, const struct device_keys settings[ACTION_COUNT],
                             bool usual, const char *name, int64_t now_ms);

/* Whether a gamepad's button is among the keys: only then it is listened to. */
bool staff_has_pad(const struct device_keys settings[ACTION_COUNT]);

#endif
