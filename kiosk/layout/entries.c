#include "layout/entries.h"

#include "base/text.h"

#include <string.h>

static const char *detail_of(struct draft *d, const struct award *a)
{
    if (text_blank(a->honour)) {
        return text_blank(a->reason) ? "" : a->reason;
    }
    return text_blank(a->reason) ? a->honour : draft_format(d, "%s – %s", a->honour, a->reason);
}

static bool is_count(const struct award *a)
{
    return text_blank(a->recipient) && a->count > 0;
}

static size_t find_or_add(struct entries *e, const char *category)
{
    for (size_t i = 0; i < e->category_count; i++) {
        if (strcmp(e->category[i], category) == 0) {
            return i;
        }
    }
    e->category[e->category_count] = category;
    return e->category_count++;
}

struct entries entries_of(struct draft *d, const struct slide *slide)
{
    struct entries e = {.all_counts = slide->award_count > 0};
    size_t n = slide->award_count;
    e.entry = arena_take_array(d->arena, n, sizeof *e.entry);
    e.category = arena_take_array(d->arena, n, sizeof *e.category);
    size_t *of = arena_take_array(d->arena, n, sizeof *of);
    if (e.entry == NULL || e.category == NULL || of == NULL) {
        d->no_memory = true;
        return (struct entries){0};
    }
    for (size_t i = 0; i < n; i++) {
        of[i] = find_or_add(&e, slide->awards[i].category);
        e.all_counts =
            e.all_counts && is_count(&slide->awards[i]) && *detail_of(d, &slide->awards[i]) == '\0';
    }
    for (size_t c = 0; c < e.category_count; c++) {
        for (size_t i = 0; i < n; i++) {
            const struct award *a = &slide->awards[i];
            if (of[i] != c) {
                continue;
            }
            const char *name =
                is_count(a) ? draft_format(d, "%s %s", draft_number(d, a->count, 0), a->category)
                            : a->recipient;
            e.entry[e.count++] = (struct entry){a, c, name, detail_of(d, a)};
        }
    }
    return e;
}
