/* Which slide comes next. Pure. */
#ifndef KIOSK_SCHEDULE_ROTA_H
#define KIOSK_SCHEDULE_ROTA_H

#include "base/clock.h"
#include "content/deck.h"

#define ROTA_NONE SIZE_MAX

/* Where the round stands. A zeroed rota starts with the first slide. */
struct rota {
    bool started;
    size_t index; /* of the slide that was given last */
    int64_t id;   /* its id, by which it is found again in another deck */
};

/* Index in deck->slides of the next slide that is due, round and round; ROTA_NONE if none is. */
size_t rota_next(struct rota *rota, const struct deck *deck, const struct moment *moment);

/* Goes on in another deck behind the same slide; where it is gone, at the same place. */
void rota_move(struct rota *rota, const struct deck *deck);

/* The place (from 1) of a slide among those that are due, and how many those are. */
size_t rota_place(const struct deck *deck, const struct moment *moment, size_t index,
                  size_t *places);

#endif
