#include "commands/check_parts.h"

#include "base/text.h"

#include <stdlib.h>

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool is_portrait(const struct item *item)
{
    return item->kind == ITEM_PICTURE && item->as.picture.spare;
}

/* The images of all portraits on the pages, sorted; NULL if there is no memory. */
static int64_t *portraits(struct check *c, size_t *count)
{
    size_t room = 1;
    for (size_t p = 0; p < c->pages->count; p++) {
        for (size_t i = 0; i < c->pages->page[p].scene.count; i++) {
            room += is_portrait(&c->pages->page[p].scene.items[i]);
        }
    }
    int64_t *shown = arena_take_array(&c->arena, room, sizeof *shown);
    *count = 0;
    for (size_t p = 0; p < c->pages->count && shown != NULL; p++) {
        const struct scene *scene = &c->pages->page[p].scene;
        for (size_t i = 0; i < scene->count; i++) {
            if (is_portrait(&scene->items[i])) {
                shown[(*count)++] = scene->items[i].as.picture.image;
            }
        }
    }
    if (*count > 1) {
        qsort(shown, *count, sizeof *shown, by_id);
    }
    return shown;
}

bool check_portraits(struct check *c, struct err *err)
{
    size_t count;
    size_t missing = 0;
    size_t first = 0;
    const int64_t *shown = portraits(c, &count);
    if (shown == NULL) {
        return err_memory(err, "the portraits of a slide");
    }
    for (size_t i = 0; i < c->slide->award_count; i++) {
        const int64_t *photo = &c->slide->awards[i].photo;
        if (*photo != 0 && bsearch(photo, shown, count, sizeof *shown, by_id) == NULL) {
            first = missing == 0 ? i : first;
            missing++;
        }
    }
    if (missing == 0) {
        return true; /* there may be no award at all */
    }
    static const char advice[] =
        "portraits need few names and short reasons: make several slides of it, or delete them";
    const struct award *a = c->slide->awards + first;
    const char *who = text_blank(a->recipient) ? a->category : a->recipient;
    if (missing == 1) {
        check_found(c, SEVERITY_NOTE, "photo-not-shown", advice,
                    "the photo of award %zu, \"%s\", is not shown: there is no room for it",
                    first + 1, who);
    } else {
        check_found(c, SEVERITY_NOTE, "photo-not-shown", advice,
                    "the photos of %zu awards, the first that of award %zu, \"%s\", are not shown: "
                    "there is no room for them",
                    missing, first + 1, who);
    }
    return true;
}
