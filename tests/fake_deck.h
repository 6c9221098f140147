/* Decks without a file, for the tests of schedule/: each slide is called by a letter, its id. */
#ifndef KIOSK_TESTS_FAKE_DECK_H
#define KIOSK_TESTS_FAKE_DECK_H

#include "schedule/rota.h"

enum { FAKE_MOST = 20 };

struct fake_deck {
    struct slide_ref ref[FAKE_MOST];
    struct showing never;
    struct deck deck;
};

/* The moment that all of it is at. */
extern const struct moment fake_now;

/* A deck of slides with these ids; those whose letter in `due` is - are not due. */
void fake_make(struct fake_deck *f, const char *ids, const char *due);

/* The same, with these weights, a digit each. */
void fake_weigh(struct fake_deck *f, const char *ids, const char *weights);

/* The same; slides with a capital letter are urgent. */
void fake_urge(struct fake_deck *f, const char *ids, enum urgent_rule rule);

/* What comes next. */
size_t fake_next(struct rota *rota, const struct deck *deck);

/* Fails the test unless the next slides are those of these ids. */
void fake_expect(struct rota *rota, const struct deck *deck, const char *ids);

/* Fails the test unless the round stands there. */
void fake_expect_place(const struct rota *rota, const struct deck *deck, size_t place, size_t of);

/* Jumps to the place, which has to be there; or else the other way round. */
void fake_jump(struct rota *rota, const struct deck *deck, size_t place, bool is_there);

#endif
