// has state at file scope: static struct
static struct {
    int a;
} one;
