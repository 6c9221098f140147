// has state at file scope: struct theme theme_now
struct theme theme_now = {0};
