// has state at file scope: static const char *words[]
static const char *words[] = {"a", "b"};
