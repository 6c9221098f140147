// must not use stderr
void f(void)
{
    fputs("no", stderr);
}
