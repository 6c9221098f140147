#include "random_slide.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static const char *const syllables[] = {
    "Hội",   "nghị",    "tổng",  "kết",    "công",    "tác",      "năm",    "2020",      "nghiêng",
    "nhiệm", "vụ",      "trọng", "tâm",    "khoẻ",    "Ủy",       "ban",    "nhân",      "dân",
    "xã",    "Đức",     "Trọng", "trường", "THPT",    "tập",      "thể",    "cá",        "thưởng",
    "Ẩm",    "thực",    "Ữu",    "Nguyễn", "Thị",     "Phương",   "Thảo",   "ỄN",        "lượt",
    "thích", "12/2020", "4.416", "12,5 %", "(UBND)",  "khuya.",   "chuyển", "đổi số;",   "“sách”",
    "the",   "library", "is",    "open",   "weekday", "announce", "I",      "Wednesday", "a",
};

static const char *const odd[] = {
    "😀",
    "👩‍👩‍👧‍👦",
    "🇻🇳",
    "1️⃣",
    "→",
    "①",
    "★",
    "\u0301",
    "\u0323\u0302",
    "q\u0308",
    "مرحبا",
    "بالعالم",
    "שלום",
    "\u00a0",
    "\u00a0\u00a0\u00a0\u00a0",
    "漢字",
    "かな",
    "한국어",
    "\u200b",
    "\u200d",
    "\u00ad",
    "\u2011",
    "\u202e",
    "\ufeff",
    "Z\u0351\u0317",
    "ZWNJ\u200c",
    "ạ̃̂",
    "Ặ",
    "ﷺ",
    "𝔘",
    "𐍈",
    "�",
    "…",
    "a/b/c",
    "x-y-z",
    "https://vi.example/duong-dan/rat/dai?x=1&y=2",
    "__",
    "\t",
    "\n",
    "%s",
    "{of}",
    "\\",
    "<b>",
    "&amp;",
    "*",
    "`",
    "[a](b)",
    "W",
};

struct build {
    char *text;
    size_t length, room;
    size_t left; /* code points that may still be added */
};

static struct build build_begin(struct arena *arena, size_t most)
{
    struct build b = {.room = most * 4 + 1, .left = most};
    b.text = arena_take(arena, b.room);
    assert_non_null(b.text);
    return b;
}

/* Adds as much of the text as there is room for. */
static bool build_add(struct build *b, const char *text)
{
    while (*text != '\0' && b->left > 0) {
        size_t size;
        (void)text_codepoint(text, &size);
        memcpy(b->text + b->length, text, size);
        b->length += size;
        b->left--;
        text += size;
    }
    return b->left > 0;
}

static const char *build_end(struct arena *arena, struct build *b)
{
    char *nfc = text_nfc(arena, b->text, b->length, NULL);
    assert_non_null(nfc);
    return nfc;
}

static size_t some(struct rng *rng, size_t most)
{
    return rng_once_in(rng, 6) ? most : rng_below(rng, (rng_once_in(rng, 3) ? most : most / 4) + 1);
}

static const char *word(struct rng *rng)
{
    return syllables[rng_below(rng, SUPPORT_COUNT(syllables))];
}

const char *random_words(struct arena *arena, struct rng *rng, size_t most)
{
    struct build b = build_begin(arena, some(rng, most));
    bool more = b.left > 0;
    while (more) {
        more = build_add(&b, word(rng)) && build_add(&b, rng_once_in(rng, 8) ? "\u00a0" : " ");
    }
    return build_end(arena, &b);
}

/* One thing without a place to break it. */
static const char *one_word(struct arena *arena, struct rng *rng, size_t most)
{
    static const char *const pieces[] = {"a", "W",  "nghiêng", "0", "Ẫ",      "i", "😀",
                                         "م", "漢", "-",       "/", "\u00a0", ".", "_"};
    struct build b = build_begin(arena, some(rng, most));
    const char *piece = pieces[rng_below(rng, SUPPORT_COUNT(pieces))];
    while (build_add(&b, piece)) {
        if (rng_once_in(rng, 30)) {
            piece = pieces[rng_below(rng, SUPPORT_COUNT(pieces))];
        }
    }
    return build_end(arena, &b);
}

static const char *mixed(struct arena *arena, struct rng *rng, size_t most)
{
    struct build b = build_begin(arena, some(rng, most));
    size_t oddness = 1 + rng_below(rng, 6);
    size_t tightness = 1 + rng_below(rng, 6);
    bool more = b.left > 0;
    while (more) {
        more = build_add(&b, rng_once_in(rng, oddness) ? odd[rng_below(rng, SUPPORT_COUNT(odd))]
                                                       : word(rng));
        if (more && !rng_once_in(rng, tightness)) {
            more = build_add(&b, rng_once_in(rng, 30) ? "\n" : " ");
        }
    }
    return build_end(arena, &b);
}

const char *random_text(struct arena *arena, struct rng *rng, size_t most)
{
    switch (rng_below(rng, 10)) {
    case 0:
        return "";
    case 1:
        return one_word(arena, rng, most);
    case 2:
    case 3:
        return mixed(arena, rng, most);
    default:
        return random_words(arena, rng, most);
    }
}

static const char *not_blank(struct arena *arena, const char *text)
{
    return text_blank(text) ? arena_text(arena, "Tên", strlen("Tên")) : text;
}

/* One paragraph of the body: as Markdown, and as it is told. */
static void add_paragraph(struct arena *arena, struct rng *rng, struct build *markdown,
                          struct build *told, size_t most)
{
    const char *text = random_text(arena, rng, most);
    if (text_blank(text)) {
        text = "Hết";
    }
    bool strong = rng_once_in(rng, 6) && strchr(text, '\n') == NULL;
    if (strong) {
        (void)build_add(markdown, "**Đậm lòng** ");
        (void)build_add(told, "Đậm lòng ");
    }
    for (; *text == ' ' || *text == '\n' || *text == '\t'; text++) {
    }
    for (; *text != '\0'; text++) {
        char c[3] = {*text, '\0', '\0'};
        if (*text == '\n' || *text == '\t') {
            c[0] = ' ';
        } else if (strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", *text) != NULL) {
            c[0] = '\\';
            c[1] = *text;
        }
        memcpy(markdown->text + markdown->length, c, strlen(c));
        markdown->length += strlen(c);
        told->text[told->length++] = c[0] == '\\' ? c[1] : c[0];
    }
    told->text[told->length++] = '\n';
}

static void random_body(struct arena *arena, struct rng *rng, struct random_slide *r)
{
    enum { BLOCKS = 30, BLOCK_MOST = 500 };
    size_t blocks = rng_below(rng, rng_once_in(rng, 3) ? BLOCKS : 6);
    bool tasks = rng_once_in(rng, 4);
    size_t most = 20 + rng_below(rng, BLOCK_MOST - 20);
    if (rng_once_in(rng, 100)) {
        blocks = 3 * BLOCKS;
        most = 200;
    }
    struct build markdown = build_begin(arena, (BLOCK_MOST + 40) * (blocks + 1) * 2);
    struct build told = build_begin(arena, (BLOCK_MOST + 40) * (blocks + 1) * 2);
    static const size_t starts[] = {1, 1, 1, 97, 999999900};
    size_t start = starts[rng_below(rng, SUPPORT_COUNT(starts))];
    enum { ORDERED, DASH, STAR, NESTED, HEADING, QUOTE, KINDS = 9 };
    static const char *const marks[KINDS] = {"", "- ", "* ", "    - ", "## ", "> ", "", "", ""};
    size_t before = KINDS;
    for (size_t i = 0; i < blocks; i++) {
        size_t kind = tasks ? ORDERED : rng_below(rng, KINDS);
        if (kind == NESTED && (before > NESTED || start > 97)) { /* there is nothing to nest in */
            kind = DASH;
        }
        const char *mark = kind == ORDERED ? arena_format(arena, "%zu. ", i + start) : marks[kind];
        if (kind > NESTED || (kind < NESTED && kind != before)) {
            (void)build_add(&markdown, "\n");
        }
        before = kind;
        (void)build_add(&markdown, mark);
        add_paragraph(arena, rng, &markdown, &told, most);
        (void)build_add(&markdown, "\n");
    }
    r->slide.body = build_end(arena, &markdown);
    r->body_told = build_end(arena, &told);
}

static double random_value(struct rng *rng)
{
    static const double values[] = {
        0,    1,       -1,      0.5,  12.5,    999,     1000,     4416,  2625,     1e6,
        -1e6, 1e-6,    100,     1e12, 0.001,   570,     12.5e6,   125e9, 12345678, 45e3,
        1e9,  -12.5e6, 812.5e9, -1e9, 9.99e14, 1.25e12, -9.99e14, 33.33, 123456.7, 999999999999};
    return rng_once_in(rng, 2) ? (double)rng_below(rng, 5000)
                               : values[rng_below(rng, SUPPORT_COUNT(values))];
}

static void random_statistics(struct arena *arena, struct rng *rng, struct slide *slide)
{
    static const char *const units[] = {"", "%", "lượt", "triệu đồng", "", "°C"};
    static const char *const prefixes[] = {"", "", "", "trên", "khoảng chừng ít hơn"};
    enum { MOST = 50 };
    size_t series = rng_once_in(rng, 2) ? 1 : 1 + rng_below(rng, 5);
    size_t labels = 1 + rng_below(rng, rng_once_in(rng, 2) ? 12 : MOST / series);
    bool plain = rng_once_in(rng, 2);
    struct statistic *s = arena_take_array(arena, series * labels, sizeof *s);
    const char *name[5];
    assert_non_null(s);
    for (size_t k = 0; k < series; k++) {
        name[k] = series == 1 && rng_once_in(rng, 2)
                      ? ""
                      : arena_format(arena, "%s %zu", plain ? "Năm" : random_text(arena, rng, 50),
                                     2019 + k);
    }
    for (size_t i = 0; i < labels; i++) {
        const char *label = plain ? arena_format(arena, "%zu", i + 1)
                                  : not_blank(arena, random_text(arena, rng, 60));
        for (size_t k = 0; k < series; k++) {
            s[i * series + k] = (struct statistic){
                .label = label,
                .series = name[k],
                .value = plain ? (double)rng_below(rng, 900) : random_value(rng),
                .decimals = plain ? 0 : (int)rng_below(rng, 7),
                .prefix = plain                 ? ""
                          : rng_once_in(rng, 9) ? random_text(arena, rng, 20)
                                                : prefixes[rng_below(rng, SUPPORT_COUNT(prefixes))],
                .has_previous = rng_once_in(rng, 3),
                .previous = random_value(rng),
                .unit = rng_once_in(rng, 9) ? random_text(arena, rng, 20)
                                            : units[rng_below(rng, SUPPORT_COUNT(units))],
            };
        }
    }
    slide->statistics = s;
    slide->statistic_count = series * labels;
    slide->chart = (enum chart_kind)rng_below(rng, 5);
    slide->axis = rng_once_in(rng, 2) ? "" : random_text(arena, rng, rng_once_in(rng, 2) ? 8 : 60);
}

void random_photos(struct rng rng, struct award *awards, size_t count)
{
    size_t faces = rng_below(&rng, 4); /* so many of three */
    for (size_t i = 0; i < count; i++) {
        awards[i].photo = rng_below(&rng, 3) < faces ? (int64_t)(RANDOM_PHOTO + i) : 0;
    }
}

static void random_awards(struct arena *arena, struct rng *rng, struct slide *slide)
{
    static const char *const honours[] = {"12A1", "Giấy khen", "Huân chương Lao động hạng Ba",
                                          "9,8"};
    enum { MOST = 80, CATEGORIES = 6 };
    size_t n = 1 + rng_below(rng, rng_once_in(rng, 2) ? 6 : MOST);
    struct award *a = arena_take_array(arena, n, sizeof *a);
    const char *category[CATEGORIES];
    size_t categories = 1 + rng_below(rng, CATEGORIES);
    bool plain = rng_once_in(rng, 2);
    assert_non_null(a);
    for (size_t i = 0; i < categories; i++) {
        category[i] = plain ? (i == 0 ? "Học sinh giỏi" : arena_format(arena, "Khối %zu", i))
                            : random_text(arena, rng, 100);
    }
    for (size_t i = 0; i < n; i++) {
        const char *c = category[plain ? i * categories / n : rng_below(rng, categories)];
        bool counted = rng_once_in(rng, n < 6 ? 2 : 10) && !text_blank(c);
        a[i] = (struct award){
            .recipient = counted ? ""
                         : plain ? not_blank(arena, random_words(arena, rng, 40))
                                 : not_blank(arena, random_text(arena, rng, 200)),
            .category = c,
            .honour = counted || rng_once_in(rng, 2) ? ""
                      : plain ? honours[rng_below(rng, SUPPORT_COUNT(honours))]
                              : random_text(arena, rng, 60),
            .reason = rng_once_in(rng, plain ? 2 : 4) ? random_text(arena, rng, 200) : "",
            .count =
                counted ? (int32_t)(1 + rng_below(rng, rng_once_in(rng, 3) ? 1000000 : 20)) : 0,
        };
    }
    slide->awards = a;
    slide->award_count = n;
    random_photos(*rng, a, n);
    slide->presenter = random_text(arena, rng, 120);
    slide->presenter_office = *slide->presenter == '\0' ? "" : random_text(arena, rng, 200);
}

static void random_pictures(struct arena *arena, struct rng *rng, struct slide *slide)
{
    slide->picture_count = slide->kind == SLIDE_PHOTO ? 1 + rng_below(rng, 4) : 1;
    struct picture *p = arena_take_array(arena, slide->picture_count, sizeof *p);
    assert_non_null(p);
    for (size_t i = 0; i < slide->picture_count; i++) {
        p[i] = (struct picture){(int64_t)i + 1, random_text(arena, rng, 200)};
    }
    slide->pictures = p;
}

static const char *random_link(struct arena *arena, struct rng *rng)
{
    static const char letters[] = "abcdefgh/-./abcdefgh0123456789%?=&_#~";
    if (!rng_once_in(rng, 3)) {
        return "";
    }
    if (rng_once_in(rng, 2)) {
        return "https://ductrong.example/thong-bao/2020/tong-ket/";
    }
    size_t length = 1 + rng_below(rng, 192);
    char *link = arena_take(arena, length + 9);
    assert_non_null(link);
    memcpy(link, "https://", 8);
    for (size_t i = 0; i < length; i++) {
        link[8 + i] = letters[rng_below(rng, sizeof letters - 1)];
    }
    return link;
}

struct random_slide random_slide(struct arena *arena, struct rng *rng)
{
    enum slide_kind kind = (enum slide_kind)rng_below(rng, 4);
    struct random_slide r = {.slide = support_slide(kind, ""), .body_told = ""};
    struct slide *s = &r.slide;
    r.organisation = random_text(arena, rng, 120);
    s->urgent = rng_once_in(rng, kind == SLIDE_ANNOUNCEMENT ? 3 : 12);
    s->label = rng_once_in(rng, 2) ? "" : random_text(arena, rng, 60);
    s->heading = random_text(arena, rng, 200);
    s->heading = kind == SLIDE_PHOTO ? s->heading : not_blank(arena, s->heading);
    s->lead = rng_once_in(rng, 2) ? "" : random_text(arena, rng, 200);
    s->note = rng_once_in(rng, 2) ? "" : random_text(arena, rng, 300);
    s->link = random_link(arena, rng);
    if (kind == SLIDE_ANNOUNCEMENT || rng_once_in(rng, 5)) {
        random_body(arena, rng, &r);
    }
    if (kind == SLIDE_STATISTICS) {
        random_statistics(arena, rng, s);
    } else if (kind == SLIDE_AWARDS) {
        random_awards(arena, rng, s);
    }
    if (kind == SLIDE_PHOTO || rng_once_in(rng, 8)) {
        random_pictures(arena, rng, s);
    }
    return r;
}
