/* Writes JSON (RFC 8259), a member a line, for the programs that read what a command says. */
#ifndef KIOSK_COMMANDS_JSON_H
#define KIOSK_COMMANDS_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Set `to`; the rest is zero. Whether all was written is for the caller to ask of `to`. */
struct json {
    FILE *to;
    int depth;
    bool more; /* something stands before in the same object or array */
};

/* In an object each value has a key, in an array or alone it has none: NULL. */

/* Opens with '{' or '[', and closes with '}' or ']'. */
void json_open(struct json *json, const char *key, char bracket);
void json_close(struct json *json, char bracket);

/* Bytes that are not UTF-8 are written as U+FFFD, for JSON has no other text. NULL is null. */
void json_text(struct json *json, const char *key, const char *value);
void json_integer(struct json *json, const char *key, int64_t value);

#endif
