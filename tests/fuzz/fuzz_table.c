/* A theme or a language, as an INI file. The program's own are built in; whoever writes a new one
 * gets an error that says what is wrong. */
#include "fuzz.h"

#include "layout/language.h"
#include "layout/theme.h"

#include <stdlib.h>
#include <string.h>

static bool read_theme(struct bytes ini)
{
    struct theme theme;
    struct err err = {0};
    const bool good = theme_read(&theme, ini, &err);
    fuzz_must(good || strlen(err.text) > 10, "an error says what is wrong");
    return good;
}

static bool read_language(struct bytes ini)
{
    struct language language = {0};
    struct arena arena = {0};
    struct err err = {0};
    const struct moment moment = {true, 2020, 12, 29, 2, 845};
    const bool good = language_read(&language, ini, &err);
    fuzz_must(good || strlen(err.text) > 10, "an error says what is wrong");
    if (good) {
        for (int i = 0; i < WORD_COUNT; i++) {
            fuzz_must(language.word[i] != NULL, "there is every word");
        }
        fuzz_must(language_date(&language, &arena, &moment, true) != NULL &&
                      language_date(&language, &arena, &moment, false) != NULL &&
                      language_number(&language, &arena, -1234567.891, 3) != NULL,
                  "dates and numbers can be written");
    }
    arena_free(&arena);
    language_free(&language);
    return good;
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    (void)ctx;
    char *text = malloc(size + 1);
    fuzz_must(text != NULL, "there is memory");
    memcpy(text, data, size);
    text[size] = '\0';
    const struct bytes ini = {(const uint8_t *)text, size};
    const bool theme = read_theme(ini);
    const bool language = read_language(ini);
    free(text);
    return theme || language;
}

const struct fuzz_target fuzz_table = {"table", NULL, run, NULL};
