# prepare TABLE SUFFIX KEEP: looks at the volume and makes the directory for an upload; unless KEEP
# is "keep" that was only a test, and it is removed again.
# Prints "taken" if the final directory is in use, and "free KIB" where the system knows.
umask 022
table=$1
new=.tracebloc-staging/$table.staging-$2

if [ -d "$table" ]; then
  if [ ! -r "$table" ] || [ -n "$(find "$table/." ! -name . -prune -print | head -c 1)" ]; then
    echo taken
    exit 0
  fi
elif [ -e "$table" ] || [ -h "$table" ]; then
  echo taken
  exit 0
fi

mkdir -p .tracebloc-staging || exit 1
mkdir "$new" || exit 1
[ "$3" = keep ] || rmdir "$new" || exit 1
df -Pk . 2>/dev/null | sed -n '$s/.* \([0-9][0-9]*\)  *[0-9]*% .*/free \1/p'
exit 0
