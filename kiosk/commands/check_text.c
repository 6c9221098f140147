#include "commands/check_parts.h"

#include "base/legacy.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* Different characters that one finding names. */
enum { NAMED = 8 };

const char *check_text(const struct slide *s, size_t n)
{
    const char *const own[] = {s->label, s->heading,   s->lead,
                               s->body,  s->note,      s->axis,
                               s->link,  s->presenter, s->presenter_office};
    enum { OWN = sizeof own / sizeof *own, FOUR = 4 };
    if (n < OWN) {
        return own[n];
    }
    n -= OWN;
    if (n < FOUR * s->statistic_count) {
        const struct statistic *e = &s->statistics[n / FOUR];
        return (const char *const[FOUR]){e->label, e->series, e->prefix, e->unit}[n % FOUR];
    }
    n -= FOUR * s->statistic_count;
    if (n < FOUR * s->award_count) {
        const struct award *e = &s->awards[n / FOUR];
        return (const char *const[FOUR]){e->recipient, e->category, e->honour, e->reason}[n % FOUR];
    }
    n -= FOUR * s->award_count;
    return n < s->picture_count ? s->pictures[n].caption : NULL;
}

/* A list of characters for people: "ꝏ" (U+A74F), … */
struct lost {
    struct {
        const char *text;
        size_t size;
    } named[NAMED];
    size_t count; /* may be more than are named */
};

static void remember(struct lost *lost, const char *text, size_t size)
{
    for (size_t i = 0; i < lost->count && i < NAMED; i++) {
        if (lost->named[i].size == size && memcmp(lost->named[i].text, text, size) == 0) {
            return;
        }
    }
    if (lost->count < NAMED) {
        lost->named[lost->count].text = text;
        lost->named[lost->count].size = size;
    }
    lost->count++;
}

static void collect(struct check *c, struct lost *lost, enum face face, const char *text,
                    size_t length)
{
    struct painter *painter = maker_painter(c->maker);
    const char *end = text + length;
    const char *at;
    size_t size;
    while ((at = painter_lost(painter, face, text, (size_t)(end - text), &size)) != NULL) {
        /* What the organisation has, on every slide, is told once for the file. */
        if (c->ref == NULL || memmem(c->deck->settings.organisation,
                                     strlen(c->deck->settings.organisation), at, size) == NULL) {
            remember(lost, at, size);
        }
        text = at + size;
    }
}

static void tell_lost(struct check *c, const struct lost *lost)
{
    char list[400] = "";
    size_t used = 0;
    for (size_t i = 0; i < lost->count && i < NAMED; i++) {
        size_t first;
        int more = snprintf(list + used, sizeof list - used, "%s\"%.*s\" (U+%04X)",
                            i == 0 ? "" : ", ", (int)lost->named[i].size, lost->named[i].text,
                            (unsigned)text_codepoint(lost->named[i].text, &first));
        if (more < 0 || (size_t)more >= sizeof list - used) { /* one with very many marks */
            list[used] = '\0';
        } else {
            used += (size_t)more;
        }
    }
    if (lost->count > 0) {
        check_found(c, SEVERITY_WARNING, "glyph-missing", "write it another way",
                    "no face has %s%s: a sign with a question mark is shown instead", list,
                    lost->count > NAMED ? " and others" : "");
    }
}

bool check_glyphs_of(struct check *c, const char *text, struct err *err)
{
    struct lost lost = {0};
    (void)err;
    collect(c, &lost, FACE_TEXT, text, strlen(text));
    tell_lost(c, &lost);
    return true;
}

bool check_glyphs(struct check *c, struct err *err)
{
    struct lost lost = {0};
    (void)err;
    for (size_t p = 0; p < c->pages->count; p++) {
        const struct scene *scene = &c->pages->page[p].scene;
        for (size_t i = 0; i < scene->count; i++) {
            const struct item *item = &scene->items[i];
            if (item->kind == ITEM_TEXT) {
                collect(c, &lost, item->as.text.face, item->as.text.text, item->as.text.length);
            }
        }
    }
    tell_lost(c, &lost);
    return true;
}

/* The first words of a text that the encoding would change, in one line, in the arena. */
static const char *excerpt(struct arena *a, enum legacy encoding, const char *text)
{
    enum { SHOWN = 40 };
    const char *start = text;
    while (*text != '\0') {
        size_t word = strcspn(text, " \n\t");
        if (legacy_touches(encoding, text, word)) {
            start = text;
            break;
        }
        text += word;
        text += strspn(text, " \n\t");
    }
    size_t at = 0;
    size_t left = strcspn(start, "\n");
    for (int n = 0; n < SHOWN && at < left; n++) {
        at += text_grapheme(start + at, left - at);
    }
    return arena_format(a, "%.*s%s", (int)at, start, start[at] == '\0' ? "" : "…");
}

static bool tell_legacy(struct check *c, enum legacy encoding, const char *text, struct err *err)
{
    const char *had = excerpt(&c->arena, encoding, text);
    const char *meant = had == NULL ? NULL : legacy_convert(&c->arena, encoding, had, strlen(had));
    if (meant == NULL) {
        return err_memory(err, "a text");
    }
    check_found(c, SEVERITY_WARNING, "encoding-legacy",
                "turn the whole file into Unicode with kiosk convert",
                "\"%s\" seems to be %s in the place of Unicode, for \"%s\"", had,
                legacy_name(encoding), meant);
    return true;
}

/* One text alone may be too short to tell: then all together are looked at. */
bool check_encoding_of(struct check *c, const char *const *texts, size_t count, struct err *err)
{
    size_t room = 1;
    for (size_t i = 0; i < count; i++) {
        if (strstr(texts[i], "\ufffd") != NULL) {
            check_found(c, SEVERITY_WARNING, "encoding-lost", "write the text anew",
                        "characters were lost before the text came here: it has U+FFFD in it");
            break;
        }
    }
    for (size_t i = 0; i < count; i++) {
        enum legacy encoding = legacy_guess(texts[i], strlen(texts[i]));
        if (encoding != LEGACY_NONE) {
            return tell_legacy(c, encoding, texts[i], err);
        }
        room += strlen(texts[i]) + 1;
    }
    char *all = arena_take(&c->arena, room);
    if (all == NULL) {
        return err_memory(err, "the texts of a slide");
    }
    char *to = all;
    for (size_t i = 0; i < count; i++) {
        to = stpcpy(to, texts[i]);
        *to++ = '\n';
    }
    enum legacy encoding = legacy_guess(all, (size_t)(to - all));
    for (size_t i = 0; i < count && encoding != LEGACY_NONE; i++) {
        if (legacy_touches(encoding, texts[i], strlen(texts[i]))) {
            return tell_legacy(c, encoding, texts[i], err);
        }
    }
    return true;
}

bool check_encoding(struct check *c, struct err *err)
{
    size_t count = 0;
    while (check_text(c->slide, count) != NULL) {
        count++;
    }
    const char **texts = arena_take_array(&c->arena, count + 1, sizeof *texts);
    if (texts == NULL) {
        return err_memory(err, "the texts of a slide");
    }
    for (size_t i = 0; i < count; i++) {
        texts[i] = check_text(c->slide, i);
    }
    return check_encoding_of(c, texts, count, err);
}
