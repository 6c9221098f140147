#include "commands/values.h"

#include <stdio.h>
#include <string.h>

const struct value_line values_settings[] = {
    {"title", "none", "of the file, for people who look after it", false, false},
    {"organisation", "none", "who speaks; stands at the head of every slide", false, false},
    {"logo", "none", "name of a picture that stands before the organisation", false, false},
    {"language", "vi", "vi or en", false, false},
    {"theme", "formal", "formal, blue or dark", false, false},
    {"accent", "the theme's", "a colour RRGGBB for coloured text", false, false},
    {"rotation", "auto", "how long a page stands: auto, or 2 to 3600 seconds", false, false},
    {"reading_speed", "180", "of rotation auto: words or syllables a minute, 60 to 600", false,
     false},
    {"shortest_s", "6", "of rotation auto: no page stands shorter, 2 to 3600 seconds", false,
     false},
    {"longest_s", "60", "of rotation auto: no page stands longer, 2 to 3600 seconds", false, false},
    {"shuffle", "no", "yes: a new order in every round; or no", false, false},
    {"urgent", "between", "urgent slides come between every two others, alone or in_order", false,
     false},
    {"timezone", "the machine's", "of the screen, as in Asia/Ho_Chi_Minh", false, false},
    {"text_scale", "100", "everything larger, 100 to 125 percent", false, false},
    {"transition", "fade", "fade or none", false, false},
    {"dark", "none", "hours in which the screen is black: 22:00-05:30", false, false},
    {"dim", "none", "hours in which it is dimmed, the same way", false, false},
    {"serial", "none", "a number that is greater in every later file", false, false},
    {"as_of", "none", "when the file was made: 2020-12-29 or 2020-12-29 14:05", false, false},
};
const size_t values_setting_count = sizeof values_settings / sizeof *values_settings;

const struct value_line values_columns[] = {
    {"position", "", "slides come in this order", true, false},
    {"kind", "", "announcement, statistics, awards or photo", false, false},
    {"seconds", "see rotation", "how long a page of it stands, 2 to 3600", true, true},
    {"weight", "1", "how often it comes in a round, 1 to 10", true, false},
    {"urgent", "0", "1: in warning colours, and as the setting urgent says", true, false},
    {"enabled", "1", "0: kept, but not shown", true, false},
    {"label", "the kind's name", "at the head of the field", false, false},
    {"heading", "none", "only a photo slide may do without", false, false},
    {"lead", "none", "the line of date and place", false, false},
    {"body", "none", "Markdown: paragraphs, lists, **strong**", false, false},
    {"note", "none", "on the panel: source, scope", false, false},
    {"image", "none", "id of a picture", true, true},
    {"image_place", "beside", "beside, or behind: the text of an announcement on it", false, false},
    {"link", "none", "an address; is shown as a QR code", false, false},
    {"chart", "tiles", "statistics: tiles, bars, columns, line or donut", false, true},
    {"axis", "none", "statistics: what the labels are", false, false},
    {"presenter", "none", "awards: who hands them over", false, false},
    {"presenter_office", "none", "awards: the presenter's office", false, false},
};
const size_t values_column_count = sizeof values_columns / sizeof *values_columns;

/* How many letters have to be changed, added, taken out or swapped with their neighbour to make one
 * name of the other (optimal string alignment: Damerau 1964, Levenshtein 1966); 99 for long ones.
 */
static int distance(const char *a, const char *b)
{
    enum { MOST = 24 };
    int d[MOST + 1][MOST + 1];
    const size_t m = strlen(a);
    const size_t n = strlen(b);
    if (m > MOST || n > MOST) {
        return 99;
    }
    for (size_t i = 0; i <= m; i++) {
        for (size_t j = 0; j <= n; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = (int)(i + j);
                continue;
            }
            int least = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            least = d[i - 1][j] + 1 < least ? d[i - 1][j] + 1 : least;
            least = d[i][j - 1] + 1 < least ? d[i][j - 1] + 1 : least;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                d[i - 2][j - 2] + 1 < least) {
                least = d[i - 2][j - 2] + 1;
            }
            d[i][j] = least;
        }
    }
    return d[m][n];
}

const struct value_line *values_find(const struct value_line *lines, size_t count, const char *what,
                                     const char *name, struct err *err)
{
    enum { LIST_MAX = 400 };
    char list[LIST_MAX] = "";
    size_t length = 0;
    const char *close = NULL;
    int closest = strlen(name) > 4 ? 4 : 2; /* so many wrong letters are another name */
    for (size_t i = 0; i < count; i++) {
        if (strcmp(lines[i].name, name) == 0) {
            return &lines[i];
        }
        const int off = distance(lines[i].name, name);
        if (off < closest) {
            closest = off;
            close = lines[i].name;
        }
        int n = snprintf(list + length, sizeof list - length, "%s%s", i == 0 ? "" : ", ",
                         lines[i].name);
        length += n > 0 && (size_t)n < sizeof list - length ? (size_t)n : 0;
    }
    if (close != NULL) {
        (void)err_set(err, STATUS_USAGE, "there is no %s \"%.40s\"; is it %s? There are %s", what,
                      name, close, list);
    } else {
        (void)err_set(err, STATUS_USAGE, "there is no %s \"%.40s\"; there are %s", what, name,
                      list);
    }
    return NULL;
}
