/* Markdown as somebody writes it, on a page of some size: what must hold of every page holds
 * (scene_check.h). The first four bytes choose the screen, the theme and what else is there; the
 * body follows, and heading, lead, note and label, each behind a form feed. */
#include "fuzz.h"

#include "../scene_check.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD = 4, BODY_MOST = 20000, NO_CHECK = 128 };

static const struct {
    int width, height;
} sizes[] = {
    {1920, 1080}, {800, 480},   {1024, 600},  {1280, 720},  {1440, 1080}, {1080, 1920},
    {480, 800},   {2560, 1080}, {3840, 2160}, {1280, 1024}, {1080, 1080},
};

static const char *const themes[] = {"formal", "blue", "dark"};

static void *open_stage(void)
{
    struct stage *stage = malloc(sizeof *stage);
    fuzz_must(stage != NULL, "there is memory");
    stage_open(stage, "formal", "vi", false);
    return stage;
}

static void close_stage(void *ctx)
{
    stage_close(ctx);
    free(ctx);
}

static void check(struct stage *stage, const struct slide *slide, struct arena *arena,
                  bool whole_rules)
{
    struct faults faults = {.verbose = 3, .where = "markdown"};
    struct pages pages = {0};
    struct err err = {0};
    fuzz_must(layout_slide(&stage->layout, slide, arena, &pages, &err), "every slide has pages");
    fuzz_must(pages.count >= 1 && pages.count < 2000, "pages have a bound");
    for (size_t p = 0; p < pages.count; p++) {
        const struct place place = {3, 10, p + 1, pages.count};
        const struct moment moment = {true, 2020, 12, 29, 2, 845};
        struct scene footer;
        struct box part;
        fuzz_must(layout_footer(&stage->layout, &pages.page[p], &place, &moment, arena, &footer,
                                &part, &err),
                  "every page has a footer");
        if (whole_rules) {
            scene_check(&faults, &stage->layout, &pages.page[p], &footer, part);
        }
    }
    for (int i = 0; i < FAULT_COUNT; i++) {
        fuzz_must(faults.count[i] == 0, fault_names[i]);
    }
}

/* From NO_CHECK on a screen from 320 x 240 to 4400 x 4320 that no other test looks at: there, only
 * that all ends. */
static void set_stage(struct stage *stage, const uint8_t *head)
{
    const char *speaks = "Ủy ban nhân dân Xã Mẫu";
    const size_t n = head[1] % SUPPORT_COUNT(sizes);
    stage_theme(stage, themes[head[3] % SUPPORT_COUNT(themes)]);
    stage->layout.text_scale = 1 + head[3] / 4 % 6 * .05;
    if (head[0] >= NO_CHECK) {
        stage_size(stage, 320 + 16 * head[1], 240 + 16 * head[2], speaks);
    } else {
        stage_size(stage, sizes[n].width, sizes[n].height, speaks);
    }
}

/* The next part of the bytes, up to a form feed, as the loader would have it: valid UTF-8 in NFC of
 * at most so many characters. Other bytes are question marks, since a fuzzer makes so many. */
static char *take_part(struct arena *arena, const uint8_t **at, const uint8_t *end, size_t most)
{
    const size_t left = (size_t)(end - *at);
    const uint8_t *feed = left > 0 ? memchr(*at, '\f', left) : NULL;
    const size_t length = feed == NULL ? left : (size_t)(feed - *at);
    char *text = arena_text(arena, (const char *)*at, length);
    fuzz_must(text != NULL, "there is memory");
    size_t used = 0;
    for (size_t count = 0; used < length && count < most; count++) {
        size_t size = 1;
        while (size < 4 && used + size < length && !text_valid(text + used, size)) {
            size++;
        }
        if (!text_valid(text + used, size)) {
            text[used] = '?';
            size = 1;
        }
        used += size;
    }
    *at += length + (feed != NULL);
    char *nfc = text_nfc(arena, text, used, NULL);
    fuzz_must(nfc != NULL, "there is memory");
    return nfc;
}

/* The same for what has no line feeds. */
static const char *take_line(struct arena *arena, const uint8_t **at, const uint8_t *end,
                             size_t most)
{
    char *text = take_part(arena, at, end, most);
    for (char *feed = text; (feed = strchr(feed, '\n')) != NULL;) {
        *feed = ' ';
    }
    return text;
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    struct stage *stage = ctx;
    struct arena arena = {0};
    if (size < HEAD) {
        return false;
    }
    const uint8_t *at = data + HEAD;
    const uint8_t *const end = data + size;
    const struct picture picture = {1, "Ảnh mẫu"};
    struct slide slide = support_slide(SLIDE_ANNOUNCEMENT, "Thông báo về việc nghỉ lễ");
    slide.body = take_part(&arena, &at, end, BODY_MOST);
    slide.heading = at < end ? take_line(&arena, &at, end, 200) : slide.heading;
    slide.lead = (data[0] & 4) != 0 ? "Xã Mẫu, ngày 29 tháng 12 năm 2020" : "";
    slide.lead = at < end ? take_part(&arena, &at, end, 200) : slide.lead;
    slide.note = (data[0] & 2) != 0 ? "Nguồn: Phòng Mẫu" : "";
    slide.note = at < end ? take_part(&arena, &at, end, 300) : slide.note;
    slide.label = take_line(&arena, &at, end, 60);
    slide.link = (data[0] & 8) != 0 ? "https://example.com/a" : "";
    slide.urgent = (data[0] & 1) != 0;
    slide.pictures = &picture;
    slide.picture_count = (data[0] & 16) != 0 ? 1 : 0;
    slide.picture_behind = (data[0] & 32) != 0;
    set_stage(stage, data);
    check(stage, &slide, &arena, data[0] < NO_CHECK);
    arena_free(&arena);
    return true;
}

const struct fuzz_target fuzz_markdown = {"markdown", open_stage, run, close_stage};
