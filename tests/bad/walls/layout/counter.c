// has state at file scope: static int count
static int count;
int f(void)
{
    return ++count;
}
