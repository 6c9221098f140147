#include "words.h"

#include <ini.h>
#include <stdio.h>
#include <string.h>

struct reading {
    struct words *words;
    const char *language;
    bool no_memory;
};

static const char *find(const struct words_line *lines, size_t count, const char *name,
                        size_t length)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(lines[i].name) == length && memcmp(lines[i].name, name, length) == 0) {
            return lines[i].text;
        }
    }
    return NULL;
}

/* A line that goes on (indented, as inih cuts lines at 200 bytes) is added to the last one; a
 * second line of the same name elsewhere is refused, as one of the two would be lost. */
static int add(struct reading *r, struct words_line *lines, size_t *count, const char *name,
               const char *text)
{
    struct words_line *last = *count > 0 ? &lines[*count - 1] : NULL;
    if (last != NULL && strcmp(last->name, name) == 0) {
        last->text = arena_format(&r->words->arena, "%s %s", last->text, text);
        r->no_memory = r->no_memory || last->text == NULL;
        return last->text != NULL;
    }
    if (*count == WORDS_MAX || find(lines, *count, name, strlen(name)) != NULL) {
        return 0;
    }
    struct words_line *line = &lines[*count];
    line->name = arena_text(&r->words->arena, name, strlen(name));
    line->text = arena_text(&r->words->arena, text, strlen(text));
    if (line->name == NULL || line->text == NULL) {
        r->no_memory = true;
        return 0;
    }
    *count += 1;
    return 1;
}

static int guide_line(void *user, const char *section, const char *name, const char *value)
{
    struct reading *r = user;
    if (strcmp(name, r->language) == 0) {
        return add(r, r->words->line, &r->words->count, section, value);
    }
    if (strcmp(name, "of") == 0) {
        return add(r, r->words->list, &r->words->lists, section, value);
    }
    return strcmp(name, "vi") == 0 || strcmp(name, "en") == 0;
}

static int table_line(void *user, const char *section, const char *name, const char *value)
{
    struct reading *r = user;
    return strcmp(section, "words") == 0 ? add(r, r->words->screen, &r->words->screens, name, value)
                                         : 1;
}

const char *words_text(const struct words *w, const char *section)
{
    return find(w->line, w->count, section, strlen(section));
}

const char *words_list(const struct words *w, const char *section)
{
    return find(w->list, w->lists, section, strlen(section));
}

const char *words_of_screen(const struct words *w, const char *name, size_t length)
{
    return find(w->screen, w->screens, name, length);
}

/* The text with each {name} replaced, and ~ by a no-break space; NULL with the error set.
 * `on_the_day` is what stands for a name that the screen has no word for; NULL: that is an error.
 */
static const char *fill(struct words *w, const char *text, const char *on_the_day, struct err *err)
{
    const char *filled = arena_format(&w->arena, "%s", "");
    while (filled != NULL && *text != '\0') {
        const size_t plain = strcspn(text, "{~");
        const bool blank = text[plain] == '~';
        filled =
            arena_format(&w->arena, "%s%.*s%s", filled, (int)plain, text, blank ? "\u00a0" : "");
        text += plain + blank;
        if (*text != '{' || blank || filled == NULL) {
            continue;
        }
        const size_t length = strcspn(++text, "}");
        const char *word = on_the_day == NULL               ? words_of_screen(w, text, length)
                           : strncmp(text, "file}", 5) == 0 ? "kiosk.db"
                                                            : on_the_day;
        if (word == NULL || text[length] != '}') {
            (void)err_set(err, STATUS_CONTENT,
                          "guide.ini: the screen has no word {%.*s}; see assets/languages/en.ini",
                          (int)length, text);
            return NULL;
        }
        filled = arena_format(&w->arena, "%s%s", filled, word);
        text += length + 1;
    }
    if (filled == NULL) {
        (void)err_memory(err, "the guide's words");
    }
    return filled;
}

static bool fill_all(struct words *w, struct err *err)
{
    for (size_t i = 0; i < w->screens; i++) {
        w->screen[i].text = fill(w, w->screen[i].text, "…", err);
        if (w->screen[i].text == NULL) {
            return false;
        }
    }
    for (size_t i = 0; i < w->count; i++) {
        w->line[i].text = fill(w, w->line[i].text, NULL, err);
        if (w->line[i].text == NULL) {
            return false;
        }
    }
    return true;
}

bool words_read(struct words *w, const char *language, struct bytes guide, struct bytes table,
                struct err *err)
{
    *w = (struct words){0};
    struct reading r = {.words = w, .language = language};
    if (guide.data == NULL || table.data == NULL) {
        return err_set(err, STATUS_CONTENT, "there is no language %s; use vi or en", language);
    }
    /* With a zero byte behind them. */
    const char *guide_text = arena_text(&w->arena, (const char *)guide.data, guide.size);
    const char *table_text = arena_text(&w->arena, (const char *)table.data, table.size);
    r.no_memory = guide_text == NULL || table_text == NULL;
    const int wrong = r.no_memory ? 0 : ini_parse_string(guide_text, guide_line, &r);
    const int wrong_in_table = r.no_memory ? 0 : ini_parse_string(table_text, table_line, &r);
    if (r.no_memory) {
        return err_memory(err, "the guide's words");
    }
    if (wrong != 0 || wrong_in_table != 0) {
        return err_set(err, STATUS_CONTENT,
                       "line %d of %s: it is neither vi, en nor of, stands there twice, or is one "
                       "too many",
                       wrong != 0 ? wrong : wrong_in_table,
                       wrong != 0 ? "guide.ini" : "the language table");
    }
    return fill_all(w, err);
}

void words_free(struct words *w)
{
    arena_free(&w->arena);
}
