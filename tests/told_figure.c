#include "told_figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *told_shortened(const struct language *l, struct arena *arena, double value,
                           int decimals, int magnitude, bool apart)
{
    char full[64];
    char text[64];
    (void)snprintf(full, sizeof full, "%.*f", decimals, value);
    for (int behind = 0; behind <= 3 && l->shortened[magnitude] != NULL; behind++) {
        double small = strtod(full, NULL) / pow(1000, magnitude);
        (void)snprintf(text, sizeof text, "%.*fe%d", behind, small, 3 * magnitude);
        if (fabs(strtod(text, NULL) - strtod(full, NULL)) < 1e-7) {
            const char *pairs[] = {"n", language_number(l, arena, small, behind), NULL};
            const char *out = language_fill(arena, l->shortened[magnitude], pairs);
            const char *gap = strstr(out, "\u00a0");
            return gap == NULL || !apart
                       ? out
                       : arena_format(arena, "%.*s%s", (int)(gap - out), out, gap + 2);
        }
    }
    return NULL;
}

bool told_numbers_in_order(const struct slide *slide)
{
    long last = 0;
    for (size_t i = 0; i < slide->statistic_count; i++) {
        char *end;
        long number = strtol(slide->statistics[i].label, &end, 10);
        if (*end != '\0' || end == slide->statistics[i].label || number < last ||
            number > last + 1) {
            return false;
        }
        last = number;
    }
    return true;
}
