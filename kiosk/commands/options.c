#include "commands/options.h"

#include "base/decimal.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HELP = 'h' }; /* larger than any id of a table */

static const struct option_line help_line = {HELP, "help", NULL, "this text"};

/* What getopt stopped at: of a long option it gives the place, of a letter the letter. */
static bool mistake(int got, char **argv, struct err *err)
{
    char word[64];
    if (optopt >= ' ') {
        (void)snprintf(word, sizeof word, "-%c", optopt);
    } else {
        (void)snprintf(word, sizeof word, "%s", argv[optind - 1]);
    }
    if (got == ':') {
        return err_set(err, STATUS_USAGE, "%s needs a value; see kiosk %s --help", word, argv[0]);
    }
    /* "-3", "- the first point" */
    const bool is_value = optopt == ' ' || isdigit(optopt);
    return err_set(err, STATUS_USAGE, "%s is no option that kiosk %s knows; see kiosk %s --help%s",
                   word, argv[0], argv[0],
                   is_value ? ", and write -- before a value that begins with -" : "");
}

static void print_line(const struct option_line *line)
{
    char left[64];
    (void)snprintf(left, sizeof left, "--%s%s%s", line->name, line->argument ? " " : "",
                   line->argument ? line->argument : "");
    (void)printf("  %-26s %s\n", left, line->text);
}

static void print_help(const struct option_table *table)
{
    (void)printf("Usage: %s\n%s\n\n", table->usage, table->what);
    for (size_t i = 0; i < table->count; i++) {
        print_line(&table->lines[i]);
    }
    print_line(&help_line);
}

static struct option long_option(const struct option_line *line)
{
    return (struct option){line->name, line->argument ? required_argument : no_argument, NULL,
                           line->id};
}

bool options_read(const struct option_table *table, int argc, char **argv, options_take *take,
                  void *ctx, bool *help, struct err *err)
{
    struct option longs[OPTIONS_MAX + 2] = {{0}};
    size_t count = 0;
    for (; count < table->count && count < OPTIONS_MAX; count++) {
        longs[count] = long_option(&table->lines[count]);
    }
    longs[count] = long_option(&help_line);
    opterr = 0; /* the line that tells of a mistake is ours */
    int got;
    while ((got = getopt_long(argc, argv, ":", longs, NULL)) != -1) {
        if (got == HELP) {
            *help = true;
            print_help(table);
            return true;
        }
        if (got == '?' || got == ':') {
            return mistake(got, argv, err);
        }
        if (!take(ctx, got, optarg, err)) {
            return false;
        }
    }
    return table->takes == NULL || optind + table->words == argc ||
           err_set(err, STATUS_USAGE, "%s takes %s; kiosk %s --help tells more", argv[0],
                   table->takes, argv[0]);
}

bool options_number(const char *name, const char *text, double least, double most, int decimals,
                    double *number, struct err *err)
{
    return decimal_read(text, least, most, decimals, number) ||
           err_set(err, STATUS_USAGE, "--%s %s is not a number from %g to %g", name, text, least,
                   most);
}

bool options_id(const char *name, const char *text, int64_t *id, struct err *err)
{
    const size_t length = strlen(text);
    const bool digits = length > 0 && strspn(text, "0123456789") == length;
    errno = 0;
    const long long read = digits ? strtoll(text, NULL, 10) : 0;
    if (read < 1 || errno != 0) {
        return err_set(err, STATUS_USAGE, "--%s %s is not an id: a whole number from 1 on", name,
                       text);
    }
    *id = read;
    return true;
}

bool options_size(const char *name, const char *text, int *width, int *height, struct err *err)
{
    return decimal_size(text, width, height) ||
           err_set(err, STATUS_USAGE, "--%s %s is not a size such as 1920x1080", name, text);
}
