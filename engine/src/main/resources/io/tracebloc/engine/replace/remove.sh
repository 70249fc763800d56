# remove TABLE SUFFIX: removes the files that were renamed. Prints "left PATH" if they could not be. May
# be repeated.
aside=.tracebloc-replaced-$1-$2
rm -rf "$aside" 2>/dev/null
[ ! -e "$aside" ] || echo "left $aside"
echo removed
