/* What tests of layout draw on: a stage, a draft of one page, and a slide. */
#ifndef KIOSK_TESTS_DRAWING_H
#define KIOSK_TESTS_DRAWING_H

#include "layout/draft.h"
#include "support.h"

struct drawing {
    struct stage stage;
    struct arena arena;
    struct draft draft;
    struct slide slide; /* for tests that change one; zeroed */
};

/* The one drawing, made anew: formal, Vietnamese, of that size. */
struct drawing *drawing_open(int width, int height, bool real_fonts);

/* For cmocka_unit_test_setup_teardown: *state is a struct drawing, of 1920 by 1080 pixels, with the
 * measurer that knows no fonts. The end fails the test if the draft ran out of memory. */
int drawing_begin(void **state);
int drawing_begin_fonts(void **state); /* the same with the fonts of the program */
int drawing_end(void **state);

#endif
