#include "paint/runs.h"

#include "base/text.h"

#include <string.h>

enum { REPLACEMENT = 0xfffd, EMOJI_STYLE = 0xfe0f, JOINER = 0x200d };

/* Property Default_Ignorable_Code_Point (Unicode 15, DerivedCoreProperties), the control characters
 * (general category Cc) and the line and paragraph separators: nothing to see. */
static bool invisible(uint32_t c)
{
    static const uint32_t ranges[][2] = {
        {0x00, 0x1f},       {0x7f, 0x9f},       {0xad, 0xad},       {0x34f, 0x34f},
        {0x61c, 0x61c},     {0x115f, 0x1160},   {0x17b4, 0x17b5},   {0x180b, 0x180f},
        {0x200b, 0x200f},   {0x2028, 0x202e},   {0x2060, 0x206f},   {0x3164, 0x3164},
        {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},   {0xfff0, 0xfff8},
        {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && c >= ranges[i][0]; i++) {
        if (c <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

/* Tab, line feed and the no-break space are drawn as a space, so that they are as wide as one. */
static bool space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xa0;
}

/* What a face's shaper makes of its plain space where the face has no glyph: it need not leave the
 * main face for these. */
static bool spacing(uint32_t c)
{
    return (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f || c == 0x3000;
}

/* A character as the reader sees it. */
struct cluster {
    const char *text;
    size_t length;
    bool blank; /* nothing of it is visible */
    bool emoji; /* asks for the emoji face */
};

static struct cluster take(const char *text, size_t left)
{
    struct cluster c = {.text = text, .blank = true};
    unsigned char first = (unsigned char)text[0];
    bool plain = first >= ' ' && first < 0x7f && (left == 1 || (unsigned char)text[1] < 0x7f);
    c.length = plain ? 1 : text_grapheme(text, left);
    for (size_t at = 0; at < c.length;) {
        size_t size;
        uint32_t codepoint = text_codepoint(text + at, &size);
        c.emoji = c.emoji || (at == 0 && codepoint >= 0x1f000) || codepoint == EMOJI_STYLE;
        c.blank = c.blank && invisible(codepoint) && !space(codepoint);
        at += size;
    }
    return c;
}

static bool covers(const struct runs *runs, int face, const struct cluster *c)
{
    for (size_t at = 0; at < c->length;) {
        size_t size;
        uint32_t codepoint = text_codepoint(c->text + at, &size);
        if (!space(codepoint) && !spacing(codepoint) && !invisible(codepoint) &&
            !runs->coverage.has(runs->coverage.ctx, face, codepoint)) {
            return false;
        }
        at += size;
    }
    return true;
}

/* The face for a visible cluster; RUNS_FACES if none has all of it. */
static int choose(const struct runs *runs, const struct cluster *c)
{
    int order[] = {(int)runs->face, RUNS_SYMBOLS, RUNS_EMOJI};
    if (c->emoji) {
        order[0] = RUNS_EMOJI;
        order[1] = (int)runs->face;
        order[2] = RUNS_SYMBOLS;
    }
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (covers(runs, order[i], c)) {
            return order[i];
        }
    }
    return RUNS_FACES;
}

/* The first face that has U+FFFD; the asked one if none has. */
static int choose_replacement(const struct runs *runs)
{
    const int order[] = {(int)runs->face, RUNS_SYMBOLS, RUNS_EMOJI};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (runs->coverage.has(runs->coverage.ctx, order[i], REPLACEMENT)) {
            return order[i];
        }
    }
    return (int)runs->face;
}

/* Copies what is to be drawn of a cluster; returns its bytes. The joiners and styles that make one
 * sign of several stay where the emoji face wants them. */
static size_t copy(char *to, const struct cluster *c, int face)
{
    size_t length = 0;
    for (size_t at = 0; at < c->length;) {
        size_t size;
        uint32_t codepoint = text_codepoint(c->text + at, &size);
        if (space(codepoint)) {
            to[length++] = ' ';
        } else if (!invisible(codepoint) || codepoint == JOINER ||
                   (face == RUNS_EMOJI && codepoint > 0x9f)) {
            memcpy(to + length, c->text + at, size);
            length += size;
        }
        at += size;
    }
    return length;
}

size_t runs_room(size_t length)
{
    return length * (sizeof "\uFFFD" - 1) + 1;
}

bool runs_next(struct runs *runs, char *buffer, struct run *run)
{
    *run = (struct run){.face = RUNS_FACES, .text = buffer};
    while (runs->left > 0) {
        struct cluster c = take(runs->text, runs->left);
        if (!c.blank) {
            int face = choose(runs, &c);
            bool lost = face == RUNS_FACES;
            if (lost) {
                face = choose_replacement(runs);
            }
            if (run->face != RUNS_FACES && run->face != face) {
                break;
            }
            run->face = face;
            if (lost) {
                memcpy(buffer + run->length, "\uFFFD", sizeof "\uFFFD" - 1);
                run->length += sizeof "\uFFFD" - 1;
            } else {
                run->length += copy(buffer + run->length, &c, face);
            }
        }
        runs->text += c.length;
        runs->left -= c.length;
    }
    buffer[run->length] = '\0';
    return run->length > 0;
}

const char *runs_lost(struct runs *runs, size_t *size)
{
    while (runs->left > 0) {
        struct cluster c = take(runs->text, runs->left);
        runs->text += c.length;
        runs->left -= c.length;
        if (!c.blank && choose(runs, &c) == RUNS_FACES) {
            *size = c.length;
            return c.text;
        }
    }
    return NULL;
}
