#include "update/state.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

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
    if (state->has_taken_back) {
        char digest[DIGEST_HEX];
        digest_text(digest, state->taken_back);
        (void)snprintf(line, sizeof line, "taken-back %s\n", digest);
        put(text, &used, line);
    }
    put_sum(text, &used);
    return used;
}

static bool read_stored(struct stored *s, const char *values)
{
    char word[16];
    char digest[DIGEST_HEX];
    if (sscanf(values,
               "%" SCNd64 " serial %" SCNd64 " size %" SCNd64 " since %" SCNd64
               " starts %d %15s %128s",
               &s->number, &s->serial, &s->size, &s->since_ms, &s->starts, word, digest) != 7) {
        return false;
    }
    s->confirmed = strcmp(word, "confirmed") == 0;
    return s->number > 0 && s->size >= 0 && s->starts >= 0 && digest_read(s->digest, digest);
}

static bool read_line(struct state *state, const char *line)
{
    if (strncmp(line, "next ", 5) == 0) {
        return sscanf(line + 5, "%" SCNd64, &state->next) == 1 && state->next > 0;
    }
    if (strncmp(line, "current ", 8) == 0) {
        return read_stored(&state->current, line + 8);
    }
    if (strncmp(line, "previous ", 9) == 0) {
        return read_stored(&state->previous, line + 9);
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
    *s = (struct stored){0};
    if (sscanf(name, "kiosk-%18" SCNd64 ".serial-%18" SCNd64 ".db", &s->number, &s->serial) != 2) {
        return false;
    }
    stored_name(again, s);
    return s->number > 0 && strcmp(again, name) == 0;
}
