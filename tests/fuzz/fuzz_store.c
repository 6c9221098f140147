/* The store's own small files, which a power cut or a failing disk may have torn: its state, its
 * status, and the names of its data files. */
#include "fuzz.h"

#include "base/text.h"
#include "update/news.h"
#include "update/state.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* What is read is written as it was: nothing in the state has a second meaning. */
static bool check_state(const char *text, size_t size)
{
    enum { SUM = 16, SUM_LINE = 2 * SUM + 6 };
    struct state state = {0};
    char whole[STATE_MAX + SUM_LINE];
    char again[STATE_MAX];
    uint8_t sum[SUM];
    char hex[2 * SUM + 1];
    if (size > STATE_MAX) {
        return false;
    }
    /* The text comes without its sum, which no fuzzer would find. */
    (void)crypto_generichash(sum, sizeof sum, (const uint8_t *)text, size, NULL, 0);
    (void)sodium_bin2hex(hex, sizeof hex, sum, sizeof sum);
    memcpy(whole, text, size);
    const size_t length = size + (size_t)snprintf(whole + size, SUM_LINE, "sum %s\n", hex);
    if (state_read(&state, text, size)) {
        return true; /* it has its sum */
    }
    if (!state_read(&state, whole, length)) {
        return false;
    }
    fuzz_must(state_write(again, &state) == length && memcmp(again, whole, length) == 0,
              "a state is written as it was read");
    fuzz_must(state.next > 0 && state.current.number >= 0 && state.previous.number >= 0,
              "installations are counted from 1");
    return true;
}

static void check_names(const char *text, size_t size)
{
    char name[STATE_MAX];
    uint8_t digest[DIGEST_BYTES];
    struct stored stored = {0};
    if (size >= sizeof name) {
        return;
    }
    memcpy(name, text, size);
    name[size] = '\0';
    if (stored_of_name(&stored, name)) {
        char back[STORED_NAME];
        stored_name(back, &stored);
        fuzz_must(strcmp(back, name) == 0, "a name in the store is written as it was read");
    }
    (void)digest_read(digest, name);
}

static void must_be_line(const char *text)
{
    fuzz_must(text_valid(text, strlen(text)) && strchr(text, '\n') == NULL,
              "what the screen tells is a line of UTF-8");
}

static bool check_news(const char *text, size_t size)
{
    struct news news;
    struct news again;
    char told[NEWS_MAX];
    char retold[NEWS_MAX];
    if (!news_read(&news, text, size)) {
        return false;
    }
    must_be_line(news.title);
    must_be_line(news.file);
    must_be_line(news.detail);
    fuzz_must(news.kind < NEWS_COUNT && news.reason < REASON_COUNT, "news are of a kind");
    fuzz_must(news.permille >= 0 && news.permille <= 1000, "what is done has a bound");
    const size_t length = news_write(told, &news);
    fuzz_must(length < sizeof told && news_read(&again, told, length), "news can be written");
    fuzz_must(news_write(retold, &again) == length && memcmp(told, retold, length) == 0,
              "news are written as they were read");
    return true;
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    (void)ctx;
    const char *text = (const char *)data;
    check_names(text, size);
    const bool news = check_news(text, size);
    return check_state(text, size) || news;
}

const struct fuzz_target fuzz_store = {"store", NULL, run, NULL};
