/* The end of kiosk agenda: the slides that did not come, and why. */
#ifndef KIOSK_COMMANDS_AGENDA_LEFT_H
#define KIOSK_COMMANDS_AGENDA_LEFT_H

#include "commands/agenda_write.h"

/* Writes them, for people or into the open list of the JSON: those of the deck that did not come
 * between the two times, and those that are not enabled. False if the file can't be read. */
bool agenda_left(struct agenda_writer *w, const struct rehearsal *r, int64_t from_ms, int64_t to_ms,
                 struct err *err);

#endif
