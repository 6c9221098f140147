#include "fake_deck.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

const struct moment fake_now = {true, 2020, 12, 29, 2, 845};

void fake_make(struct fake_deck *f, const char *ids, const char *due)
{
    size_t n = strlen(ids);
    assert_true(n <= FAKE_MOST);
    *f = (struct fake_deck){.never = {.first_day = 1, .last_day = 0}};
    for (size_t i = 0; i < n; i++) {
        f->ref[i] = (struct slide_ref){.id = ids[i], .showing_count = due[i] == '-'};
    }
    f->deck = (struct deck){
        .slides = f->ref, .slide_count = n, .showings = &f->never, .showing_count = 1};
}

size_t fake_next(struct rota *rota, const struct deck *deck)
{
    struct due due = {0};
    struct err err = {0};
    assert_true(due_update(&due, deck, 0, &fake_now, false, &err));
    size_t index = rota_next(rota, deck, &due);
    due_free(&due);
    return index;
}

void fake_expect(struct rota *rota, const struct deck *deck, const char *ids)
{
    for (const char *id = ids; *id != '\0'; id++) {
        size_t index = fake_next(rota, deck);
        assert_true(index < deck->slide_count);
        if (deck->slides[index].id != *id) {
            fail_msg("%c, not %c, as number %zu of %s", (char)deck->slides[index].id, *id,
                     (size_t)(id - ids), ids);
        }
    }
}

void fake_expect_place(const struct rota *rota, const struct deck *deck, size_t place, size_t of)
{
    struct due due = {0};
    struct err err = {0};
    size_t places = 0;
    assert_true(due_update(&due, deck, 0, &fake_now, false, &err));
    assert_int_equal(rota_place(rota, &due, &places), place);
    assert_int_equal(places, of);
    due_free(&due);
}

void fake_weigh(struct fake_deck *f, const char *ids, const char *weights)
{
    fake_make(f, ids, "++++++++++++++++++++");
    for (size_t i = 0; weights[i] != '\0'; i++) {
        f->ref[i].weight = (uint8_t)(weights[i] - '0');
    }
}

void fake_urge(struct fake_deck *f, const char *ids, enum urgent_rule rule)
{
    fake_make(f, ids, "++++++++++++++++++++");
    f->deck.settings.urgent = rule;
    for (size_t i = 0; ids[i] != '\0'; i++) {
        f->ref[i].urgent = ids[i] < 'a';
    }
}

void fake_jump(struct rota *rota, const struct deck *deck, size_t place, bool is_there)
{
    struct due due = {0};
    struct err err = {0};
    assert_true(due_update(&due, deck, 0, &fake_now, false, &err));
    assert_int_equal(rota_jump(rota, deck, &due, place), is_there);
    due_free(&due);
}
