// has state at file scope: extern struct theme theme_now
extern struct theme theme_now;
