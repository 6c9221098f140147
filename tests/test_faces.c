#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/faces.h"
#include "paint_helpers.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>

static void test_get(void **state)
{
    (void)state;
    struct painter_faces files = helper_faces();
    struct faces faces = {0};
    struct err err = {0};
    assert_true(faces_open(&faces, &files, &err));
    struct faces_font *a = faces_get(&faces, FACE_TEXT, 45);
    assert_non_null(a);
    assert_ptr_equal(faces_get(&faces, FACE_TEXT, 45), a);
    assert_ptr_not_equal(faces_get(&faces, FACE_TEXT, 46), a);
    assert_ptr_not_equal(faces_get(&faces, FACE_STRONG, 45), a);
    faces_free(&faces);
}

/* More sizes than places: the one that was asked for again stays, the others go in their turn. */
static void test_least_used_goes(void **state)
{
    (void)state;
    struct painter_faces files = helper_faces();
    struct faces faces = {0};
    struct err err = {0};
    assert_true(faces_open(&faces, &files, &err));
    TTF_Font *kept = faces_get(&faces, FACE_TEXT, 1000)->font;
    for (int size = 10; size < 10 + 3 * FACES_OPEN; size++) {
        assert_non_null(faces_get(&faces, FACE_SERIF, size));
        assert_ptr_equal(faces_get(&faces, FACE_TEXT, 1000)->font, kept);
    }
    int open = 0;
    for (size_t i = 0; i < FACES_OPEN; i++) {
        const struct faces_font *f = &faces.open[i];
        open += f->font != NULL;
        assert_true(f->size >= 10 + 2 * FACES_OPEN);
    }
    assert_int_equal(open, FACES_OPEN);
    faces_trim(&faces);
    for (size_t i = 0; i < FACES_OPEN; i++) {
        assert_null(faces.open[i].font);
    }
    assert_non_null(faces_get(&faces, FACE_TEXT, 1000));
    faces_free(&faces);
}

static void test_has(void **state)
{
    (void)state;
    struct painter_faces files = helper_faces();
    struct faces faces = {0};
    struct err err = {0};
    assert_true(faces_open(&faces, &files, &err));
    assert_true(faces_has(&faces, FACE_TEXT, 0x1ea8));
    assert_false(faces_has(&faces, FACE_TEXT, 0x2605));
    assert_true(faces_has(&faces, RUNS_SYMBOLS, 0x2605));
    assert_true(faces_has(&faces, RUNS_EMOJI, 0x1f600));
    assert_false(faces_has(&faces, RUNS_EMOJI, 0xf0000));
    faces_free(&faces);
}

/* A damaged or missing face is replaced by the first that opens. */
static void test_damaged(void **state)
{
    (void)state;
    struct painter_faces files = helper_faces();
    files.face[FACE_TEXT] = (struct bytes){(const uint8_t *)"nonsense", 8};
    files.face[FACE_SERIF] = (struct bytes){NULL, 0};
    files.face[FACE_FIGURES].size /= 50;
    struct faces faces = {0};
    struct err err = {0};
    assert_true(faces_open(&faces, &files, &err));
    for (int i = 0; i < FACE_COUNT; i++) {
        assert_ptr_equal(faces.file[i].data, files.face[FACE_STRONG].data);
        assert_non_null(faces_get(&faces, i, 20));
    }
    faces_free(&faces);
}

/* A face that is damaged somewhere in the middle opens, or is replaced; with either, all can be
 * measured and painted, if not in its beauty. */
static void test_damaged_anywhere(void **state)
{
    (void)state;
    enum { TIMES = 300, PLACES = 40, WIDTH = 500, HEIGHT = 80 };
    static const char text[] = "Ủy ban nhân dân xã Đức Trọng 0123456789 → 😀";
    struct rng rng = {7};
    struct canvas canvas = helper_canvas(WIDTH, HEIGHT, 0xffffff);
    int painted = 0;
    for (int i = 0; i < TIMES; i++) {
        struct painter_faces files = helper_faces();
        struct bytes *face = &files.face[FACE_TEXT];
        uint8_t *copy = malloc(face->size);
        assert_non_null(copy);
        memcpy(copy, face->data, face->size);
        const size_t within =
            i % 2 == 0 ? face->size : 1000; /* the tables' places are at its head */
        for (size_t n = 1 + rng_below(&rng, PLACES); n > 0; n--) {
            copy[rng_below(&rng, within)] = (uint8_t)rng_next(&rng);
        }
        *face = (struct bytes){copy, i % 5 == 4 ? rng_below(&rng, face->size) : face->size};
        struct err err = {0};
        struct painter *painter = painter_new(&files, &err);
        assert_non_null(painter);
        struct measure measure = painter_measure(painter);
        assert_true(measure.width(measure.ctx, FACE_TEXT, 24, text, strlen(text)) >= 0);
        struct item item = helper_text(FACE_TEXT, 24, 4, 40, text);
        struct scene scene = {.items = &item, .count = 1, .room = 1};
        const bool good = painter_paint(painter, &scene, NULL, NULL, &canvas, &err);
        if (!good) {
            print_message("    %d: %s\n", i, err.text);
        }
        painted += good;
        painter_free(painter);
        free(copy);
    }
    assert_int_equal(painted, TIMES);
    canvas_free(&canvas);
}

static void test_none(void **state)
{
    (void)state;
    struct painter_faces files = {0};
    struct faces faces = {0};
    struct err err = {0};
    assert_false(faces_open(&faces, &files, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    faces_free(&faces);
    assert_null(painter_new(&files, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get),  cmocka_unit_test(test_least_used_goes),
        cmocka_unit_test(test_has),  cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_none), cmocka_unit_test(test_damaged_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
