/* An award list in the order in which it is shown: by category, categories in the order they come
 * in. */
#ifndef KIOSK_LAYOUT_ENTRIES_H
#define KIOSK_LAYOUT_ENTRIES_H

#include "layout/draft.h"

struct entry {
    const struct award *award;
    size_t category;    /* index in entries.category */
    const char *name;   /* "3 tập thể" where only a count is told */
    const char *detail; /* honour, or reason, or both */
};

struct entries {
    struct entry *entry;
    size_t count;
    const char **category; /* "" for none, and where only counts are told, which name it */
    size_t category_count;
    bool all_counts; /* no entry names anybody */
};

struct entries entries_of(struct draft *d, const struct slide *slide);

#endif
