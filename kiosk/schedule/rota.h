/* Which slide comes next. Pure: the same state, deck and moment give the same slide.
 *
 * Slides come round and round, in their order. One of weight w comes w times a round: at its own
 * place, and at the places that part the round in w from there, among the others; but never twice
 * in a row while another is due. Urgent slides and the others are two such rounds, each of which
 * goes on where it was. With the setting urgent = between, their slides come by turns: whoever
 * stays for a slide or two has then seen what is urgent, and nothing else is lost. With shuffle the
 * order of a round is a new one each time, and a slide of weight w comes once in each w-th of it.
 */
#ifndef KIOSK_SCHEDULE_ROTA_H
#define KIOSK_SCHEDULE_ROTA_H

#include "schedule/due.h"

#define ROTA_NONE SIZE_MAX

/* Where a round stands. */
struct rota_hand {
    bool started;
    size_t index; /* in order: the slide whose place was reached, by index and by id */
    int64_t id;
    int32_t offset; /* how far beyond that place the last of the extra turns was; 0: none yet */
    size_t extra;   /* and the index of its slide */
    uint32_t round; /* shuffled: its number, */
    uint32_t shown; /* how many came in it, */
    uint64_t key;   /* the key of the last of them, */
    int64_t held;   /* and the slide (0: none) that goes last, as it would come twice in a row */
};

/* Begins zeroed, but for the seed. */
struct rota {
    uint64_t seed; /* of the shuffle */
    bool started;
    size_t index; /* of the slide that was given last */
    int64_t id;   /* its id, by which it is found again in another deck */
    bool urgent;  /* it came from the round of the urgent ones */
    struct rota_hand hand[DUE_GROUPS];
};

/* Index in deck->slides of the next slide, of those that are due; ROTA_NONE if none is. */
size_t rota_next(struct rota *rota, const struct deck *deck, const struct due *due);

/* Goes on in another deck behind the same slide; where it is gone, at the same place. */
void rota_move(struct rota *rota, const struct deck *deck);

/* Where the round stands: its place, from 1, of *places. Extra turns, and urgent slides between
 * others, do not count on. */
size_t rota_place(const struct rota *rota, const struct due *due, size_t *places);

/* Goes to the slide at that place, from 1; in a shuffled round one that is behind is that of the
 * next round. False, and nothing changed, if there is no such place. */
bool rota_jump(struct rota *rota, const struct deck *deck, const struct due *due, size_t place);

#endif
