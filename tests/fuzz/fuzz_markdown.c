/* Any text as the body of an announcement, laid out: landscape, portrait and square. */
#include "../support.h"
#include "base/text.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1024, 768}};
    const char *text = (const char *)data;
    struct arena arena = {0};
    struct stage stage;
    if (!text_valid(text, size)) {
        return 0;
    }
    const char *body = text_nfc(&arena, text, size, NULL);
    if (body != NULL) {
        stage_open(&stage, "formal", "vi", false);
        for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
            struct slide slide = support_slide(SLIDE_ANNOUNCEMENT, "Sample");
            struct pages pages;
            struct err err = {0};
            slide.body = body;
            stage_size(&stage, sizes[i][0], sizes[i][1], "Sample Town");
            (void)layout_slide(&stage.layout, &slide, &arena, &pages, &err);
        }
        stage_close(&stage);
    }
    arena_free(&arena);
    return 0;
}
