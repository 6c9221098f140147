#include "schedule/due.h"

#include "schedule/calendar.h"

#include <stdlib.h>

enum { WEIGHT_MAX = 10 };

int due_weight(const struct due *due, const struct slide_ref *ref)
{
    return due->plain || ref->weight < 1 ? 1 : ref->weight > WEIGHT_MAX ? WEIGHT_MAX : ref->weight;
}

/* Room for two lists of all slides; NULL if there is no memory. */
static uint32_t *make_room(struct due *due, size_t slides, struct err *err)
{
    if (due->room != NULL && due->slides >= slides) {
        return due->room;
    }
    due_free(due);
    due->room = calloc(slides > 0 ? slides : 1, DUE_GROUPS * sizeof *due->room);
    if (due->room == NULL) {
        (void)err_memory(err, "the list of the slides that are due");
        return NULL;
    }
    due->slides = slides;
    return due->room;
}

bool due_update(struct due *due, const struct deck *deck, unsigned number,
                const struct moment *moment, bool plain, struct err *err)
{
    if (due->room != NULL && due->deck == number && due->plain == plain &&
        clock_same_minute(&due->moment, moment)) {
        return true;
    }
    uint32_t *room = make_room(due, deck->slide_count, err);
    if (room == NULL) {
        return false;
    }
    due->deck = number;
    due->moment = *moment;
    due->plain = plain;
    due->shuffle = deck->settings.shuffle && !plain;
    due->urgent = plain ? URGENT_IN_ORDER : deck->settings.urgent;
    uint32_t *index[DUE_GROUPS] = {room, room + due->slides};
    for (size_t g = 0; g < DUE_GROUPS; g++) {
        due->list[g] = (struct due_list){.index = index[g]};
    }
    const struct calendar at = calendar_at(deck, moment);
    for (size_t i = 0; i < deck->slide_count; i++) {
        const struct slide_ref *ref = &deck->slides[i];
        if (calendar_due(deck, ref, &at)) {
            const size_t g = ref->urgent && due->urgent != URGENT_IN_ORDER;
            index[g][due->list[g].count++] = (uint32_t)i;
            due->list[g].turns += (size_t)due_weight(due, ref);
        }
    }
    return true;
}

void due_free(struct due *due)
{
    free(due->room);
    *due = (struct due){0};
}

size_t due_reached(const struct due_list *list, size_t index)
{
    size_t low = 0;
    size_t high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->index[middle] <= index) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool has(const struct due_list *list, size_t index)
{
    const size_t count = due_reached(list, index);
    return count > 0 && list->index[count - 1] == index;
}

bool due_has(const struct due *due, size_t index)
{
    return has(&due->list[DUE_OTHERS], index) || has(&due->list[DUE_URGENT], index);
}

size_t due_count(const struct due *due)
{
    return due->list[DUE_OTHERS].count + due->list[DUE_URGENT].count;
}

size_t due_round(const struct due *due)
{
    const struct due_list *others = &due->list[DUE_OTHERS];
    const struct due_list *urgent = &due->list[DUE_URGENT];
    size_t turns = others->turns > urgent->turns ? others->turns : urgent->turns;
    if (others->count > 0 && urgent->count > 0) {
        turns = due->urgent == URGENT_ALONE ? urgent->turns : 2 * turns;
    }
    /* Early in one shuffled round, late in the next. */
    return due->shuffle ? 2 * turns : turns;
}
