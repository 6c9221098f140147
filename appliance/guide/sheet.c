#include "sheet.h"

#include "base/asset.h"
#include "commands/render_banner.h"
#include "device/device.h"
#include "layout/theme.h"

#include <stdio.h>
#include <string.h>

#define MARGIN 36.0
#define INNER (SHEET_WIDTH - 2 * MARGIN)
#define BAND 104.0             /* the head of the sheet */
#define SCREEN_W 150.0         /* the picture of a whole screen in it */
#define STRIP_PART (12.0 / 90) /* of a screen's height: assets/README.md, "The banner" */
#define STRIP_H (INNER * 9 / 16 * STRIP_PART)
#define FOOT 20.0 /* left free under it: printers can't print there */
#define GAP 16.0  /* between columns */
#define PRINT_DPI 300.0

struct sheet {
    struct pen *pen;
    const struct words *words;
    const char *pictures;
    struct theme theme;
    double y;         /* how far down it is drawn */
    char missing[48]; /* the first section that was asked for in vain; "": none */
    struct err *err;
};

static void miss(struct sheet *s, const char *what, size_t length)
{
    if (s->missing[0] == '\0') {
        (void)snprintf(s->missing, sizeof s->missing, "%.*s", (int)length, what);
    }
}

static const char *say(struct sheet *s, const char *section)
{
    const char *text = words_text(s->words, section);
    if (text == NULL) {
        miss(s, section, strlen(section));
    }
    return text == NULL ? "" : text;
}

static struct pen_style style(enum face face, double size, colour ink)
{
    return (struct pen_style){face, size, size * 1.38, ink};
}

/* Paints the part of a PNG under its line `from` (0 to 1 of its height) into a box, with no more
 * pixels than a printer prints. */
static bool picture(struct sheet *s, const char *name, double from, double x, double y, double w,
                    double h)
{
    char path[512];
    if (s->pictures == NULL) {
        pen_box(s->pen, x, y, w, h, s->theme.track);
        return true;
    }
    (void)snprintf(path, sizeof path, "%s/%s.png", s->pictures, name);
    cairo_surface_t *whole = cairo_image_surface_create_from_png(path);
    cairo_surface_t *part = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)(w * PRINT_DPI / 72), (int)(h * PRINT_DPI / 72));
    const int width = cairo_image_surface_get_width(whole);
    const int height = cairo_image_surface_get_height(whole);
    const bool good = cairo_surface_status(whole) == CAIRO_STATUS_SUCCESS &&
                      cairo_surface_status(part) == CAIRO_STATUS_SUCCESS && width > 0 && height > 0;
    if (good) {
        const double to_w = cairo_image_surface_get_width(part);
        const double to_h = cairo_image_surface_get_height(part);
        cairo_t *cr = cairo_create(part);
        cairo_scale(cr, to_w / width, to_h / (height * (1 - from)));
        cairo_set_source_surface(cr, whole, 0, -height * from);
        cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_BEST);
        cairo_paint(cr);
        cairo_destroy(cr);
        cairo_save(s->pen->cr);
        cairo_translate(s->pen->cr, x, y);
        cairo_scale(s->pen->cr, w / to_w, h / to_h);
        cairo_set_source_surface(s->pen->cr, part, 0, 0);
        cairo_paint(s->pen->cr);
        cairo_restore(s->pen->cr);
    }
    cairo_surface_destroy(part);
    cairo_surface_destroy(whole);
    return good || err_set(s->err, STATUS_NO_FILE,
                           "%s can't be read; make it with kiosk render --banner %s", path, name);
}

static bool head(struct sheet *s)
{
    const struct theme *t = &s->theme;
    const colour ends[] = {t->panel_top, t->panel_bottom};
    cairo_pattern_t *down = cairo_pattern_create_linear(0, 0, 0, BAND);
    for (int i = 0; i < 2; i++) {
        cairo_pattern_add_color_stop_rgb(down, i, (ends[i] >> 16 & 255) / 255.0,
                                         (ends[i] >> 8 & 255) / 255.0, (ends[i] & 255) / 255.0);
    }
    cairo_rectangle(s->pen->cr, 0, 0, SHEET_WIDTH, BAND);
    cairo_set_source(s->pen->cr, down);
    cairo_fill(s->pen->cr);
    cairo_pattern_destroy(down);

    const double measure = INNER - SCREEN_W - 2 * GAP;
    struct pen_style title = style(FACE_SERIF, 25, t->panel_ink);
    title.leading = 30;
    const struct pen_style quiet = style(FACE_TEXT, 10, t->panel_ink_2);
    const char *name = say(s, "title");
    const double top = pen_width(s->pen, &title, name) > measure ? 18 : 18 + title.leading / 2;
    pen_box(s->pen, MARGIN, top, 24, 2.4, t->panel_accent);
    double y = pen_text(s->pen, &title, MARGIN, top + 26, measure, true, name);
    (void)pen_text(s->pen, &quiet, MARGIN, y + 19, measure, true, say(s, "subtitle"));

    const double x = SHEET_WIDTH - MARGIN - SCREEN_W;
    const double h = SCREEN_W * 9 / 16;
    pen_box(s->pen, x - 3, (BAND - h) / 2 - 3, SCREEN_W + 6, h + 6, 0x1b1a1c);
    s->y = BAND;
    return picture(s, "updated", 0, x, (BAND - h) / 2, SCREEN_W, h);
}

static void steps(struct sheet *s)
{
    static const char *const step[][2] = {
        {"step 1", "step 1 text"}, {"step 2", "step 2 text"}, {"step 3", "step 3 text"}};
    const struct pen_style title = style(FACE_STRONG, 12, s->theme.ink);
    const struct pen_style text = style(FACE_TEXT, 9.5, s->theme.ink);
    struct pen_style figure = style(FACE_SERIF, 34, s->theme.accent);
    const double w = (INNER - 2 * GAP) / 3;
    double lowest = s->y;
    for (int i = 0; i < 3; i++) {
        const double x = MARGIN + i * (w + GAP);
        char number[] = {(char)('1' + i), '\0'};
        (void)pen_text(s->pen, &figure, x, s->y + 37, w, false, number);
        double y = pen_text(s->pen, &title, x + 26, s->y + 30, w - 26, false, say(s, step[i][0]));
        y = pen_text(s->pen, &text, x + 26, y + 16, w - 26, false, say(s, step[i][1]));
        lowest = y > lowest ? y : lowest;
    }
    s->y = lowest;
}

static void section(struct sheet *s, const char *name)
{
    const struct pen_style title = style(FACE_SERIF, 14, s->theme.accent);
    pen_box(s->pen, MARGIN, s->y + 12, INNER, 1, s->theme.rule);
    s->y = pen_text(s->pen, &title, MARGIN, s->y + 29, INNER, false, say(s, name)) + 8;
}

/* Each strip as the program paints it; under it what it means, and at its right what to do. */
static bool strips(struct sheet *s)
{
    const struct pen_style means = style(FACE_TEXT, 9.2, s->theme.ink);
    const struct pen_style to_do = style(FACE_STRONG, 9.2, s->theme.ink);
    section(s, "strips");
    const char *kind;
    for (int i = 0; (kind = render_banner_name((enum banner_kind)i)) != NULL; i++) {
        char name[2][48];
        (void)snprintf(name[0], sizeof name[0], "banner %s", kind);
        (void)snprintf(name[1], sizeof name[1], "banner %s do", kind);
        for (int j = 0; j < 2; j++) {
            if (words_text(s->words, name[j]) == NULL) {
                return err_set(s->err, STATUS_CONTENT, "guide.ini explains no [%s]; write it",
                               name[j]);
            }
        }
        if (!picture(s, kind, 1 - STRIP_PART, MARGIN, s->y, INNER, STRIP_H)) {
            return false;
        }
        const double first = s->y + STRIP_H + 13;
        const double w = INNER * .54;
        const double left = pen_text(s->pen, &means, MARGIN, first, w, false, say(s, name[0]));
        const double right = pen_text(s->pen, &to_do, MARGIN + w + GAP, first, INNER - w - GAP,
                                      false, say(s, name[1]));
        s->y = (left > right ? left : right) + 9;
    }
    s->y -= 9;
    return true;
}

/* A list of what the screen may say, from the word `skip` on, at most `most` of them. */
static double list(struct sheet *s, const char *of, int skip, int most, double x, double y,
                   double w)
{
    const struct pen_style text = style(FACE_TEXT, 8.2, s->theme.ink);
    const char *at = words_list(s->words, of);
    for (int i = 0; at != NULL && *at != '\0' && i < skip + most; i++) {
        const size_t length = strcspn(at, " ");
        const char *word = words_of_screen(s->words, at, length);
        if (word == NULL) {
            miss(s, at, length);
        } else if (i >= skip) {
            pen_box(s->pen, x, y + 8.4, 3, 3, s->theme.rule);
            y = pen_text(s->pen, &text, x + 8, y + 13, w - 8, true, word) + .6;
        }
        at += length + strspn(at + length, " ");
    }
    return y;
}

static void reasons(struct sheet *s)
{
    enum { FIRST = 6 }; /* of the long list in the first column */
    const struct pen_style title = style(FACE_STRONG, 9.5, s->theme.accent);
    const double w = (INNER - 2 * GAP) / 3;
    section(s, "reasons");
    const double top = s->y + 9;
    double low[3];
    const double under =
        pen_text(s->pen, &title, MARGIN, top, 2 * w + GAP, false, say(s, "reasons office"));
    low[0] = list(s, "reasons office", 0, FIRST, MARGIN, under + 2, w);
    low[1] = list(s, "reasons office", FIRST, WORDS_MAX, MARGIN + w + GAP, under + 2, w);
    const double x = MARGIN + 2 * (w + GAP);
    low[2] = pen_text(s->pen, &title, x, top, w, false, say(s, "reasons again"));
    low[2] = list(s, "reasons again", 0, WORDS_MAX, x, low[2] + 2, w);
    low[2] = pen_text(s->pen, &title, x, low[2] + 17, w, false, say(s, "reasons care"));
    low[2] = list(s, "reasons care", 0, WORDS_MAX, x, low[2] + 2, w);
    for (int i = 0; i < 3; i++) {
        s->y = low[i] > s->y ? low[i] : s->y;
    }
}

/* The staff's keys of the device's settings, as they are until somebody changes them. */
static void keys(struct sheet *s, double x, double y)
{
    const struct pen_style cap = style(FACE_STRONG, 9.5, s->theme.ink);
    struct device device;
    device_init(&device);
    const char *at = device.settings.keys[ACTION_STAFF].name[0];
    while (*at != '\0') {
        char key[24];
        const size_t length = strcspn(at, "+");
        (void)snprintf(key, sizeof key, "%.*s", (int)length, at);
        const double w = pen_width(s->pen, &cap, key) + 16;
        pen_box(s->pen, x, y, w, 19, s->theme.ink_2);
        pen_box(s->pen, x + .7, y + .7, w - 1.4, 16.6, 0xffffff);
        (void)pen_text(s->pen, &cap, x + 8, y + 12.6, w, false, key);
        x += w + 6;
        at += length + (at[length] == '+');
    }
}

static void foot(struct sheet *s)
{
    const struct pen_style title = style(FACE_STRONG, 9.5, s->theme.accent);
    const struct pen_style text = style(FACE_TEXT, 8.2, s->theme.ink);
    const struct pen_style who = style(FACE_STRONG, 8.2, s->theme.ink);
    const double w = (INNER - 2 * GAP) / 3;
    const double top = s->y + 14;
    double low[3];
    pen_box(s->pen, MARGIN, top, INNER, 1, s->theme.rule);
    low[0] = pen_text(s->pen, &title, MARGIN, top + 18, w, false, say(s, "nothing"));
    low[0] = pen_text(s->pen, &text, MARGIN, low[0] + 14, w, false, say(s, "nothing text"));
    const double x = MARGIN + w + GAP;
    low[1] = pen_text(s->pen, &title, x, top + 18, w, false, say(s, "panel"));
    low[1] = pen_text(s->pen, &text, x, low[1] + 14, w, false, say(s, "panel text"));
    keys(s, x, low[1] + 8);
    low[1] += 27;
    const double right = x + w + GAP;
    low[2] = pen_text(s->pen, &title, right, top + 18, w, false, say(s, "ask"));
    static const char *const asked[] = {"ask office", "ask care"};
    for (int i = 0; i < 2; i++) {
        low[2] = pen_text(s->pen, &who, right, low[2] + 13, w, false, say(s, asked[i])) + 20;
        pen_box(s->pen, right, low[2], w, .7, s->theme.ink_2);
    }
    for (int i = 0; i < 3; i++) {
        s->y = low[i] > s->y ? low[i] : s->y;
    }
}

bool sheet_draw(struct pen *pen, const struct words *words, const char *pictures, struct err *err)
{
    struct sheet s = {.pen = pen, .words = words, .pictures = pictures, .err = err};
    bool ok = theme_read(&s.theme, asset_find("assets/themes/formal.ini"), err) && head(&s);
    if (ok) {
        steps(&s);
        ok = strips(&s);
    }
    if (ok) {
        reasons(&s);
        foot(&s);
    }
    if (ok && s.missing[0] != '\0') {
        ok = err_set(err, STATUS_CONTENT, "guide.ini or the language table lacks \"%s\"; write it",
                     s.missing);
    } else if (ok && s.y > SHEET_HEIGHT - FOOT) {
        ok = err_set(err, STATUS_CONTENT,
                     "the guide is %.0f points too long for one page; shorten guide.ini",
                     s.y - (SHEET_HEIGHT - FOOT));
    } else if (ok && pen->no_memory) {
        ok = err_memory(err, "the guide");
    }
    return ok;
}
