/* The information panel that the staff's keys show over the show: its facts, and its picture. */
#ifndef KIOSK_COMMANDS_FACTS_H
#define KIOSK_COMMANDS_FACTS_H

#include "commands/maker.h"
#include "device/device.h"

#include <stdbool.h>
#include <stddef.h>

/* What the show knows; the panel finds out the rest. Borrowed for the call. */
struct facts {
    const char *file;          /* the data file; empty: none. Its folder has the free space */
    const struct deck *deck;   /* NULL: there is none */
    const struct moment *now;  /* as the page marks tell it */
    const char *next;          /* heading of the slide that comes next; "" if not known */
    size_t next_place, places; /* its place in the round; 0: not known */
    size_t due;                /* slides that are due */
    const char *screen;        /* screen_description */
    const struct device_settings *device;
};

/* Paints the panel on the whole canvas, which is as large as the maker's. Facts that nobody knows
 * (a temperature, say) are left out. Clock: reads files of the kernel and of the trusted keys. */
bool facts_paint(struct maker *maker, const struct facts *facts, struct canvas *canvas,
                 struct err *err);

#endif
