#include "commands/trial_parts.h"

#include "base/clock.h"
#include "commands/check.h"
#include "commands/maker.h"
#include "content/content.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct child {
    const struct trial *trial;
    int pipe;
    struct content *content;
    struct canvas canvas;
    char first[200]; /* error that check found */
};

static bool say(const struct child *c, const struct trial_word *word)
{
    return write(c->pipe, word, sizeof *word) == (ssize_t)sizeof *word;
}

static bool refuse(const struct child *c, enum reason reason, const char *text)
{
    struct trial_word word = {.kind = TRIAL_REFUSED, .reason = reason};
    (void)snprintf(word.text, sizeof word.text, "%s", text);
    return say(c, &word);
}

enum reason trial_reason(enum status status)
{
    switch (status) {
    case STATUS_NOT_DATA:
    case STATUS_FOREIGN:
        return REASON_NOT_DATA;
    case STATUS_NEWER:
        return REASON_NEWER;
    case STATUS_MEMORY:
        return REASON_MEMORY;
    default:
        return REASON_FAULTY;
    }
}

/* What a person is told of an error that ends the trial. */
static bool refuse_for(const struct child *c, const struct err *err)
{
    return refuse(c, trial_reason(err->status), err->text);
}

static void found(void *ctx, const struct finding *f)
{
    struct child *c = ctx;
    if (f->severity != SEVERITY_ERROR || c->first[0] != '\0') {
        return;
    }
    if (f->slide == 0) {
        (void)snprintf(c->first, sizeof c->first, "%s; %s", f->what, f->advice);
    } else {
        (void)snprintf(c->first, sizeof c->first, "slide %lld %s; %s", (long long)f->slide, f->what,
                       f->advice);
    }
}

/* Every page of the slide that was just looked over, as the show will paint it: not while there are
 * errors, which are reason enough. A word to the parent, too, which waits only so long for one. */
static bool paint(void *ctx, struct maker *maker, size_t index, size_t pages, struct err *err)
{
    struct child *c = ctx;
    const struct deck *deck = content_deck(c->content);
    const struct moment now = clock_moment(clock_wall_ms(), 0);
    const struct trial_word word = {
        .kind = TRIAL_PAINTED, .done = (int32_t)index + 1, .whole = (int32_t)deck->slide_count};
    painter_trim(maker_painter(maker)); /* the fonts of the layout are not needed any more */
    bool good = true;
    for (size_t p = 0; good && p < pages && c->first[0] == '\0'; p++) {
        good = maker_paint(maker, 0, p, &now, &c->canvas, err) ||
               err_prefix(err, "slide %lld", (long long)deck->slides[index].id);
    }
    return (say(c, &word) || err_set(err, STATUS_CHANGED, "nobody hears the trial any more")) &&
           good;
}

/* Whether the file is without errors and every page can be painted; else the refusal is said. */
static bool check(struct child *c)
{
    struct err err = {0};
    struct check_totals totals = {0};
    const struct check_options options = {.width = c->trial->width,
                                          .height = c->trial->height,
                                          .scale = c->trial->scale,
                                          .overscan = c->trial->overscan,
                                          .now = clock_moment(clock_wall_ms(), 0),
                                          .ctx = c,
                                          .found = found,
                                          .looked = paint,
                                          .paints = true};
    if (!canvas_make(&c->canvas, c->trial->width, c->trial->height, &err) ||
        !check_content(c->content, &options, &totals, &err)) {
        return (void)refuse_for(c, &err), false;
    }
    const size_t errors = totals.found[SEVERITY_ERROR];
    if (errors > 0) {
        char text[320];
        (void)snprintf(text, sizeof text, "%zu error%s, such as: %s (kiosk check tells all)",
                       errors, errors == 1 ? "" : "s", c->first);
        (void)refuse(c, REASON_FAULTY, text);
    }
    return errors == 0;
}

static bool load(struct child *c, const char *path)
{
    struct err err = {0};
    c->content = content_open(path, CONTENT_STORED, CONTENT_THOROUGH, &err);
    if (c->content == NULL) {
        /* The path in front is that of our copy, which tells nobody anything. */
        const char *text = strstr(err.text, ": ");
        (void)refuse(c, trial_reason(err.status), text == NULL ? err.text : text + 2);
        return false;
    }
    const struct deck_settings *s = &content_deck(c->content)->settings;
    struct trial_word word = {.kind = TRIAL_LOADED,
                              .serial = s->serial,
                              .slides = (int64_t)content_deck(c->content)->slide_count,
                              .as_of_ms = s->as_of_ms};
    (void)snprintf(word.text, sizeof word.text, "%s", s->title);
    return say(c, &word);
}

/* What is as large as a picture goes back to the system when it is freed; else glibc keeps room for
 * the next one. */
enum { GIVEN_BACK = 128 * 1024 };

bool trial_child(const struct trial *trial, const char *path, int pipe)
{
    (void)mallopt(M_MMAP_THRESHOLD, GIVEN_BACK);
    struct child c = {.trial = trial, .pipe = pipe};
    const struct trial_word good = {.kind = TRIAL_GOOD};
    const bool done = load(&c, path) && check(&c) && say(&c, &good);
    canvas_free(&c.canvas);
    content_close(c.content);
    return done;
}
