#include "layout/kinds.h"

#include "base/text.h"

#include <string.h>

/* A unit that is a sign stands at the figure in its size; a word is set apart by whoever draws it.
 */
static bool is_sign(const char *unit)
{
    return text_count(unit, strlen(unit)) <= 2;
}

const char *statistic_figure(struct draft *d, const struct statistic *s)
{
    const char *number = draft_number(d, s->value, s->decimals);
    if (text_blank(s->unit)) {
        return number;
    }
    return draft_format(d, "%s\u00a0%s", number, s->unit);
}

const char *statistic_number(struct draft *d, const struct statistic *s, const char **unit)
{
    bool apart = !text_blank(s->unit) && !is_sign(s->unit);
    *unit = apart ? s->unit : "";
    return apart ? draft_number(d, s->value, s->decimals) : statistic_figure(d, s);
}

void kind_statistics(struct draft *d, const struct slide *slide)
{
    if (slide->statistic_count == 0) {
        return;
    }
    switch (slide->chart) {
    case CHART_TILES:
        chart_tiles(d, slide);
        break;
    case CHART_COLUMNS:
    case CHART_LINE: /* over time: columns tell the same figures */
        if (!chart_columns(d, slide)) {
            chart_bars(d, slide);
        }
        break;
    case CHART_BARS:
    case CHART_DONUT: /* shares: bars tell the same figures */
        chart_bars(d, slide);
        break;
    }
}
