/* The files that are built into the program: X(label, path from the top folder), for C and for the
 * assembler. Only asset.c and asset_data.S include this. */
#ifndef KIOSK_BASE_ASSET_LIST_H
#define KIOSK_BASE_ASSET_LIST_H

#define ASSET_LIST(X)                            \
    X(text, "fonts/BeVietnamPro-Regular.ttf")    \
    X(italic, "fonts/BeVietnamPro-Italic.ttf")   \
    X(strong, "fonts/BeVietnamPro-SemiBold.ttf") \
    X(serif, "fonts/SourceSerif4-Bold.ttf")      \
    X(figures, "fonts/SourceSans3-SemiBold.ttf") \
    X(symbols, "fonts/DejaVuSans.ttf")           \
    X(emoji, "fonts/NotoEmoji-Regular.ttf")      \
    X(formal, "assets/themes/formal.ini")        \
    X(blue, "assets/themes/blue.ini")            \
    X(dark, "assets/themes/dark.ini")            \
    X(vi, "assets/languages/vi.ini")             \
    X(en, "assets/languages/en.ini")             \
    X(schema, "data/schema.sql")                 \
    X(new_vi, "data/new-vi.sql")                 \
    X(new_en, "data/new-en.sql")

#endif
