/* The commands of the program, one file each. Every one reads its own arguments (argv[0] is its
 * name) and returns an exit status of base/err.h. */
#ifndef KIOSK_COMMANDS_COMMANDS_H
#define KIOSK_COMMANDS_COMMANDS_H

int command_show(int argc, char **argv);
int command_render(int argc, char **argv);
int command_check(int argc, char **argv);
int command_set(int argc, char **argv);
int command_agenda(int argc, char **argv);
int command_new(int argc, char **argv);
int command_import(int argc, char **argv);
int command_image(int argc, char **argv);
int command_convert(int argc, char **argv);
int command_install(int argc, char **argv);
int command_status(int argc, char **argv);
int command_rollback(int argc, char **argv);
int command_confirm(int argc, char **argv);

#endif
