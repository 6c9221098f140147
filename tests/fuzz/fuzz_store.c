/* The store's own small files: its state, its status, and the names of its data files. */
#include "base/text.h"
#include "update/news.h"
#include "update/state.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    struct state state;
    struct news news;
    char again[STATE_MAX];
    char told[NEWS_MAX];
    if (state_read(&state, text, size)) {
        must(state_write(again, &state) == size && memcmp(again, text, size) == 0);
        must(state.next > 0 && state.current.number >= 0 && state.previous.size >= 0);
    }
    if (news_read(&news, text, size)) {
        must(text_valid(news.title, strlen(news.title)));
        must(text_valid(news.file, strlen(news.file)));
        must(text_valid(news.detail, strlen(news.detail)));
        must(news_write(told, &news) < sizeof told);
    }
    char name[STORED_NAME];
    const size_t length = size < sizeof name - 1 ? size : sizeof name - 1;
    struct stored stored;
    memcpy(name, data, length);
    name[length] = '\0';
    must(!stored_of_name(&stored, name) || stored.number > 0);
    return 0;
}
