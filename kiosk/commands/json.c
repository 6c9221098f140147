#include "commands/json.h"

#include "base/text.h"

#include <inttypes.h>
#include <string.h>

/* Bytes of the UTF-8 character at `text`; 0 if there is none. */
static size_t character(const char *text)
{
    for (size_t size = 1; size <= 4 && text[size - 1] != '\0'; size++) {
        if (text_valid(text, size)) {
            return size;
        }
    }
    return 0;
}

static void write_text(FILE *to, const char *text)
{
    (void)fputc('"', to);
    while (*text != '\0') {
        size_t size = character(text);
        unsigned char c = (unsigned char)*text;
        if (size == 0) {
            (void)fputs("\\ufffd", to);
            size = 1;
        } else if (c == '"' || c == '\\') {
            (void)fprintf(to, "\\%c", c);
        } else if (c < 0x20 || c == 0x7f) {
            (void)fprintf(to, "\\u%04x", (unsigned)c);
        } else {
            (void)fwrite(text, 1, size, to);
        }
        text += size;
    }
    (void)fputc('"', to);
}

static void new_line(const struct json *json)
{
    (void)fprintf(json->to, "\n%*s", 2 * json->depth, "");
}

/* What stands before a value. */
static void begin(struct json *json, const char *key)
{
    if (json->more) {
        (void)fputc(',', json->to);
    }
    if (json->depth > 0) {
        new_line(json);
    }
    if (key != NULL) {
        write_text(json->to, key);
        (void)fputs(": ", json->to);
    }
    json->more = true;
}

void json_open(struct json *json, const char *key, char bracket)
{
    begin(json, key);
    (void)fputc(bracket, json->to);
    json->depth++;
    json->more = false;
}

void json_close(struct json *json, char bracket)
{
    json->depth--;
    if (json->more) {
        new_line(json);
    }
    (void)fputc(bracket, json->to);
    if (json->depth == 0) {
        (void)fputc('\n', json->to);
    }
    json->more = json->depth > 0;
}

void json_text(struct json *json, const char *key, const char *value)
{
    begin(json, key);
    if (value == NULL) {
        (void)fputs("null", json->to);
    } else {
        write_text(json->to, value);
    }
}

void json_integer(struct json *json, const char *key, int64_t value)
{
    begin(json, key);
    (void)fprintf(json->to, "%" PRId64, value);
}
