/* Slides such as a school or a town office makes: of every kind, with nothing odd in them. */
#ifndef KIOSK_TESTS_ORDINARY_SLIDE_H
#define KIOSK_TESTS_ORDINARY_SLIDE_H

#include "random_slide.h"

/* Everything is in the arena. */
struct random_slide ordinary_slide(struct arena *arena, struct rng *rng);

#endif
