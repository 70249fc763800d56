# look TABLE: tells what stands on the volume: "record LINE" for each line of what an unfinished
# replacement noted, "files" if the dataset has any, "locked" if a run may be writing them.
record=.tracebloc-staging/$1.replace
if [ -h .tracebloc-staging ] || [ -h "$record" ]; then
  echo "$record is a symbolic link" >&2
  exit 1
fi
[ ! -f "$record" ] || head -c 4096 "$record" | sed 's/^/record /'
if [ -h "./$1" ]; then
  echo files
elif [ -d "./$1" ]; then
  { [ -r "./$1" ] && [ -z "$(find "./$1/." ! -name . -prune -print | head -c 1)" ]; } || echo files
elif [ -e "./$1" ]; then
  echo files
fi
# A lock counts for twelve hours.
lock=.tracebloc-ingest-$1.lock
[ ! -e "$lock" ] || [ -z "$(find "$lock" -prune -mmin -720 -print | head -c 1)" ] || echo locked
exit 0
