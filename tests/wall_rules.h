/* The walls between the rooms of kiosk/, and the house rules that a machine can check. */
#ifndef KIOSK_TESTS_WALL_RULES_H
#define KIOSK_TESTS_WALL_RULES_H

#include "source.h"

struct findings {
    char text[16384]; /* a line each, "path: what" */
    int count;
};

/* Adds what is wrong in one source of kiosk/, whose path starts with its room. */
void wall_check(struct findings *f, const struct source *s);

/* Adds it if it is too long. */
void wall_check_length(struct findings *f, const struct source *s);

void wall_found(struct findings *f, const struct source *s, const char *what, const char *name);

#endif
