#include "support.h"

#include "paint_helpers.h"

#include "base/asset.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "layout/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <ftw.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* AddressSanitizer asks for its options here. A struct that points into itself and is copied off
 * the stack is only found with this one. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "detect_stack_use_after_return=1";
}

uint64_t rng_next(struct rng *r)
{
    uint64_t z = (r->state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

size_t rng_below(struct rng *r, size_t n)
{
    return (size_t)(rng_next(r) % n);
}

bool rng_once_in(struct rng *r, size_t n)
{
    return rng_below(r, n) == 0;
}

static int fake_width(void *ctx, enum face face, int size, const char *text, size_t length)
{
    (void)ctx;
    int64_t eighths = 0;
    for (size_t at = 0; at < length;) {
        size_t bytes;
        uint32_t c = text_codepoint(text + at, &bytes);
        eighths += utf8proc_charwidth((utf8proc_int32_t)c) == 0 ? 0 : c < 0x2e80 ? 4 : 8;
        at += bytes;
    }
    if (face == FACE_STRONG || face == FACE_SERIF) {
        eighths += eighths / 8;
    }
    return (int)(eighths * size / 8);
}

struct measure support_measure(void)
{
    return (struct measure){.width = fake_width};
}

struct memo_entry {
    uint64_t key; /* 0: free */
    int width;
};

enum { MEMO_ROOM = 1 << 20 };

/* FNV-1a of the text, mixed with face and size. Two texts of one key are not to be expected. */
static uint64_t memo_key(enum face face, int size, const char *text, size_t length)
{
    struct rng mix = {(uint64_t)size << 8 | (uint64_t)face};
    mix.state = hash_add(rng_next(&mix), text, length);
    return rng_next(&mix) | 1;
}

static int memo_width(void *ctx, enum face face, int size, const char *text, size_t length)
{
    struct memo *memo = ctx;
    uint64_t key = memo_key(face, size, text, length);
    size_t at = (size_t)(key >> 20) % MEMO_ROOM;
    while (memo->entry[at].key != 0 && memo->entry[at].key != key) {
        at = (at + 1) % MEMO_ROOM;
    }
    if (memo->entry[at].key == key) {
        return memo->entry[at].width;
    }
    if (++memo->used > MEMO_ROOM / 2) {
        memset(memo->entry, 0, MEMO_ROOM * sizeof *memo->entry);
        memo->used = 1;
    }
    int width = memo->inner.width(memo->inner.ctx, face, size, text, length);
    memo->entry[at] = (struct memo_entry){key, width};
    return width;
}

struct measure memo_measure(struct memo *memo, struct measure inner)
{
    *memo = (struct memo){.inner = inner, .entry = calloc(MEMO_ROOM, sizeof *memo->entry)};
    assert_non_null(memo->entry);
    return (struct measure){.ctx = memo, .width = memo_width};
}

void memo_free(struct memo *memo)
{
    free(memo->entry);
    *memo = (struct memo){0};
}

static struct bytes asset(const char *folder, const char *name)
{
    char path[64];
    (void)snprintf(path, sizeof path, "assets/%s/%s.ini", folder, name);
    return asset_find(path);
}

void stage_theme(struct stage *s, const char *theme)
{
    struct err err = {0};
    if (!theme_read(&s->theme, asset("themes", theme), &err)) {
        fail_msg("%s: %s", theme, err.text);
    }
    s->layout.theme = &s->theme;
}

void stage_open(struct stage *s, const char *theme, const char *language, bool real_fonts)
{
    struct err err = {0};
    *s = (struct stage){0};
    if (!language_read(&s->language, asset("languages", language), &err)) {
        fail_msg("%s", err.text);
    }
    stage_theme(s, theme);
    s->painter = real_fonts ? helper_painter() : NULL;
    s->layout.measure =
        real_fonts ? memo_measure(&s->memo, painter_measure(s->painter)) : support_measure();
    s->layout.language = &s->language;
    stage_size(s, 1920, 1080, "");
}

void stage_close(struct stage *s)
{
    painter_free(s->painter);
    memo_free(&s->memo);
    language_free(&s->language);
    *s = (struct stage){0};
}

void stage_size(struct stage *s, int width, int height, const char *organisation)
{
    s->layout.width = width;
    s->layout.height = height;
    s->layout.organisation = organisation;
}

void stage_draft(struct stage *s, struct draft *d, struct arena *arena)
{
    draft_begin(d, &s->layout, arena);
    draft_page(d, GROUND_FIELD);
}

struct pages stage_pages(struct stage *s, const struct slide *slide, struct arena *arena)
{
    struct pages pages = {0};
    struct err err = {0};
    if (!layout_slide(&s->layout, slide, arena, &pages, &err)) {
        fail_msg("%s", err.text);
    }
    assert_true(pages.count >= 1);
    return pages;
}

struct slide support_slide(enum slide_kind kind, const char *heading)
{
    return (struct slide){
        .id = 1,
        .kind = kind,
        .label = "",
        .heading = heading,
        .lead = "",
        .body = "",
        .note = "",
        .link = "",
        .presenter = "",
        .presenter_office = "",
        .axis = "",
    };
}

bool support_has_text(const struct scene *scene, const char *text, const struct item **at)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_TEXT && item->as.text.length == length &&
            memcmp(item->as.text.text, text, length) == 0) {
            if (at != NULL) {
                *at = item;
            }
            return true;
        }
    }
    return false;
}

size_t support_pages_with(const struct pages *pages, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < pages->count; i++) {
        count += support_has_text(&pages->page[i].scene, text, NULL);
    }
    return count;
}

/* How deep the text may reach under its baseline, in em: figures stand on it, but for a comma. */
static double depth(const char *text, size_t length)
{
    static const char *const flat[] = {"\u00a0", "−", "–", "°"};
    bool comma = false;
    for (size_t at = 0; at < length;) {
        size_t size;
        (void)text_codepoint(text + at, &size);
        bool known = size == 1 && strchr("0123456789.:+%C ,", text[at]) != NULL;
        for (size_t i = 0; i < SUPPORT_COUNT(flat) && !known; i++) {
            known = strlen(flat[i]) == size && memcmp(flat[i], text + at, size) == 0;
        }
        if (!known) {
            return .24;
        }
        comma = comma || text[at] == ',';
        at += size;
    }
    return comma ? .16 : .02;
}

struct box support_ink(const struct item *item)
{
    int size = item->as.text.size;
    int up = (int)floor(face_metrics(item->as.text.face).cap * size);
    int down = (int)floor(depth(item->as.text.text, item->as.text.length) * size);
    return (struct box){item->box.x, item->as.text.baseline - up, item->box.w, up + down};
}

void support_folder(char path[SUPPORT_PATH])
{
    struct err err = {0};
    if (!file_make_folder("build/tmp", &err)) {
        fail_msg("%s", err.text);
    }
    (void)snprintf(path, SUPPORT_PATH, "build/tmp/test-XXXXXX");
    assert_non_null(mkdtemp(path));
}

size_t support_entries(const char *folder)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    assert_int_equal(closedir(dir), 0);
    return count;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *walk)
{
    (void)info;
    (void)type;
    (void)walk;
    return remove(path);
}

void support_remove(const char *path)
{
    assert_int_equal(nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

char *support_read(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    size_t room = 1 << 16;
    size_t used = 0;
    char *text = NULL;
    for (;;) {
        char *more = realloc(text, room + 1);
        assert_non_null(more);
        text = more;
        used += fread(text + used, 1, room - used, file);
        if (used < room) {
            break;
        }
        room *= 2;
    }
    (void)fclose(file);
    text[used] = '\0';
    if (size != NULL) {
        *size = used;
    }
    return text;
}
