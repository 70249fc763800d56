# Removes the copies of one dataset, and says what is left: the owners of it, and why.
# $1 the name
for place in "$1" ".tracebloc-staging/$1"; do
  if [ -h .tracebloc-staging ] && [ "$place" != "$1" ]; then
    echo "left unknown"
    echo "why .tracebloc-staging is a symbolic link"
    continue
  fi
  words=$(rm -rf "./$place" 2>&1 | head -n 1)
  if [ -e "$place" ] || [ -h "$place" ]; then
    owners=$(find "./$place" -exec stat -c %u {} + 2> /dev/null | sort -u | head -n 5 | tr '\n' ' ')
    echo "left ${owners:-unknown}"
    echo "why $words"
  else
    echo gone
  fi
done
[ -h .tracebloc-staging ] || rm -f ".tracebloc-staging/$1.manifest" 2> /dev/null
echo done
