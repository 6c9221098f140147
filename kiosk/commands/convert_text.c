#include "commands/convert_parts.h"

#include "base/decode.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 64 * 1024 * 1024 };

static bool write_out(const char *text, struct err *err)
{
    size_t length = strlen(text);
    return (fwrite(text, 1, length, stdout) == length && fflush(stdout) == 0) ||
           err_set(err, STATUS_OUTPUT, "the text can't be written; look at the disk");
}

static bool convert(const char *path, const struct decoded *text, enum legacy from,
                    struct arena *arena, const struct log *log, struct err *err)
{
    enum legacy encoding = from != LEGACY_NONE ? from : legacy_guess(text->text, text->length);
    if (encoding == LEGACY_NONE && !text->unicode) {
        return err_set(err, STATUS_CONTENT,
                       "%s: line %zu is not UTF-8, and it does not look like TCVN3 or VNI; if you "
                       "know which it is, say --from tcvn3 or --from vni",
                       path, text->bad_line);
    }
    if (encoding == LEGACY_NONE) {
        log_line(log, LOG_INFO, "%s: is Unicode already", path);
        return write_out(text->text, err);
    }
    const char *converted = legacy_convert(arena, encoding, text->text, text->length);
    if (converted == NULL) {
        return err_memory(err, "the text");
    }
    log_line(log, LOG_INFO, "%s: converted from %s%s", path, legacy_name(encoding),
             encoding != LEGACY_TCVN3 ? ""
                                      : "; what was in a font for capitals (.VnTimeH) is in small "
                                        "letters now, look it through");
    return write_out(converted, err);
}

bool convert_text(const char *path, enum legacy from, const struct log *log, struct err *err)
{
    struct bytes file;
    struct decoded text;
    struct arena arena = {0};
    if (!file_read(path, TEXT_MAX, &file, err)) {
        return false;
    }
    bool done = (decode_text(&arena, file, &text, err) || err_prefix(err, "%s", path)) &&
                convert(path, &text, from, &arena, log, err);
    free((void *)(uintptr_t)file.data);
    arena_free(&arena);
    return done;
}
