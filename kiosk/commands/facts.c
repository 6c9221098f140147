#include "commands/facts.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/machine.h"
#include "layout/info.h"
#include "update/update.h"
#include "version.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FACT_MAX = 512, GIGA = 1000000000 };

#define THERMAL "/sys/class/thermal"

/* The lines that are being put together. */
struct told {
    struct arena arena;
    const struct language *language;
    struct info_line line[INFO_LINES_MAX];
    size_t count;
};

/* A fact that has no memory is left out, as one that is not known. */
static void tell(struct told *f, enum word label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void tell(struct told *f, enum word label, const char *format, ...)
{
    char text[FACT_MAX];
    va_list args;
    va_start(args, format);
    const int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length <= 0 || (size_t)length >= sizeof text || f->count == INFO_LINES_MAX) {
        return;
    }
    const char *fact = arena_text(&f->arena, text, (size_t)length);
    if (fact != NULL) {
        f->line[f->count++] = (struct info_line){label, fact};
    }
}

static const char *known(const char *text)
{
    return text == NULL ? "" : text;
}

static void tell_file(struct told *f, const struct facts *p)
{
    if (p->deck == NULL) {
        return;
    }
    const struct deck_settings *s = &p->deck->settings;
    tell(f, WORD_INFO_TITLE, "%s", s->title);
    if (s->serial > 0) {
        tell(f, WORD_INFO_SERIAL, "%lld", (long long)s->serial);
    }
    if (s->as_of_ms > 0) {
        const struct moment made = clock_moment(s->as_of_ms, 0);
        tell(f, WORD_INFO_DATE, "%02d:%02d, %s", made.minute / 60, made.minute % 60,
             known(language_date(f->language, &f->arena, &made, false)));
    }
    tell(f, WORD_INFO_SLIDES, "%zu/%zu", p->due, p->deck->slide_count);
    if (p->next_place > 0) {
        tell(f, WORD_INFO_NEXT, "%zu/%zu  %s", p->next_place, p->places, p->next);
    }
}

static void tell_clock(struct told *f, const struct moment *now)
{
    if (now->trusted) {
        tell(f, WORD_INFO_CLOCK, "%02d:%02d, %s", now->minute / 60, now->minute % 60,
             known(language_date(f->language, &f->arena, now, false)));
    } else {
        tell(f, WORD_INFO_CLOCK, "%s", f->language->word[WORD_INFO_CLOCK_BAD]);
    }
}

/* The folder of the data file; without a file the store's. One that is too long is not told. */
static void folder_of(const struct facts *p, char *folder, size_t size)
{
    if (p->file[0] == '\0') {
        (void)snprintf(folder, size, "%s", p->device->folder);
    } else {
        (void)file_folder(p->file, folder, size);
    }
}

static void tell_machine(struct told *f, const struct facts *p)
{
    char folder[FACT_MAX];
    int64_t bytes;
    int heat;
    folder_of(p, folder, sizeof folder);
    tell(f, WORD_INFO_SCREEN, "%s", p->screen);
    if (machine_free(folder, &bytes)) {
        tell(f, WORD_INFO_DISK, "%s GB (%s)",
             known(language_number(f->language, &f->arena, (double)bytes / GIGA, 1)), folder);
    }
    if (machine_heat(THERMAL, &heat)) {
        tell(f, WORD_INFO_HEAT, "%d °C", (heat + (heat < 0 ? -500 : 500)) / 1000);
    }
    const struct io io = io_system();
    struct keys keys;
    struct verdict verdict = {0};
    if (keys_read(&keys, &io, p->device->trusted_keys, &verdict)) {
        tell(f, WORD_INFO_KEY, "%s (%s)", keys.names, p->device->trusted_keys);
    }
}

bool facts_paint(struct maker *maker, const struct facts *p, struct canvas *canvas, struct err *err)
{
    struct told f = {.language = maker_language(maker)};
    struct layout layout = maker_layout(maker);
    struct scene scene;
    const struct finish plain = {0};
    tell(&f, WORD_INFO_PROGRAM, "kiosk %s", KIOSK_VERSION);
    tell_file(&f, p);
    tell_clock(&f, p->now);
    tell_machine(&f, p);
    tell(&f, WORD_INFO_KEYS, "%s", f.language->word[WORD_INFO_KEYS_USUAL]);
    struct canvas inner = frame_inner(canvas, maker_frame(maker));
    const bool done = layout_info(&layout, f.line, f.count, &f.arena, &scene, err) &&
                      painter_paint(maker_painter(maker), &scene, NULL, NULL, &inner, err);
    if (done) {
        const struct box all = {0, 0, inner.width, inner.height};
        (void)frame_finish(canvas, maker_frame(maker), &plain, all);
    }
    painter_trim(maker_painter(maker));
    arena_free(&f.arena);
    return done;
}
