#include "schedule/rota.h"

#include "schedule/calendar.h"

size_t rota_next(struct rota *rota, const struct deck *deck, const struct moment *moment)
{
    size_t n = deck->slide_count;
    size_t from = rota->started ? rota->index + 1 : 0;
    for (size_t i = 0; i < n; i++) {
        size_t index = (from + i) % n;
        if (calendar_due(deck, &deck->slides[index], moment)) {
            *rota = (struct rota){true, index, deck->slides[index].id};
            return index;
        }
    }
    return ROTA_NONE;
}

void rota_move(struct rota *rota, const struct deck *deck)
{
    if (!rota->started) {
        return;
    }
    for (size_t i = 0; i < deck->slide_count; i++) {
        if (deck->slides[i].id == rota->id) {
            rota->index = i;
            return;
        }
    }
    if (rota->index == 0 || deck->slide_count == 0) {
        rota->started = false;
    } else {
        rota->index = (rota->index - 1) % deck->slide_count;
    }
}

size_t rota_place(const struct deck *deck, const struct moment *moment, size_t index,
                  size_t *places)
{
    size_t place = 0;
    *places = 0;
    for (size_t i = 0; i < deck->slide_count; i++) {
        bool due = i == index || calendar_due(deck, &deck->slides[i], moment);
        *places += due;
        place = i == index ? *places : place;
    }
    return place;
}
