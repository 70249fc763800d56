# aside TABLE SUFFIX KEY HAS_TABLE HAS_FILES: notes that the dataset is being replaced by the run KEY
# and renames its files. The new name is in the same directory: to move a directory into another one
# takes the right to write into it, which only the ingestor's user has. May be repeated.
record=.tracebloc-staging/$1.replace
aside=.tracebloc-replaced-$1-$2
if [ -h .tracebloc-staging ]; then
  echo ".tracebloc-staging is a symbolic link" >&2
  exit 1
fi
mkdir -p .tracebloc-staging || exit 1
noted=
if [ -s "$record" ]; then
  if [ "$(sed -n 's/^key //p' "$record" | head -n 1)" != "$3" ]; then
    echo "another replacement of $1 has begun" >&2
    exit 1
  fi
else
  # Left empty by one that died just here.
  rm -f "$record" || exit 1
  # Only one of several at the same time can make it.
  (
    set -C
    printf 'key %s\nsuffix %s\ntable %s\nfiles %s\n' "$3" "$2" "$4" "$5" >"$record"
  ) || exit 1
  noted=yes
fi
if [ "$5" = yes ] && [ ! -e "$aside" ] && ! mv "./$1" "$aside" && [ ! -e "$aside" ]; then
  [ -z "$noted" ] || rm -f "$record"
  exit 1
fi
echo aside
