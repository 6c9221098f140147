#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/zone.h"
#include "commands/commands.h"
#include "commands/config.h"
#include "commands/contact.h"
#include "commands/maker.h"
#include "commands/options.h"
#include "commands/render_banner.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    OPT_OUT = 1,
    OPT_SIZE,
    OPT_SCALE,
    OPT_OVERSCAN,
    OPT_SLIDE,
    OPT_AT,
    OPT_CONTACT,
    OPT_BANNER,
    OPT_CONFIG
};

static const struct option_line lines[] = {
    {OPT_OUT, "out", "DIR", "the folder that the pictures go to; it is made if it is missing"},
    {OPT_SIZE, "size", "WxH", "of the pictures, in pixels (the device's, or 1920x1080)"},
    {OPT_SCALE, "scale", "FACTOR", "of the screen, over the file's text_scale: 0.8 to 1.25"},
    {OPT_OVERSCAN, "overscan", "PERCENT", "of each side that the screen hides: 0 to 10"},
    {OPT_SLIDE, "slide", "ID", "only the slide of this id"},
    {OPT_AT, "at", "TIME", "what the clock shows: \"2020-12-29 14:05\" (now)"},
    {OPT_CONTACT, "contact", NULL, "write contact.png as well: all pages small on sheets"},
    {OPT_BANNER, "banner", "KIND",
     "over each page an example of what an update says: checking, updated, refused or restored"},
    {OPT_CONFIG, "config", "PATH", CONFIG_HELP},
};

static const struct option_table table = {
    .usage = "kiosk render [OPTION]... --out DIR FILE",
    .what =
        "Writes each page of the data file FILE as a PNG file, exactly the pixels that kiosk show\n"
        "would put on the screen.",
    .lines = lines,
    .count = sizeof lines / sizeof *lines,
    .takes = "one data file",
    .words = 1,
};

struct render {
    const char *file;
    const char *out;
    const char *config;
    struct device device;
    int width, height;
    int64_t slide; /* 0: all */
    bool contact;
    bool help;
    bool has_banner;
    enum banner_kind banner;
    struct banner say;
    struct moment moment;

    struct log log;
    struct content *content;
    struct maker *maker;
    struct canvas canvas;
    struct contact thumbs;
    struct arena words; /* of the banner */
    size_t written;
    int sheets;         /* contact sheets that were written */
    enum status status; /* the first thing that went wrong */
};

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct render *r = ctx;
    switch (id) {
    case OPT_OUT:
        r->out = value;
        return true;
    case OPT_SIZE:
        return options_size("size", value, &r->width, &r->height, err);
    case OPT_SCALE:
        return device_option(&r->device, "scale", value, err);
    case OPT_OVERSCAN:
        return device_option(&r->device, "overscan", value, err);
    case OPT_CONFIG:
        r->config = value;
        return true;
    case OPT_SLIDE:
        return options_id("slide", value, &r->slide, err);
    case OPT_AT:
        return clock_parse(value, &r->moment)
                   ? true
                   : err_set(err, STATUS_USAGE,
                             "--at %s: not a time; write it as \"2020-12-29 14:05\"", value);
    case OPT_CONTACT:
        r->contact = true;
        return true;
    default: /* OPT_BANNER */
        r->has_banner = true;
        return render_banner_kind(value, &r->banner, err);
    }
}

static bool read_options(struct render *r, int argc, char **argv, struct err *err)
{
    if (!options_read(&table, argc, argv, read_option, r, &r->help, err)) {
        return false;
    }
    if (r->help) {
        return true;
    }
    r->file = argv[optind];
    if (r->out == NULL) {
        return err_set(err, STATUS_USAGE, "say where the pictures go: --out DIR");
    }
    return true;
}

static bool write_canvas(struct render *r, const struct canvas *canvas, const char *name,
                         struct err *err)
{
    char path[PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/%s", r->out, name);
    if (length < 0 || (size_t)length >= sizeof path) {
        return err_set(err, STATUS_OUTPUT,
                       "the name of the folder is too long; choose a shorter one");
    }
    struct bytes png;
    if (!canvas_png(canvas, &png, err)) {
        return false;
    }
    bool ok = file_replace(path, png, err);
    free((void *)(uintptr_t)png.data);
    return ok;
}

static bool write_sheet(struct render *r, struct err *err)
{
    struct canvas sheet;
    if (r->thumbs.count == 0) {
        return true;
    }
    if (!contact_sheet(&r->thumbs, &sheet, err)) {
        return false;
    }
    char name[32] = "contact.png";
    r->sheets++;
    if (r->sheets > 1) {
        (void)snprintf(name, sizeof name, "contact-%d.png", r->sheets);
    }
    bool ok = write_canvas(r, &sheet, name, err);
    canvas_free(&sheet);
    contact_free(&r->thumbs);
    return ok;
}

static bool write_page(struct render *r, const struct slide_ref *ref, size_t page, size_t pages,
                       struct err *err)
{
    if (!maker_paint(r->maker, 0, page, &r->moment, &r->canvas, err)) {
        return false;
    }
    char name[64];
    if (pages > 1) {
        (void)snprintf(name, sizeof name, "slide-%03lld-%zu.png", (long long)ref->id, page + 1);
    } else {
        (void)snprintf(name, sizeof name, "slide-%03lld.png", (long long)ref->id);
    }
    if (!write_canvas(r, &r->canvas, name, err) ||
        (r->contact && !contact_add(&r->thumbs, &r->canvas, err)) ||
        (contact_full(&r->thumbs) && !write_sheet(r, err))) {
        return false;
    }
    r->written++;
    return true;
}

/* A slide that can't be painted is told and left out; false only when nothing can be written. */
static bool render_slide(struct render *r, const struct deck *deck, size_t index, struct err *err)
{
    const struct slide_ref *ref = &deck->slides[index];
    size_t pages = 0;
    bool ok = maker_slide(r->maker, 0, ref, index + 1, deck->slide_count, &pages, err);
    for (size_t p = 0; ok && p < pages; p++) {
        ok = write_page(r, ref, p, pages, err);
    }
    if (ok) {
        return true;
    }
    if (err->status == STATUS_OUTPUT || err->status == STATUS_MEMORY) {
        return false;
    }
    log_line(&r->log, LOG_WARNING, "slide %lld is left out: %s", (long long)ref->id, err->text);
    r->status = STATUS_FINDINGS;
    return true;
}

static bool render_all(struct render *r, struct err *err)
{
    const struct deck *deck = content_deck(r->content);
    bool found = r->slide == 0;
    for (size_t i = 0; i < deck->complaint_count; i++) {
        log_line(&r->log, LOG_WARNING, "%s", deck->complaints[i]);
        r->status = STATUS_FINDINGS;
    }
    for (size_t i = 0; i < deck->slide_count; i++) {
        if (r->slide != 0 && deck->slides[i].id != r->slide) {
            continue;
        }
        found = true;
        if (!render_slide(r, deck, i, err)) {
            return false;
        }
    }
    if (!found) {
        return err_set(err, STATUS_USAGE, "%s has no slide %lld that is enabled", r->file,
                       (long long)r->slide);
    }
    return write_sheet(r, err);
}

static bool open_all(struct render *r, struct err *err)
{
    const struct device_settings *screen = &r->device.settings;
    if (r->width == 0) {
        config_picture(&r->device, &r->width, &r->height);
    }
    r->content = content_open(r->file, CONTENT_EDITED, CONTENT_PAGES, err);
    r->maker = r->content == NULL ? NULL : maker_new(err);
    if (r->maker == NULL || !maker_load(r->maker, r->content, err) ||
        !canvas_make(&r->canvas, r->width, r->height, err)) {
        return false;
    }
    (void)zone_use(content_deck(r->content)->settings.timezone, getenv("TZ"));
    if (!r->moment.trusted) {
        r->moment = clock_moment(clock_wall_ms(), 0);
    }
    maker_screen(r->maker, screen->scale, screen->overscan);
    maker_resize(r->maker, r->width, r->height);
    if (r->has_banner) {
        if (!render_banner_example(r->maker, content_deck(r->content), r->banner, &r->words,
                                   &r->say, err)) {
            return false;
        }
        maker_say(r->maker, &r->say);
    }
    return file_make_folder(r->out, err);
}

int command_render(int argc, char **argv)
{
    struct render r = {.log = {.level = LOG_INFO}};
    struct err err = {0};
    device_init(&r.device);
    if (!read_options(&r, argc, argv, &err)) {
        log_line(&r.log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (r.help) {
        return STATUS_OK;
    }
    if (config_read(&r.device, r.config, &r.log, &err) && open_all(&r, &err) &&
        render_all(&r, &err)) {
        if (content_deck(r.content)->slide_count == 0) {
            log_line(&r.log, LOG_WARNING, "%s has no slide that is enabled", r.file);
            r.status = STATUS_FINDINGS;
        }
        (void)printf("%zu page%s written to %s\n", r.written, r.written == 1 ? "" : "s", r.out);
    } else {
        log_line(&r.log, LOG_ERROR, "%s", err.text);
        r.status = err.status;
    }
    contact_free(&r.thumbs);
    arena_free(&r.words);
    canvas_free(&r.canvas);
    maker_free(r.maker);
    content_close(r.content);
    return (int)r.status;
}
