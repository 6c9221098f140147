/* Whether all words of a slide are on its pages. */
#ifndef KIOSK_TESTS_TOLD_H
#define KIOSK_TESTS_TOLD_H

#include "random_slide.h"
#include "scene_check.h"

/* Tells FAULT_LOST for each text of the slide that is not on its pages, whole and in order, and
 * FAULT_PARTED for entries that are parted by the turn of a page. White space is not looked at. */
void told_check(struct faults *faults, const struct layout *layout, const struct random_slide *r,
                const struct pages *pages, struct arena *arena);

#endif
