#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* UAX #15, Stream-Safe Text Format: no language needs more; longer runs only cost time. */
enum { CARRIED_MAX = 30 };

bool text_valid(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text;
    const unsigned char *end = p + length;
    while (p < end) {
        if (*p < 0x80) {
            if (*p == 0) {
                return false;
            }
            p++;
            continue;
        }
        utf8proc_int32_t codepoint;
        utf8proc_ssize_t used = utf8proc_iterate(p, end - p, &codepoint);
        if (used <= 0) {
            return false;
        }
        p += used;
    }
    return true;
}

uint32_t text_codepoint(const char *text, size_t *size)
{
    const unsigned char *p = (const unsigned char *)text;
    if (*p < 0x80) {
        *size = 1;
        return *p;
    }
    utf8proc_int32_t codepoint;
    utf8proc_ssize_t used = utf8proc_iterate(p, -1, &codepoint);
    *size = used > 0 ? (size_t)used : 1;
    return used > 0 ? (uint32_t)codepoint : 0xfffd;
}

/* Bidirectional overrides and isolates (UAX #9) included: they make a name read as another. */
static bool is_wild(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x200e || c == 0x200f ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Whether nothing but the end is missing of the character there. */
static bool is_cut_off(const char *text)
{
    size_t length = 1;
    while (((unsigned char)text[length] & 0xc0) == 0x80) {
        length++;
    }
    return (unsigned char)text[0] >= 0xc2 && text[length] == '\0' && length < 4;
}

void text_tame(char *text)
{
    char *to = text;
    for (size_t size; *text != '\0'; text += size) {
        const uint32_t c = text_codepoint(text, &size);
        if (size == 1 && c >= 0x80) {
            if (is_cut_off(text)) {
                break;
            }
            *to++ = '?';
        } else if (is_wild(c)) {
            *to++ = ' ';
        } else {
            memmove(to, text, size);
            to += size;
        }
    }
    *to = '\0';
}

void text_cut(char *text, size_t size, int wanted)
{
    if (wanted < 0 || (size_t)wanted < size) {
        return;
    }
    size_t end = size - sizeof "…";
    while (end > 0 && ((unsigned char)text[end] & 0xc0) == 0x80) {
        end--;
    }
    memcpy(text + end, "…", sizeof "…");
}

/* True for the code points that text is mostly made of and of which each is surely in form C
 * whatever stands beside it: below U+0300, and the Vietnamese letters U+1EA0 to U+1EF9
 * (Unicode 15, DerivedNormalizationProps: NFC_Quick_Check and ccc = 0). It spares nearly all decks
 * the slow way. */
static bool surely_nfc(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        unsigned char lead = (unsigned char)text[at];
        if (lead < 0x80) {
            at++;
            continue;
        }
        size_t size;
        uint32_t c = text_codepoint(text + at, &size);
        if (c >= 0x300 && (c < 0x1ea0 || c > 0x1ef9)) {
            return false;
        }
        at += size;
    }
    return true;
}

/* In place; the text never grows. */
static size_t without_controls(char *text, size_t length)
{
    size_t to = 0;
    for (size_t from = 0; from < length; from++) {
        char c = text[from];
        if (c == '\r') {
            if (from + 1 < length && text[from + 1] == '\n') {
                continue;
            }
            c = '\n';
        } else if (((unsigned char)c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
            c = ' ';
        } else if (c == '\xc2' && from + 1 < length && (unsigned char)text[from + 1] < 0xa0) {
            c = ' '; /* U+0080 to U+009F */
            from++;
        }
        text[to++] = c;
    }
    text[to] = '\0';
    return to;
}

/* A mark or a sign without width: what a letter may carry any number of. */
static bool is_carried(uint32_t codepoint)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
           category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_CF;
}

/* Writes the text to `to`, of as many bytes, without what goes beyond CARRIED_MAX marks in a row;
 * returns its bytes. */
static size_t with_few_marks(const char *text, size_t length, char *to)
{
    size_t out = 0;
    int carried = 0;
    for (size_t at = 0; at < length;) {
        size_t size;
        uint32_t codepoint = text_codepoint(text + at, &size);
        size = size < length - at ? size : length - at;
        carried = is_carried(codepoint) ? carried + 1 : 0;
        if (carried <= CARRIED_MAX) {
            memcpy(to + out, text + at, size);
            out += size;
        }
        at += size;
    }
    return out;
}

char *text_nfc(struct arena *a, const char *text, size_t length, size_t *out_length)
{
    char *result = NULL;
    if (surely_nfc(text, length)) {
        result = arena_text(a, text, length);
    } else {
        utf8proc_uint8_t *mapped = NULL;
        char *bounded = malloc(length + 1);
        if (bounded == NULL) {
            return NULL;
        }
        length = with_few_marks(text, length, bounded);
        utf8proc_ssize_t size =
            utf8proc_map((const utf8proc_uint8_t *)bounded, (utf8proc_ssize_t)length, &mapped,
                         (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
        free(bounded);
        if (size >= 0) {
            length = (size_t)size;
            result = arena_text(a, (const char *)mapped, length);
        }
        free(mapped);
    }
    if (result == NULL) {
        return NULL;
    }
    length = without_controls(result, length);
    if (out_length != NULL) {
        *out_length = length;
    }
    return result;
}

size_t text_grapheme(const char *text, size_t length)
{
    if (length == 0) {
        return 0;
    }
    size_t at;
    utf8proc_int32_t before = (utf8proc_int32_t)text_codepoint(text, &at);
    utf8proc_int32_t state = 0;
    while (at < length) {
        size_t size;
        utf8proc_int32_t next = (utf8proc_int32_t)text_codepoint(text + at, &size);
        if (utf8proc_grapheme_break_stateful(before, next, &state)) {
            break;
        }
        before = next;
        at += size;
    }
    return at < length ? at : length;
}

size_t text_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    return count;
}

char *text_fold(struct arena *a, const char *text)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)text, 0, &mapped,
                                         (utf8proc_option_t)(UTF8PROC_NULLTERM | UTF8PROC_STABLE |
                                                             UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
    char *folded = size < 0 ? NULL : arena_text(a, (const char *)mapped, (size_t)size);
    free(mapped);
    size_t to = 0;
    for (size_t from = 0; folded != NULL && folded[from] != '\0';) {
        bool no_break = strncmp(folded + from, "\u00a0", 2) == 0;
        if (no_break || strchr(" \t\r\n", folded[from]) != NULL) {
            from += no_break ? 2 : 1;
            if (to > 0 && folded[to - 1] != ' ') {
                folded[to++] = ' ';
            }
        } else {
            folded[to++] = folded[from++];
        }
    }
    if (folded != NULL) {
        folded[to > 0 && folded[to - 1] == ' ' ? to - 1 : to] = '\0';
    }
    return folded;
}

bool text_blank(const char *text)
{
    return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}
