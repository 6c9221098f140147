#include "drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct drawing *drawing_open(int width, int height, bool real_fonts)
{
    static struct drawing d;
    d = (struct drawing){0};
    stage_open(&d.stage, "formal", "vi", real_fonts);
    stage_size(&d.stage, width, height, "");
    stage_draft(&d.stage, &d.draft, &d.arena);
    return &d;
}

int drawing_begin(void **state)
{
    *state = drawing_open(1920, 1080, false);
    return 0;
}

int drawing_begin_fonts(void **state)
{
    *state = drawing_open(1920, 1080, true);
    return 0;
}

int drawing_end(void **state)
{
    struct drawing *d = *state;
    assert_false(d->draft.no_memory);
    arena_free(&d->arena);
    stage_close(&d->stage);
    return 0;
}
