# look TABLE: tells what stands on the volume: "record LINE" for each line of what an unfinished
# replacement noted, "files" if the dataset has any.
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
exit 0
