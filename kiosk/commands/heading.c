#include "commands/heading.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN = 44 }; /* characters */

void heading_print(const char *heading)
{
    const size_t length = strlen(heading);
    size_t shown = 0;
    if (text_blank(heading)) {
        return;
    }
    for (int n = 0; n < SHOWN && shown < length; n++) {
        shown += text_grapheme(heading + shown, length - shown);
    }
    (void)printf(" \"%.*s%s\"", (int)shown, heading, shown < length ? "…" : "");
}
