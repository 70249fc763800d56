# Whether a run holds a dataset: the age of its lock in seconds, and what it says; and whether its
# replacement was begun and not finished.
# $1 the name
lock=.tracebloc-ingest-$1.lock
echo "now $(date +%s)"
if [ -e "$lock" ] || [ -h "$lock" ]; then
  made=$(stat -c %Y "$lock" 2> /dev/null) || made=
  echo "made ${made:-0}"
  # Not echo, which in some shells makes lines of what follows a backslash.
  printf 'says %s\n' "$(head -c 4096 "$lock" 2> /dev/null | tr '\n\r\t' '   ')"
fi
[ ! -e ".tracebloc-staging/$1.replace" ] || echo replacing
echo looked
