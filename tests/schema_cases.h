/* What is fed to data/schema.sql by test_schema.c, which alone includes this. */
#ifndef TESTS_SCHEMA_CASES_H
#define TESTS_SCHEMA_CASES_H

#include <stddef.h>

/* What every case finds in the file. */
static const char base[] =
    "INSERT INTO image (id, name, media_type, data) VALUES (1, 'a.png', 'image/png', "
    "X'89504E470D0A1A0A00'),"
    " (2, 'b.jpg', 'image/jpeg', X'FFD8FFE0'), (3, 'c.jpg', 'image/jpeg', X'FFD8FFE0');"
    "INSERT INTO slide (id, position, kind, heading) VALUES (1, 1, 'announcement', 'A'),"
    " (2, 2, 'statistics', 'S'), (3, 3, 'awards', 'W');"
    "INSERT INTO slide (id, position, kind, image) VALUES (4, 4, 'photo', 1);"
    "INSERT INTO statistic (slide, position, label, value) VALUES (2, 1, 'x', 1);"
    "INSERT INTO award (slide, position, recipient, photo) VALUES (3, 1, 'N', 2);"
    "INSERT INTO photo (slide, position, image) VALUES (4, 1, 3);"
    "INSERT INTO showing (slide, first_day) VALUES (4, '2020-12-29');"
    "INSERT INTO setting (name, value) VALUES ('title', 'T');";

#define UTF8 "a text is not UTF-8"
#define SET "INSERT INTO setting (name, value) VALUES "
#define LOGO                                                                                     \
    "INSERT INTO image (id, name, media_type, data) VALUES (9, 'd', 'image/jpeg', X'FFD8FFDB');" \
    "INSERT INTO setting VALUES ('logo', 'd');"
#define SLIDE(columns, values)                                                                     \
    "INSERT INTO slide (position, kind, heading" columns ") VALUES (9, 'announcement', 'H'" values \
    ")"
#define STAT(columns, values)                                                                      \
    "INSERT INTO statistic (slide, position, label, value" columns ") VALUES (2, 9, 'l', 1" values \
    ")"
#define AWARD(columns, values) \
    "INSERT INTO award (slide, position" columns ") VALUES (3, 9" values ")"
#define SHOW(columns, values) "INSERT INTO showing (slide, " columns ") VALUES (1, " values ")"
#define LONG(n) "printf('%." #n "c', 'x')"
#define BAD "CAST(X'41C3' AS TEXT)" /* the first byte of a letter that goes on */

static const struct {
    const char *sql;
    const char *message; /* a part of what the shell answers; NULL: the statement is taken */
} cases[] = {
    /* setting */
    {SET "('colour', 'red')", "setting.name is title"},
    {SET "('shortest_s', '2')", NULL},
    {SET "('shortest_s', '1')", "shortest_s and longest_s are whole seconds"},
    {SET "('longest_s', '3600')", NULL},
    {SET "('longest_s', '3601')", "shortest_s and longest_s are whole seconds"},
    {SET "('longest_s', '9.5')", "shortest_s and longest_s are whole seconds"},
    {SET "('shuffle', 'yes')", NULL},
    {SET "('shuffle', 'on')", "shuffle is yes or no"},
    {SET "('urgent', 'alone')", NULL},
    {SET "('urgent', 'in_order')", NULL},
    {SET "('urgent', 'first')", "urgent is between, alone or in_order"},
    {SET "('timezone', 'Asia/Ho_Chi_Minh')", NULL},
    {SET "('timezone', 'Etc/GMT+7')", NULL},
    {SET "('timezone', 'UTC')", NULL},
    {SET "('timezone', '/etc/passwd')", "timezone is a name"},
    {SET "('timezone', 'Asia/../x')", "timezone is a name"},
    {SET "('timezone', 'Asia/')", "timezone is a name"},
    {SET "('timezone', '')", "timezone is a name"},
    {"INSERT INTO holiday VALUES ('2021-02-12', 'Tết')", NULL},
    {"INSERT INTO holiday (day) VALUES ('2021-02-29')", "holiday.day is a real date"},
    {"INSERT INTO holiday (day) VALUES ('2021-2-1')", "holiday.day is a real date"},
    {"INSERT INTO holiday VALUES ('2021-02-12', " LONG(61) ")", "holiday.name has at most 60"},
    {"INSERT INTO holiday VALUES ('2021-02-12', " BAD ")", UTF8},
    {"UPDATE slide SET weight = 1", NULL},
    {"UPDATE slide SET weight = 10", NULL},
    {"UPDATE slide SET weight = 0", "slide.weight is from 1 to 10"},
    {"UPDATE slide SET weight = 11", "slide.weight is from 1 to 10"},
    {SET "('organisation', " LONG(120) ")", NULL},
    {SET "('organisation', " LONG(121) ")", "organisation has at most 120"},
    {"UPDATE setting SET value = " LONG(121), "title has at most 120"},
    {SET "('logo', 'a.png')", NULL},
    {SET "('logo', 'none.png')", "logo is the name of no image"},
    {SET "('logo', '')", "logo is the name of no image"},
    {SET "('logo', " LONG(101) ")", "logo has at most 100"},
    {SET "('logo', 'a.png'); UPDATE setting SET value = 'x' WHERE name = 'logo'",
     "logo is the name of no image"},
    {LOGO "UPDATE image SET name = 'e' WHERE name = 'd'; DELETE FROM image WHERE name = 'e'",
     "or is the logo"},
    {LOGO "UPDATE image SET caption = 'e' WHERE name = 'd'", NULL},
    {LOGO "DELETE FROM image WHERE name = 'd'", "or is the logo"},
    {LOGO "REPLACE INTO image (id, name, media_type, data) VALUES "
          "(9, 'e', 'image/jpeg', X'FFD8FFDB')",
     "can't be replaced"},
    {LOGO "DELETE FROM setting WHERE name = 'logo'; DELETE FROM image WHERE name = 'd'", NULL},
    {SET "('language', 'vi')", NULL},
    {SET "('language', 'fr')", "language is vi or en"},
    {SET "('theme', 'dark')", NULL},
    {SET "('theme', 'pink')", "theme is formal, blue or dark"},
    {SET "('rotation', 'auto')", NULL},
    {SET "('rotation', 3600)", NULL},
    {SET "('rotation', '-5')", "rotation is auto or"},
    {SET "('rotation', '1')", "rotation is auto or"},
    {SET "('rotation', '3601')", "rotation is auto or"},
    {SET "('rotation', '2.5')", "rotation is auto or"},
    {SET "('rotation', '9e9')", "rotation is auto or"},
    {SET "('rotation', '')", "rotation is auto or"},
    {SET "('dark', 'none')", NULL},
    {SET "('dark', '22:00-05:30')", NULL},
    {SET "('dim', '20:00-06:00, 12:00-13:00,13:30-13:31')", NULL},
    {SET "('dim', '00:00-01:00, 00:00-01:00, 00:00-01:00, 00:00-01:00, 00:00-01:00, 00:00-01:00, "
         "00:00-01:00, 00:00-01:00')",
     NULL},
    {SET "('dim', '00:00-01:00,00:00-01:00,00:00-01:00,00:00-01:00,00:00-01:00,00:00-01:00,"
         "00:00-01:00,00:00-01:00,00:00-01:00')",
     "dark and dim are none"},
    {SET "('dark', '')", "dark and dim are none"},
    {SET "('dark', '22:00')", "dark and dim are none"},
    {SET "('dark', '22:00-05:30,')", "dark and dim are none"},
    {SET "('dark', ',22:00-05:30')", "dark and dim are none"},
    {SET "('dark', '22:00-05:30 ')", "dark and dim are none"},
    {SET "('dark', '24:00-05:30')", "dark and dim are none"},
    {SET "('dark', '22:00-24:00')", "dark and dim are none"},
    {SET "('dark', '22:60-05:30')", "dark and dim are none"},
    {SET "('dark', '22:00-22:00')", "dark and dim are none"},
    {SET "('dark', X'32323A30302D30353A3330')", "cannot store BLOB"},
    {SET "('dim', 'never')", "dark and dim are none"},
    {"UPDATE setting SET name = 'dark', value = 'always'", "dark and dim are none"},
    {SET "('reading_speed', '180')", NULL},
    {SET "('accent', '8a1C20')", NULL},
    {SET "('accent', '#8A1C20')", "accent is a colour"},
    {SET "('accent', '8A1C2G')", "accent is a colour"},
    {SET "('accent', '8A1C2')", "accent is a colour"},
    {SET "('text_scale', '125')", NULL},
    {SET "('text_scale', '99')", "text_scale is whole percent"},
    {SET "('text_scale', '126')", "text_scale is whole percent"},
    {SET "('text_scale', '1.2')", "text_scale is whole percent"},
    {SET "('reading_speed', '59')", "reading_speed is a whole number"},
    {SET "('transition', 'none')", NULL},
    {SET "('transition', 'wipe')", "transition is fade or none"},
    {SET "('serial', '20201229')", NULL},
    {SET "('serial', '-1')", "serial is a whole number"},
    {SET "('serial', '')", "serial is a whole number"},
    {SET "('as_of', '2020-12-29')", NULL},
    {SET "('as_of', '2020-12-29 14:05')", NULL},
    {SET "('as_of', '2020-02-30')", "as_of is a real date"},
    {SET "('as_of', '2020-12-29 25:00')", "as_of is a real date"},
    {SET "('as_of', 'now')", "as_of is a real date"},
    {SET "('as_of', '2021-02-29 10:00')", "as_of is a real date"},
    {SET "('as_of', '2020-12-29 24:00')", "as_of is a real date"},
    {SET "('as_of', '29/12/2020')", "as_of is a real date"},
    {SET "('theme', NULL)", "NOT NULL"},
    {SET "('title', 'again')", "UNIQUE"},
    {SET "('organisation', " BAD ")", UTF8},
    {"UPDATE setting SET value = " BAD, UTF8},

    /* slide */
    {SLIDE("", ""), NULL},
    {SLIDE(", id", ", 0"), "slide.id is 1 or more"},
    {SLIDE(", id", ", 1"), "UNIQUE"},
    {"INSERT INTO slide (position, kind, heading) VALUES (1, 'video', 'H')", "slide.kind is"},
    {"INSERT INTO slide (position, kind, heading) VALUES (NULL, 'photo', 'H')", "NOT NULL"},
    {"INSERT INTO slide (position, kind, heading) VALUES ('first', 'photo', 'H')",
     "cannot store TEXT"},
    {SLIDE(", seconds", ", 2"), NULL},
    {SLIDE(", seconds", ", 3600"), NULL},
    {SLIDE(", seconds", ", NULL"), NULL},
    {SLIDE(", seconds", ", -5"), "slide.seconds is from 2"},
    {SLIDE(", seconds", ", 1.9"), "slide.seconds is from 2"},
    {SLIDE(", seconds", ", 9e999"), "slide.seconds is from 2"},
    {SLIDE(", seconds", ", 'long'"), "cannot store TEXT"},
    {SLIDE(", urgent", ", 1"), NULL},
    {SLIDE(", urgent", ", 2"), "slide.urgent is 0 or 1"},
    {SLIDE(", enabled", ", 0"), NULL},
    {SLIDE(", enabled", ", -1"), "slide.enabled is 0 or 1"},
    {SLIDE(", label", ", " LONG(60)), NULL},
    {SLIDE(", label", ", " LONG(61)), "slide.label has at most"},
    {SLIDE(", lead", ", " LONG(201)), "slide.lead has at most"},
    {SLIDE(", body", ", " LONG(20000)), NULL},
    {SLIDE(", body", ", " LONG(20001)), "slide.body has at most"},
    {SLIDE(", body", ", X'41'"), "cannot store BLOB"},
    {SLIDE(", body", ", NULL"), "NOT NULL"},
    {SLIDE(", note", ", " LONG(301)), "slide.note has at most"},
    {"UPDATE slide SET heading = " LONG(200), NULL},
    {"UPDATE slide SET heading = " LONG(201), "slide.heading has 1 to 200"},
    {"UPDATE slide SET heading = ' ' WHERE id = 1", "slide.heading has 1 to 200"},
    {"UPDATE slide SET heading = '' WHERE id = 4", NULL},
    {SLIDE(", link", ", 'https://truong.example/a?b=c#d'"), NULL},
    {SLIDE(", link", ", 'a b'"), "slide.link has at most"},
    {SLIDE(", link", ", 'https://trường.example'"), "slide.link has at most"},
    {SLIDE(", link", ", " LONG(201)), "slide.link has at most"},
    {"UPDATE slide SET chart = 'columns' WHERE id = 2", NULL},
    {"UPDATE slide SET chart = 'pie' WHERE id = 2", "slide.chart is tiles"},
    {"UPDATE slide SET chart = 'tiles' WHERE id = 1", "slide.chart is tiles"},
    {"UPDATE slide SET axis = 'Tháng' WHERE id = 2", NULL},
    {"UPDATE slide SET axis = 'Tháng' WHERE id = 3", "slide.axis has at most"},
    {"UPDATE slide SET presenter = 'P', presenter_office = 'O' WHERE id = 3", NULL},
    {"UPDATE slide SET presenter = 'P' WHERE id = 1", "slide.presenter has at most"},
    {"UPDATE slide SET presenter_office = 'O' WHERE id = 3", "slide.presenter_office has"},
    {"UPDATE slide SET id = 99 WHERE id = 1", "slide.id can't change"},
    {"UPDATE slide SET kind = 'awards', heading = 'x' WHERE id = 1", NULL},
    {"UPDATE slide SET kind = 'awards' WHERE id = 2", "slide.kind can't change"},
    {"UPDATE slide SET kind = 'statistics' WHERE id = 3", "slide.kind can't change"},
    {"UPDATE slide SET kind = 'awards', heading = 'x' WHERE id = 4", "slide.kind can't change"},
    {SLIDE(", image", ", 1"), NULL},
    {SLIDE(", image", ", 77"), "slide.image is the id of no image"},
    {"UPDATE slide SET image = 77", "slide.image is the id of no image"},
    {SLIDE(", image_place", ", 'behind'"), NULL},
    {SLIDE(", image_place", ", 'under'"), "slide.image_place is beside or behind"},
    {"UPDATE slide SET image_place = 'behind' WHERE kind = 'awards'",
     "behind only in an announcement"},

    /* text that is not UTF-8 */
    {SLIDE(", body", ", 'Tiếng Việt: ộ, ỹ, 🎉, ' || char(0x10FFFF, 0xE000, 0xFFFD)"), NULL},
    {SLIDE(", body", ", " BAD), UTF8},
    {SLIDE(", body", ", CAST(X'C0AF' AS TEXT)"), UTF8},     /* overlong */
    {SLIDE(", body", ", CAST(X'EDA080' AS TEXT)"), UTF8},   /* a surrogate */
    {SLIDE(", body", ", CAST(X'F4908080' AS TEXT)"), UTF8}, /* past U+10FFFF */
    {SLIDE(", body", ", CAST(X'80' AS TEXT)"), UTF8},       /* the rest of a letter */
    {SLIDE(", body", ", CAST(X'C3A9A9' AS TEXT)"), UTF8},   /* a letter and more */
    {SLIDE(", body", ", CAST(X'FF' AS TEXT)"), UTF8},
    {SLIDE(", body", ", CAST(X'410042' AS TEXT)"), UTF8},       /* a zero byte */
    {SLIDE(", body", ", CAST(zeroblob(50000) AS TEXT)"), UTF8}, /* many: length() counts none */
    {SLIDE(", body", ", " LONG(19999) " || CAST(X'E1BB' AS TEXT)"), UTF8},
    {SLIDE(", link", ", CAST(X'610062' AS TEXT)"), UTF8}, /* GLOB sees an "a" only */
    {SLIDE(", label", ", " BAD), UTF8},
    {SLIDE(", lead", ", " BAD), UTF8},
    {SLIDE(", note", ", " BAD), UTF8},
    {"UPDATE slide SET heading = " BAD " WHERE id = 1", UTF8},
    {"UPDATE slide SET lead = " BAD " WHERE id = 1", UTF8},
    {"UPDATE slide SET axis = " BAD " WHERE id = 2", UTF8},
    {"UPDATE slide SET presenter = " BAD " WHERE id = 3", UTF8},
    {"UPDATE slide SET presenter = 'P', presenter_office = " BAD " WHERE id = 3", UTF8},
    {STAT(", series", ", " BAD), UTF8},
    {"UPDATE statistic SET label = " BAD, UTF8},
    {"UPDATE statistic SET prefix = " BAD, UTF8},
    {"UPDATE statistic SET unit = " BAD, UTF8},
    {AWARD(", recipient", ", " BAD), UTF8},
    {"UPDATE award SET category = " BAD, UTF8},
    {"UPDATE award SET honour = " BAD, UTF8},
    {"UPDATE award SET reason = " BAD, UTF8},
    {"INSERT INTO image (name, media_type, data) VALUES (" BAD ", 'image/jpeg', X'FFD8FF')", UTF8},
    {"UPDATE image SET caption = " BAD, UTF8},

    /* showing */
    {SHOW("first_day, last_day", "'2020-12-29', '2020-12-29'"), NULL},
    {SHOW("first_day", "'2020-02-30'"), "first_day is a real date"},
    {SHOW("first_day", "'2020-1-1'"), "first_day is a real date"},
    {SHOW("first_day", "20201229"), "first_day is a real date"},
    {SHOW("last_day", "'2021-02-29'"), "last_day is a real date"},
    {SHOW("last_day", "'2021-02-28 10:00'"), "last_day is a real date"},
    {SHOW("first_day, last_day", "'2020-12-29', '2020-12-28'"), "last_day is not before"},
    {SHOW("holidays", "0"), NULL},
    {SHOW("holidays", "1"), NULL},
    {SHOW("holidays", "NULL"), NULL},
    {SHOW("holidays", "2"), "showing.holidays is 0, 1 or NULL"},
    {SHOW("weekdays", "'1234567'"), NULL},
    {SHOW("weekdays", "'71'"), NULL},
    {SHOW("weekdays", "'18'"), "weekdays has the digits"},
    {SHOW("weekdays", "'0'"), "weekdays has the digits"},
    {SHOW("weekdays", "''"), "weekdays has the digits"},
    {SHOW("weekdays", "'11'"), "weekdays has the digits"},
    {SHOW("weekdays", "'1,2'"), "weekdays has the digits"},
    {SHOW("from_time, until_time", "'07:30', '11:00'"), NULL},
    {SHOW("from_time, until_time", "'22:00', '06:00'"), NULL},
    {SHOW("from_time", "'23:59'"), NULL},
    {SHOW("from_time", "'25:00'"), "from_time is a time"},
    {SHOW("from_time", "'24:00'"), "from_time is a time"},
    {SHOW("from_time", "'7:30'"), "from_time is a time"},
    {SHOW("from_time", "'07:60'"), "from_time is a time"},
    {SHOW("until_time", "'25:00'"), "until_time is a time"},
    {SHOW("until_time", "'24:00'"), "until_time is a time"},
    {SHOW("until_time", "'noon'"), "until_time is a time"},
    {SHOW("from_time, until_time", "'08:00', '08:00'"), "until_time is not the same"},
    {"INSERT INTO showing (slide) VALUES (99)", "showing.slide is the id of no slide"},
    {"UPDATE showing SET slide = 99", "showing.slide is the id of no slide"},

    /* statistic */
    {STAT(", series, decimals, prefix, unit, previous", ", 's', 6, 'trên', '%', -1.5"), NULL},
    {"INSERT INTO statistic (slide, position, label, value) VALUES (2, 1, 'l', 1)", "UNIQUE"},
    {"UPDATE statistic SET position = 501", "statistic.position is"},
    {"UPDATE statistic SET label = ''", "statistic.label has"},
    {"UPDATE statistic SET label = " LONG(61), "statistic.label has"},
    {"UPDATE statistic SET series = " LONG(61), "statistic.series has"},
    {"UPDATE statistic SET value = 999999999999999", NULL},
    {"UPDATE statistic SET value = 1e15", "statistic.value is"},
    {"UPDATE statistic SET value = -9e999", "statistic.value is"},
    {"UPDATE statistic SET value = 9e999 - 9e999", "NOT NULL"}, /* SQLite's NaN is NULL */
    {"UPDATE statistic SET value = 'many'", "cannot store TEXT"},
    {"UPDATE statistic SET decimals = 7", "statistic.decimals is"},
    {"UPDATE statistic SET decimals = -1", "statistic.decimals is"},
    {"UPDATE statistic SET prefix = " LONG(21), "statistic.prefix has"},
    {"UPDATE statistic SET unit = " LONG(21), "statistic.unit has"},
    {"UPDATE statistic SET previous = 9e999", "statistic.previous is"},
    {"INSERT INTO statistic (slide, position, label, value) VALUES (1, 1, 'l', 1)",
     "statistic.slide is the id of no slide"},
    {"UPDATE statistic SET slide = 99", "statistic.slide is the id of no slide"},

    /* award */
    {AWARD(", recipient, honour", ", 'N', '9A4'"), NULL},
    {AWARD(", category, count", ", 'C', 3"), NULL},
    {AWARD("", ""), "an award has a recipient, or else"},
    {AWARD(", count", ", 3"), "an award has a recipient, or else"},
    {AWARD(", recipient, count", ", 'N', 3"), "an award has a recipient, or else"},
    {AWARD(", category, count", ", 'C', -3"), "an award has a recipient, or else"},
    {AWARD(", category, count", ", 'C', 1000001"), "an award has a recipient, or else"},
    {"UPDATE award SET position = 0", "award.position is"},
    {"UPDATE award SET recipient = " LONG(201), "award.recipient has"},
    {"UPDATE award SET category = " LONG(101), "award.category has"},
    {"UPDATE award SET honour = " LONG(61), "award.honour has"},
    {"UPDATE award SET reason = " LONG(201), "award.reason has"},
    {AWARD(", recipient, photo", ", 'N', 77"), "award.photo is the id of no image"},
    {"UPDATE award SET photo = 77", "award.photo is the id of no image"},
    {"INSERT INTO award (slide, position, recipient) VALUES (2, 1, 'N')",
     "award.slide is the id of no slide"},
    {"UPDATE award SET slide = 1", "award.slide is the id of no slide"},

    /* photo */
    {"INSERT INTO photo (slide, position, image) VALUES (4, 2, 2)", NULL},
    {"INSERT INTO photo (slide, position, image) VALUES (4, 0, 2)", "photo.position is"},
    {"INSERT INTO photo (slide, position, image) VALUES (1, 1, 2)",
     "photo.slide is the id of no slide"},
    {"UPDATE photo SET slide = 99", "photo.slide is the id of no slide"},
    {"INSERT INTO photo (slide, position, image) VALUES (4, 2, 77)",
     "photo.image is the id of no image"},
    {"UPDATE photo SET image = 77", "photo.image is the id of no image"},

    /* image */
    {"INSERT INTO image (name, media_type, data) VALUES ('d', 'image/jpeg', X'FFD8FFDB')", NULL},
    {"INSERT INTO image (id, name, media_type, data) VALUES (-1, 'd', 'image/jpeg', X'FFD8FFDB')",
     "image.id is 1 or more"},
    {"INSERT INTO image (name, media_type, data) VALUES ('a.png', 'image/jpeg', X'FFD8FFDB')",
     "UNIQUE"},
    {"INSERT INTO image (name, media_type, data) VALUES (' ', 'image/jpeg', X'FFD8FFDB')",
     "image.name has"},
    {"INSERT INTO image (name, media_type, data) VALUES ('d', 'image/webp', X'52494646')",
     "image.media_type is"},
    {"INSERT INTO image (name, media_type, data) VALUES ('d', 'image/png', X'FFD8FFDB')",
     "image.data is a picture"},
    {"INSERT INTO image (name, media_type, data) VALUES ('d', 'image/jpeg', X'474946383961')",
     "image.data is a picture"},
    {"INSERT INTO image (name, media_type, data) VALUES ('d', 'image/jpeg', X'')",
     "image.data is a picture"},
    {"INSERT INTO image (name, media_type, data) VALUES ('d', 'image/jpeg', 'FFD8FF')",
     "cannot store TEXT"},
    {"INSERT INTO image (name, media_type, data) VALUES ('d', 'image/jpeg',"
     " CAST(X'FFD8FF' || zeroblob(67108862) AS BLOB))",
     "image.data has at most"},
    {"UPDATE image SET caption = " LONG(201), "image.caption has"},
    {"UPDATE image SET id = 88 WHERE id = 1", "image.id can't change"},
    {"UPDATE image SET data = X'FFD8FF00', media_type = 'image/jpeg'", NULL},
    {"DELETE FROM image WHERE id = 1", "the image is used"},
    {"DELETE FROM image WHERE id = 2", "the image is used"},
    {"DELETE FROM image WHERE id = 3", "the image is used"},
    {"INSERT INTO image (id, name, media_type, data) VALUES (9, 'd', 'image/jpeg', X'FFD8FF');"
     "DELETE FROM image WHERE id = 9",
     NULL},
    {"INSERT OR REPLACE INTO image (name, media_type, data) VALUES ('a.png', 'image/jpeg', "
     "X'FFD8FF')",
     "an image that is used can't be replaced"},
    {"INSERT OR REPLACE INTO image (name, media_type, data) VALUES ('b.jpg', 'image/jpeg', "
     "X'FFD8FF')",
     "an image that is used can't be replaced"},
    {"INSERT OR REPLACE INTO image (name, media_type, data) VALUES ('c.jpg', 'image/jpeg', "
     "X'FFD8FF')",
     "an image that is used can't be replaced"},
    {"INSERT INTO image (name, media_type, data) VALUES ('a.png', 'image/jpeg', X'FFD8FF')"
     " ON CONFLICT (name) DO UPDATE SET media_type = excluded.media_type, data = excluded.data",
     NULL},
};

#endif
