/* Markdown as somebody writes it, on a page of some size: what must hold of every page holds
 * (scene_check.h). The first four bytes choose size, theme and kind; the text follows. */
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

/* A screen from 320 x 240 to 4416 x 4336 that no test has looked at: there, only that all ends. */
static void any_size(struct stage *stage, const uint8_t *head)
{
    stage_size(stage, 320 + 16 * head[1], 240 + 16 * head[2], "Ủy ban nhân dân Xã Mẫu");
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    struct stage *stage = ctx;
    struct arena arena = {0};
    if (size < HEAD || size > HEAD + 4 * BODY_MOST ||
        !text_valid((const char *)data + HEAD, size - HEAD) ||
        text_count((const char *)data + HEAD, size - HEAD) > BODY_MOST) {
        return false;
    }
    const size_t n = data[1] % SUPPORT_COUNT(sizes);
    stage_theme(stage, themes[data[3] % SUPPORT_COUNT(themes)]);
    stage->layout.text_scale = 1 + (data[3] / 4 % 6) * .05;
    if (data[0] >= NO_CHECK) {
        any_size(stage, data);
    } else {
        stage_size(stage, sizes[n].width, sizes[n].height, "Ủy ban nhân dân Xã Mẫu");
    }
    const char *text = text_nfc(&arena, (const char *)data + HEAD, size - HEAD, NULL);
    fuzz_must(text != NULL, "there is memory");
    struct slide slide = support_slide(SLIDE_ANNOUNCEMENT, "Thông báo về việc nghỉ lễ");
    slide.body = text;
    slide.urgent = (data[0] & 1) != 0;
    slide.note = (data[0] & 2) != 0 ? "Nguồn: Phòng Mẫu" : "";
    slide.lead = (data[0] & 4) != 0 ? "Xã Mẫu, ngày 29 tháng 12 năm 2020" : "";
    slide.link = (data[0] & 8) != 0 ? "https://example.com/a" : "";
    const struct picture picture = {1, "Ảnh mẫu"};
    slide.pictures = &picture;
    slide.picture_count = (data[0] & 16) != 0 ? 1 : 0;
    slide.picture_behind = (data[0] & 32) != 0;
    check(stage, &slide, &arena, data[0] < NO_CHECK);
    arena_free(&arena);
    return true;
}

const struct fuzz_target fuzz_markdown = {"markdown", open_stage, run, close_stage};
