/* kiosk: the table of commands, nothing else. */
#include "base/err.h"
#include "commands/commands.h"
#include "version.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *what;
} commands[] = {
    {"show", command_show, "cycle the slides of a data file on the screen"},
    {"render", command_render, "write each page as a PNG file, without a display"},
    {"check", command_check, "tell what is wrong in a data file"},
    {"set", command_set, "print or change a setting, or a value of a slide"},
    {"agenda", command_agenda, "tell what will be on the screen when, and why"},
    {"new", command_new, "make a data file with sample slides"},
    {"import", command_import, "take announcements, statistics or awards from a table (CSV)"},
    {"image", command_image, "put a picture into a data file"},
    {"convert", command_convert, "make Unicode of text in TCVN3 or VNI"},
    {"install", command_install, "take up a signed data file from a stick or a folder"},
    {"status", command_status, "tell what is installed, and how the last updates went"},
    {"rollback", command_rollback, "go back to the data file before"},
    {"confirm", command_confirm, "end the trial of a new data file"},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static void help(FILE *to)
{
    (void)fprintf(
        to, "Usage: kiosk COMMAND [OPTION]... FILE\n"
            "A lobby display: announcements, statistics and awards out of one SQLite file.\n\n"
            "Commands:\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        (void)fprintf(to, "  %-8s %s\n", commands[i].name, commands[i].what);
    }
    (void)fprintf(
        to, "\nkiosk COMMAND --help lists the options of a command; kiosk --version tells the "
            "version.\nkiosk(1) has everything, with the exit statuses.\n");
}

static int run(int argc, char **argv)
{
    if (argc < 2) {
        help(stderr);
        return STATUS_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        help(stdout);
        return STATUS_OK;
    }
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        (void)printf("kiosk %s\n", KIOSK_VERSION);
        return STATUS_OK;
    }
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i].name, argv[1]) == 0) {
            return commands[i].run(argc - 1, argv + 1);
        }
    }
    (void)fprintf(stderr, "kiosk: there is no command \"%s\"; kiosk --help lists them\n", argv[1]);
    return STATUS_USAGE;
}

/* Where one of the three standard descriptors is closed, the next file that is opened would get its
 * number, and what is said to a person would be written into that. Into this one nothing can be. */
static bool fill_standard(void)
{
    bool done = true;
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        done = done && (fcntl(fd, F_GETFD) >= 0 || open("/dev/null", O_RDONLY) == fd);
    }
    return done;
}

/* A full disk shows at the end only, as output is buffered. A command that noticed it has said so.
 */
int main(int argc, char **argv)
{
    if (!fill_standard()) {
        return STATUS_OUTPUT;
    }
    int status = run(argc, argv);
    bool lost = fflush(stdout) != 0 || ferror(stdout) != 0;
    if (lost && status == STATUS_OK) {
        (void)fprintf(stderr, "kiosk: what it has to say can't be written; check the disk that "
                              "the output goes to\n");
        return STATUS_OUTPUT;
    }
    return status;
}
