/* The order of a round that is shuffled. Only rota.c includes this. */
#ifndef KIOSK_SCHEDULE_SHUFFLE_H
#define KIOSK_SCHEDULE_SHUFFLE_H

#include "schedule/rota.h"

/* Index of the next slide of the list, which has one at least; not the slide `not_id`, unless it is
 * 0. */
size_t shuffle_next(struct rota_hand *hand, uint64_t seed, const struct deck *deck,
                    const struct due *due, const struct due_list *list, int64_t not_id);

/* Index of the slide at that place of the round, from 1 to list->turns: of this one, or of the next
 * if it is behind in this, or left out of it. */
size_t shuffle_jump(struct rota_hand *hand, uint64_t seed, const struct deck *deck,
                    const struct due *due, const struct due_list *list, size_t place);

#endif
