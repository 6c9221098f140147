#include "update/state.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of a name from here on no installation is the origin; so there always is a next number. */
#define NUMBER_END (INT64_MAX / 2)

enum { SUM_BYTES = 16, SUM_HEX = 2 * SUM_BYTES + 1 };

static void put(char *text, size_t *used, const char *line)
{
    const size_t length = strlen(line);
    if (*used + length < STATE_MAX) {
        memcpy(text + *used, line, length + 1);
        *used += length;
    }
}

static void put_stored(char *text, size_t *used, const char *which, const struct stored *s)
{
    char line[STATE_MAX];
    char digest[DIGEST_HEX];
    if (s->number == 0) {
        return;
    }
    digest_text(digest, s->digest);
    (void)snprintf(line, sizeof line,
                   "%s %" PRId64 " serial %" PRId64 " size %" PRId64 " since %" PRId64
                   " starts %d %s %s\n",
                   which, s->number, s->serial, s->size, s->since_ms, s->starts,
                   s->confirmed ? "confirmed" : "trial", digest);
    put(text, used, line);
}

/* So that a state of which the disk has lost a bit is known for one. */
static void put_sum(char *text, size_t *used)
{
    uint8_t sum[SUM_BYTES];
    char hex[SUM_HEX];
    char line[SUM_HEX + 8];
    (void)crypto_generichash(sum, sizeof sum, (const unsigned char *)text, *used, NULL, 0);
    (void)sodium_bin2hex(hex, sizeof hex, sum, sizeof sum);
    (void)snprintf(line, sizeof line, "sum %s\n", hex);
    put(text, used, line);
}

size_t state_write(char text[STATE_MAX], const struct state *state)
{
    size_t used = 0;
    char line[DIGEST_HEX + 40];
    (void)snprintf(line, sizeof line, "kiosk store 1\nnext %" PRId64 "\n", state->next);
    put(text, &used, line);
    put_stored(text, &used, "current", &state->current);
    put_stored(text, &used, "previous", &state->previous);
    if (state->floor > 0) {
        (void)snprintf(line, sizeof line, "floor %" PRId64 "\n", state->floor);
        put(text, &used, line);
    }
    if (state->has_taken_back) {
        char digest[DIGEST_HEX];
        digest_text(digest, state->taken_back);
        (void)snprintf(line, sizeof line, "taken-back %s\n", digest);
        put(text, &used, line);
    }
    put_sum(text, &used);
    return used;
}

/* Takes a number, and what has to stand behind it. What is none, or too large, is found when the
 * text is compared with what would be written. */
static int64_t take(const char **at, const char *behind)
{
    char *end;
    const int64_t number = strtoll(*at, &end, 10);
    const size_t length = strlen(behind);
    *at = strncmp(end, behind, length) == 0 ? end + length : "";
    return number;
}

static bool read_stored(struct stored *s, const char *at)
{
    s->number = take(&at, " serial ");
    s->serial = take(&at, " size ");
    s->size = take(&at, " since ");
    s->since_ms = take(&at, " starts ");
    const int64_t starts = take(&at, " ");
    s->confirmed = strncmp(at, "confirmed ", 10) == 0;
    at += s->confirmed ? 10 : strncmp(at, "trial ", 6) == 0 ? 6 : 0;
    s->starts = starts < INT32_MAX ? (int)starts : INT32_MAX;
    return s->number > 0 && s->size >= 0 && starts >= 0 && digest_read(s->digest, at);
}

static bool read_line(struct state *state, const char *line)
{
    if (strncmp(line, "next ", 5) == 0) {
        line += 5;
        state->next = take(&line, "");
        return state->next > 0;
    }
    if (strncmp(line, "current ", 8) == 0) {
        return read_stored(&state->current, line + 8);
    }
    if (strncmp(line, "previous ", 9) == 0) {
        return read_stored(&state->previous, line + 9);
    }
    if (strncmp(line, "floor ", 6) == 0) {
        line += 6;
        state->floor = take(&line, "");
        return state->floor > 0;
    }
    if (strncmp(line, "taken-back ", 11) == 0) {
        state->has_taken_back = true;
        return digest_read(state->taken_back, line + 11);
    }
    return true; /* the comparison at the end sees what else there is */
}

bool state_read(struct state *state, const char *text, size_t size)
{
    char copy[STATE_MAX];
    char again[STATE_MAX];
    *state = (struct state){0};
    if (size >= sizeof copy) {
        return false;
    }
    memcpy(copy, text, size);
    copy[size] = '\0';
    for (char *line = copy, *next; (next = strchr(line, '\n')) != NULL; line = next + 1) {
        *next = '\0';
        if (!read_line(state, line)) {
            return false;
        }
    }
    return state_write(again, state) == size && memcmp(again, text, size) == 0;
}

void stored_name(char name[STORED_NAME], const struct stored *s)
{
    (void)snprintf(name, STORED_NAME, "kiosk-%" PRId64 ".serial-%" PRId64 ".db", s->number,
                   s->serial);
}

bool stored_of_name(struct stored *s, const char *name)
{
    char again[STORED_NAME];
    const char *at = strncmp(name, "kiosk-", 6) == 0 ? name + 6 : "";
    *s = (struct stored){0};
    s->number = take(&at, ".serial-");
    s->serial = take(&at, ".db");
    stored_name(again, s);
    return s->number > 0 && s->number < NUMBER_END && strcmp(again, name) == 0;
}
