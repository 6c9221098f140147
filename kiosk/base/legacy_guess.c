#include "base/legacy_letter.h"

#include "base/text.h"
#include "base/vietnamese.h"

#include <string.h>
#include <utf8proc.h>

/* The proof is in the words. Text of an old encoding, converted, is made of Vietnamese syllables;
 * as it stands it is not, and it has what no language writes: a capital inside a small word
 * (TuyÓn), a sign among letters (V¨n), two letters with marks in a row (ñöôøng). Words that fit by
 * chance exist in every language (tôt, thé, aún), so some of that has to be there. */
enum { WORD_MAX = 12, STRONG_POINTS = 3, MISS_POINTS = 3 };

struct word {
    uint32_t raw[WORD_MAX]; /* as it stands */
    size_t count;
    uint32_t small[WORD_MAX]; /* converted, in small letters */
    size_t small_count;
    bool odd_pair; /* VNI: a letter and a mark that hardly stand together elsewhere */
};

struct score {
    int strong;  /* words that are Vietnamese only when converted, and can't be anything else */
    int weak;    /* the same, but they could be */
    int misses;  /* words with letters beyond ASCII that don't become Vietnamese */
    int foreign; /* words of ASCII that are not Vietnamese */
};

static uint32_t lower(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

static bool ascii_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool latin_letter(uint32_t c)
{
    return c >= 0xc0 && c <= 0xff && c != 0xd7 && c != 0xf7;
}

static bool capital(uint32_t c)
{
    return lower(c) != c;
}

static bool in_word(enum legacy encoding, uint32_t c)
{
    return ascii_letter(c) || latin_letter(c) || legacy_knows(encoding, c);
}

/* Signs that Western text puts without a space before a word (µm, §5, «non) or behind one (1ª, ©).
 */
static bool clings(uint32_t c, bool before)
{
    static const uint16_t front[] = {0xa1, 0xa7, 0xa9, 0xab, 0xac, 0xad, 0xb5, 0xb7, 0xbb, 0};
    static const uint16_t back[] = {0xa9, 0xaa, 0xab, 0xad, 0xae, 0xb7, 0xb9, 0xbb, 0};
    for (const uint16_t *sign = before ? front : back; *sign != 0; sign++) {
        if (*sign == c) {
            return true;
        }
    }
    return false;
}

/* Letter and mark that other languages write as well: thaï, où, aún, Israël, août, ambiguïté, deán.
 */
static bool common_pair(uint32_t letter, uint32_t mark)
{
    static const char pairs[][3] = {"a\xef", "a\xeb", "a\xe9", "a\xfc", "a\xfa", "o\xf9",
                                    "o\xfb", "o\xef", "u\xef", "e\xef", "e\xfb", "e\xe1"};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if ((unsigned char)pairs[i][0] == lower(letter) &&
            (unsigned char)pairs[i][1] == lower(mark)) {
            return true;
        }
    }
    return false;
}

/* Fills the word from the text, of which it is all `length` bytes; false if it is too long. */
static bool read_word(struct word *w, enum legacy encoding, const char *text, size_t length)
{
    *w = (struct word){0};
    for (size_t at = 0; at < length;) {
        size_t size;
        uint32_t first = text_codepoint(text + at, &size);
        uint32_t letter;
        size_t used = legacy_letter(encoding, text + at, length - at, &letter);
        if (w->count + 2 > WORD_MAX) {
            return false;
        }
        w->raw[w->count++] = first;
        if (used > size) {
            uint32_t mark = text_codepoint(text + at + size, &size);
            w->raw[w->count++] = mark;
            w->odd_pair = w->odd_pair || !common_pair(first, mark);
        }
        w->small[w->small_count++] = lower(letter);
        at += used;
    }
    return true;
}

/* Whether capitals stand where no language has them: the word is neither small nor capital nor has
 * one capital at its start, and that is because of letters beyond ASCII. */
static bool odd_case(const struct word *w)
{
    bool odd = false;
    size_t ascii_capitals = 0;
    size_t ascii_small = 0;
    for (size_t i = 0; i < w->count; i++) {
        if (ascii_letter(w->raw[i])) {
            ascii_capitals += capital(w->raw[i]);
            ascii_small += !capital(w->raw[i]);
        }
    }
    for (size_t i = 1; i < w->count; i++) {
        if (latin_letter(w->raw[i])) {
            odd = odd ||
                  (capital(w->raw[i]) ? ascii_small > 0 : ascii_small == 0 && ascii_capitals >= 2);
        }
    }
    return odd;
}

/* Whether a sign stands among the letters. */
static bool odd_sign(const struct word *w)
{
    for (size_t i = 0; i < w->count; i++) {
        uint32_t c = w->raw[i];
        bool sign = !ascii_letter(c) && !latin_letter(c);
        bool clinging = (i == 0 && clings(c, true)) || (i + 1 == w->count && clings(c, false));
        if (sign && w->count > 1 && !clinging) {
            return true;
        }
    }
    return false;
}

/* ư and ơ of VNI side by side. */
static bool odd_vowels(const struct word *w)
{
    for (size_t i = 1; i < w->count; i++) {
        if (lower(w->raw[i - 1]) == 0xf6 && lower(w->raw[i]) == 0xf4) {
            return true;
        }
    }
    return false;
}

static bool valid_as_it_stands(const struct word *w)
{
    uint32_t small[WORD_MAX];
    for (size_t i = 0; i < w->count; i++) {
        small[i] = lower(w->raw[i]);
    }
    return viet_syllable(small, w->count);
}

static bool only_ascii(const struct word *w)
{
    for (size_t i = 0; i < w->count; i++) {
        if (!ascii_letter(w->raw[i])) {
            return false;
        }
    }
    return true;
}

static void judge(struct score *s, enum legacy encoding, const struct word *w)
{
    bool lone_sign = w->count == 1 && !latin_letter(w->raw[0]);
    if (w->count == 0 || lone_sign) {
        return;
    }
    bool plain = only_ascii(w);
    if (valid_as_it_stands(w)) {
        return;
    }
    if (plain) {
        s->foreign += w->count > 1 && !capital(w->raw[w->count - 1]);
    } else if (!viet_syllable(w->small, w->small_count)) {
        s->misses++;
    } else if (odd_case(w) || (encoding == LEGACY_TCVN3 && odd_sign(w)) ||
               (encoding == LEGACY_VNI && (w->odd_pair || odd_vowels(w)))) {
        s->strong++;
    } else {
        s->weak++;
    }
}

/* One word of the text, from its first letter to its last. */
static void judge_word(struct score *s, enum legacy encoding, const char *text, size_t length)
{
    struct word w;
    if (!read_word(&w, encoding, text, length)) {
        s->misses += legacy_touches(encoding, text, length);
        s->foreign++;
        return;
    }
    if (viet_syllable(w.small, w.small_count)) {
        judge(s, encoding, &w);
        return;
    }
    /* Perhaps it is one without the signs at its ends. */
    size_t from = 0;
    size_t size;
    while (from < length && clings(text_codepoint(text + from, &size), true)) {
        from += size;
    }
    size_t to = length;
    for (size_t at = from; at < length; at += size) {
        bool sign = clings(text_codepoint(text + at, &size), false);
        to = !sign ? at + size : to;
    }
    to = from < length ? to : from;
    if (read_word(&w, encoding, text + from, to - from)) {
        judge(s, encoding, &w);
    }
}

static struct score judge_text(enum legacy encoding, const char *text, size_t length)
{
    struct score s = {0};
    size_t start = 0;
    for (size_t at = 0; at < length;) {
        size_t size;
        if (in_word(encoding, text_codepoint(text + at, &size))) {
            at += size;
            continue;
        }
        if (at > start) {
            judge_word(&s, encoding, text + start, at - start);
        }
        at += size;
        start = at;
    }
    if (length > start) {
        judge_word(&s, encoding, text + start, length - start);
    }
    return s;
}

static int points(enum legacy encoding, const char *text, size_t length)
{
    struct score s = judge_text(encoding, text, length);
    if (s.strong == 0) {
        return 0;
    }
    return STRONG_POINTS * s.strong + s.weak - MISS_POINTS * s.misses - s.foreign;
}

/* Whether there is anything beyond ASCII, and nothing that only Unicode can write: letters that no
 * Western encoding has, or marks that combine. */
static bool may_be_legacy(const char *text, size_t length)
{
    bool beyond = false;
    for (size_t at = 0; at < length;) {
        size_t size;
        uint32_t c = text_codepoint(text + at, &size);
        bool vietnamese = (c >= 0x1ea0 && c <= 0x1ef9) || c == 0x102 || c == 0x103 || c == 0x110 ||
                          c == 0x111 || c == 0x128 || c == 0x129 || c == 0x168 || c == 0x169 ||
                          c == 0x1a0 || c == 0x1a1 || c == 0x1af || c == 0x1b0;
        if (vietnamese || (c >= 0x300 && c <= 0x36f)) {
            return false;
        }
        beyond = beyond || (c >= 0xa1 && c <= 0xff);
        at += size;
    }
    return beyond;
}

enum legacy legacy_guess(const char *text, size_t length)
{
    if (!may_be_legacy(text, length)) {
        return LEGACY_NONE;
    }
    int tcvn3 = points(LEGACY_TCVN3, text, length);
    int vni = points(LEGACY_VNI, text, length);
    if (tcvn3 <= 0 && vni <= 0) {
        return LEGACY_NONE;
    }
    return vni > tcvn3 ? LEGACY_VNI : LEGACY_TCVN3;
}

enum legacy_fit legacy_fits(enum legacy encoding, const char *text, size_t length)
{
    if (!may_be_legacy(text, length) || !legacy_touches(encoding, text, length)) {
        return LEGACY_NO_FIT;
    }
    struct score s = judge_text(encoding, text, length);
    return s.misses > 0 ? LEGACY_NO_FIT : s.strong + s.weak > 0 ? LEGACY_FITS : LEGACY_EITHER_WAY;
}
