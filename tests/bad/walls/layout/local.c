// has state in a function: static int calls
int f(void)
{
    static int calls;
    return ++calls;
}
