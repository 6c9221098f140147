#include "base/decode.h"

#include "base/legacy.h"
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

enum { UTF8_MAX = 4, LOST = 0xfffd };

static bool not_text(struct err *err)
{
    return err_set(err, STATUS_CONTENT,
                   "is no text file (it has zero bytes); save it as text, in UTF-8");
}

static uint32_t unit(const uint8_t *p, bool big)
{
    return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

/* UTF-16 (RFC 2781). A half of a pair without the other becomes the sign for a lost character. */
static bool decode_utf16(struct arena *a, struct bytes file, bool big, struct decoded *out,
                         struct err *err)
{
    /* Two bytes become three at most, four become four. */
    char *text = arena_take_array(a, file.size / 2 + 1, UTF8_MAX);
    if (text == NULL) {
        return err_memory(err, "a text file");
    }
    size_t length = 0;
    for (size_t at = 0; at + 2 <= file.size; at += 2) {
        uint32_t c = unit(file.data + at, big);
        if (c == 0) {
            return not_text(err);
        }
        if (c >= 0xd800 && c < 0xdc00 && at + 4 <= file.size) {
            uint32_t low = unit(file.data + at + 2, big);
            if (low >= 0xdc00 && low < 0xe000) {
                c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                at += 2;
            }
        }
        c = c >= 0xd800 && c < 0xe000 ? LOST : c;
        length +=
            (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)text + length);
    }
    *out = (struct decoded){.text = text, .length = length, .unicode = true};
    return true;
}

/* The line, from 1, of the first bytes that are not UTF-8. */
static size_t bad_line(const char *text, size_t length)
{
    size_t line = 1;
    for (size_t at = 0; at < length; line++) {
        const char *end = memchr(text + at, '\n', length - at);
        size_t size = end == NULL ? length - at : (size_t)(end - text) + 1 - at;
        if (!text_valid(text + at, size)) {
            return line;
        }
        at += size;
    }
    return line;
}

bool decode_text(struct arena *a, struct bytes file, struct decoded *out, struct err *err)
{
    const uint8_t *p = file.data;
    if (file.size >= 2 && ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff))) {
        return decode_utf16(a, (struct bytes){p + 2, file.size - 2}, p[0] == 0xfe, out, err);
    }
    if (file.size >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
        file = (struct bytes){p + 3, file.size - 3};
    }
    if (file.size > 0 && memchr(file.data, 0, file.size) != NULL) {
        return not_text(err);
    }
    const char *bytes = (const char *)file.data;
    *out = (struct decoded){.unicode = text_valid(bytes, file.size), .length = file.size};
    if (out->unicode) {
        out->text = arena_text(a, bytes, file.size);
    } else {
        out->bad_line = bad_line(bytes, file.size);
        out->text = legacy_widen(a, bytes, file.size, &out->length);
    }
    return out->text != NULL || err_memory(err, "a text file");
}
