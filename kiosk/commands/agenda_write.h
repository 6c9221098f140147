/* What kiosk agenda says, for people or as JSON. */
#ifndef KIOSK_COMMANDS_AGENDA_WRITE_H
#define KIOSK_COMMANDS_AGENDA_WRITE_H

#include "commands/json.h"
#include "commands/rehearsal.h"

extern const char *const agenda_weekdays[7]; /* from Monday on */

struct agenda_writer {
    bool as_json;
    struct json json;
    struct moment day; /* of the last line */
    bool is_calm;      /* the last page was the built-in slide */
    bool was_dark;
    size_t pages; /* of slides that came */
};

/* The head; `wall_ms` is the beginning. */
void agenda_begin(struct agenda_writer *w, const struct rehearsal *r, int64_t wall_ms,
                  int64_t length_ms);

/* A page that begins its time. */
void agenda_page(struct agenda_writer *w, const struct rehearsal *r);

/* The screen goes dark. */
void agenda_dark(struct agenda_writer *w, const struct rehearsal *r);

/* What was left out between the two times, and the end. False if the file can't be read. */
bool agenda_end(struct agenda_writer *w, const struct rehearsal *r, int64_t from_ms, int64_t to_ms,
                struct err *err);

/* Why a page stays for its time: "auto: 41 syllables, 1 picture". */
void agenda_why(char *to, size_t room, const struct hold *hold, const char *language);

#endif
