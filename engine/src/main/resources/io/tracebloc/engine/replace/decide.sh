# decide TABLE DECISION: notes what is to be kept, "old" or "new", unless that is noted already.
# Prints what counts. Appended in one write, so that it is there wholly or not at all.
record=.tracebloc-staging/$1.replace
[ -f "$record" ] || exit 1
[ -n "$(sed -n '/^keep /p' "$record")" ] || echo "keep $2" >>"$record" || exit 1
sed -n '/^keep /p' "$record" | head -n 1
