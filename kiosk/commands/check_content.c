#include "commands/check.h"

#include "base/text.h"
#include "commands/check_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef bool check_part(struct check *c, struct err *err);

static check_part *const deck_parts[] = {check_deck_empty,    check_deck_complaints,
                                         check_deck_settings, check_deck_accent,
                                         check_deck_logo,     check_deck_texts};
static check_part *const slide_parts[] = {
    check_pages,  check_layout,   check_pictures, check_portraits,  check_codes,
    check_glyphs, check_encoding, check_names,    check_statistics,
};

static bool run(struct check *c, check_part *const *parts, size_t count, struct err *err)
{
    bool going_on = true;
    for (size_t i = 0; i < count && going_on; i++) {
        going_on = parts[i](c, err);
    }
    return going_on;
}

static void found(struct check *c, enum severity severity, const char *code, const char *what,
                  const char *advice)
{
    const struct finding finding = {
        .severity = severity,
        .code = code,
        .slide = c->ref == NULL ? 0 : c->ref->id,
        .heading = c->slide == NULL ? "" : c->slide->heading,
        .what = what,
        .advice = advice,
    };
    c->totals->found[severity]++;
    c->options->found(c->options->ctx, &finding);
}

void check_found(struct check *c, enum severity severity, const char *code, const char *advice,
                 const char *format, ...)
{
    char what[512];
    va_list args;
    va_start(args, format);
    text_cut(what, sizeof what, vsnprintf(what, sizeof what, format, args));
    va_end(args);
    for (char *at = what; *at != '\0'; at++) {
        *at = (unsigned char)*at < ' ' ? ' ' : *at; /* texts of the file may have line feeds */
    }
    found(c, severity, code, what, advice);
}

bool check_found_err(struct check *c, enum severity severity, const char *code,
                     const struct err *err)
{
    if (err->status != STATUS_CONTENT) {
        return false;
    }
    char text[sizeof err->text];
    char front[32] = "";
    if (c->ref != NULL) {
        (void)snprintf(front, sizeof front, "slide %lld: ", (long long)c->ref->id);
    }
    size_t skip = strncmp(err->text, front, strlen(front)) == 0 ? strlen(front) : 0;
    (void)snprintf(text, sizeof text, "%s", err->text + skip);
    char *advice = NULL;
    for (char *at = text; (at = strstr(at, "; ")) != NULL; at += 2) {
        advice = at;
    }
    if (advice != NULL) {
        *advice = '\0';
    }
    found(c, severity, code, text, advice == NULL ? "" : advice + 2);
    return true;
}

static bool hand_out(struct check *c, size_t index, size_t pages, struct err *err)
{
    const struct check_options *o = c->options;
    struct err why = {0};
    if (o->looked == NULL || o->looked(o->ctx, c->maker, index, pages, &why) ||
        (o->paints && check_found_err(c, SEVERITY_ERROR, "picture-unreadable", &why))) {
        return true;
    }
    *err = why;
    return false;
}

static bool check_slide(struct check *c, size_t index, struct err *err)
{
    size_t pages = 0;
    struct err why = {0};
    arena_reset(&c->arena);
    c->ref = &c->deck->slides[index];
    c->slide = NULL;
    c->pages = NULL;
    bool made = maker_slide(c->maker, 0, c->ref, index + 1, c->deck->slide_count, &pages, &why) &&
                maker_look(c->maker, 0, &c->slide, &c->pages);
    c->totals->slides++;
    if (!check_showings(c, err)) {
        return false;
    }
    if (made) {
        return run(c, slide_parts, sizeof slide_parts / sizeof *slide_parts, err) &&
               hand_out(c, index, pages, err);
    }
    c->slide = NULL;
    if (!check_found_err(c, SEVERITY_ERROR, "slide-unreadable", &why)) {
        *err = why;
        return false;
    }
    return hand_out(c, index, 0, err);
}

static bool check_all(struct check *c, struct err *err)
{
    if (!run(c, deck_parts, sizeof deck_parts / sizeof *deck_parts, err)) {
        return false;
    }
    for (size_t i = 0; i < c->deck->slide_count; i++) {
        if (!check_slide(c, i, err)) {
            return false;
        }
    }
    c->ref = NULL;
    c->slide = NULL;
    arena_reset(&c->arena);
    return check_deck_leftovers(c, err);
}

bool check_content(struct content *content, const struct check_options *options,
                   struct check_totals *totals, struct err *err)
{
    struct check c = {
        .options = options,
        .totals = totals,
        .content = content,
        .deck = content_deck(content),
    };
    *totals = (struct check_totals){0};
    c.maker = maker_new(err);
    bool done = c.maker != NULL && maker_load(c.maker, content, err);
    if (done) {
        maker_screen(c.maker, options->scale > 0 ? options->scale : 1, options->overscan);
        maker_resize(c.maker, options->width, options->height);
        done = check_all(&c, err);
    }
    check_images_free(&c);
    maker_free(c.maker);
    arena_free(&c.arena);
    arena_free(&c.lasting);
    return done;
}
