#include "schedule/rota.h"

#include "schedule/shuffle.h"

/* The length of a round is PLACE for each slide that is due; all weights from 1 to 10 part it
 * without a remainder. */
enum { PLACE = 2520 };

/* Where, beyond the place before that of number `next`, the slide of number `rank` has its first
 * extra turn behind (offset, extra); over PLACE: not before the next place is reached. */
static int64_t extra_turn(const struct rota_hand *hand, const struct due_list *list, size_t rank,
                          size_t next, int weight)
{
    const int64_t step = (int64_t)list->count * PLACE / weight;
    const int64_t ahead = ((int64_t)rank - (int64_t)next + 1) * PLACE;
    int64_t at = ahead % step;
    at += at <= 0 ? step : 0;
    if (at < hand->offset) {
        at += (hand->offset - at + step - 1) / step * step;
    }
    if (at == hand->offset && list->index[rank] <= hand->extra) {
        at += step;
    }
    return rank == next && at == PLACE ? PLACE + 1 : at; /* that is its own place */
}

/* Takes the extra turn that comes before the next place, if there is one. */
static size_t take_extra(struct rota_hand *hand, const struct deck *deck, const struct due *due,
                         const struct due_list *list, size_t next, int64_t not_id)
{
    int64_t first = PLACE + 1;
    size_t found = ROTA_NONE;
    for (size_t rank = 0; rank < list->count; rank++) {
        const struct slide_ref *ref = &deck->slides[list->index[rank]];
        const int weight = due_weight(due, ref);
        if (weight == 1 || ref->id == not_id) {
            continue;
        }
        const int64_t at = extra_turn(hand, list, rank, next, weight);
        if (at < first) {
            first = at;
            found = list->index[rank];
        }
    }
    if (found != ROTA_NONE) {
        hand->offset = (int32_t)first;
        hand->extra = found;
    }
    return found;
}

static size_t next_in_order(struct rota_hand *hand, const struct deck *deck, const struct due *due,
                            const struct due_list *list, int64_t not_id)
{
    /* The slide that may not come again is passed over once. (Twice only in a file that was
     * tampered with, in which two slides have one id.) */
    for (int tries = 0;; tries++) {
        size_t next = hand->started ? due_reached(list, hand->index) % list->count : 0;
        if (hand->started && list->turns > list->count) {
            size_t extra = take_extra(hand, deck, due, list, next, not_id);
            if (extra != ROTA_NONE) {
                return extra;
            }
        }
        hand->started = true;
        hand->index = list->index[next];
        hand->id = deck->slides[hand->index].id;
        hand->offset = 0;
        hand->extra = 0;
        if (hand->id != not_id || tries > 0) {
            return hand->index;
        }
    }
}

static enum due_group choose_group(const struct rota *rota, const struct deck *deck,
                                   const struct due *due)
{
    const bool others = due->list[DUE_OTHERS].count > 0;
    const bool urgent = due->list[DUE_URGENT].count > 0;
    if (!others || !urgent) {
        return urgent ? DUE_URGENT : DUE_OTHERS;
    }
    if (due->urgent == URGENT_ALONE) {
        return DUE_URGENT;
    }
    /* A slide that was urgent in the deck before may be one of the others now. */
    const enum due_group turn = rota->urgent ? DUE_OTHERS : DUE_URGENT;
    const struct due_list *list = &due->list[turn];
    const bool again =
        rota->started && list->count == 1 && deck->slides[list->index[0]].id == rota->id;
    return !again ? turn : turn == DUE_URGENT ? DUE_OTHERS : DUE_URGENT;
}

size_t rota_next(struct rota *rota, const struct deck *deck, const struct due *due)
{
    const enum due_group group = choose_group(rota, deck, due);
    const struct due_list *list = &due->list[group];
    struct rota_hand *hand = &rota->hand[group];
    if (list->count == 0) {
        return ROTA_NONE;
    }
    const int64_t not_id = rota->started && list->count > 1 ? rota->id : 0;
    size_t index = due->shuffle ? shuffle_next(hand, rota->seed, deck, due, list, not_id)
                                : next_in_order(hand, deck, due, list, not_id);
    rota->started = true;
    rota->index = index;
    rota->id = deck->slides[index].id;
    rota->urgent = group == DUE_URGENT;
    return index;
}

/* The index of that slide; ROTA_NONE if it is gone. */
static size_t find(const struct deck *deck, int64_t id)
{
    for (size_t i = 0; i < deck->slide_count; i++) {
        if (deck->slides[i].id == id) {
            return i;
        }
    }
    return ROTA_NONE;
}

static void move_hand(struct rota_hand *hand, const struct deck *deck)
{
    if (!hand->started) {
        return;
    }
    const size_t found = find(deck, hand->id);
    if (found != ROTA_NONE) {
        hand->index = found;
        return;
    }
    hand->offset = 0;
    if (hand->index == 0 || deck->slide_count == 0) {
        hand->started = false;
    } else {
        hand->index = (hand->index - 1) % deck->slide_count;
    }
}

void rota_move(struct rota *rota, const struct deck *deck)
{
    if (!rota->started) {
        return;
    }
    for (size_t g = 0; g < DUE_GROUPS; g++) {
        move_hand(&rota->hand[g], deck);
    }
    const size_t found = find(deck, rota->id);
    rota->index = found == ROTA_NONE ? 0 : found;
}

/* The slides whose places count. */
static enum due_group counted(const struct due *due)
{
    const bool urgent = due->list[DUE_OTHERS].count == 0 ||
                        (due->urgent == URGENT_ALONE && due->list[DUE_URGENT].count > 0);
    return urgent ? DUE_URGENT : DUE_OTHERS;
}

size_t rota_place(const struct rota *rota, const struct due *due, size_t *places)
{
    const enum due_group group = counted(due);
    const struct due_list *list = &due->list[group];
    const struct rota_hand *hand = &rota->hand[group];
    size_t place = hand->started ? due_reached(list, hand->index) : 0;
    *places = list->count;
    if (due->shuffle) {
        *places = list->turns;
        place = hand->shown < list->turns ? hand->shown : list->turns;
    }
    *places = *places > 0 ? *places : 1;
    return place > 0 ? place : 1;
}

bool rota_jump(struct rota *rota, const struct deck *deck, const struct due *due, size_t place)
{
    const enum due_group group = counted(due);
    const struct due_list *list = &due->list[group];
    struct rota_hand *hand = &rota->hand[group];
    if (place < 1 || place > (due->shuffle ? list->turns : list->count)) {
        return false;
    }
    if (due->shuffle) {
        (void)shuffle_jump(hand, rota->seed, deck, due, list, place);
    } else {
        const size_t index = list->index[place - 1];
        *hand = (struct rota_hand){.started = true, .index = index, .id = deck->slides[index].id};
    }
    rota->started = true;
    rota->index = hand->index;
    rota->id = hand->id;
    rota->urgent = group == DUE_URGENT;
    return true;
}
