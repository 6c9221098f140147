/* The shape of a picture is read off its first bytes, or off more where these do not tell. */
#include "commands/aspect.h"

#include "checked.h"
#include "sample.h"
#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SLIDE                                                                                     \
    "INSERT INTO slide (id, position, kind, heading, body, image) VALUES (1, 1, 'announcement', " \
    "'H', 'B', 7);"

enum { LATE = 400 * 1024, SIZE = 600 * 1024 };

static const char mark[] = "here the disk is damaged";

/* A data file with that picture beside the text of its slide. */
static struct scratch_path with_picture(const struct scratch *scratch, const char *type,
                                        struct bytes picture)
{
    const struct scratch_path path = scratch_path(scratch, "picture.db");
    char *image = checked_image(7, type, picture.data, picture.size);
    char *sql = malloc(strlen(image) + sizeof SLIDE);
    assert_non_null(sql);
    (void)strcpy(stpcpy(sql, image), SLIDE);
    shell_new(path.text, sql);
    free(sql);
    free(image);
    return path;
}

static double aspect_of(const char *path)
{
    struct err err = {0};
    struct arena arena = {0};
    struct slide slide = {0};
    struct content *content = content_open(path, CONTENT_EDITED, CONTENT_QUICK, &err);
    if (content == NULL ||
        !content_slide(content, &content_deck(content)->slides[0], &arena, &slide, &err)) {
        fail_msg("%s", err.text);
    }
    aspect_look(content, &slide);
    const double aspect = slide.picture_aspect;
    arena_free(&arena);
    content_close(content);
    return aspect;
}

static struct bytes longer(struct bytes picture, size_t at, size_t more)
{
    unsigned char *bytes = calloc(1, picture.size + more);
    assert_non_null(bytes);
    memcpy(bytes, picture.data, at);
    memcpy(bytes + at + more, picture.data + at, picture.size - at);
    const struct bytes out = {bytes, picture.size + more};
    sample_free(picture);
    return out;
}

/* Cuts the chain of the pages that hold the picture. */
static void damage(const char *path)
{
    enum { PAGE_SIZE_AT = 16 };
    size_t size;
    unsigned char *bytes = whole_file(path, &size);
    const unsigned char *found = memmem(bytes, size, mark, sizeof mark);
    assert_non_null(found);
    const size_t page_size = (size_t)bytes[PAGE_SIZE_AT] << 8 | bytes[PAGE_SIZE_AT + 1];
    const size_t page = (size_t)(found - bytes) / page_size * page_size;
    memset(bytes + page, 0xff, 4);
    write_file(path, bytes, size);
    free(bytes);
}

static void only_the_first_bytes_are_read(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    struct bytes png = sample_png(80, 40, sample_quarters, false);
    const size_t end = png.size;
    png = longer(png, end, SIZE);
    memcpy((void *)(uintptr_t)(png.data + LATE), mark, sizeof mark);
    const struct scratch_path path = with_picture(&scratch, "image/png", png);
    assert_true(aspect_of(path.text) == 2);
    damage(path.text);
    assert_true(aspect_of(path.text) == 2);
    struct err err = {0};
    struct bytes bytes = {0};
    struct content *content = content_open(path.text, CONTENT_EDITED, CONTENT_QUICK, &err);
    assert_non_null(content);
    assert_false(content_image(content, 7, &bytes, &err));
    assert_true(content_image_head(content, 7, &bytes, &err));
    assert_int_equal(bytes.size, CONTENT_IMAGE_HEAD);
    assert_memory_equal(bytes.data, png.data, bytes.size);
    free((void *)(uintptr_t)bytes.data);
    content_close(content);
    sample_free(png);
    scratch_remove(&scratch);
}

/* A camera may write what it likes before the sides of a JPEG. */
static void a_long_head_is_read_whole(void **state)
{
    (void)state;
    enum { SEGMENTS = 5, LENGTH = 0xffff, BEHIND_START = 2 };
    const struct scratch scratch = scratch_make();
    struct bytes jpeg = sample_jpeg(40, 80, sample_quarters, SAMPLE_BASELINE, 6, true);
    jpeg = longer(jpeg, BEHIND_START, (size_t)SEGMENTS * (LENGTH + 2));
    for (size_t i = 0; i < SEGMENTS; i++) {
        static const unsigned char application[] = {0xff, 0xef, LENGTH >> 8, LENGTH & 0xff};
        memcpy((void *)(uintptr_t)(jpeg.data + BEHIND_START + i * (LENGTH + 2)), application,
               sizeof application);
    }
    assert_true(jpeg.size > CONTENT_IMAGE_HEAD);
    const struct scratch_path path = with_picture(&scratch, "image/jpeg", jpeg);
    assert_true(aspect_of(path.text) == 2); /* it lies on its side */
    sample_free(jpeg);
    scratch_remove(&scratch);
}

static void a_picture_that_can_not_be_read_has_none(void **state)
{
    (void)state;
    const struct scratch scratch = scratch_make();
    const struct bytes half = {(const unsigned char *)"\x89PNG\r\n\x1a\n, which it is not", 26};
    assert_true(aspect_of(with_picture(&scratch, "image/png", half).text) == 0);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_first_bytes_are_read),
        cmocka_unit_test(a_long_head_is_read_whole),
        cmocka_unit_test(a_picture_that_can_not_be_read_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
