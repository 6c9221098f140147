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

/* A category that only tells counts has no heading, which would say its rows again: "132 giấy
 * khen". Such categories that follow each other become one, named "". Sets to[c] to the new index
 * of each.
 */
static void merge_counts(struct entries *e, const bool *counts, size_t *to)
{
    size_t count = 0;
    for (size_t c = 0; c < e->category_count; c++) {
        bool goes_on = c > 0 && counts[c] && counts[c - 1];
        if (!goes_on) {
            e->category[count++] = counts[c] ? "" : e->category[c];
        }
        to[c] = count - 1;
    }
    e->category_count = count;
}

struct entries entries_of(struct draft *d, const struct slide *slide)
{
    struct entries e = {.all_counts = slide->award_count > 0};
    size_t n = slide->award_count;
    e.entry = arena_take_array(d->arena, n, sizeof *e.entry);
    e.category = arena_take_array(d->arena, n, sizeof *e.category);
    size_t *of = arena_take_array(d->arena, n, sizeof *of);
    size_t *to = arena_take_array(d->arena, n, sizeof *to);
    bool *counts = arena_take_array(d->arena, n, sizeof *counts);
    if (e.entry == NULL || e.category == NULL || of == NULL || to == NULL || counts == NULL) {
        d->no_memory = true;
        return (struct entries){0};
    }
    for (size_t i = 0; i < n; i++) {
        size_t before = e.category_count;
        bool count = is_count(&slide->awards[i]) && *detail_of(d, &slide->awards[i]) == '\0';
        of[i] = find_or_add(&e, slide->awards[i].category);
        counts[of[i]] = count && (e.category_count > before || counts[of[i]]);
        e.all_counts = e.all_counts && count;
    }
    size_t categories = e.category_count;
    if (e.all_counts) { /* nothing else tells what is counted */
        memset(counts, 0, n * sizeof *counts);
    }
    merge_counts(&e, counts, to);
    for (size_t c = 0; c < categories; c++) {
        for (size_t i = 0; i < n; i++) {
            const struct award *a = &slide->awards[i];
            if (of[i] != c) {
                continue;
            }
            const char *name =
                is_count(a) ? draft_format(d, "%s %s", draft_number(d, a->count, 0), a->category)
                            : a->recipient;
            e.entry[e.count++] = (struct entry){a, to[c], name, detail_of(d, a)};
        }
    }
    return e;
}
