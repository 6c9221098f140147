/* Looks a data file over for what show would stumble over and what a viewer would suffer. Prints
 * nothing: what it finds is handed out one by one. */
#ifndef KIOSK_COMMANDS_CHECK_H
#define KIOSK_COMMANDS_CHECK_H

#include "base/clock.h"
#include "base/err.h"
#include "content/content.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct maker;

enum severity {
    SEVERITY_NOTE,    /* worth knowing; nothing needs to be done */
    SEVERITY_WARNING, /* it is shown, but not well */
    SEVERITY_ERROR,   /* it is not shown */
    SEVERITY_COUNT
};

struct finding {
    enum severity severity;
    const char *code;    /* the same for ever, for programs: "picture-small" */
    int64_t slide;       /* its id; 0: of the file as a whole */
    const char *heading; /* of the slide; "" if it has none */
    const char *what;    /* is wrong: UTF-8, one line */
    const char *advice;  /* what to do about it */
};

struct check_options {
    int width, height; /* of the screen, pixels */
    double scale;      /* of the screen, over the file's text_scale; 0: 1 */
    double overscan;   /* percent of each side that the screen hides */
    struct moment now;
    void *ctx;
    void (*found)(void *ctx,
                  const struct finding *finding); /* the texts are good until it returns */
    /* Each slide after it was looked over: the maker has it in slot 0, in so many pages (0: it
     * can't be read), for whoever wants to paint them. False with an error ends the check. May be
     * NULL. */
    bool (*looked)(void *ctx, struct maker *maker, size_t index, size_t pages, struct err *err);
    /* looked() paints every page as long as there is no error: the pictures on them are not decoded
     * before as well, and its STATUS_CONTENT is a finding. */
    bool paints;
};

struct check_totals {
    size_t found[SEVERITY_COUNT];
    size_t slides; /* that were looked at */
};

/* `content` is opened with CONTENT_PAGES or more. False if the work could not be done to its end:
 * STATUS_MEMORY, STATUS_BUSY, STATUS_CHANGED or STATUS_DAMAGED, or what looked() has it; *totals
 * has what was found by then. */
bool check_content(struct content *content, const struct check_options *options,
                   struct check_totals *totals, struct err *err);

#endif
