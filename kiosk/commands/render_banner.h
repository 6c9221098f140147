/* kiosk render --banner: what an update by stick would say over the pages. */
#ifndef KIOSK_COMMANDS_RENDER_BANNER_H
#define KIOSK_COMMANDS_RENDER_BANNER_H

#include "commands/maker.h"

/* The kinds by name: checking, updated, refused, restored. STATUS_USAGE for another one. */
bool render_banner_kind(const char *name, enum banner_kind *kind, struct err *err);

/* The name of a kind; NULL behind the last. */
const char *render_banner_name(enum banner_kind kind);

/* An example of the banner, in the language of the data file: its words, in the arena. */
bool render_banner_example(const struct maker *maker, const struct deck *deck,
                           enum banner_kind kind, struct arena *arena, struct banner *banner,
                           struct err *err);

#endif
