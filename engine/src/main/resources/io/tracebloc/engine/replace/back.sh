# back TABLE SUFFIX HAS_FILES: puts the files that were renamed in place again, and removes those that
# the run brought. Prints "left PATH" for what could not be removed. May be repeated.
aside=.tracebloc-replaced-$1-$2
gone=$aside.new
if [ -e "$aside" ] || [ -h "$aside" ] || [ "$3" = no ]; then
  if [ -e "./$1" ] || [ -h "./$1" ]; then
    rm -rf "$gone" 2>/dev/null
    while [ -e "$gone" ]; do
      gone=$gone.new
    done
    mv "./$1" "$gone" || exit 1
  fi
  if [ -e "$aside" ] || [ -h "$aside" ]; then
    mv "$aside" "./$1" || exit 1
  fi
fi
for path in "$aside".new*; do
  rm -rf "$path" 2>/dev/null
  [ ! -e "$path" ] || echo "left $path"
done
echo back
