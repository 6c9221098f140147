// has state at file scope: _Thread_local int mine
_Thread_local int mine = 1;
