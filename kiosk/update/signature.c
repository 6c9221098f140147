#include "update/signature.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

_Static_assert(SIGNATURE_BYTES == crypto_sign_BYTES, "Ed25519");
_Static_assert(KEY_BYTES == crypto_sign_PUBLICKEYBYTES, "Ed25519");

static const char untrusted[] = "untrusted comment: ";
static const char trusted[] = "trusted comment: ";

struct line {
    const char *text;
    size_t size;
};

/* Takes a line and its end from the text; false if that has no end. */
static bool take_line(const char **at, const char *end, struct line *line)
{
    const char *feed = memchr(*at, '\n', (size_t)(end - *at));
    if (feed == NULL) {
        return false;
    }
    *line = (struct line){*at, (size_t)(feed - *at)};
    if (line->size > 0 && line->text[line->size - 1] == '\r') {
        line->size--;
    }
    *at = feed + 1;
    return true;
}

static bool begins(const struct line *line, const char *with)
{
    return line->size >= strlen(with) && memcmp(line->text, with, strlen(with)) == 0;
}

/* Exactly `size` bytes of base64, with its padding and nothing else in the line. libsodium (1.0.18)
 * takes some bytes from 0x80 on for letters, so these are looked for first. */
static bool decode(const struct line *line, uint8_t *to, size_t size)
{
    size_t got = 0;
    for (size_t i = 0; i < line->size; i++) {
        if ((unsigned char)line->text[i] > 0x7e) {
            return false;
        }
    }
    return sodium_base642bin(to, size, line->text, line->size, NULL, &got, NULL,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           got == size;
}

const char *signature_read(struct signature *s, const char *text, size_t size)
{
    const char *const end = text + size;
    struct line note, file, comment, global;
    uint8_t bytes[2 + KEY_ID + SIGNATURE_BYTES];
    if (memchr(text, '\0', size) != NULL) {
        return "it is not text";
    }
    if (!take_line(&text, end, &note) || !take_line(&text, end, &file) ||
        !take_line(&text, end, &comment) || !take_line(&text, end, &global)) {
        return "it has less than its four lines";
    }
    if (text != end) {
        return "it has more than its four lines";
    }
    if (!begins(&note, untrusted)) {
        return "its first line is no untrusted comment";
    }
    if (!begins(&comment, trusted)) {
        return "its third line is no trusted comment";
    }
    if (!decode(&file, bytes, sizeof bytes)) {
        return "its second line is damaged";
    }
    if (!decode(&global, s->of_comment, sizeof s->of_comment)) {
        return "its fourth line is damaged";
    }
    if (bytes[0] != 'E' || (bytes[1] != 'D' && bytes[1] != 'd')) {
        return "it is of a kind that is not known";
    }
    s->prehashed = bytes[1] == 'D';
    memcpy(s->key_id, bytes + 2, KEY_ID);
    memcpy(s->of_file, bytes + 2 + KEY_ID, SIGNATURE_BYTES);
    s->comment = comment.text + strlen(trusted);
    s->comment_size = comment.size - strlen(trusted);
    return NULL;
}

const char *public_key_read(struct public_key *k, const char *text, size_t size)
{
    const char *const end = text + size;
    struct line note, key;
    uint8_t bytes[2 + KEY_ID + KEY_BYTES];
    if (!take_line(&text, end, &note) || !begins(&note, untrusted)) {
        return "its first line is no untrusted comment";
    }
    if (!take_line(&text, end, &key)) {
        key = (struct line){text, (size_t)(end - text)};
        text = end;
    }
    if (text != end) {
        return "it has more than its two lines";
    }
    if (!decode(&key, bytes, sizeof bytes)) {
        return "its second line is damaged";
    }
    if (bytes[0] != 'E' || bytes[1] != 'd') {
        return "it is of a kind that is not known";
    }
    memcpy(k->id, bytes + 2, KEY_ID);
    memcpy(k->key, bytes + 2 + KEY_ID, KEY_BYTES);
    return NULL;
}

void key_name(char name[KEY_NAME], const uint8_t id[KEY_ID])
{
    for (size_t i = 0; i < KEY_ID; i++) { /* the id is a number, its least byte first */
        (void)snprintf(name + 2 * i, 3, "%02X", id[KEY_ID - 1 - i]);
    }
}
