// nothing
#include "layout/scene.h"

#include "base/arena.h"
#include "content/deck.h"
#include "schedule/load.h"

#include <math.h>

/* #include <SDL.h> in a comment, and exit(1), are no harm. */
#define LIST(X) \
    X(a)        \
    X(b)
#define DECLARE(name) extern const int list_##name;
LIST(DECLARE)

enum { COUNT = 3 };
typedef struct point point_type;
struct pair;
struct twin {
    struct pair *a, *b;
    int (*compare)(const void *a, const void *b);
};
extern const struct theme theme_urgent;
static const char *const words[] = {"exit(1);", "static int count;", "\"fopen(\""};
static const struct {
    const char *name;
    int size;
} table[] = {{"a", 1}, {"b", 2}};

int declared(const char *text, int (*hook)(int));

static int time_of(const struct twin *t)
{
    static const int steps[] = {1, 2, 3};
    const char quote = '"';
    return steps[0] + quote + t->compare(words[0], table[0].name) + t->time(0);
}
