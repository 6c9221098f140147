/* A heading in a line for people, who know a slide by it. */
#ifndef KIOSK_COMMANDS_HEADING_H
#define KIOSK_COMMANDS_HEADING_H

/* Writes its first words to the standard output: ` "The reading corner is open"`; nothing if it is
 * blank. A heading is one line of UTF-8, as content/ hands it out. */
void heading_print(const char *heading);

#endif
