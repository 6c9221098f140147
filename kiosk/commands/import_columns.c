#include "commands/import_columns.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

/* The limits are those of data/schema.sql. */
static const struct import_column announcement[] = {
    {"heading", "tiêu đề, tên", "slide", IMPORT_TEXT, 1, 200, true},
    {"lead", "dòng dẫn, thời gian địa điểm, ngày và nơi", "slide", IMPORT_TEXT, 0, 200, false},
    {"body", "nội dung", "slide", IMPORT_TEXT, 0, 20000, false},
    {"note", "ghi chú", "slide", IMPORT_TEXT, 0, 300, false},
    {"label", "nhãn, chuyên mục", "slide", IMPORT_TEXT, 0, 60, false},
    {"link", "liên kết, đường dẫn, địa chỉ web", "slide", IMPORT_LINK, 0, 200, false},
    {"image", "ảnh, hình ảnh, hình", "slide", IMPORT_IMAGE, 0, 100, false},
    {"image_place", "chỗ đặt ảnh, vị trí ảnh", "slide", IMPORT_PLACE, 0, 0, false},
    {"position", "thứ tự, vị trí, số thứ tự, stt", "slide", IMPORT_WHOLE, 0, 999999999, false},
    {"seconds", "giây, số giây", "slide", IMPORT_WHOLE, 2, 3600, false},
    {"urgent", "khẩn, khẩn cấp", "slide", IMPORT_SWITCH, 0, 1, false},
    {"enabled", "hiển thị, bật", "slide", IMPORT_SWITCH, 0, 1, false},
    {"first_day", "từ ngày, ngày bắt đầu", "showing", IMPORT_DAY, 0, 0, false},
    {"last_day", "đến ngày, ngày kết thúc", "showing", IMPORT_DAY, 0, 0, false},
    {"weekdays", "các thứ, thứ trong tuần", "showing", IMPORT_WEEKDAYS, 1, 7, false},
    {"from_time", "từ giờ, giờ bắt đầu", "showing", IMPORT_TIME, 0, 0, false},
    {"until_time", "đến giờ, giờ kết thúc", "showing", IMPORT_TIME, 0, 0, false},
};

static const struct import_column statistic[] = {
    {"label", "nhãn, tên, chỉ tiêu, nội dung", "statistic", IMPORT_TEXT, 1, 60, true},
    {"value", "giá trị, số liệu, số", "statistic", IMPORT_NUMBER, 0, 0, true},
    {"series", "dãy, nhóm, loạt", "statistic", IMPORT_TEXT, 0, 60, false},
    {"unit", "đơn vị, đơn vị tính, đvt", "statistic", IMPORT_TEXT, 0, 20, false},
    {"prefix", "tiền tố, trước số", "statistic", IMPORT_TEXT, 0, 20, false},
    {"decimals", "số lẻ, chữ số thập phân", "statistic", IMPORT_WHOLE, 0, 6, false},
    {"previous", "kỳ trước, giá trị trước, cùng kỳ", "statistic", IMPORT_NUMBER, 0, 0, false},
    {"position", "thứ tự, vị trí, số thứ tự, stt", "statistic", IMPORT_WHOLE, 0, 999999999, false},
};

static const struct import_column award[] = {
    {"recipient", "tên, họ tên, họ và tên, người nhận, đơn vị nhận", "award", IMPORT_TEXT, 0, 200,
     false},
    {"category", "nhóm, loại, hạng mục, đối tượng", "award", IMPORT_TEXT, 0, 100, false},
    {"honour", "danh hiệu, hình thức khen thưởng, lớp", "award", IMPORT_TEXT, 0, 60, false},
    {"reason", "lý do, lí do, thành tích", "award", IMPORT_TEXT, 0, 200, false},
    {"count", "số lượng", "award", IMPORT_WHOLE, 0, 1000000, false},
    {"photo", "ảnh, hình ảnh, hình", "award", IMPORT_IMAGE, 0, 100, false},
    {"position", "thứ tự, vị trí, số thứ tự, stt", "award", IMPORT_WHOLE, 0, 999999999, false},
};

#define COLUMNS(list) list, sizeof(list) / sizeof *(list)
static const struct import_kind kinds[] = {
    {"announcements", "announcement", SLIDE_ANNOUNCEMENT, "slide", COLUMNS(announcement)},
    {"statistics", "figure", SLIDE_STATISTICS, "statistic", COLUMNS(statistic)},
    {"awards", "award", SLIDE_AWARDS, "award", COLUMNS(award)},
};

const struct import_kind *import_kind_find(const char *word)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].word, word) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}

/* Fills `plain` with the word in small letters without marks, a single space in place of spaces and
 * underlines; false if it is longer than any heading. */
enum { PLAIN_MAX = 128 };
static bool make_plain(char plain[PLAIN_MAX], const char *word, size_t length)
{
    utf8proc_int32_t points[PLAIN_MAX];
    utf8proc_ssize_t count = utf8proc_decompose(
        (const utf8proc_uint8_t *)word, (utf8proc_ssize_t)length, points, PLAIN_MAX,
        (utf8proc_option_t)(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK));
    size_t used = 0;
    bool gap = false;
    for (utf8proc_ssize_t i = 0; i < count && count <= PLAIN_MAX; i++) {
        utf8proc_int32_t c = points[i] == 0x111 ? 'd' : points[i]; /* đ has no mark to strip */
        if (c == ' ' || c == '_' || c == 0xa0 || c == '\n' || c == '\t') {
            gap = used > 0;
            continue;
        }
        if (used + 6 > PLAIN_MAX) {
            return false;
        }
        if (gap) {
            plain[used++] = ' ';
            gap = false;
        }
        used += (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)plain + used);
    }
    plain[used] = '\0';
    return count >= 0 && count <= PLAIN_MAX;
}

bool import_same(const char *a, const char *b, size_t b_length)
{
    char plain_a[PLAIN_MAX];
    char plain_b[PLAIN_MAX];
    return make_plain(plain_a, a, strlen(a)) && make_plain(plain_b, b, b_length) &&
           strcmp(plain_a, plain_b) == 0;
}

static bool has_name(const struct import_column *column, const char *heading)
{
    if (import_same(heading, column->name, strlen(column->name))) {
        return true;
    }
    for (const char *at = column->others; *at != '\0';) {
        size_t length = strcspn(at, ",");
        if (import_same(heading, at, length)) {
            return true;
        }
        at += length + (at[length] == ',');
    }
    return false;
}

int import_column_find(const struct import_kind *kind, const char *heading)
{
    for (size_t i = 0; i < kind->count; i++) {
        if (has_name(&kind->columns[i], heading)) {
            return (int)i;
        }
    }
    return -1;
}
