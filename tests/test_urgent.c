/* Urgent notices are read from ten metres. */
#include "drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

static const int sizes[][2] = {{1920, 1080}, {1280, 1024}, {1080, 1920}};

static int begin(void **state)
{
    struct drawing *d = drawing_open(1920, 1080, true);
    stage_theme(&d->stage, "blue");
    d->slide = support_slide(SLIDE_ANNOUNCEMENT, "Tạm ngừng cấp nước toàn bộ khu vực trung tâm");
    d->slide.urgent = true;
    *state = d;
    return 0;
}

/* Size of the running text on a page, in u; 0 if there is none in the field. */
static double body_size(const struct drawing *s, const struct scene *scene)
{
    struct grid g = grid_of(s->stage.layout.width, s->stage.layout.height, 1);
    double size = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_TEXT && item->as.text.face == FACE_TEXT &&
            item->box.x >= (int)lround(g.field_x * g.u) - 1) {
            size = fmax(size, item->as.text.size / g.u);
        }
    }
    return size;
}

static bool has_code(const struct scene *scene)
{
    for (size_t i = 0; i < scene->count; i++) {
        if (scene->items[i].kind == ITEM_QR) {
            return true;
        }
    }
    return false;
}

static void test_text_is_large(void **state)
{
    struct drawing *s = *state;
    static const double least[] = {4.2, 3.7, 4.7};
    s->slide.body = "Từ 8 giờ đến 17 giờ ngày 30/12/2020, nhà máy nước tạm ngừng cấp để sửa đường "
                    "ống. Đề nghị các cơ quan và hộ dân dự trữ nước trước.";
    for (size_t i = 0; i < SUPPORT_COUNT(sizes); i++) {
        stage_size(&s->stage, sizes[i][0], sizes[i][1], "Văn phòng Mẫu");
        struct pages pages = stage_pages(&s->stage, &s->slide, &s->arena);
        assert_int_equal(pages.count, 1);
        double size = body_size(s, &pages.page[0].scene);
        if (size < least[i]) {
            fail_msg("%dx%d: %.2f u", sizes[i][0], sizes[i][1], size);
        }
    }
}

/* The code goes to its own page where the text would need as many pages beside it. */
static void test_a_code_costs_no_page(void **state)
{
    struct drawing *s = *state;
    s->slide.heading = "Sơ tán";
    s->slide.link = "https://mau.example/so-tan";
    s->slide.body =
        "Mọi người rời tòa nhà theo lối thoát hiểm gần nhất. Không dùng thang máy. Tập trung tại "
        "sân trước và chờ điểm danh. Người cần giúp đỡ báo nhân viên bảo vệ tại mỗi tầng. Không "
        "quay lại lấy đồ đạc cho tới khi có thông báo. Phụ trách mỗi phòng kiểm tra phòng của "
        "mình và báo cáo tại điểm tập trung.";
    stage_size(&s->stage, 1920, 1080, "Văn phòng Mẫu");
    struct pages pages = stage_pages(&s->stage, &s->slide, &s->arena);
    assert_int_equal(pages.count, 2);
    assert_false(has_code(&pages.page[0].scene));
    assert_true(has_code(&pages.page[1].scene));
    s->slide.body = "Rời tòa nhà ngay.";
    pages = stage_pages(&s->stage, &s->slide, &s->arena);
    assert_int_equal(pages.count, 1);
    assert_true(has_code(&pages.page[0].scene));
}

/* More pages than an own layout wants: the heading makes way. */
static void test_a_long_text_has_few_pages(void **state)
{
    struct drawing *s = *state;
    char *body = arena_take(&s->arena, 4000);
    assert_non_null(body);
    body[0] = '\0';
    for (int i = 0; i < 30; i++) {
        (void)strcat(body, "Mọi người rời tòa nhà theo lối thoát hiểm gần nhất. ");
    }
    s->slide.body = body;
    stage_size(&s->stage, 1920, 1080, "Văn phòng Mẫu");
    struct pages pages = stage_pages(&s->stage, &s->slide, &s->arena);
    assert_in_range(pages.count, 2, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_text_is_large, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_a_code_costs_no_page, begin, drawing_end),
        cmocka_unit_test_setup_teardown(test_a_long_text_has_few_pages, begin, drawing_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
