#include "schedule/shuffle.h"

/* There is no list in a shuffled order: each turn of a slide has a key of its own, which follows
 * from the seed, the round and the slide, and turns come by their keys. So the state is one key,
 * and slides may come and go in the middle of a round. */

/* SplitMix64's finisher (Steele, Lea, Flood 2014). */
static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

/* The key of turn `turn` of `weight`: somewhere in that part of the round. Never 0. */
static uint64_t key_of(const struct rota_hand *hand, uint64_t seed, int64_t id, int turn,
                       int weight)
{
    if (id == hand->held) {
        return UINT64_MAX;
    }
    const uint64_t part = UINT64_MAX / (uint64_t)weight;
    const uint64_t round = mix(seed + 0x9e3779b97f4a7c15U * (hand->round + 1U));
    return part * (uint64_t)turn + mix(round ^ mix((uint64_t)id * 16 + (uint64_t)turn)) % part + 1;
}

/* The slide of the least key over hand->key; *key is set. ROTA_NONE: the round is over. */
static size_t least(const struct rota_hand *hand, uint64_t seed, const struct deck *deck,
                    const struct due *due, const struct due_list *list, int64_t not_id,
                    uint64_t *key)
{
    size_t found = ROTA_NONE;
    for (size_t i = 0; i < list->count; i++) {
        const struct slide_ref *ref = &deck->slides[list->index[i]];
        const int weight = due_weight(due, ref);
        if (ref->id == not_id) {
            continue;
        }
        for (int turn = 0; turn < weight; turn++) {
            const uint64_t its = key_of(hand, seed, ref->id, turn, weight);
            if (its > hand->key && (found == ROTA_NONE || its < *key)) {
                *key = its;
                found = list->index[i];
            }
        }
    }
    return found;
}

/* How many turns have a key over hand->key, and of `most` at most. */
static size_t count_to(const struct rota_hand *hand, uint64_t seed, const struct deck *deck,
                       const struct due *due, const struct due_list *list, uint64_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct slide_ref *ref = &deck->slides[list->index[i]];
        const int weight = due_weight(due, ref);
        for (int turn = 0; turn < weight; turn++) {
            const uint64_t its = key_of(hand, seed, ref->id, turn, weight);
            count += its > hand->key && its <= most;
        }
    }
    return count;
}

static void begin_round(struct rota_hand *hand)
{
    hand->round++;
    hand->shown = 0;
    hand->key = 0;
    hand->held = 0;
}

static size_t stand_at(struct rota_hand *hand, const struct deck *deck, size_t index, uint64_t key)
{
    hand->key = key;
    hand->started = true;
    hand->index = index;
    hand->id = deck->slides[index].id;
    hand->offset = 0;
    hand->extra = 0;
    return index;
}

size_t shuffle_next(struct rota_hand *hand, uint64_t seed, const struct deck *deck,
                    const struct due *due, const struct due_list *list, int64_t not_id)
{
    uint64_t key = 0;
    size_t found = least(hand, seed, deck, due, list, not_id, &key);
    if (found == ROTA_NONE) {
        begin_round(hand);
        found = least(hand, seed, deck, due, list, 0, &key);
        if (deck->slides[found].id == not_id) {
            hand->held = due_weight(due, &deck->slides[found]) == 1 ? not_id : 0;
            const size_t other = least(hand, seed, deck, due, list, not_id, &key);
            found = other == ROTA_NONE ? found : other; /* two slides of one id: tampered with */
        }
    }
    hand->shown++;
    return stand_at(hand, deck, found, key);
}

/* Its key is looked for by halves, as to find all the turns before it, one by one, takes seconds in
 * a large deck. */
size_t shuffle_jump(struct rota_hand *hand, uint64_t seed, const struct deck *deck,
                    const struct due *due, const struct due_list *list, size_t place)
{
    if (hand->shown >= place ||
        count_to(hand, seed, deck, due, list, UINT64_MAX) < place - hand->shown) {
        begin_round(hand);
    }
    const size_t steps = place - hand->shown;
    uint64_t low = hand->key + 1;
    uint64_t high = UINT64_MAX;
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (count_to(hand, seed, deck, due, list, middle) >= steps) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    uint64_t key = 0;
    hand->key = low - 1;
    hand->shown = (uint32_t)place;
    return stand_at(hand, deck, least(hand, seed, deck, due, list, 0, &key), low);
}
