#include "base/file.h"
#include "base/log.h"
#include "commands/commands.h"
#include "commands/config.h"
#include "commands/options.h"
#include "content/write.h"
#include "paint/paint.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

/* Cameras write some 20 MB; a scan without compression may be larger. */
enum { PICTURE_MAX = 512 * 1024 * 1024 };

enum { OPT_CAPTION = 1, OPT_SLIDE, OPT_CONFIG };

static const struct option_line lines[] = {
    {OPT_CAPTION, "caption", "TEXT", "what the picture shows"},
    {OPT_SLIDE, "slide", "ID", "the slide that shows it; a photo slide adds it to its series"},
    {OPT_CONFIG, "config", "PATH", CONFIG_HELP},
};

static const struct option_table table = {
    .usage = "kiosk image [OPTION]... FILE NAME PICTURE",
    .what =
        "Puts the JPEG or PNG file PICTURE into the data file FILE as the image NAME, or in the\n"
        "place of the image of that name: upright, and at most 3840 pixels wide and high.",
    .lines = lines,
    .count = sizeof lines / sizeof *lines,
    .takes = "a data file, a name and a picture",
    .words = 3,
};

struct arguments {
    const char *file;
    const char *name;
    const char *picture;
    const char *caption;
    const char *config;
    int64_t slide;
};

static bool read_option(void *ctx, int id, const char *value, struct err *err)
{
    struct arguments *a = ctx;
    switch (id) {
    case OPT_CAPTION:
        a->caption = value;
        return true;
    case OPT_SLIDE:
        return options_id("slide", value, &a->slide, err);
    default: /* OPT_CONFIG */
        a->config = value;
        return true;
    }
}

static bool read_picture(const char *path, struct kept_picture *kept, size_t *size, struct err *err)
{
    struct bytes file;
    if (!file_read(path, PICTURE_MAX, &file, err)) {
        return false;
    }
    *size = file.size;
    bool done = picture_keep(file, kept, err) || err_prefix(err, "%s", path);
    free((void *)(uintptr_t)file.data);
    return done;
}

/* Adds the image, or changes the one of that name; *added tells which. */
static bool store(const struct arguments *a, struct writer *writer, const struct kept_picture *kept,
                  int64_t *id, bool *added, struct err *err)
{
    struct write_value values[4] = {
        {.column = "media_type", .type = WRITE_TEXT, .text = kept->media_type},
        {.column = "data", .type = WRITE_BLOB, .blob = kept->bytes},
    };
    size_t count = 2;
    if (a->caption != NULL) {
        values[count++] =
            (struct write_value){.column = "caption", .type = WRITE_TEXT, .text = a->caption};
    }
    if (!writer_image(writer, a->name, id, err)) {
        return false;
    }
    *added = *id == 0;
    if (!*added) {
        return writer_change(writer, "image", *id, values, count, err);
    }
    values[count++] = (struct write_value){.column = "name", .type = WRITE_TEXT, .text = a->name};
    return writer_add(writer, "image", values, count, id, err);
}

static bool use(struct writer *writer, int64_t slide, int64_t image, struct err *err)
{
    enum slide_kind kind;
    bool has;
    if (!writer_slide_kind(writer, slide, &kind, err) ||
        !writer_slide_has(writer, slide, image, &has, err)) {
        return false;
    }
    if (has) {
        return true;
    }
    struct write_value values[3] = {{.column = "image", .type = WRITE_WHOLE, .whole = image}};
    if (kind != SLIDE_PHOTO) {
        return writer_change(writer, "slide", slide, values, 1, err) &&
               writer_check_slide(writer, slide, err);
    }
    int64_t last;
    if (!writer_last(writer, "photo", slide, &last, err)) {
        return false;
    }
    values[1] = (struct write_value){.column = "slide", .type = WRITE_WHOLE, .whole = slide};
    values[2] = (struct write_value){.column = "position", .type = WRITE_WHOLE, .whole = last + 1};
    return writer_add(writer, "photo", values, 3, NULL, err) &&
           writer_check_slide(writer, slide, err);
}

static void tell(const struct arguments *a, const struct kept_picture *kept, size_t size,
                 int64_t id, bool added)
{
    (void)printf("%s: image %lld \"%s\" %s, %d x %d pixels, %zu kB", a->file, (long long)id,
                 a->name, added ? "added" : "replaced", kept->width, kept->height,
                 (kept->bytes.size + 999) / 1000);
    if (kept->same) {
        (void)printf(", as it is");
    } else {
        (void)printf(" (it was %d x %d, %zu kB)", kept->from_width, kept->from_height,
                     (size + 999) / 1000);
    }
    if (a->slide != 0) {
        (void)printf("; slide %lld shows it", (long long)a->slide);
    }
    (void)printf("\n");
}

static bool run(const struct arguments *a, struct err *err)
{
    struct kept_picture kept = {0};
    struct writer *writer = NULL;
    size_t size = 0;
    int64_t id = 0;
    bool added = false;
    bool done = read_picture(a->picture, &kept, &size, err);
    if (done) {
        writer = writer_open(a->file, err);
        done = writer != NULL && store(a, writer, &kept, &id, &added, err) &&
               (a->slide == 0 || use(writer, a->slide, id, err)) && writer_commit(writer, err);
    }
    if (done) {
        tell(a, &kept, size, id, added);
    }
    writer_close(writer);
    free((void *)(uintptr_t)kept.bytes.data);
    return done;
}

int command_image(int argc, char **argv)
{
    struct arguments a = {0};
    struct err err = {0};
    struct log log = {.level = LOG_INFO};
    bool help = false;
    if (!options_read(&table, argc, argv, read_option, &a, &help, &err)) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    if (help) {
        return STATUS_OK;
    }
    a.file = argv[optind];
    a.name = argv[optind + 1];
    a.picture = argv[optind + 2];
    if (!config_log(a.config, &log, &err) || !run(&a, &err)) {
        log_line(&log, LOG_ERROR, "%s", err.text);
        return (int)err.status;
    }
    return STATUS_OK;
}
