// has state at file scope: static void (*hook)(int)
static void (*hook)(int);
