#include "commands/maker.h"

#include "base/asset.h"
#include "commands/aspect.h"
#include "commands/logo.h"
#include "commands/maker_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const language_names[LANGUAGES] = {"vi", "en"};

static bool read_theme(struct theme *theme, const char *name, struct err *err)
{
    char path[64] = "assets/themes/formal.ini";
    if (strlen(name) < 32 && strchr(name, '/') == NULL) {
        (void)snprintf(path, sizeof path, "assets/themes/%s.ini", name);
    }
    struct bytes ini = asset_find(path);
    if (ini.data == NULL) {
        ini = asset_find("assets/themes/formal.ini");
    }
    return theme_read(theme, ini, err);
}

struct maker *maker_new(struct err *err)
{
    struct maker *m = calloc(1, sizeof *m);
    if (m == NULL) {
        err_memory(err, "the program");
        return NULL;
    }
    m->scale = 1;
    const struct painter_faces faces = {
        .face = {[FACE_TEXT] = asset_find("fonts/BeVietnamPro-Regular.ttf"),
                 [FACE_ITALIC] = asset_find("fonts/BeVietnamPro-Italic.ttf"),
                 [FACE_STRONG] = asset_find("fonts/BeVietnamPro-SemiBold.ttf"),
                 [FACE_SERIF] = asset_find("fonts/SourceSerif4-Bold.ttf"),
                 [FACE_FIGURES] = asset_find("fonts/SourceSans3-SemiBold.ttf")},
        .fallback = {asset_find("fonts/DejaVuSans.ttf"), asset_find("fonts/NotoEmoji-Regular.ttf")},
    };
    if (!read_theme(&m->theme, "formal", err)) {
        goto fail;
    }
    for (size_t i = 0; i < LANGUAGES; i++) {
        char path[48];
        (void)snprintf(path, sizeof path, "assets/languages/%s.ini", language_names[i]);
        if (!language_read(&m->language[i], asset_find(path), err)) {
            goto fail;
        }
    }
    m->painter = painter_new(&faces, err);
    if (m->painter == NULL) {
        goto fail;
    }
    return m;
fail:
    maker_free(m);
    return NULL;
}

void maker_free(struct maker *m)
{
    if (m == NULL) {
        return;
    }
    painter_free(m->painter);
    for (size_t i = 0; i < LANGUAGES; i++) {
        language_free(&m->language[i]);
    }
    for (size_t i = 0; i < MAKER_SLOTS; i++) {
        arena_free(&m->slot[i].arena);
    }
    arena_free(&m->foot);
    free(m->organisation);
    free(m);
}

bool maker_load(struct maker *m, struct content *content, struct err *err)
{
    painter_forget(m->painter);
    if (content != NULL) {
        const struct deck_settings *s = &content_deck(content)->settings;
        struct theme theme;
        char *organisation = strdup(s->organisation);
        if (organisation == NULL) {
            return err_memory(err, "the settings of the data file");
        }
        if (!read_theme(&theme, s->theme, err)) {
            free(organisation);
            return false;
        }
        if (s->accent != ACCENT_OF_THEME) {
            theme.accent = (colour)s->accent;
        }
        m->theme = theme;
        m->spoken = strcmp(s->language, "en") == 0;
        free(m->organisation);
        m->organisation = organisation;
        m->text_scale = s->text_scale;
        struct logo logo;
        struct err why = {0}; /* kiosk check tells it; the slides are shown without */
        bool has_logo = s->logo != 0 && logo_look(content, m->painter, s->logo, &logo, &why);
        m->logo = has_logo ? s->logo : 0;
        m->logo_aspect = has_logo ? (double)logo.width / logo.height : 1;
    }
    m->content = content;
    return true;
}

static void empty(struct slot *slot)
{
    slot->filled = false;
    arena_reset(&slot->arena);
}

void maker_screen(struct maker *m, double scale, double overscan)
{
    m->scale = scale;
    m->overscan = overscan;
}

void maker_finish(struct maker *m, const struct finish *finish)
{
    m->finish = *finish;
}

const struct frame *maker_frame(const struct maker *m)
{
    return &m->frame;
}

void maker_resize(struct maker *m, int width, int height)
{
    m->width = width;
    m->height = height;
    m->frame = frame_make(width, height, m->overscan);
    for (size_t i = 0; i < MAKER_SLOTS; i++) {
        empty(&m->slot[i]);
    }
    painter_trim(m->painter);
}

/* 0, which no file was loaded for, is 1. */
static double scale(const struct maker *m)
{
    enum { MOST_PERCENT = 125 };
    const double wanted = (m->text_scale > 0 ? m->text_scale : 1) * m->scale;
    return fmin(fmax(wanted, 1), MOST_PERCENT / 100.0);
}

struct layout maker_layout(const struct maker *m)
{
    return (struct layout){.width = m->frame.width,
                           .height = m->frame.height,
                           .text_scale = scale(m),
                           .theme = &m->theme,
                           .language = &m->language[m->spoken],
                           .measure = painter_measure(m->painter),
                           .organisation = m->organisation == NULL ? "" : m->organisation,
                           .logo = m->logo,
                           .logo_aspect = m->logo_aspect};
}

/* Empties the slot and gives it what a layout needs, all its own. */
static bool begin(struct maker *m, struct slot *slot, struct err *err)
{
    empty(slot);
    const char *organisation = m->organisation == NULL ? "" : m->organisation;
    organisation = arena_text(&slot->arena, organisation, strlen(organisation));
    if (organisation == NULL) {
        return err_memory(err, "a slide");
    }
    slot->theme = m->theme;
    slot->layout = maker_layout(m);
    slot->layout.theme = &slot->theme;
    slot->layout.organisation = organisation;
    return true;
}

bool maker_slide(struct maker *m, int which, const struct slide_ref *ref, size_t place,
                 size_t places, size_t *page_count, struct err *err)
{
    struct slot *slot = &m->slot[which];
    if (!begin(m, slot, err)) {
        return false;
    }
    if (m->content == NULL) {
        return err_set(err, STATUS_NO_FILE, "there is no data file to take a slide from");
    }
    bool good = content_slide(m->content, ref, &slot->arena, &slot->slide, err);
    if (good) {
        aspect_look(m->content, &slot->slide);
    }
    if (!good || !layout_slide(&slot->layout, &slot->slide, &slot->arena, &slot->pages, err)) {
        empty(slot);
        return false;
    }
    slot->filled = true;
    slot->is_calm = false;
    slot->ref = *ref;
    slot->settings = content_deck(m->content)->settings;
    slot->place = place;
    slot->places = places;
    *page_count = slot->pages.count;
    return true;
}

bool maker_calm(struct maker *m, int which, enum calm why, struct err *err)
{
    struct slot *slot = &m->slot[which];
    if (!begin(m, slot, err)) {
        return false;
    }
    slot->filled = true;
    slot->is_calm = true;
    slot->why = why;
    return true;
}

struct hold maker_hold(const struct maker *m, int which, size_t page, int rotation_ms)
{
    const struct slot *slot = &m->slot[which];
    static const struct load nothing;
    bool known = slot->filled && !slot->is_calm && page < slot->pages.count;
    return timing_hold(rotation_ms, &slot->ref, &slot->settings,
                       known ? &slot->pages.page[page].load : &nothing);
}

bool maker_look(const struct maker *m, int which, const struct slide **slide,
                const struct pages **pages)
{
    const struct slot *slot = &m->slot[which];
    *slide = &slot->slide;
    *pages = &slot->pages;
    return slot->filled && !slot->is_calm;
}

const struct theme *maker_theme(const struct maker *m)
{
    return &m->theme;
}

const struct language *maker_language(const struct maker *m)
{
    return &m->language[m->spoken];
}

struct painter *maker_painter(struct maker *m)
{
    return m->painter;
}
