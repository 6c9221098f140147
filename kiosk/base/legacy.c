#include "base/legacy.h"

#include "base/legacy_letter.h"
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

/* No letter takes more bytes in Unicode than here, but by one: ß is two bytes, ò two, Ó two and ể
 * three. */
enum { GROWTH = 2, UTF8_MAX = 4 };

const char *legacy_name(enum legacy encoding)
{
    static const char *const names[] = {
        [LEGACY_NONE] = "Unicode", [LEGACY_TCVN3] = "TCVN3 (ABC)", [LEGACY_VNI] = "VNI"};
    return names[encoding];
}

static bool ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Signs that TCVN3 has letters for, but that stand alone: © 2020, § 5. */
static bool stays(const char *text, size_t at, size_t size, size_t length, uint32_t codepoint)
{
    enum { COPYRIGHT = 0xa9, SECTION = 0xa7 };
    if (codepoint != COPYRIGHT && codepoint != SECTION) {
        return false;
    }
    bool before = at > 0 && (ascii_letter(text[at - 1]) || (text[at - 1] & 0x80) != 0);
    bool behind =
        at + size < length && (ascii_letter(text[at + size]) || (text[at + size] & 0x80) != 0);
    return !before && !behind;
}

bool legacy_touches(enum legacy encoding, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t size;
        uint32_t before = text_codepoint(text + at, &size);
        uint32_t letter;
        size_t used = legacy_letter(encoding, text + at, length - at, &letter);
        if (letter != before && !stays(text, at, used, length, before)) {
            return true;
        }
        at += used;
    }
    return false;
}

/* How a stretch of text is written, by its ASCII letters. */
static bool all_capitals(const char *text, size_t length)
{
    size_t capitals = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] >= 'a' && text[i] <= 'z') {
            return false;
        }
        capitals += text[i] >= 'A' && text[i] <= 'Z';
    }
    return capitals >= 2;
}

/* Bytes up to the next character that is no letter, and at least one character. */
static size_t word_length(const char *text, size_t length)
{
    size_t at;
    (void)text_codepoint(text, &at);
    while (at < length && (ascii_letter(text[at]) || (text[at] & 0x80) != 0)) {
        at++;
    }
    return at;
}

struct output {
    char *text;
    size_t length;
};

static void put(struct output *out, uint32_t letter)
{
    out->length += (size_t)utf8proc_encode_char((utf8proc_int32_t)letter,
                                                (utf8proc_uint8_t *)out->text + out->length);
}

char *legacy_convert(struct arena *a, enum legacy encoding, const char *text, size_t length)
{
    struct output out = {arena_take_array(a, length + UTF8_MAX, GROWTH), 0};
    if (out.text == NULL) {
        return NULL;
    }
    bool shouted = encoding == LEGACY_TCVN3 && all_capitals(text, length);
    for (size_t at = 0; at < length;) {
        size_t end = at + word_length(text + at, length - at);
        bool capitals = shouted || (encoding == LEGACY_TCVN3 && all_capitals(text + at, end - at));
        while (at < end) {
            size_t size;
            uint32_t before = text_codepoint(text + at, &size);
            uint32_t letter;
            size_t used = legacy_letter(encoding, text + at, end - at, &letter);
            if (stays(text, at, used, length, before)) {
                letter = before;
            } else if (capitals && legacy_knows(encoding, before)) {
                letter = (uint32_t)utf8proc_toupper((utf8proc_int32_t)letter);
            }
            put(&out, letter);
            at += used;
        }
    }
    return text_nfc(a, out.text, out.length, NULL);
}

/* https://encoding.spec.whatwg.org/index-windows-1252.txt for 80 to 9F; the five that it does not
 * name become the sign for a lost character. */
static const uint16_t cp1252[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

char *legacy_widen(struct arena *a, const char *bytes, size_t length, size_t *out_length)
{
    struct output out = {arena_take_array(a, length + 1, UTF8_MAX), 0};
    if (out.text == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < length; i++) {
        uint32_t byte = (unsigned char)bytes[i];
        put(&out, byte >= 0x80 && byte < 0xa0 ? cp1252[byte - 0x80] : byte);
    }
    if (out_length != NULL) {
        *out_length = out.length;
    }
    return out.text;
}
