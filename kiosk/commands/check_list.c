#include "commands/check_parts.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* What two rows have in common if they say the same, and what else they say. */
struct entry {
    const char *key;  /* folded: within[TAB]name */
    const char *rest; /* folded */
    const char *name, *within;
};

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

/* Both folded, with a tab between; "" with *no_memory if there is none. */
static const char *joined(struct arena *a, const char *first, const char *second, bool *no_memory)
{
    const char *x = text_fold(a, first);
    const char *y = text_fold(a, second);
    const char *both = x == NULL || y == NULL ? NULL : arena_format(a, "%s\t%s", x, y);
    *no_memory = *no_memory || both == NULL;
    return both == NULL ? "" : both;
}

/* So that the entries of one key stand together. */
static void sort(struct entry *entries, size_t count)
{
    if (count > 1) {
        qsort(entries, count, sizeof *entries, by_key);
    }
}

/* Where the entries of the key at `first` end. */
static size_t run_end(const struct entry *entries, size_t count, size_t first)
{
    size_t end = first + 1;
    while (end < count && strcmp(entries[end].key, entries[first].key) == 0) {
        end++;
    }
    return end;
}

static bool all_differ(const struct entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count; k++) {
            if (strcmp(entries[i].rest, entries[k].rest) == 0) {
                return false;
            }
        }
    }
    return true;
}

static void tell_name(struct check *c, const struct entry *e, size_t times)
{
    const char *in = *e->within == '\0' ? "" : " in ";
    if (all_differ(e, times)) {
        check_found(c, SEVERITY_NOTE, "name-again",
                    "nothing, if these are several people or honours",
                    "\"%s\" stands %zu times%s%s, with different honours or reasons", e->name,
                    times, in, e->within);
    } else {
        check_found(c, SEVERITY_WARNING, "name-twice",
                    "delete one, or tell people of one name apart by honour or reason",
                    "\"%s\" stands %zu times%s%s", e->name, times, in, e->within);
    }
}

bool check_names(struct check *c, struct err *err)
{
    size_t count = 0;
    bool no_memory = false;
    struct entry *entries = arena_take_array(&c->arena, c->slide->award_count + 1, sizeof *entries);
    if (entries == NULL) {
        return err_memory(err, "the names of a roll");
    }
    for (size_t i = 0; i < c->slide->award_count; i++) {
        const struct award *a = &c->slide->awards[i];
        if (!text_blank(a->recipient)) {
            entries[count++] =
                (struct entry){.key = joined(&c->arena, a->category, a->recipient, &no_memory),
                               .rest = joined(&c->arena, a->honour, a->reason, &no_memory),
                               .name = a->recipient,
                               .within = a->category};
        }
    }
    if (no_memory) {
        return err_memory(err, "the rows of a slide");
    }
    sort(entries, count);
    for (size_t i = 0, end; i < count; i = end) {
        end = run_end(entries, count, i);
        if (end - i > 1) {
            tell_name(c, &entries[i], end - i);
        }
    }
    return true;
}

bool check_statistics(struct check *c, struct err *err)
{
    size_t count = c->slide->statistic_count;
    bool no_memory = false;
    struct entry *entries = arena_take_array(&c->arena, count + 1, sizeof *entries);
    if (entries == NULL) {
        return err_memory(err, "the figures of a chart");
    }
    for (size_t i = 0; i < count; i++) {
        const struct statistic *s = &c->slide->statistics[i];
        entries[i] = (struct entry){.key = joined(&c->arena, s->series, s->label, &no_memory),
                                    .rest = "",
                                    .name = s->label,
                                    .within = s->series};
    }
    if (no_memory) {
        return err_memory(err, "the rows of a slide");
    }
    sort(entries, count);
    for (size_t i = 0, end; i < count; i = end) {
        end = run_end(entries, count, i);
        if (end - i > 1) {
            check_found(c, SEVERITY_WARNING, "figure-twice", "delete one, or give it another label",
                        "\"%s\" has %zu figures%s%s", entries[i].name, end - i,
                        *entries[i].within == '\0' ? "" : " in ", entries[i].within);
        }
    }
    return true;
}
