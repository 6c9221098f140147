/* What must hold of every page, whatever is on it (design system, "What may never happen"). */
#ifndef KIOSK_TESTS_SCENE_CHECK_H
#define KIOSK_TESTS_SCENE_CHECK_H

#include "faults.h"
#include "support.h"

/* Checks a page with its footer, whose box is `part`. */
void scene_check(struct faults *faults, const struct layout *layout, const struct page *page,
                 const struct scene *footer, struct box part);

#endif
