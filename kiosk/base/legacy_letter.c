#include "base/legacy_letter.h"

#include "base/text.h"
#include "base/vietnamese.h"

#include <string.h>
#include <utf8proc.h>

/* TCVN 5712:1993, the set VN3 (also called ABC): one byte a letter, from A1 on, and no capitals
 * with a tone. 0 is where VN3 has nothing. tests/test_legacy_letter.c compares it with iconv's
 * TCVN5712-1. */
enum { TCVN3_FIRST = 0xa1, TCVN3_LAST = 0xfe };
static const uint16_t tcvn3[TCVN3_LAST - TCVN3_FIRST + 1] = {
    /* A1 */ 0x102,  0xc2,   0xca,   0xd4,   0x1a0,  0x1af,  0x110, /* Ă Â Ê Ô Ơ Ư Đ */
    /* A8 */ 0x103,  0xe2,   0xea,   0xf4,   0x1a1,  0x1b0,  0x111, /* ă â ê ô ơ ư đ */
    /* AF */ 0,      0,      0,      0,      0,      0,             /* - */
    /* B5 */ 0xe0,   0x1ea3, 0xe3,   0xe1,   0x1ea1, 0,             /* à ả ã á ạ - */
    /* BB */ 0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0,      0,             /* ằ ẳ ẵ ắ - - */
    /* C1 */ 0,      0,      0,      0,      0,                     /* - */
    /* C6 */ 0x1eb7, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead, 0xe8,  /* ặ ầ ẩ ẫ ấ ậ è */
    /* CD */ 0,      0x1ebb, 0x1ebd, 0xe9,   0x1eb9, 0x1ec1, 0x1ec3, /* - ẻ ẽ é ẹ ề ể */
    /* D4 */ 0x1ec5, 0x1ebf, 0x1ec7, 0xec,   0x1ec9, 0,      0,      /* ễ ế ệ ì ỉ - - */
    /* DB */ 0,      0x129,  0xed,   0x1ecb, 0xf2,   0,              /* - ĩ í ị ò - */
    /* E1 */ 0x1ecf, 0xf5,   0xf3,   0x1ecd, 0x1ed3, 0x1ed5, 0x1ed7, /* ỏ õ ó ọ ồ ổ ỗ */
    /* E8 */ 0x1ed1, 0x1ed9, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3, /* ố ộ ờ ở ỡ ớ ợ */
    /* EF */ 0xf9,   0,      0x1ee7, 0x169,  0xfa,   0x1ee5,         /* ù - ủ ũ ú ụ */
    /* F5 */ 0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1,                 /* ừ ử ữ ứ ự */
    /* FA */ 0x1ef3, 0x1ef7, 0x1ef9, 0xfd,   0x1ef5,                 /* ỳ ỷ ỹ ý ỵ */
};

/* VNI for Windows (VNI Software, Westminster, California; the table is published at
 * vietunicode.sourceforge.net/charset): a letter, and behind it a byte for what stands over or
 * under it. Some letters are one byte. Only the small ones are here: a capital is 20 hex lower. */
static const struct {
    uint8_t byte;
    uint16_t letter;
} vni_single[] = {
    {0xf4, 0x1a1},  {0xf6, 0x1b0}, {0xf1, 0x111},  {0xec, 0xec},   {0xed, 0xed}, /* ơ ư đ ì í */
    {0xe6, 0x1ec9}, {0xf3, 0x129}, {0xf2, 0x1ecb}, {0xee, 0x1ef5}, /* ỉ ĩ ị ỵ */
};

enum vni_over { PLAIN, BREVE, CIRCUMFLEX };
static const struct {
    uint8_t byte;
    uint8_t over; /* enum vni_over */
    uint8_t tone; /* enum viet_tone */
} vni_mark[] = {
    {0xf8, PLAIN, VIET_GRAVE},      {0xfb, PLAIN, VIET_HOOK},      {0xf5, PLAIN, VIET_TILDE},
    {0xf9, PLAIN, VIET_ACUTE},      {0xef, PLAIN, VIET_DOT},       {0xea, BREVE, VIET_LEVEL},
    {0xe8, BREVE, VIET_GRAVE},      {0xfa, BREVE, VIET_HOOK},      {0xfc, BREVE, VIET_TILDE},
    {0xe9, BREVE, VIET_ACUTE},      {0xeb, BREVE, VIET_DOT},       {0xe2, CIRCUMFLEX, VIET_LEVEL},
    {0xe0, CIRCUMFLEX, VIET_GRAVE}, {0xe5, CIRCUMFLEX, VIET_HOOK}, {0xe3, CIRCUMFLEX, VIET_TILDE},
    {0xe1, CIRCUMFLEX, VIET_ACUTE}, {0xe4, CIRCUMFLEX, VIET_DOT},
};

/* Which vowel the letter is with that over it; VIET_VOWELS if there is none. */
static enum viet_vowel vni_vowel(uint32_t letter, enum vni_over over)
{
    switch (letter) {
    case 'a':
        return over == PLAIN ? VIET_A : over == BREVE ? VIET_A_BREVE : VIET_A_CIRCUMFLEX;
    case 'e':
        return over == PLAIN ? VIET_E : over == CIRCUMFLEX ? VIET_E_CIRCUMFLEX : VIET_VOWELS;
    case 'o':
        return over == PLAIN ? VIET_O : over == CIRCUMFLEX ? VIET_O_CIRCUMFLEX : VIET_VOWELS;
    case 'u':
        return over == PLAIN ? VIET_U : VIET_VOWELS;
    case 'y':
        return over == PLAIN ? VIET_Y : VIET_VOWELS;
    case 0xf4:
        return over == PLAIN ? VIET_O_HORN : VIET_VOWELS;
    case 0xf6:
        return over == PLAIN ? VIET_U_HORN : VIET_VOWELS;
    default:
        return VIET_VOWELS;
    }
}

static uint32_t lower(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

static uint32_t upper(uint32_t c)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

/* The letter with its mark, both small; 0 if that is none. */
static uint32_t vni_pair(uint32_t letter, uint32_t mark)
{
    for (size_t i = 0; i < sizeof vni_mark / sizeof *vni_mark; i++) {
        if (vni_mark[i].byte == mark) {
            enum viet_vowel vowel = vni_vowel(letter, (enum vni_over)vni_mark[i].over);
            return vowel == VIET_VOWELS ? 0 : viet_letter(vowel, (enum viet_tone)vni_mark[i].tone);
        }
    }
    return 0;
}

static uint32_t vni_alone(uint32_t letter)
{
    for (size_t i = 0; i < sizeof vni_single / sizeof *vni_single; i++) {
        if (vni_single[i].byte == letter) {
            return vni_single[i].letter;
        }
    }
    return 0;
}

static size_t read_vni(const char *text, size_t length, uint32_t *letter)
{
    size_t size;
    uint32_t first = text_codepoint(text, &size);
    uint32_t small = lower(first);
    uint32_t found = 0;
    size_t used = size;
    if (size < length) {
        size_t more;
        uint32_t mark = text_codepoint(text + size, &more);
        bool fits = first != small || mark == lower(mark); /* a small letter has a small mark */
        found = fits ? vni_pair(small, lower(mark)) : 0;
        used += found != 0 ? more : 0;
    }
    if (found == 0) {
        found = vni_alone(small);
    }
    *letter = found == 0 ? first : first == small ? found : upper(found);
    return used;
}

size_t legacy_letter(enum legacy encoding, const char *text, size_t length, uint32_t *letter)
{
    if (encoding == LEGACY_VNI) {
        return read_vni(text, length, letter);
    }
    size_t size;
    *letter = text_codepoint(text, &size);
    if (encoding == LEGACY_TCVN3 && *letter >= TCVN3_FIRST && *letter <= TCVN3_LAST &&
        tcvn3[*letter - TCVN3_FIRST] != 0) {
        *letter = tcvn3[*letter - TCVN3_FIRST];
    }
    return size;
}

bool legacy_knows(enum legacy encoding, uint32_t codepoint)
{
    if (encoding == LEGACY_TCVN3) {
        return codepoint >= TCVN3_FIRST && codepoint <= TCVN3_LAST &&
               tcvn3[codepoint - TCVN3_FIRST] != 0;
    }
    if (encoding == LEGACY_VNI && codepoint > 0x7f) {
        uint32_t small = lower(codepoint);
        for (size_t i = 0; i < sizeof vni_mark / sizeof *vni_mark; i++) {
            if (vni_mark[i].byte == small) {
                return true;
            }
        }
        return vni_alone(small) != 0;
    }
    return false;
}
