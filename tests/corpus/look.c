#include "look.h"

#include "base/text.h"
#include "commands/check.h"
#include "commands/maker.h"
#include "commands/rehearsal.h"
#include "content/content.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* More pages of a slide, or slides of a file, are all alike. */
enum { PAGES_MOST = 30, SLIDES_MOST = 200, CANVASES = 2 };

struct looker {
    struct look *look;
    const char *path;
    double since_ms;
    struct moment now;
    struct maker *maker;
    struct canvas canvas[CANVASES]; /* as of the screen: what is shown, and what comes next */
};

static double cpu_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void end_step(struct looker *l)
{
    const double ms = cpu_ms() - l->since_ms;
    if (ms > l->look->slowest_ms) {
        l->look->slowest_ms = ms;
        (void)memcpy(l->look->slowest, l->look->at, sizeof l->look->slowest);
    }
}

static void step(struct looker *l, const char *what, long long number)
{
    const double s = floor(l->look->limit_s);
    const struct itimerval limit = {
        .it_value = {(time_t)s, (suseconds_t)((l->look->limit_s - s) * 1e6)}};
    end_step(l);
    (void)snprintf(l->look->at, sizeof l->look->at, "%s %lld", what, number);
    (void)setitimer(ITIMER_PROF, &limit, NULL);
    l->since_ms = cpu_ms();
}

static void must(struct looker *l, bool holds, const char *what, const char *more)
{
    if (!holds) {
        (void)snprintf(l->look->fault, sizeof l->look->fault, "%s: %s", what, more);
        exit(1);
    }
}

static void must_be_said(struct looker *l, const struct err *err)
{
    must(l, err->status != STATUS_OK && strlen(err->text) > 15, "an error says what is wrong",
         err->text);
    must(l, text_valid(err->text, strlen(err->text)), "an error is UTF-8", err->text);
    must(l, strchr(err->text, '\n') == NULL, "an error is one line", err->text);
    must(l, err->status != STATUS_MEMORY, "there is memory for any file", err->text);
    must(l, err->status != STATUS_CHANGED, "the file does not change", err->text);
}

static void paint(struct looker *l, int slot, size_t page)
{
    struct err err = {0};
    struct box part;
    struct canvas *canvas = &l->canvas[page % CANVASES];
    struct moment later = l->now;
    later.minute++;
    step(l, "page", (long long)page + 1);
    if (!maker_paint(l->maker, slot, page, &l->now, canvas, &err) ||
        !maker_tick(l->maker, slot, page, &later, canvas, &part, &err)) {
        must_be_said(l, &err);
    }
    l->look->pages++;
}

static void show_slides(struct looker *l, struct content *content)
{
    const struct deck *deck = content_deck(content);
    for (size_t i = 0; i < deck->slide_count && i < SLIDES_MOST; i++) {
        const int slot = (int)(i % MAKER_SLOTS);
        size_t pages = 0;
        struct err err = {0};
        step(l, "slide", (long long)deck->slides[i].id);
        if (!maker_slide(l->maker, slot, &deck->slides[i], i + 1, deck->slide_count, &pages,
                         &err)) {
            must_be_said(l, &err);
            continue;
        }
        must(l, pages >= 1, "a slide has a page", "");
        for (size_t p = 0; p < pages; p++) {
            if (p < PAGES_MOST || p + 2 > pages) {
                const struct hold hold = maker_hold(l->maker, slot, p, 0);
                must(l, hold.ms >= 2000 && hold.ms <= 3600000, "a page has its time", "");
                paint(l, slot, p);
            }
        }
        l->look->slides++;
    }
}

static void show(struct looker *l)
{
    struct err err = {0};
    step(l, "open", 0);
    struct content *content = content_open(l->path, CONTENT_EDITED, CONTENT_QUICK, &err);
    l->look->opened = content != NULL;
    if (content == NULL) {
        must_be_said(l, &err);
    }
    must(l, maker_load(l->maker, content, &err), "settings can be taken", err.text);
    if (content != NULL) {
        show_slides(l, content);
    }
    step(l, "calm slide", 0);
    must(l,
         maker_calm(l->maker, 0, content == NULL ? CALM_BAD_FILE : CALM_NOT_DUE, &err) &&
             maker_paint(l->maker, 0, 0, &l->now, &l->canvas[0], &err),
         "the built-in slide can always be painted", err.text);
    (void)maker_load(l->maker, NULL, &err);
    content_close(content);
}

static int64_t sleeps(void *ctx, struct rehearsal *r, int64_t until_ms)
{
    (void)r;
    step(ctx, "rehearsal", (long long)r->now_ms);
    return until_ms;
}

static void rehearse(struct looker *l)
{
    enum { DAY_MS = 24 * 3600 * 1000 };
    const int64_t morning_ms = (int64_t)clock_days(2020, 12, 29) * DAY_MS;
    struct show_options options = {.transition_ms = TRANSITION_OF_FILE};
    struct rehearsal r = {.file = l->path,
                          .options = &options,
                          .width = l->look->width,
                          .height = l->look->height,
                          .any_time = true,
                          .ctx = l,
                          .sleeps = sleeps};
    struct err err = {0};
    device_init(&options.device);
    step(l, "rehearsal", 0);
    if (!rehearsal_open(&r, &err) || !rehearsal_run(&r, morning_ms, DAY_MS, &err)) {
        must_be_said(l, &err);
    }
    rehearsal_close(&r);
}

static void found(void *ctx, const struct finding *f)
{
    must(ctx, strlen(f->what) > 5 && text_valid(f->what, strlen(f->what)), "a finding says what is",
         f->what);
    must(ctx, text_valid(f->advice, strlen(f->advice)), "advice is UTF-8", f->advice);
    must(ctx, strchr(f->what, '\n') == NULL && strchr(f->advice, '\n') == NULL,
         "a finding is one line", f->what);
}

static bool looked(void *ctx, struct maker *maker, size_t index, size_t pages, struct err *err)
{
    (void)maker;
    (void)pages;
    (void)err;
    step(ctx, "check of slide", (long long)index + 1);
    return true;
}

static void check(struct looker *l)
{
    const struct check_options options = {.width = l->look->width,
                                          .height = l->look->height,
                                          .now = l->now,
                                          .ctx = l,
                                          .found = found,
                                          .looked = looked};
    struct check_totals totals;
    struct err err = {0};
    step(l, "check", 0);
    struct content *content = content_open(l->path, CONTENT_EDITED, CONTENT_PAGES, &err);
    if (content == NULL || !check_content(content, &options, &totals, &err)) {
        must_be_said(l, &err);
    }
    content_close(content);
}

static void install(struct looker *l)
{
    struct err err = {0};
    step(l, "install", 0);
    struct content *content = content_open(l->path, CONTENT_STORED, CONTENT_THOROUGH, &err);
    l->look->good = content != NULL;
    if (content == NULL) {
        must_be_said(l, &err);
    }
    content_close(content);
}

void look_at(struct look *look, const char *path)
{
    struct looker l = {.look = look, .path = path, .since_ms = cpu_ms()};
    struct err err = {0};
    (void)clock_parse("2020-12-29 09:30", &l.now);
    step(&l, "start", 0);
    l.maker = maker_new(&err);
    must(&l, l.maker != NULL, "there is a maker", err.text);
    for (int i = 0; i < CANVASES; i++) {
        must(&l, canvas_make(&l.canvas[i], look->width, look->height, &err), "there is a canvas",
             err.text);
        for (int n = 0; n < look->width * look->height; n++) {
            l.canvas[i].pixels[n] = 0xffffff;
        }
    }
    maker_resize(l.maker, look->width, look->height);
    show(&l);
    rehearse(&l);
    check(&l);
    install(&l);
    end_step(&l);
    maker_free(l.maker);
    for (int i = 0; i < CANVASES; i++) {
        canvas_free(&l.canvas[i]);
    }
    look->done = true;
}
