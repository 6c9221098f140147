#include "layout/theme.h"

#include <ini.h>
#include <stdlib.h>
#include <string.h>

const struct theme theme_urgent = {
    .serif = false,
    .ornament = ORNAMENT_NONE,
    .field = 0xffce1f,
    .ink = 0x141414,
    .ink_2 = 0x2e2a1c,
    .accent = 0x141414,
    .series_2 = 0x2e2a1c,
    .rule = 0x141414,
    .hairline = 0x141414,
    .track = 0xae8c15,
    .panel_top = 0x171717,
    .panel_bottom = 0x171717,
    .panel_ink = 0xffce1f,
    .header_ink = 0xffffff,
    .panel_ink_2 = 0xffffff,
    .panel_accent = 0xffce1f,
    .festive_figure = 0xffce1f,
    .festive_track = 0x2e2a1c,
};

static const struct {
    const char *name;
    size_t offset;
} colours[] = {
    {"field", offsetof(struct theme, field)},
    {"ink", offsetof(struct theme, ink)},
    {"ink_2", offsetof(struct theme, ink_2)},
    {"accent", offsetof(struct theme, accent)},
    {"series_2", offsetof(struct theme, series_2)},
    {"rule", offsetof(struct theme, rule)},
    {"hairline", offsetof(struct theme, hairline)},
    {"track", offsetof(struct theme, track)},
    {"panel_top", offsetof(struct theme, panel_top)},
    {"panel_bottom", offsetof(struct theme, panel_bottom)},
    {"panel_ink", offsetof(struct theme, panel_ink)},
    {"header_ink", offsetof(struct theme, header_ink)},
    {"panel_ink_2", offsetof(struct theme, panel_ink_2)},
    {"panel_accent", offsetof(struct theme, panel_accent)},
    {"festive_figure", offsetof(struct theme, festive_figure)},
    {"festive_track", offsetof(struct theme, festive_track)},
};
enum { COLOUR_COUNT = sizeof colours / sizeof *colours };

struct reading {
    struct theme *theme;
    bool given[COLOUR_COUNT];
};

static bool read_colour(struct reading *r, const char *name, const char *value)
{
    for (size_t i = 0; i < COLOUR_COUNT; i++) {
        if (strcmp(colours[i].name, name) == 0) {
            if (strlen(value) != 6 || strspn(value, "0123456789ABCDEFabcdef") != 6) {
                return false;
            }
            colour c = (colour)strtoul(value, NULL, 16);
            memcpy((char *)r->theme + colours[i].offset, &c, sizeof c);
            r->given[i] = true;
            return true;
        }
    }
    return false;
}

static bool read_choice(struct theme *theme, const char *name, const char *value)
{
    if (strcmp(name, "heading") == 0) {
        theme->serif = strcmp(value, "serif") == 0;
        return theme->serif || strcmp(value, "sans") == 0;
    }
    if (strcmp(name, "ornament") == 0) {
        theme->ornament = strcmp(value, "bronze") == 0    ? ORNAMENT_BRONZE
                          : strcmp(value, "circles") == 0 ? ORNAMENT_CIRCLES
                                                          : ORNAMENT_NONE;
        return theme->ornament != ORNAMENT_NONE || strcmp(value, "none") == 0;
    }
    if (strcmp(name, "contrast") == 0) {
        theme->high_contrast = strcmp(value, "high") == 0;
        return theme->high_contrast || strcmp(value, "usual") == 0;
    }
    if (strcmp(name, "panel_edge") == 0) {
        theme->panel_edge = strcmp(value, "yes") == 0;
        return theme->panel_edge || strcmp(value, "no") == 0;
    }
    return false;
}

static int read_line(void *user, const char *section, const char *name, const char *value)
{
    struct reading *r = user;
    if (strcmp(section, "colour") == 0) {
        return read_colour(r, name, value);
    }
    return strcmp(section, "theme") == 0 && read_choice(r->theme, name, value);
}

bool theme_read(struct theme *theme, struct bytes ini, struct err *err)
{
    *theme = (struct theme){0};
    if (ini.data == NULL) {
        return err_set(err, STATUS_CONTENT,
                       "there is no such theme; use one of those in assets/themes");
    }
    struct reading r = {.theme = theme};
    int line = ini_parse_string((const char *)ini.data, read_line, &r);
    if (line != 0) {
        return err_set(
            err, STATUS_CONTENT,
            "line %d of the theme: a name or value that is not known; see assets/README.md", line);
    }
    for (size_t i = 0; i < COLOUR_COUNT; i++) {
        if (!r.given[i]) {
            return err_set(err, STATUS_CONTENT,
                           "the theme has no colour \"%s\"; add it under [colour]",
                           colours[i].name);
        }
    }
    return true;
}
