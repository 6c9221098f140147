/* The information panel for the staff: what this screen is and what comes next, line by line. */
#ifndef KIOSK_LAYOUT_INFO_H
#define KIOSK_LAYOUT_INFO_H

#include "layout/layout.h"

/* A line: what it tells, and the fact. A blank fact leaves the line out. */
struct info_line {
    enum word label;
    const char *fact;
};

enum { INFO_LINES_MAX = 16 };

/* Lays out the panel as a page of its own; it needs no footer. Facts wrap; they are set as large as
 * all lines allow, and lines behind the last one that has room at the smallest size are left out.
 * Borrows nothing but what layout_slide does: `lines` may go when it returns. */
bool layout_info(const struct layout *layout, const struct info_line *lines, size_t count,
                 struct arena *arena, struct scene *scene, struct err *err);

#endif
