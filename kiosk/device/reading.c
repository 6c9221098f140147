/* The file of settings: what inih makes of it, and what it can't tell. */
#include "device/setting.h"

#include "base/file.h"
#include "base/text.h"

#include <errno.h>
#include <ini.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MOST = 64 * 1024, QUOTED = 40 };

/* The file while inih reads it: we hand it the lines, which is how their numbers are known. */
struct reading {
    struct device *device;
    const char *at, *end; /* what is not read yet */
    int line;
    bool in_section;           /* there was a [section] */
    bool known_section;        /* and there is one of that name */
    int seen[DEVICE_ROWS_MAX]; /* line that gave the row; 0: none */
};

struct line {
    const char *from, *end;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Keeps a fault, at r->line if there is one. */
static void fault(struct reading *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void fault(struct reading *r, const char *format, ...)
{
    struct device *d = r->device;
    char text[sizeof d->fault[0].text];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    text_tame(text); /* whatever somebody has typed, it goes to a terminal or a journal */
    if (d->faults < DEVICE_FAULTS_MAX) {
        (void)err_set(&d->fault[d->faults], STATUS_USAGE, "%s:%d: %s", d->path, r->line, text);
    }
    d->faults++;
}

/* "[display], [rotation] and [log]"; or with a section, the names in it. */
static void list(const char *section, char *text, size_t size)
{
    const char *last = "";
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; setting_at(i) != NULL && used < size; i++) {
        const struct setting *s = setting_at(i);
        int wrote = 0;
        if (section == NULL && strcmp(s->section, last) != 0) {
            wrote = snprintf(text + used, size - used, "%s[%s]", used > 0 ? ", " : "", s->section);
        } else if (section != NULL && strcmp(s->section, section) == 0) {
            wrote = snprintf(text + used, size - used, "%s%s", used > 0 ? ", " : "", s->name);
        }
        last = s->section;
        used += wrote > 0 ? (size_t)wrote : 0;
    }
}

static void take_section(struct reading *r, const char *line)
{
    const size_t length = strcspn(line + 1, "]");
    char known[DEVICE_TEXT_MAX];
    r->in_section = true;
    r->known_section = false;
    for (size_t i = 0; setting_at(i) != NULL; i++) {
        const char *name = setting_at(i)->section;
        r->known_section |= strlen(name) == length && strncmp(name, line + 1, length) == 0;
    }
    list(NULL, known, sizeof known);
    if (line[1 + length] != ']') {
        fault(r, "the section has no ] at its end; what stands in it is left out");
    } else if (!r->known_section) {
        fault(r, "there is no section [%.*s], and what stands in it is left out; there are %s",
              length > QUOTED ? QUOTED : (int)length, line + 1, known);
    }
}

/* Whether the line is for inih; if not, what is wrong with it is told. */
static bool take_line(struct reading *r, const char *line)
{
    if (*line == '\0' || *line == ';' || *line == '#') {
        return false;
    }
    if (*line == '[') {
        take_section(r, line);
        return r->known_section;
    }
    if (!r->in_section) {
        fault(r, "\"%.*s\" stands before the first section; write [display] or another above it",
              QUOTED, line);
        return false;
    }
    if (!r->known_section) {
        return false;
    }
    if (strpbrk(line, "=:") == NULL) {
        fault(r, "\"%.*s\" is neither a [section] nor name = value", QUOTED, line);
        return false;
    }
    return true;
}

/* The next line of the file, without the blanks around it: those before it would make it a part of
 * the line above for inih. */
static struct line next(struct reading *r)
{
    static const char mark[] = {'\xEF', '\xBB', '\xBF'}; /* of UTF-8, as Windows writes it */
    const char *newline = memchr(r->at, '\n', (size_t)(r->end - r->at));
    struct line line = {r->at, newline != NULL ? newline : r->end};
    r->at = newline != NULL ? newline + 1 : r->end;
    if (++r->line == 1 && line.end - line.from >= 3 && memcmp(line.from, mark, 3) == 0) {
        line.from += 3;
    }
    while (line.from < line.end && is_blank(*line.from)) {
        line.from++;
    }
    while (line.from < line.end && is_blank(line.end[-1])) {
        line.end--;
    }
    return line;
}

/* inih's reader: as fgets(3). Where there is nothing to read for it, the line is empty. */
static char *next_line(char *to, int size, void *stream)
{
    struct reading *r = stream;
    if (r->at == r->end) {
        return NULL;
    }
    const struct line line = next(r);
    const size_t length = (size_t)(line.end - line.from);
    const size_t most = (size_t)size - 2; /* a line feed and a zero stand behind it */
    to[0] = '\0';
    if (length > most) {
        fault(r, "the line has more than %zu bytes; shorten it", most);
    } else if (memchr(line.from, '\0', length) != NULL) {
        fault(r, "the line has a zero byte in it; write it anew");
    } else {
        memcpy(to, line.from, length);
        to[length] = '\0';
        if (!take_line(r, to)) {
            to[0] = '\0';
        }
    }
    const size_t used = strlen(to);
    to[used] = '\n';
    to[used + 1] = '\0';
    return to;
}

static int take_value(void *user, const char *section, const char *name, const char *value)
{
    struct reading *r = user;
    struct device *d = r->device;
    char text[DEVICE_TEXT_MAX];
    for (size_t i = 0; setting_at(i) != NULL; i++) {
        const struct setting *s = setting_at(i);
        if (strcmp(s->section, section) != 0 || strcmp(s->name, name) != 0) {
            continue;
        }
        struct device_settings unused;
        const bool taken = d->line[i] == DEVICE_COMMAND_LINE;
        if (r->seen[i] > 0) {
            fault(r, "%s is given again; what line %d says holds: take one of the two out", name,
                  r->seen[i]);
            return 1;
        }
        r->seen[i] = r->line;
        if (!setting_read(s, taken ? &unused : &d->settings, value)) {
            setting_allowed(s, text);
            fault(r, "%s = %.*s can't be; write %s (until then %s holds)", name, QUOTED, value,
                  text,
                  taken                  ? "the command line"
                  : *s->standard == '\0' ? "none"
                                         : s->standard);
        } else if (!taken) {
            d->line[i] = r->line;
        }
        return 1;
    }
    list(section, text, sizeof text);
    fault(r, "[%s] has no setting %.*s; it has %s", section, QUOTED, name, text);
    return 1;
}

bool device_read(struct device *d, const char *path, struct err *err)
{
    struct bytes bytes;
    struct err why = {0};
    if (path == NULL && access(DEVICE_FILE, F_OK) != 0 && errno == ENOENT) {
        return true;
    }
    d->path = path == NULL ? DEVICE_FILE : path;
    struct reading r = {.device = d};
    if (!file_read(d->path, FILE_MOST, &bytes, &why)) {
        if (path != NULL) {
            return err_set(err, STATUS_USAGE, "--config %s", why.text);
        }
        d->fault[d->faults++] = why;
        return true;
    }
    r.at = (const char *)bytes.data;
    r.end = r.at + bytes.size;
    (void)ini_parse_stream(next_line, &r, take_value, &r); /* faults are kept already */
    free((void *)(uintptr_t)bytes.data);
    return true;
}
