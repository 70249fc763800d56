# forget TABLE: removes the note: the replacement is over.
rm -f ".tracebloc-staging/$1.replace" || exit 1
rmdir .tracebloc-staging 2>/dev/null
echo forgotten
